import { at, boxOf, contains, cross, distance, dot, minus, type Box, type Point, type Ring } from './ring.ts'

/** Whether two segments cross or touch. */
export function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const ab = minus(b, a)
  const cd = minus(d, c)
  const sideC = cross(ab, minus(c, a))
  const sideD = cross(ab, minus(d, a))
  const sideA = cross(cd, minus(a, c))
  const sideB = cross(cd, minus(b, c))
  return sideC * sideD <= 0 && sideA * sideB <= 0 && boxesMeet(a, b, c, d)
}

/** Distance in metres from a point to a segment. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const along = minus(b, a)
  const lengthSquared = dot(along, along)
  const share = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, dot(minus(point, a), along) / lengthSquared))
  return distance(point, { x: a.x + along.x * share, y: a.y + along.y * share })
}

/** Distance in metres from a point to the nearest place on the ring's boundary. */
export function distanceToBoundary(ring: Ring, point: Point): number {
  let nearest = Infinity
  let previous = at(ring, -1)
  for (const vertex of ring) {
    nearest = Math.min(nearest, distanceToSegment(point, previous, vertex))
    previous = vertex
  }
  return nearest
}

/** Whether no two edges of the ring touch, neighbours aside. */
export function isSimple(ring: Ring): boolean {
  const count = ring.length
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue
      if (segmentsMeet(at(ring, i), at(ring, i + 1), at(ring, j), at(ring, j + 1))) return false
    }
  }
  return true
}

/** Whether the two rings keep at least `gapM` metres between them; overlapping and nested rings do not. */
export function areApart(one: Ring, other: Ring, gapM: number): boolean {
  if (!boxesWithin(boxOf(one), boxOf(other), gapM)) return true
  if (contains(one, at(other, 0)) || contains(other, at(one, 0))) return false
  return boundariesAreApart(one, other, gapM)
}

/** Whether `inner` lies inside `outer`, at least `gapM` metres from its boundary. */
export function isWellInside(inner: Ring, outer: Ring, gapM: number): boolean {
  return contains(outer, at(inner, 0)) && boundariesAreApart(inner, outer, gapM)
}

function boundariesAreApart(one: Ring, other: Ring, gapM: number): boolean {
  const near = boxOf(one)
  let c = at(other, -1)
  for (const d of other) {
    if (segmentNearBox(c, d, near, gapM)) {
      let a = at(one, -1)
      for (const b of one) {
        if (segmentsWithin(a, b, c, d, gapM)) return false
        a = b
      }
    }
    c = d
  }
  return true
}

function segmentsWithin(a: Point, b: Point, c: Point, d: Point, gapM: number): boolean {
  if (Math.min(a.x, b.x) - gapM > Math.max(c.x, d.x) || Math.min(c.x, d.x) - gapM > Math.max(a.x, b.x)) return false
  if (Math.min(a.y, b.y) - gapM > Math.max(c.y, d.y) || Math.min(c.y, d.y) - gapM > Math.max(a.y, b.y)) return false
  return (
    segmentsMeet(a, b, c, d) ||
    distanceToSegment(a, c, d) < gapM ||
    distanceToSegment(b, c, d) < gapM ||
    distanceToSegment(c, a, b) < gapM ||
    distanceToSegment(d, a, b) < gapM
  )
}

function segmentNearBox(a: Point, b: Point, box: Box, gapM: number): boolean {
  return (
    Math.min(a.x, b.x) <= box.maxX + gapM &&
    Math.max(a.x, b.x) >= box.minX - gapM &&
    Math.min(a.y, b.y) <= box.maxY + gapM &&
    Math.max(a.y, b.y) >= box.minY - gapM
  )
}

function boxesWithin(one: Box, other: Box, gapM: number): boolean {
  return (
    one.minX - gapM <= other.maxX &&
    other.minX - gapM <= one.maxX &&
    one.minY - gapM <= other.maxY &&
    other.minY - gapM <= one.maxY
  )
}

function boxesMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  return (
    Math.min(a.x, b.x) <= Math.max(c.x, d.x) &&
    Math.min(c.x, d.x) <= Math.max(a.x, b.x) &&
    Math.min(a.y, b.y) <= Math.max(c.y, d.y) &&
    Math.min(c.y, d.y) <= Math.max(a.y, b.y)
  )
}
