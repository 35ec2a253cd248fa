import type { Position } from 'geojson'
import { centralMeridians, cornerToPosition, positionToCorner } from './vn2000.ts'

/** The VN-2000 zone whose meridian is nearest. */
export const nearestSrid = (lng: number): number => Number(Object.entries(centralMeridians).toSorted(([, a], [, b]) => Math.abs(a - lng) - Math.abs(b - lng))[0]?.[0] ?? 5897)

const rounded = (value: number): number => Number(value.toFixed(9))

/** The parts of a line carried so many metres east and north, each position in the VN-2000 zone it lies in. */
export const shiftLine = (parts: readonly (readonly Position[])[], eastM: number, northM: number): Position[][] => parts.map((part) => part.map(([lng = 0, lat = 0]) => {
  const srid = nearestSrid(lng)
  const { x, y } = positionToCorner([lng, lat], srid)
  const [movedLng, movedLat] = cornerToPosition({ x: x + northM, y: y + eastM }, srid)
  return [rounded(movedLng), rounded(movedLat)]
}))
