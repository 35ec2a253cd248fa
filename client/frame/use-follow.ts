import { useCallback, useRef } from 'react'
import type { Bbox } from '../map/camera.ts'
import type { Atlas } from '../state/use-atlas.ts'

/** Shows on the map what is chosen, by name; null: nothing. Where it lies may come later than what it is called. */
export type Follow = (what: 'province' | 'zone', chosen: string | null, bbox: Bbox | null) => void

/** Moves the map when something else is chosen; to what was there on arrival only where the address named no view. A map nobody sees stays as it is. */
export function useFollow({ fitBox, fitFirst }: Atlas, isSeen: boolean): Follow {
  const followed = useRef(new Map<string, string | null>())
  return useCallback((what, chosen, bbox) => {
    const before = followed.current.get(what)
    if (before === chosen || (chosen !== null && bbox === null)) return
    followed.current.set(what, chosen)
    if (!isSeen || bbox === null) return
    if (before === undefined) fitFirst(bbox)
    else fitBox(bbox)
  }, [fitBox, fitFirst, isSeen])
}
