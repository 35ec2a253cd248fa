import type { LngLat } from './types.ts'
import { at, signedArea, type Point, type Ring } from './ring.ts'

const equatorialRadiusM = 6378137
const flattening = 1 / 298.257223563
const eccentricitySquared = flattening * (2 - flattening)
const degree = Math.PI / 180

/** Metres east and north of an origin, in which plane area equals WGS84 ellipsoidal area (sinusoidal projection). */
export interface LocalPlane {
  /** Metres of a WGS84 position in degrees. */
  fromLngLat(position: LngLat): Point
  /** WGS84 degrees of a point in metres, unrounded. */
  toLngLat(point: Point): [number, number]
  /** WGS84 area in m² of a counter-clockwise ring whose edges are geodesics, as a spatial database measures it. */
  areaM2(ring: Ring): number
}

/** The plane around `origin` (WGS84 degrees). Good for tens of kilometres: shapes shear by a few parts in a thousand there, areas stay exact. */
export function localPlane(origin: LngLat): LocalPlane {
  const [originLng, originLat] = origin
  const originPhi = originLat * degree
  const meridianRadiusAtOrigin = meridianRadius(originPhi)

  // Simpson's rule over so short an arc is exact to far below a millimetre.
  const northing = (phi: number): number =>
    ((phi - originPhi) / 6) *
    (meridianRadiusAtOrigin + 4 * meridianRadius((phi + originPhi) / 2) + meridianRadius(phi))

  // A geodesic bulges polewards of the plane's straight line by an area that grows with the cube of its eastward reach: 40 m² at 2 km.
  const bulgeFactor = Math.tan(originPhi) / (12 * equatorialRadiusM)

  return {
    areaM2(ring) {
      const bulges = ring.reduce((sum, point, index) => sum + (at(ring, index + 1).x - point.x) ** 3, 0)
      return signedArea(ring) - bulges * bulgeFactor
    },
    fromLngLat([lng, lat]) {
      const phi = lat * degree
      return { x: (lng - originLng) * degree * parallelRadius(phi), y: northing(phi) }
    },
    toLngLat({ x, y }) {
      let phi = originPhi + y / meridianRadiusAtOrigin
      for (let i = 0; i < 3; i++) phi += (y - northing(phi)) / meridianRadius(phi)
      return [originLng + x / parallelRadius(phi) / degree, phi / degree]
    },
  }
}

/** Degrees rounded to the 7 decimals every shipped coordinate has. */
export function roundDegrees(value: number): number {
  return Math.round(value * 1e7) / 1e7
}

function meridianRadius(phi: number): number {
  const sine = Math.sin(phi)
  return (equatorialRadiusM * (1 - eccentricitySquared)) / (1 - eccentricitySquared * sine * sine) ** 1.5
}

function parallelRadius(phi: number): number {
  const sine = Math.sin(phi)
  return (equatorialRadiusM * Math.cos(phi)) / Math.sqrt(1 - eccentricitySquared * sine * sine)
}
