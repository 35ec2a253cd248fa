/** A point of a local plane, in metres. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A closed ring of points in metres, without the repeated last point; counter-clockwise unless a name says otherwise. */
export type Ring = readonly Point[]

export interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** The item at `index`, counted round and round as the vertices of a ring are. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[((index % items.length) + items.length) % items.length]
  if (item === undefined) throw new Error('an empty list has no item to go round to')
  return item
}

export const add = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
export const times = (a: Point, factor: number): Point => ({ x: a.x * factor, y: a.y * factor })
export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y
export const cross = (a: Point, b: Point): number => a.x * b.y - a.y * b.x
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
export const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
/** The vector turned a quarter turn to the left. */
export const leftOf = (a: Point): Point => ({ x: -a.y, y: a.x })

/** Angle in radians by which the way turns left from one direction to the next. */
export const turnBetween = (before: Point, after: Point): number => Math.atan2(cross(before, after), dot(before, after))

/** Direction of unit length from `a` to `b`. */
export function direction(a: Point, b: Point): Point {
  return times(minus(b, a), 1 / distance(a, b))
}

/** Area in m², negative for a clockwise ring. */
export function signedArea(ring: Ring): number {
  const first = at(ring, 0)
  let twice = 0
  let previous = first
  for (const point of ring) {
    // Measured from the first vertex: far from the origin the plain shoelace loses digits.
    twice += (previous.x - first.x) * (point.y - first.y) - (point.x - first.x) * (previous.y - first.y)
    previous = point
  }
  return twice / 2
}

/** Area in m², whatever the direction. */
export const area = (ring: Ring): number => Math.abs(signedArea(ring))

export function perimeter(ring: Ring): number {
  let length = 0
  let previous = at(ring, -1)
  for (const point of ring) {
    length += distance(previous, point)
    previous = point
  }
  return length
}

/** About half the width of a long strip, the radius of a circle: how broad the ring is inside, in metres. */
export const breadth = (ring: Ring): number => (2 * area(ring)) / perimeter(ring)

/** Centre of mass. */
export function centroid(ring: Ring): Point {
  const origin = at(ring, 0)
  let previous = at(ring, -1)
  let twice = 0
  let x = 0
  let y = 0
  for (const point of ring) {
    const a = minus(previous, origin)
    const b = minus(point, origin)
    const part = cross(a, b)
    twice += part
    x += (a.x + b.x) * part
    y += (a.y + b.y) * part
    previous = point
  }
  return { x: origin.x + x / (3 * twice), y: origin.y + y / (3 * twice) }
}

export function boxOf(ring: Ring): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const { x, y } of ring) {
    if (x < box.minX) box.minX = x
    if (x > box.maxX) box.maxX = x
    if (y < box.minY) box.minY = y
    if (y > box.maxY) box.maxY = y
  }
  return box
}

/** Smallest and largest value of `axis` · point over the ring, in metres. */
export function spanAlong(ring: Ring, axis: Point): { low: number; high: number } {
  let low = Infinity
  let high = -Infinity
  for (const point of ring) {
    const value = dot(point, axis)
    if (value < low) low = value
    if (value > high) high = value
  }
  return { low, high }
}

/** Whether the point is inside; a point on the boundary may count either way. */
export function contains(ring: Ring, { x, y }: Point): boolean {
  let inside = false
  let previous = at(ring, -1)
  for (const point of ring) {
    if (point.y > y !== previous.y > y) {
      const crossingX = point.x + ((previous.x - point.x) * (y - point.y)) / (previous.y - point.y)
      if (x < crossingX) inside = !inside
    }
    previous = point
  }
  return inside
}

/** The ring turned by `angle` radians, scaled and then moved. */
export function transform(ring: Ring, angle: number, scale: number, shift: Point): Point[] {
  const cosine = Math.cos(angle) * scale
  const sine = Math.sin(angle) * scale
  return ring.map(({ x, y }) => ({
    x: x * cosine - y * sine + shift.x,
    y: x * sine + y * cosine + shift.y,
  }))
}

/** Whether the ring turns left at every corner, save for arithmetic noise. */
export function isConvex(ring: Ring): boolean {
  return ring.every((corner, index) => turnBetween(minus(corner, at(ring, index - 1)), minus(at(ring, index + 1), corner)) > -0.02)
}
