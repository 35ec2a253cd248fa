import { featureCollection, multiPolygon, union } from '@turf/turf'
import type { MultiPolygon } from 'geojson'
import { knitShape } from './knit-shape.ts'
import { tidyShape } from './tidy-shape.ts'

// Shapes that were meant to touch do so within a millimetre.
const touchM = 0.002

/** Shapes as one; what lies within 2 mm of each other is taken to touch. */
export function uniteShapes(shapes: readonly MultiPolygon[]): MultiPolygon | null {
  const knitted = shapes.map((shape, index) => knitShape(shape, shapes.filter((_, other) => other !== index), touchM))
  if (knitted.length < 2) return knitted[0] ?? null
  const united = union(featureCollection(knitted.map(({ coordinates }) => multiPolygon(coordinates))))
  return united && tidyShape(united.geometry, 0.05)
}
