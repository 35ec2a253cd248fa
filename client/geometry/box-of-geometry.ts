import type { Geometry, Position } from 'geojson'
import type { Bbox } from '../map/camera.ts'

/** The box around a geometry of any kind; null for an empty one. */
export function boxOfGeometry(geometry: Geometry): Bbox | null {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng = NaN, lat = NaN] of positionsOf(geometry)) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box[0] <= box[2] && box[1] <= box[3] ? box : null
}

/** The box around several of them. */
export const boxOfShapes = (shapes: readonly { readonly geometry: Geometry }[]): Bbox | null => boxOfGeometry({ type: 'GeometryCollection', geometries: shapes.map(({ geometry }) => geometry) })

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point': return [geometry.coordinates]
    case 'MultiPoint': case 'LineString': return geometry.coordinates
    case 'MultiLineString': case 'Polygon': return geometry.coordinates.flat()
    case 'MultiPolygon': return geometry.coordinates.flat(2)
    case 'GeometryCollection': return geometry.geometries.flatMap(positionsOf)
  }
}
