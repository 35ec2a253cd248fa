import { featureCollection, intersect, multiPolygon } from '@turf/turf'
import type { MultiPolygon } from 'geojson'
import { boxesMeet, boxOfShape } from './box-of-shape.ts'
import { tidyShape } from './tidy-shape.ts'

/** What two shapes both cover, from `leastM2` on; null where they do not overlap. */
export function intersectShapes(a: MultiPolygon, b: MultiPolygon, leastM2: number): MultiPolygon | null {
  if (!boxesMeet(boxOfShape(a), boxOfShape(b))) return null
  const common = intersect(featureCollection([a, b].map(({ coordinates }) => multiPolygon(coordinates))))
  return common && tidyShape(common.geometry, leastM2)
}
