import type { MultiPolygon, Position } from 'geojson'
import { useState } from 'react'
import { moveArea, type Drawing } from '../features/corridor/design.ts'
import { shiftLine } from '../geometry/shift-line.ts'

export interface DrawingState {
  drawing: Drawing
  /** Whether anything was done since it began. */
  isChanged: boolean
  change: (next: Drawing) => void
  /** The line was dragged; `by`: how far the whole of it went, in degrees. */
  drag: (line: Position[][], by: readonly [number, number] | null) => void
  shift: (eastM: number, northM: number) => void
  load: (line: Position[][], clearance: MultiPolygon | null) => void
  undo: (() => void) | null
}

const mostSteps = 100
const carried = (by: readonly [number, number]) => (rings: Position[][]): Position[][] => rings.map((ring) => ring.map(([lng = 0, lat = 0]) => [Number((lng + by[0]).toFixed(9)), Number((lat + by[1]).toFixed(9))]))

/** What is drawn of a corridor, step by step back. A clearance area and stations go with the whole line; what was bent alone leaves them. */
export function useCorridorDrawing(begun: Drawing): DrawingState {
  const [steps, setSteps] = useState<readonly Drawing[]>([begun])
  const drawing = steps.at(-1) ?? begun
  const change = (next: Drawing): void => setSteps((all) => [...all.slice(-mostSteps), next])
  const together = (line: Position[][], move: (rings: Position[][]) => Position[][]): void => change({
    ...drawing, line, clearance: moveArea(drawing.clearance, move),
    areas: drawing.areas.map((area) => ({ ...area, geometry: moveArea(area.geometry as MultiPolygon, move) })),
  })
  return {
    drawing, isChanged: steps.length > 1, change,
    drag: (line, by) => (by === null ? change({ ...drawing, line }) : together(line, carried(by))),
    shift: (eastM, northM) => together(shiftLine(drawing.line, eastM, northM), (rings) => shiftLine(rings, eastM, northM)),
    // The clearance area belonged to the line before.
    load: (line, clearance) => change({ ...drawing, line, clearance, by: clearance ? 'clearance' : 'width' }),
    undo: steps.length > 1 ? () => setSteps((all) => all.slice(0, -1)) : null,
  }
}
