import { useCallback, useState } from 'react'
import type { Bbox } from '../map/camera.ts'
import type { Atlas } from '../state/use-atlas.ts'

/** Shows on the map what is chosen, by name; null: nothing. Where it lies may come later than what it is called. */
export type Follow = (what: 'province' | 'zone' | 'corridor' | 'case' | 'plan', chosen: string | null, bbox: Bbox | null) => void

/** What was followed to, each thing by its name. */
export type Followed = Map<Parameters<Follow>[0], string | null>

/** Moves the map when something else is chosen, never because the same was read again; to what was there on arrival only where the address named no view. */
export function follow(followed: Followed, { fitBox, fitFirst }: Pick<Atlas, 'fitBox' | 'fitFirst'>, ...[what, chosen, bbox]: Parameters<Follow>): void {
  const before = followed.get(what)
  if (before === chosen || (chosen !== null && bbox === null)) return
  followed.set(what, chosen)
  if (bbox === null) return
  if (before === undefined) fitFirst(bbox)
  else fitBox(bbox)
}

/** Follows choices for as long as a room is open; what is chosen while nobody sees the map is shown once it is seen. */
export function useFollow({ fitBox, fitFirst }: Pick<Atlas, 'fitBox' | 'fitFirst'>, isSeen: boolean): Follow {
  const [followed] = useState<Followed>(() => new Map())
  return useCallback((...asked) => { if (isSeen) follow(followed, { fitBox, fitFirst }, ...asked) }, [followed, fitBox, fitFirst, isSeen])
}
