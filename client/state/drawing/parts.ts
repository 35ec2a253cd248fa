import type { MultiPolygon, Polygon } from 'geojson'
import { alignShape } from '../../geometry/align-shape.ts'
import { sideOfRing } from '../../geometry/contains-position.ts'
import { edgeLengthM, shapeAreaM2 } from '../../geometry/measure-shape.ts'
import { moveShape } from '../../geometry/move-shape.ts'
import { partsOf, roundPosition, roundShape, type Ring } from '../../geometry/position.ts'
import { subtractShapes } from '../../geometry/subtract-shapes.ts'
import { turnOf } from '../../geometry/trace-faces.ts'
import { changed, geometryOf, refused, withGeometry, type Outcome, type Shapes, type Target } from './shapes.ts'

const shapeOfParts = (parts: readonly Ring[][]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [...parts] })

/** Carries a whole shape along; others that touch it stay. */
export function carryShape(shapes: Shapes, target: Target, from: readonly number[], to: readonly number[]): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry) return refused('nothing_there')
  const [start, end] = [roundPosition(from), roundPosition(to)]
  return changed(withGeometry(shapes, target, moveShape(geometry, start, end)), 'moved_shape', { m: edgeLengthM(start, end) })
}

/** Adds a separate part; there must be a shape to add it to. */
export function addPart(shapes: Shapes, target: Target, part: Polygon): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry) return refused('nothing_there')
  return changed(withGeometry(shapes, target, shapeOfParts([...partsOf(geometry), ...partsOf(roundShape(part))])), 'added_part', { m2: shapeAreaM2(roundShape(part)) })
}

/** Takes a part away; the last one stays. */
export function removePart(shapes: Shapes, target: Target, part: number): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry || !geometry.coordinates[part]) return refused('nothing_there')
  if (geometry.coordinates.length === 1) return refused('nothing_left')
  return changed(withGeometry(shapes, target, shapeOfParts(partsOf(geometry).filter((_, index) => index !== part))), 'removed_part')
}

/** Makes a hole in the part it lies in, wound against it. */
export function addHole(shapes: Shapes, target: Target, hole: Polygon): Outcome {
  const geometry = geometryOf(shapes, target)
  const [ring] = partsOf(roundShape(hole))[0] ?? []
  if (!geometry || !ring) return refused('nothing_there')
  const parts = partsOf(geometry)
  const around = parts.findIndex(([outer = []]) => ring.some((position) => sideOfRing(outer, position) === 'inside'))
  const outer = parts[around]?.[0]
  if (!outer) return refused('outside_shape')
  const wound = turnOf(ring) > 0 === turnOf(outer) > 0 ? ring.toReversed() : ring
  return changed(withGeometry(shapes, target, shapeOfParts(parts.map((rings, index) => (index === around ? [...rings, wound] : rings)))), 'added_hole', { m2: shapeAreaM2(roundShape(hole)) })
}

/** Fills a hole. */
export function removeHole(shapes: Shapes, target: Target, part: number, ring: number): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry || ring === 0 || !geometry.coordinates[part]?.[ring]) return refused('nothing_there')
  return changed(withGeometry(shapes, target, shapeOfParts(partsOf(geometry).map((rings, index) => (index === part ? rings.filter((_, at) => at !== ring) : rings)))), 'removed_hole')
}

/** Cuts land out of a shape. */
export function cutOut(shapes: Shapes, target: Target, cutter: Polygon | MultiPolygon): Outcome {
  return subtract(shapes, target, (geometry) => subtractShapes(geometry, [roundShape(cutter)]), 'cut_out')
}

/** Makes a shape end where others begin: what overlaps is cut off, and gaps narrower than `reachM` are closed along them. */
export function alignToNeighbours(shapes: Shapes, target: Target, neighbours: readonly MultiPolygon[], reachM: number): Outcome {
  return subtract(shapes, target, (geometry) => alignShape(geometry, neighbours, reachM), 'aligned')
}

function subtract(shapes: Shapes, target: Target, less: (geometry: MultiPolygon) => MultiPolygon | null, key: 'cut_out' | 'aligned'): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry) return refused('nothing_there')
  const left = less(geometry)
  if (!left) return refused('nothing_left')
  const m2 = shapeAreaM2(geometry) - shapeAreaM2(left)
  // The same to a square decimetre and vertex for vertex in number: nothing was met.
  if (Math.abs(m2) < 0.01 && partsOf(left).flat(2).length === partsOf(geometry).flat(2).length) return refused('does_not_meet')
  return changed(withGeometry(shapes, target, left), key === 'aligned' && m2 < 0 ? 'aligned_outwards' : key, { m2: Math.abs(m2), parts: left.coordinates.length })
}
