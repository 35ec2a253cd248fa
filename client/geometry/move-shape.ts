import type { MultiPolygon } from 'geojson'
import { partsOf, roundPosition, type LngLat } from './position.ts'

const radians = Math.PI / 180

/** The shape carried along so that what was at `from` is at `to`; it keeps its size in metres though degrees of longitude shrink towards the pole. */
export function moveShape(shape: MultiPolygon, from: LngLat, to: LngLat): MultiPolygon {
  const widen = Math.cos(from[1] * radians) / Math.cos(to[1] * radians)
  const carry = ([lng, lat]: LngLat): LngLat => roundPosition([to[0] + (lng - from[0]) * widen, lat + to[1] - from[1]])
  return { type: 'MultiPolygon', coordinates: partsOf(shape).map((rings) => rings.map((ring) => ring.map(carry))) }
}
