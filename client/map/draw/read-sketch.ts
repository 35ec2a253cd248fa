import type { GeoJSONStoreFeatures } from 'terra-draw'
import { edgeLengthM, ringAreaM2 } from '../../geometry/measure-shape.ts'
import { isSame, roundPosition, shapeOf, type LngLat } from '../../geometry/position.ts'
import { previewFindings } from '../../geometry/preview-findings.ts'
import type { Sketch } from './drawing-types.ts'

/** A sketch as the mode keeps it: what is set, and where the pen is. */
export interface ReadSketch {
  kind: 'area' | 'line'
  set: LngLat[]
  pen: LngLat | null
}

/** Takes the set points and the pen's place out of a feature that is being drawn; null where it is none. */
export function readSketch({ geometry, properties }: GeoJSONStoreFeatures): ReadSketch | null {
  if (geometry.type === 'LineString') {
    const positions = geometry.coordinates.map(roundPosition)
    return { kind: 'line', set: positions.slice(0, -1), pen: positions.at(-1) ?? null }
  }
  if (geometry.type !== 'Polygon') return null
  const open = (geometry.coordinates[0] ?? []).slice(0, -1).map(roundPosition)
  const count = properties['committedCoordinateCount']
  // A rectangle and a freehand line have no points that are set one by one.
  if (typeof count !== 'number') return { kind: 'area', set: open.filter((position, index) => index === 0 || !isSame(position, open[index - 1])), pen: null }
  return { kind: 'area', set: open.slice(0, count), pen: open[count] ?? null }
}

/** Whether a ring through these points, closed, is a sound outline; places where it is not. */
export function faultsOf(points: readonly LngLat[]): LngLat[] {
  if (points.length < 4) return []
  const ring = [...points, ...points.slice(0, 1)]
  return previewFindings(shapeOf([[ring]]), { on: 'boundary', plot: null })
    .flatMap(({ code, where }) => ((code === 'self_intersection' || code === 'spike') && where?.type === 'MultiPoint' ? (where.coordinates as LngLat[]) : []))
}

/** Whether a sketch can be finished, and why not. */
export function stateOfSketch(sketch: ReadSketch | null): Omit<Sketch, 'tool'> {
  const points = sketch?.set.length ?? 0
  const whyNot = !sketch ? 'nothing_drawn'
    : points < (sketch.kind === 'line' ? 2 : 3) || (sketch.kind === 'area' && hasNoArea(sketch.set)) ? 'needs_points'
      : sketch.kind === 'area' && faultsOf(sketch.set).length > 0 ? 'crosses_itself' : null
  return { isSketching: sketch !== null, points, canFinish: whyNot === null, whyNot }
}

const hasNoArea = (points: readonly LngLat[]): boolean => Math.abs(ringAreaM2([...points, ...points.slice(0, 1)])) < 0.01

// A hand that rests, or ends where it began, sets points that are one.
const sameM = 0.02

/** The line of a finished sketch, as tuples with 9 decimals, no two of them one place. */
export function finishedLine(coordinates: readonly (readonly number[])[]): LngLat[] {
  return coordinates.map(roundPosition).reduce<LngLat[]>((kept, position) => {
    const last = kept.at(-1)
    return last && edgeLengthM(last, position) < sameM ? kept : [...kept, position]
  }, [])
}

/** The closed outline of a finished sketch. */
export function finishedRing(coordinates: readonly (readonly number[])[]): LngLat[] {
  const [first, ...others] = finishedLine(coordinates)
  if (!first) return []
  const tail = others.findLastIndex((position) => edgeLengthM(first, position) >= sameM)
  return [first, ...others.slice(0, tail + 1), first]
}
