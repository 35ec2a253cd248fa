import type { Parcel } from './land-use.ts'
import type { Random } from './random.ts'
import { add, area, centroid, distance, times, type Point, type Ring } from './ring.ts'
import { distanceToBoundary } from './segments.ts'

/** Parks and, where one is roomy enough, a pond of up to `waterM2` square metres inside it. */
export function landscape(random: Random, parks: readonly Ring[], waterM2: number): Parcel[] {
  const parcels = parks.map((ring): Parcel => parcelOf(ring, 'green'))
  let leftM2 = waterM2
  for (const parcel of [...parcels].sort((a, b) => area(b.ring) - area(a.ring)).slice(0, 2)) {
    // A pond under a tenth of a hectare would not be drawn on a zoning plan.
    if (leftM2 < Math.min(1000, waterM2 * 0.3) || waterM2 < 300) break
    const pond = pondIn(random, parcel.ring, Math.min(leftM2, area(parcel.ring) * 0.45))
    if (!pond) continue
    parcel.hole = pond
    parcels.push(parcelOf(pond, 'water'))
    leftM2 -= area(pond)
  }
  return parcels
}

/** A rounded pond in the middle of the park, at least 6 m from its edge; as large as fits, at most `wantedM2`. */
function pondIn(random: Random, park: Ring, wantedM2: number): Point[] | null {
  const middle = centroid(park)
  const phase = random.between(0, Math.PI * 2)
  const shore = shoreOf(park, middle, phase)
  const scale = Math.sqrt(wantedM2 / area(shore))
  for (const shrink of [1, 0.9, 0.8, 0.65, 0.5]) {
    const pond = shore.map((point) => add(middle, times({ x: point.x - middle.x, y: point.y - middle.y }, scale * shrink)))
    if (pond.every((point) => isInside(park, middle, point))) return pond
  }
  return null
}

/** The park's own shape drawn in and rounded: each ray from the middle shortened and averaged with its neighbours. */
function shoreOf(park: Ring, middle: Point, phase: number): Point[] {
  const count = 20
  const reach = Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * Math.PI * 2
    return rayLength(park, middle, { x: Math.cos(angle), y: Math.sin(angle) })
  })
  return reach.map((_, i) => {
    const around = [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (reach[(i + step + count) % count] ?? 0), 0) / 5
    const angle = (i / count) * Math.PI * 2
    const wave = 1 + 0.09 * Math.sin(2 * angle + phase) + 0.06 * Math.sin(3 * angle + phase * 2)
    return add(middle, times({ x: Math.cos(angle), y: Math.sin(angle) }, around * wave))
  })
}

function rayLength(ring: Ring, from: Point, towards: Point): number {
  let low = 0
  let high = Math.max(...ring.map((point) => distance(point, from)))
  for (let i = 0; i < 18; i++) {
    const middle = (low + high) / 2
    if (isInside(ring, from, add(from, times(towards, middle)))) low = middle
    else high = middle
  }
  return low
}

function isInside(ring: Ring, middle: Point, point: Point): boolean {
  return distanceToBoundary(ring, point) >= 6 && sameSide(ring, middle, point)
}

/** Parks are convex or nearly so: a point beyond the boundary lies across some edge from the middle. */
function sameSide(ring: Ring, middle: Point, point: Point): boolean {
  return ring.every((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a
    const side = (p: Point): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
    return side(middle) * side(point) > 0
  })
}

const parcelOf = (ring: Ring, landUse: 'green' | 'water'): Parcel => ({
  ring,
  landUse,
  row: -1,
  isLogistics: false,
  smeReserved: false,
})
