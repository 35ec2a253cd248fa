import { inset, track, type TrackedRing } from './inset.ts'
import { longestEdge } from './outline.ts'
import { add, area, at, cross, direction, dot, leftOf, minus, times, type Point, type Ring } from './ring.ts'

/** The gate and the two directions the streets follow. */
export interface Gate {
  /** Where the middle of the entrance avenue crosses the outline. */
  point: Point
  /** Along the road outside, counter-clockwise round the zone. */
  along: Point
  /** Into the zone, along the avenue. */
  inwards: Point
}

/** The nest of rings every zone has, from outside in: outline, green belt, lots along the boundary, and the loop road's outer kerb. */
export interface Rings {
  outline: TrackedRing
  beltInside: TrackedRing
  kerb: TrackedRing
  beltM: number
  lotDepthM: number
  gate: Gate
}

/** Lays belt and boundary lots inside the outline; lots get shallower where the zone is too narrow for the depth wished. */
export function nestRings(outline: Ring, beltM: number, wishedLotDepthM: number, coreM: number): Rings {
  const outer = track(outline)
  for (const share of [1, 0.85, 0.7, 0.55, 0.4]) {
    const lotDepthM = wishedLotDepthM * share
    const beltInside = inset(outer, beltM)
    const kerb = beltInside && inset(beltInside, lotDepthM)
    const gate = kerb && gateOf(outer, kerb)
    // A loop road needs something to go round.
    if (beltInside && kerb && gate && inset(kerb, coreM)) return { outline: outer, beltInside, kerb, beltM, lotDepthM, gate }
  }
  throw new Error('laying out a zone: its outline is too narrow for a belt, lots and a road')
}

/** The gate in the middle of the longest edge, as far as all rings have that edge. */
function gateOf(outline: TrackedRing, kerb: TrackedRing): Gate | null {
  const { index, along } = longestEdge(outline.ring)
  const kerbEdge = kerb.sources.indexOf(index)
  if (kerbEdge < 0) return null
  const span = sharedSpan(outline, index, kerb, kerbEdge, along)
  if (!span) return null
  const start = at(outline.ring, index)
  const middle = (span.low + span.high) / 2 - dot(start, along)
  return { point: add(start, times(along, middle)), along, inwards: leftOf(along) }
}

/** The belt as one ring, open where the avenue of `avenueM` metres passes. */
export function beltRing({ outline, beltInside, beltM, gate }: Rings, avenueM: number): Point[] {
  const left = add(gate.point, times(gate.along, -avenueM / 2))
  const right = add(gate.point, times(gate.along, avenueM / 2))
  const inner = (point: Point): Point => add(point, times(gate.inwards, beltM))
  const outerEdge = edgeAt(outline, gate)
  const innerEdge = edgeAt(beltInside, gate)
  return [
    right,
    ...walk(outline.ring, outerEdge, outerEdge),
    left,
    inner(left),
    ...walk(beltInside.ring, innerEdge, innerEdge).reverse(),
    inner(right),
  ]
}

/** The outer edge of the road land: the loop's kerb with the avenue's spur out to the outline. */
export function roadRing({ kerb, beltM, lotDepthM, gate }: Rings, avenueM: number): Point[] {
  const left = add(gate.point, times(gate.along, -avenueM / 2))
  const right = add(gate.point, times(gate.along, avenueM / 2))
  const inner = (point: Point): Point => add(point, times(gate.inwards, beltM + lotDepthM))
  const edge = edgeAt(kerb, gate)
  return [inner(right), ...walk(kerb.ring, edge, edge), inner(left), left, right]
}

/** The part of two parallel edges that faces each other, with a little room at the ends. */
export function sharedSpan(
  outer: TrackedRing,
  outerEdge: number,
  inner: TrackedRing,
  innerEdge: number,
  along: Point,
): { low: number; high: number } | null {
  const low = Math.max(dot(at(outer.ring, outerEdge), along), dot(at(inner.ring, innerEdge), along)) + 0.5
  const high = Math.min(dot(at(outer.ring, outerEdge + 1), along), dot(at(inner.ring, innerEdge + 1), along)) - 0.5
  return high > low ? { low, high } : null
}

/** Index of the edge of `tracked` the gate lies on. */
export function edgeAt(tracked: TrackedRing, gate: Gate): number {
  let best = 0
  let bestScore = Infinity
  tracked.ring.forEach((start, index) => {
    const end = at(tracked.ring, index + 1)
    const low = dot(start, gate.along)
    const high = dot(end, gate.along)
    const middle = dot(gate.point, gate.along)
    if (low >= middle || high <= middle || Math.abs(cross(direction(start, end), gate.along)) > 1e-6) return
    const away = Math.abs(dot(minus(start, gate.point), gate.inwards))
    if (away < bestScore) {
      best = index
      bestScore = away
    }
  })
  return best
}

/** Vertices met walking counter-clockwise from one edge to another; the same edge twice means no step, or all the way round when the walk `wraps`. */
export function walk(ring: Ring, fromEdge: number, toEdge: number, wraps = true): Point[] {
  const steps = (toEdge - fromEdge + ring.length) % ring.length || (wraps ? ring.length : 0)
  return Array.from({ length: steps }, (_, step) => at(ring, fromEdge + 1 + step))
}

/** Area of the road land outside the loop road's outer kerb: the spur to the gate, m². */
export const spurArea = ({ beltM, lotDepthM }: Rings, avenueM: number): number => (beltM + lotDepthM) * avenueM

/** Area of the belt, m². */
export function beltArea({ outline, beltInside, beltM }: Rings, avenueM: number): number {
  return area(outline.ring) - area(beltInside.ring) - beltM * avenueM
}

