import proj4 from 'proj4'

/** A corner as decisions print it: metres in a VN-2000 three-degree zone, x = north, y = east. */
export interface Corner {
  readonly x: number
  readonly y: number
}
export type LngLat = readonly [longitude: number, latitude: number]

/** Central meridians of the three-degree zones (múi 3°) by EPSG code, degrees. */
export const centralMeridians: Readonly<Record<number, number>> = {
  5896: 102, 5897: 105, 5898: 108, 5899: 107.75, 9205: 103, 9206: 104, 9207: 104.5, 9208: 104.75, 9209: 105.5, 9210: 105.75, 9211: 106,
  9212: 106.25, 9213: 106.5, 9214: 107, 9215: 107.25, 9216: 107.5, 9217: 108.25, 9218: 108.5,
}

// EPSG:6960, whole country, about 1 m: for planning, not for cadastral measurement. +towgs84 is Position Vector, so the published rotations change sign.
const datumShift = '+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278'
const projections = new Map<number, proj4.Converter>()

/** @throws Error for a code that is no VN-2000 three-degree zone */
function projectionOf(srid: number): proj4.Converter {
  const known = projections.get(srid)
  if (known) return known
  const meridian = centralMeridians[srid]
  if (meridian === undefined) throw new Error(`EPSG:${srid} is no VN-2000 three-degree zone`)
  const made = proj4('WGS84', `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 ${datumShift} +units=m +no_defs`)
  projections.set(srid, made)
  return made
}

// A tenth of a millimetre; more digits only make files longer.
const rounded = (degrees: number): number => Math.round(degrees * 1e9) / 1e9

/** Where a corner lies, WGS84 degrees. */
export function cornerToPosition({ x, y }: Corner, srid: number): [number, number] {
  const [lng = NaN, lat = NaN] = projectionOf(srid).inverse([y, x])
  return [rounded(lng), rounded(lat)]
}

/** A place as a corner of a VN-2000 zone, metres. */
export function positionToCorner([lng, lat]: LngLat, srid: number): Corner {
  const [y = NaN, x = NaN] = projectionOf(srid).forward([lng, lat])
  return { x, y }
}

/** Distance on the plane, metres. */
export const edgeLength = (a: Corner, b: Corner): number => Math.hypot(b.x - a.x, b.y - a.y)

/** Signed area of a ring on its plane, m²; the ring may be closed or not. */
export function ringArea(ring: readonly Corner[]): number {
  const [first] = ring
  if (!first) return 0
  // Coordinates of millions of metres would cost the last digits.
  let doubled = 0
  ring.forEach((corner, i) => {
    const next = ring[(i + 1) % ring.length] ?? first
    doubled += (corner.x - first.x) * (next.y - first.y) - (next.x - first.x) * (corner.y - first.y)
  })
  return doubled / 2
}

/** Area of a shape on the plane of a VN-2000 zone, m², holes left out. */
export const planeArea = (shape: GeoJSON.MultiPolygon, srid: number): number => areaOn(shape, (position) => positionToCorner(position, srid))

/**
 * Area on the WGS84 ellipsoid, m², by a transverse Mercator plane through the shape's own middle: within 2e-7 for shapes under 20 km wide.
 * A preview; the number that decides is PostGIS's.
 */
export function ellipsoidalArea(shape: GeoJSON.MultiPolygon): number {
  const [lng = 0, lat = 0] = shape.coordinates[0]?.[0]?.[0] ?? []
  const own = proj4('WGS84', `+proj=tmerc +lat_0=${lat} +lon_0=${lng} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`)
  return areaOn(shape, (position) => {
    const [y = NaN, x = NaN] = own.forward([position[0], position[1]])
    return { x, y }
  })
}

const areaOn = (shape: GeoJSON.MultiPolygon, project: (position: LngLat) => Corner): number =>
  shape.coordinates.reduce((sum, rings) => sum + rings.reduce((part, ring, i) => {
    const area = Math.abs(ringArea(ring.map(([lng = NaN, lat = NaN]) => project([lng, lat]))))
    return part + (i === 0 ? area : -area)
  }, 0), 0)
