import type { Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Line, LineGrip, LineHand } from '../map/line-hand.ts'

/** Puts a line on the lent map that can be dragged, for as long as it is given. */
export function useLineHand(map: MapLibreMap | null, line: Line, grip: LineGrip | null, onMove: (line: Position[][], by: readonly [number, number] | null) => void): void {
  const [hand, setHand] = useState<LineHand | null>(null)
  const moved = useEffectEvent(onMove)
  useEffect(() => {
    if (!map) return
    let made: LineHand | null = null
    let gone = false
    void import('../map/line-hand.ts').then(({ startLineHand }) => {
      if (gone) return
      made = startLineHand(map, { onMove: (next, by) => moved(next, by) })
      setHand(made)
    })
    return () => {
      gone = true
      made?.remove()
      setHand(null)
    }
  }, [map])
  useEffect(() => hand?.set(line, grip), [hand, line, grip])
}
