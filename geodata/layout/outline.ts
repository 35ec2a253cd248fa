import { inset, track } from './inset.ts'
import type { Random } from './random.ts'
import {
  add, area, at, between, centroid, direction, distance, leftOf, minus, signedArea, times, transform, turnBetween, type Point, type Ring,
} from './ring.ts'
import { isSimple } from './segments.ts'

/** What may be done to a corner of a zone: cut off, bitten out for a hamlet or a grave field, rounded along a slip road, or left. */
type Corner = 'plain' | 'chamfer' | 'bite' | 'round'

/**
 * An invented outline as zones have them: straight runs along a road and along field edges, corners cut or bitten out,
 * one side along a river. Unit area, centred on its centre of mass, the straight road side at the bottom; counter-clockwise.
 * `elongation` is length over depth; a `small` zone gets no bite, for its few lots would not get round it.
 */
export function sketchOutline(random: Random, elongation: number, small: boolean): Point[] {
  for (let attempt = 0; attempt < 200; attempt++) {
    const sketch = normalise(drawSides(random, elongation, small))
    // A neck too narrow for lots on both sides of a street is no zone anybody would plan.
    const loop = isSimple(sketch) ? inset(track(sketch), 0.19 / Math.sqrt(elongation)) : null
    if (loop && isBlunt(sketch) && isBlunt(loop.ring)) return random.chance(0.5) ? mirror(sketch) : sketch
  }
  throw new Error('sketching an outline: no attempt had room for a loop road')
}

/** Whether no corner is a spike or a slit: nobody buys out land in such shapes. */
function isBlunt(ring: Ring): boolean {
  return ring.every((corner, index) => {
    const turn = turnBetween(minus(corner, at(ring, index - 1)), minus(at(ring, index + 1), corner))
    return turn < 1.83 && turn > -1.7
  })
}

function drawSides(random: Random, elongation: number, small: boolean): Point[] {
  const halfLength = Math.sqrt(elongation) / 2
  const halfDepth = 1 / Math.sqrt(elongation) / 2
  const slant = (): number => random.between(-0.11, 0.11)
  const roadStart = { x: -halfLength, y: -halfDepth }
  const roadEnd = { x: halfLength, y: -halfDepth }
  const riverStart = { x: halfLength + slant() * halfDepth * 2, y: halfDepth + slant() * halfDepth }
  const riverEnd = { x: -halfLength + slant() * halfDepth * 2, y: halfDepth + slant() * halfDepth }
  const bitten = small ? -1 : random.whole(0, 2)
  const roadCorner = (index: number): Corner => (index === bitten ? 'bite' : random.pick(['plain', 'chamfer', 'chamfer', 'round']))

  const upstream = cornerPoints(random, roadEnd, riverStart, riverEnd, random.pick(['plain', 'chamfer']))
  const downstream = cornerPoints(random, riverStart, riverEnd, roadStart, random.pick(['plain', 'chamfer']))
  return [
    ...cornerPoints(random, riverEnd, roadStart, roadEnd, roadCorner(0)),
    ...cornerPoints(random, roadStart, roadEnd, riverStart, roadCorner(1)),
    ...boundaryBend(random, roadEnd, riverStart),
    ...upstream,
    ...riverBank(random, at(upstream, -1), at(downstream, 0), halfDepth),
    ...downstream,
    ...boundaryBend(random, riverEnd, roadStart),
  ]
}

/**
 * An invented block of coast for an economic zone: a wavering shore, a river along one flank, straight inland borders.
 * Unit area, centred, the long axis along y, the shore to the east and south; counter-clockwise.
 */
export function sketchCoast(random: Random, elongation: number): Point[] {
  const halfWidth = 1 / Math.sqrt(elongation) / 2
  const halfHeight = Math.sqrt(elongation) / 2
  const southWest = { x: -halfWidth * 1.05, y: -halfHeight * 0.82 }
  const spit = { x: -halfWidth * 0.1, y: -halfHeight }
  const southEast = { x: halfWidth * 0.72, y: -halfHeight * 0.74 }
  const northEast = { x: halfWidth * 1.1, y: halfHeight * 0.86 }
  const northWest = { x: -halfWidth * 0.55, y: halfHeight }
  const westBend = { x: -halfWidth * 0.78, y: halfHeight * 0.28 }
  const outline = [
    southWest,
    ...wavering(random, southWest, spit, 5, 0.02),
    spit,
    ...wavering(random, spit, southEast, 5, 0.025),
    southEast,
    ...wavering(random, southEast, northEast, 12, 0.02),
    northEast,
    { x: halfWidth * 0.62, y: halfHeight * 0.9 },
    { x: halfWidth * 0.55, y: halfHeight * 1.02 },
    northWest,
    { x: -halfWidth * 0.62, y: halfHeight * 0.62 },
    westBend,
    ...wavering(random, westBend, southWest, 9, 0.03),
  ]
  return normalise(outline)
}

