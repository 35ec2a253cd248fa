import type { MultiPolygon } from 'geojson'
import { lineLengthM, ringAreaM2 } from './measure-shape.ts'
import type { LngLat, Ring } from './position.ts'

/** What is sketched corner by corner. */
export type SketchKind = 'point' | 'line' | 'area'

const fewest = { point: 1, line: 2, area: 3 } as const

/** Whether so many corners make one. */
export const isEnough = (kind: SketchKind, corners: readonly LngLat[]): boolean => corners.length >= fewest[kind]

/** The ring through corners, closed. */
export const closeRing = (corners: readonly LngLat[]): Ring => [...corners, ...corners.slice(0, 1)]

/** A closed ring that turns left, as GeoJSON has the outer ones. */
export const turnLeft = (ring: Ring): Ring => (ringAreaM2(ring) < 0 ? ring.toReversed() : ring)

/** The area inside corners. */
export const areaOf = (corners: readonly LngLat[]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [[turnLeft(closeRing(corners))]] })

/** How long a sketch is so far, m, around an area once it is one; and what that area has, m². A preview. */
export function measureSketch(kind: SketchKind, corners: readonly LngLat[]): { lengthM: number; areaM2: number | null } {
  const isArea = kind === 'area' && isEnough(kind, corners)
  return { lengthM: lineLengthM(isArea ? closeRing(corners) : corners), areaM2: isArea ? Math.abs(ringAreaM2(closeRing(corners))) : null }
}
