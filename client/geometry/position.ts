import type { MultiPolygon, Polygon } from 'geojson'

/** Longitude, latitude: WGS84 degrees. */
export type LngLat = [number, number]

/** Positions of a closed ring: the last is the first. */
export type Ring = LngLat[]

/** Decimals that are kept: 0.1 mm; what is drawn with and stored takes no more. */
export const keptDecimals = 9

const scale = 10 ** keptDecimals

/** To 9 decimals. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * scale) / scale

/** To 9 decimals; a height is dropped. */
export const roundPosition = ([lng = NaN, lat = NaN]: readonly number[]): LngLat => [roundDegrees(lng), roundDegrees(lat)]

/** Whether two positions are the same, to the last bit. */
export const isSame = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]

/** The parts of a shape as tuples; positions with heights must have been refused or rounded before. */
export const partsOf = (shape: MultiPolygon): LngLat[][][] => shape.coordinates as LngLat[][][]

/** A shape out of parts. */
export const shapeOf = (parts: readonly LngLat[][][]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [...parts] })

/** A polygon or multipolygon as a multipolygon with at most 9 decimals, so that it can be drawn with; vertices stay where they are. */
export function roundShape(shape: Polygon | MultiPolygon): MultiPolygon {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return { type: 'MultiPolygon', coordinates: parts.map((part) => part.map((ring) => ring.map(roundPosition))) }
}

/** A place in a list counted round: -1 is the last. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[((index % list.length) + list.length) % list.length]
  if (item === undefined) throw new Error(`There is no item ${index} in a list of ${list.length}.`)
  return item
}