/** The outline turned by `angle` radians to unit area times `areaM2`, its centre of mass at `centre`. */
export function setDown(sketch: Ring, angle: number, areaM2: number, centre: Point): Point[] {
  return transform(sketch, angle, Math.sqrt(areaM2), centre)
}

function cornerPoints(random: Random, before: Point, corner: Point, after: Point, kind: Corner): Point[] {
  const back = direction(corner, before)
  const ahead = direction(corner, after)
  const shorter = Math.min(distance(corner, before), distance(corner, after))
  if (kind === 'plain') return [corner]
  if (kind === 'bite') {
    const deep = shorter * random.between(0.16, 0.27)
    const wide = shorter * random.between(0.2, 0.34)
    const inBack = add(corner, times(back, deep))
    const inAhead = add(corner, times(ahead, wide))
    return [inBack, add(inBack, times(ahead, wide * random.between(0.86, 1))), inAhead]
  }
  const size = shorter * random.between(0.07, 0.17)
  const start = add(corner, times(back, size))
  const end = add(corner, times(ahead, size * random.between(0.7, 1.3)))
  if (kind === 'chamfer') return [start, end]
  return [0, 0.25, 0.5, 0.75, 1].map((share) =>
    between(between(start, corner, share), between(corner, end, share), share),
  )
}

/** One slight bend in a boundary that follows field edges. */
function boundaryBend(random: Random, from: Point, to: Point): Point[] {
  const outwards = times(leftOf(direction(from, to)), -distance(from, to))
  return [add(between(from, to, random.between(0.4, 0.62)), times(outwards, random.between(-0.06, 0.06)))]
}

function riverBank(random: Random, from: Point, to: Point, halfDepth: number): Point[] {
  const outwards = times(leftOf(direction(from, to)), -1)
  const reach = halfDepth * random.between(0.08, 0.2)
  const waves = random.between(0.5, 1.25)
  const phase = random.between(0, Math.PI * 2)
  const points: Point[] = []
  const count = random.whole(13, 18)
  for (let i = 1; i < count; i++) {
    const share = i / count
    const swing = Math.sin(Math.PI * 2 * waves * share + phase) + 0.22 * Math.sin(Math.PI * 4.2 * waves * share + phase * 2)
    // Calm at both ends, or the bank would leave its corner as a spike.
    const taper = Math.sin(Math.PI * share)
    points.push(add(between(from, to, share), times(outwards, reach * swing * taper)))
  }
  return points
}

function wavering(random: Random, from: Point, to: Point, count: number, reach: number): Point[] {
  const outwards = times(leftOf(direction(from, to)), -distance(from, to))
  const phase = random.between(0, Math.PI * 2)
  const points: Point[] = []
  for (let i = 1; i < count; i++) {
    const swing = Math.sin(i * 1.3 + phase) * 0.6 + random.between(-0.5, 0.5)
    points.push(add(between(from, to, (i + random.between(-0.25, 0.25)) / count), times(outwards, reach * swing)))
  }
  return points
}

function mirror(ring: Ring): Point[] {
  return ring.map(({ x, y }) => ({ x: -x, y })).reverse()
}

function normalise(ring: Ring): Point[] {
  if (signedArea(ring) <= 0 || ring.length < 12) throw new Error('a sketch must be counter-clockwise and have at least 12 vertices')
  const middle = centroid(ring)
  const scale = 1 / Math.sqrt(area(ring))
  return ring.map((point) => times({ x: point.x - middle.x, y: point.y - middle.y }, scale))
}

/** Direction of unit length of the longest edge: streets follow it. */
export function longestEdge(ring: Ring): { index: number; along: Point; lengthM: number } {
  let index = 0
  let lengthM = 0
  ring.forEach((point, i) => {
    const length = distance(point, at(ring, i + 1))
    if (length > lengthM + 1e-6) {
      index = i
      lengthM = length
    }
  })
  return { index, along: direction(at(ring, index), at(ring, index + 1)), lengthM }
}
