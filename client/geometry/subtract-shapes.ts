import { difference, featureCollection, multiPolygon } from '@turf/turf'
import type { MultiPolygon } from 'geojson'
import { boxesMeet, boxOfShape } from './box-of-shape.ts'
import { knitShape } from './knit-shape.ts'
import { tidyShape } from './tidy-shape.ts'

// Parts and holes below this are what rounding leaves along a common edge, not land.
const leastM2 = 0.5

/** The shape less others; along the cut it has their vertices to the last bit. Null where nothing is left. */
export function subtractShapes(shape: MultiPolygon, others: readonly MultiPolygon[]): MultiPolygon | null {
  const box = boxOfShape(shape)
  const near = others.filter((other) => boxesMeet(boxOfShape(other), box))
  if (near.length === 0) return shape
  const knitted = knitShape(shape, near, 0.002)
  const left = difference(featureCollection([knitted, ...near].map(({ coordinates }) => multiPolygon(coordinates))))
  return left && tidyShape(left.geometry, leastM2)
}
