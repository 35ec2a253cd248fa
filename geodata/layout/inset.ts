import { add, at, cross, direction, dot, leftOf, minus, signedArea, times, type Point, type Ring } from './ring.ts'
import { isSimple } from './segments.ts'

/** A ring that remembers, for every edge (from vertex i to i + 1), which edge of the outermost ring it runs along. */
export interface TrackedRing {
  readonly ring: Ring
  readonly sources: readonly number[]
}

/** The ring as the outermost of a nest of insets. */
export function track(ring: Ring): TrackedRing {
  return { ring, sources: ring.map((_, index) => index) }
}

interface Front {
  /** A point of the edge before it starts to move. */
  start: Point
  along: Point
  inward: Point
  source: number
}

/**
 * The ring moved inwards by `depthM` metres, corners kept sharp, edges too short for it dropped.
 * Null where the ring is too narrow: there the inset would meet itself.
 */
export function inset({ ring, sources }: TrackedRing, depthM: number): TrackedRing | null {
  let fronts: Front[] = ring.map((start, index) => {
    const along = direction(start, at(ring, index + 1))
    return { start, along, inward: leftOf(along), source: at(sources, index) }
  })
  for (;;) {
    const vanishing = firstToVanish(fronts, depthM)
    if (vanishing === null) break
    fronts = fronts.filter((_, index) => index !== vanishing)
    if (fronts.length < 3) return null
  }
  const moved: Point[] = []
  for (let i = 0; i < fronts.length; i++) {
    const corner = cornerAt(at(fronts, i - 1), at(fronts, i), depthM)
    if (!corner) return null
    moved.push(corner)
  }
  if (signedArea(moved) <= 0 || !isSimple(moved)) return null
  return { ring: moved, sources: fronts.map((front) => front.source) }
}

/** Index of the edge that shrinks to nothing first, within the depth; an edge's length changes linearly while it moves. */
function firstToVanish(fronts: readonly Front[], depthM: number): number | null {
  let first: number | null = null
  let firstDepth = depthM
  for (let i = 0; i < fronts.length; i++) {
    const before = lengthAt(fronts, i, 0)
    const after = lengthAt(fronts, i, depthM)
    if (before === null || after === null || after > 0) continue
    const vanishesAt = before <= 0 ? 0 : (depthM * before) / (before - after)
    if (first === null || vanishesAt < firstDepth) {
      first = i
      firstDepth = vanishesAt
    }
  }
  return first
}

function lengthAt(fronts: readonly Front[], index: number, depthM: number): number | null {
  const front = at(fronts, index)
  const start = cornerAt(at(fronts, index - 1), front, depthM)
  const end = cornerAt(front, at(fronts, index + 1), depthM)
  return start && end ? dot(minus(end, start), front.along) : null
}

function cornerAt(one: Front, next: Front, depthM: number): Point | null {
  const turn = cross(one.along, next.along)
  const from = add(one.start, times(one.inward, depthM))
  const to = add(next.start, times(next.inward, depthM))
  if (Math.abs(turn) < 1e-7) {
    // Two runs of one straight line: the corner simply moves inwards. Parallel lines apart have no corner.
    return Math.abs(dot(minus(to, from), one.inward)) < 1e-6 ? to : null
  }
  return add(from, times(one.along, cross(minus(to, from), next.along) / turn))
}
