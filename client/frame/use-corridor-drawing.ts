import type { MultiPolygon, Position } from 'geojson'
import { useState } from 'react'
import type { CorridorSection } from '../../api/contract/corridor.ts'
import { moveArea, sectionsOfNewLine, type Drawing } from '../features/corridor/design.ts'
import { shiftLine } from '../geometry/shift-line.ts'

export interface DrawingState {
  drawing: Drawing
  /** Whether it is another than it began as. */
  isChanged: boolean
  change: (part: Partial<Drawing>) => void
  /** The line was dragged; `by`: how far the whole of it went, in degrees. */
  drag: (line: Position[][], by: readonly [number, number] | null) => void
  shift: (eastM: number, northM: number) => void
  /** Another line, drawn or loaded, with the clearance area that came with it. */
  replace: (line: Position[][], clearance: MultiPolygon | null) => void
  /** By widths, or by the clearance area. */
  takeBy: (by: Drawing['by']) => void
  undo: (() => void) | null
}

const mostSteps = 100
const parts = ['line', 'sections', 'areas', 'clearance', 'by'] as const satisfies readonly (keyof Drawing)[]
const carried = (by: readonly [number, number]) => (rings: Position[][]): Position[][] => rings.map((ring) => ring.map(([lng = 0, lat = 0]) => [Number((lng + by[0]).toFixed(9)), Number((lat + by[1]).toFixed(9))]))

/** What is drawn of a corridor, step by step back. A clearance area and stations go with the whole line; what was bent alone leaves them. `usual`: the section that a line begins with; `resumed`: where drawing goes on. */
export function useCorridorDrawing(begun: Drawing, usual: CorridorSection, resumed: Drawing | null): DrawingState {
  const [steps, setSteps] = useState<readonly Drawing[]>(resumed ? [begun, resumed] : [begun])
  const drawing = steps.at(-1) ?? begun
  const change = (part: Partial<Drawing>): void => setSteps((all) => [...all.slice(-mostSteps), { ...all.at(-1) ?? begun, ...part }])
  const together = (line: Position[][], move: (rings: Position[][]) => Position[][]): void => change({
    line, clearance: drawing.clearance && moveArea(drawing.clearance, move), areas: drawing.areas.map((area) => ({ ...area, geometry: moveArea(area.geometry, move) })),
  })
  return {
    // What is not changed keeps its identity, also once every change was discarded.
    drawing, isChanged: parts.some((part) => drawing[part] !== begun[part]), change,
    drag: (line, by) => (by === null ? change({ line }) : together(line, carried(by))),
    shift: (eastM, northM) => together(shiftLine(drawing.line, eastM, northM), (rings) => shiftLine(rings, eastM, northM)),
    // The clearance area belonged to the line before.
    replace: (line, clearance) => change({ line, clearance, by: clearance ? 'clearance' : 'width', sections: clearance ? [] : sectionsOfNewLine(drawing.sections, usual) }),
    takeBy: (by) => change({ by, sections: by === 'width' && drawing.sections.length === 0 ? [usual] : drawing.sections }),
    undo: steps.length > 1 ? () => setSteps((all) => all.slice(0, -1)) : null,
  }
}
