import type { MultiPolygon } from 'geojson'
import { roundPosition, type LngLat, type Ring } from '../../client/geometry/position.ts'

/** Numbers from 0 to 1 that come again with the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const centre: LngLat = [104.97, 21.66]

/** A ring that winds once around the centre and does not cross itself. */
export function starRing(count: number, random: () => number, radiusDegrees = 0.005, middle = centre): Ring {
  const open = Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count
    const radius = radiusDegrees * (0.6 + 0.4 * random())
    return roundPosition([middle[0] + radius * Math.cos(angle), middle[1] + radius * Math.sin(angle)])
  })
  return [...open, ...open.slice(0, 1)]
}

/** A ring through random places, which mostly crosses itself. */
export function tangledRing(count: number, random: () => number): Ring {
  const open = Array.from({ length: count }, () => roundPosition([centre[0] + random() * 0.01, centre[1] + random() * 0.01]))
  return [...open, ...open.slice(0, 1)]
}

/** A place so many metres (about) east and north of the centre. */
export const place = (east: number, north: number): LngLat => roundPosition([centre[0] + east / 103481, centre[1] + north / 110726])

/** A closed ring through places given in metres. */
export const ringThrough = (...places: [number, number][]): Ring => [...places, ...places.slice(0, 1)].map(([east, north]) => place(east, north))

/** A rectangle in metres, by its south-west corner. */
export const rectangle = (x: number, y: number, width: number, height: number): Ring => ringThrough([x, y], [x + width, y], [x + width, y + height], [x, y + height])

export const shape = (...parts: Ring[][]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: parts })
