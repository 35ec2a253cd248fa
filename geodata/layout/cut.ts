import { add, at, contains, dot, leftOf, minus, spanAlong, times, type Point, type Ring } from './ring.ts'

/** A ring in pieces on both sides of a line. */
export interface Halves {
  /** Pieces where `normal` · point is below the offset. */
  below: Ring[]
  above: Ring[]
}

/** Points closer than this to a line lie on it, in metres. */
const onLineM = 1e-6

/** Cuts the ring along the line `normal` · point = `offset` (unit length, metres); one that is not convex may fall into several pieces. */
export function cutAlong(ring: Ring, normal: Point, offset: number): Halves {
  const marked = markCrossings(ring, normal, offset)
  const halves: Halves = { below: [], above: [] }
  cutMarked(marked, leftOf(normal), halves)
  return halves
}

/** The pieces of the ring with `low` ≤ `normal` · point ≤ `high`. */
export function bandOf(ring: Ring, normal: Point, low: number, high: number): Ring[] {
  return cutAlong(ring, normal, low).above.flatMap((piece) => cutAlong(piece, normal, high).below)
}

/** Area in m² of the part of the ring with `normal` · point below `offset`. */
export function areaBelow(ring: Ring, normal: Point, offset: number): number {
  // Each clipped edge is closed through its foot on the line: those closings cancel out, so no pieces need be built.
  const along = leftOf(normal)
  let twice = 0
  let previous = at(ring, -1)
  let previousSide = dot(previous, normal) - offset
  for (const point of ring) {
    const side = dot(point, normal) - offset
    let from = previous
    let to = point
    if (side > 0 && previousSide > 0) {
      previous = point
      previousSide = side
      continue
    }
    if (side > 0 !== previousSide > 0) {
      const share = previousSide / (previousSide - side)
      const crossing = add(previous, times(minus(point, previous), share))
      if (side > 0) to = crossing
      else from = crossing
    }
    twice += (dot(to, along) - dot(from, along)) * (dot(from, normal) + dot(to, normal) - 2 * offset)
    previous = point
    previousSide = side
  }
  return Math.abs(twice) / 2
}

/** Offset along `normal` below which the ring has `areaM2` square metres. */
export function offsetForArea(ring: Ring, normal: Point, areaM2: number): number {
  let { low, high } = spanAlong(ring, normal)
  for (let i = 0; i < 48; i++) {
    const middle = (low + high) / 2
    if (areaBelow(ring, normal, middle) < areaM2) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Cuts `areaM2` square metres off the end of the ring that lies towards `towards` (unit length). */
export function cutOff(ring: Ring, towards: Point, areaM2: number): { taken: Ring[]; rest: Ring[] } {
  const normal = times(towards, -1)
  const halves = cutAlong(ring, normal, offsetForArea(ring, normal, areaM2))
  return { taken: halves.below, rest: halves.above }
}

/** Cuts the ring in two along a path that starts at vertex `from`, runs inside it, and ends at vertex `to`. */
export function cutBetween(ring: Ring, from: number, to: number, path: readonly Point[]): [Ring, Ring] {
  const one = chain(ring, from, to)
  const other = chain(ring, to, from)
  return [
    [...one, ...[...path].reverse()],
    [...other, ...path],
  ]
}

interface Marked {
  point: Point
  side: -1 | 0 | 1
}

function markCrossings(ring: Ring, normal: Point, offset: number): Marked[] {
  const marked: Marked[] = []
  const sides = ring.map((point) => {
    const away = dot(point, normal) - offset
    return Math.abs(away) < onLineM ? 0 : away
  })
  ring.forEach((point, index) => {
    const here = at(sides, index)
    const there = at(sides, index + 1)
    marked.push({ point, side: here === 0 ? 0 : here > 0 ? 1 : -1 })
    if (here * there < 0) {
      const step = minus(at(ring, index + 1), point)
      marked.push({ point: add(point, times(step, here / (here - there))), side: 0 })
    }
  })
  return marked
}

function cutMarked(marked: readonly Marked[], along: Point, into: Halves): void {
  const hasBelow = marked.some(({ side }) => side < 0)
  const hasAbove = marked.some(({ side }) => side > 0)
  if (!hasBelow || !hasAbove) {
    const ring = marked.map(({ point }) => point)
    if (hasBelow || hasAbove) (hasBelow ? into.below : into.above).push(ring)
    return
  }
  const chord = firstChord(marked, along)
  if (!chord) throw new Error('a line with parts of the ring on both sides must cross its inside')
  cutMarked(chain(marked, chord[0], chord[1]), along, into)
  cutMarked(chain(marked, chord[1], chord[0]), along, into)
}

/** Two vertices on the line with nothing but the inside of the ring between them. */
function firstChord(marked: readonly Marked[], along: Point): [number, number] | null {
  const onLine = marked
    .map(({ point, side }, index) => ({ index, side, place: dot(point, along) }))
    .filter(({ side }) => side === 0)
    .sort((a, b) => a.place - b.place || a.index - b.index)
  const ring = marked.map(({ point }) => point)
  for (let i = 0; i + 1 < onLine.length; i++) {
    const from = at(onLine, i).index
    const to = at(onLine, i + 1).index
    const steps = Math.abs(from - to)
    if (steps === 1 || steps === marked.length - 1) continue
    const a = at(ring, from)
    const b = at(ring, to)
    if (contains(ring, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })) return [from, to]
  }
  return null
}

/** The items from one index to another, both included, going round. */
function chain<T>(items: readonly T[], from: number, to: number): T[] {
  const chained: T[] = []
  for (let i = from; ; i++) {
    chained.push(at(items, i))
    if (((i - to) % items.length) === 0) return chained
  }
}
