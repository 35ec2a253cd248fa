import type { MultiPolygon } from 'geojson'
import type { Box } from './box-tree.ts'
import { partsOf, type LngLat } from './position.ts'

/** The box around positions; inside out where there are none. */
export function boxOfPositions(positions: Iterable<LngLat>): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of positions) {
    west = Math.min(west, lng)
    south = Math.min(south, lat)
    east = Math.max(east, lng)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

/** The box around a shape. */
export const boxOfShape = (shape: MultiPolygon): [number, number, number, number] => boxOfPositions(partsOf(shape).flatMap(([outer = []]) => outer))

/** Whether two boxes have a point in common. */
export const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
