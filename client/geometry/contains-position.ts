import type { MultiPolygon } from 'geojson'
import { orient } from './orient.ts'
import { isSame, partsOf, type LngLat } from './position.ts'

export type Side = 'inside' | 'outside' | 'on'

/** On which side of a closed ring a position lies. */
export function sideOfRing(ring: readonly LngLat[], p: LngLat): Side {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]
    const b = ring[i]
    if (!a || !b) continue
    if (isSame(b, p)) return 'on'
    if (a[1] > p[1] === b[1] > p[1]) {
      if (a[1] === p[1] && b[1] === p[1] && Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0])) return 'on'
      continue
    }
    const side = orient(a, b, p)
    if (side === 0) return 'on'
    if (side > 0 === b[1] > a[1]) inside = !inside
  }
  return inside ? 'inside' : 'outside'
}

/** On which side of a shape a position lies. */
export function sideOfShape(shape: MultiPolygon, p: LngLat): Side {
  for (const [outer = [], ...holes] of partsOf(shape)) {
    const side = sideOfRing(outer, p)
    if (side === 'on') return 'on'
    if (side === 'outside') continue
    const inHoles = holes.map((hole) => sideOfRing(hole, p))
    if (inHoles.includes('on')) return 'on'
    if (!inHoles.includes('inside')) return 'inside'
  }
  return 'outside'
}

/** The hole of a shape a position lies in; null: in none. */
export function holeAt(shape: MultiPolygon, p: LngLat): { part: number; ring: number } | null {
  for (const [part, rings] of partsOf(shape).entries()) {
    const ring = rings.findIndex((positions, index) => index > 0 && sideOfRing(positions, p) === 'inside')
    if (ring > 0) return { part, ring }
  }
  return null
}
