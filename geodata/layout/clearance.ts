import { cutAlong, cutBetween } from './cut.ts'
import { roundDegrees, type LocalPlane } from './local-plane.ts'
import type { PlacedZone } from './placement.ts'
import { draftSeed, randomFrom, type Random } from './random.ts'
import { add, area, at, between, centroid, contains, distance, dot, leftOf, minus, spanAlong, times, type Point, type Ring } from './ring.ts'
import { distanceToBoundary, segmentsMeet } from './segments.ts'
import type { ClearanceStage, LayoutClearance, LayoutZone } from './types.ts'
import { weld } from './weld.ts'

/** A zone's clearance, and the ground in metres on which nothing can stand yet. */
export interface Clearance {
  tracts: LayoutClearance[]
  unready: Ring[]
}

/** Cadastral-looking tracts over the zone, one side cleared first; they follow old field edges, not the plots. `outline` in metres. */
export function clearZone({ zone, plane }: PlacedZone, outline: Ring, gateDirection: Point, draftNumber: number): Clearance {
  const random = randomFrom(draftSeed(`${zone.code}/clearance`, draftNumber))
  const shares = stageShares(random, zone)
  if (shares.length === 0) return { tracts: [], unready: [] }
  const divided = divideIntoTracts(random, outline, gateDirection, tractCount(zone))
  const welded = weld([outline, ...divided]).slice(1)

  // Work moves from one side of the zone to the other, though never in a clean line.
  const sweep = turned(gateDirection, random.between(-0.9, 0.9))
  const { low, high } = spanAlong(outline, sweep)
  const inOrder = welded
    .map((ring) => ({ ring, place: dot(centroid(ring), sweep) + random.between(-0.09, 0.09) * (high - low) }))
    .sort((a, b) => a.place - b.place)
  const wholeM2 = area(outline)
  const position = positionInside(plane, outline)
  const tracts: LayoutClearance[] = []
  const unready: Ring[] = []
  let passedM2 = 0
  for (const { ring } of inOrder) {
    // Where firms stand, a tract that reaches into ready land is ready: better too little open ground than a factory on it.
    const place = zone.progress === 'cleared' ? passedM2 + 1 : passedM2 + area(ring) / 2
    const stage = stageAt(shares, place / wholeM2)
    passedM2 += area(ring)
    if (stage !== 'ready') unready.push(ring)
    if (!stage) continue
    const positions = ring.map(position)
    const code = `GPMB-${String(tracts.length + 1).padStart(2, '0')}`
    tracts.push({ code, stage, geometry: { type: 'Polygon', coordinates: [[...positions, at(positions, 0)]] } })
  }
  return { tracts, unready }
}

type StageShare = [ClearanceStage, number]

/** Stages from the first-cleared side on, each with its share of the zone; what is left over has no decision yet. */
function stageShares(random: Random, { progress, occupancy }: LayoutZone): StageShare[] {
  if (progress === 'none') return random.chance(0.5) ? [] : [['recovery_decided', random.between(0.1, 0.35)]]
  if (progress === 'cleared') {
    // Firms stand on ready land: what is let limits what may still be open.
    const open = Math.min(0.08, (1 - (occupancy?.ratio ?? 0.85)) * 0.35)
    return open < 0.03 ? [['ready', 1]] : [['ready', 1 - open], ['handed_over', open]]
  }
  const weights = [random.between(0.25, 0.45), random.between(0.14, 0.26), random.between(0.12, 0.24), random.between(0.12, 0.28)]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const stages: ClearanceStage[] = ['ready', 'handed_over', 'compensated', 'recovery_decided']
  return stages.map((stage, index): StageShare => [stage, at(weights, index) / total])
}

function stageAt(shares: readonly StageShare[], place: number): ClearanceStage | null {
  let passed = 0
  for (const [stage, share] of shares) {
    passed += share
    if (place <= passed + 1e-9) return stage
  }
  return null
}

function tractCount({ areaHa }: { areaHa: number }): number {
  return Math.round(Math.min(40, 3 + 1.05 * Math.sqrt(areaHa)))
}

function divideIntoTracts(random: Random, outline: Ring, axis: Point, count: number): Ring[] {
  // Old fields never lie square to the new streets.
  const fields = turned(axis, random.pick([-1, 1]) * random.between(0.28, 0.62))
  const tracts: Ring[] = [outline]
  while (tracts.length < count) {
    const largest = tracts.reduce((best, ring) => (area(ring) > area(best) ? ring : best), at(tracts, 0))
    const parts = halveTract(random, largest, fields)
    if (!parts) break
    tracts.splice(tracts.indexOf(largest), 1, ...parts)
  }
  return tracts
}

/** Parts a tract across its longer side, along a crooked path where there is room for one. */
function halveTract(random: Random, tract: Ring, fields: Point): Ring[] | null {
  const along = spanAlong(tract, fields)
  const across = spanAlong(tract, leftOf(fields))
  const isLong = along.high - along.low > across.high - across.low
  const normal = turned(isLong ? fields : leftOf(fields), random.between(-0.16, 0.16))
  const { low, high } = spanAlong(tract, normal)
  const offset = low + (high - low) * random.between(0.38, 0.62)
  const { below, above } = cutAlong(tract, normal, offset)
  if (below.length !== 1 || above.length !== 1) return [...below, ...above]
  return bendCut(random, tract, normal, offset) ?? [at(below, 0), at(above, 0)]
}

function bendCut(random: Random, tract: Ring, normal: Point, offset: number): Ring[] | null {
  const ring = withCrossings(tract, normal, offset)
  const ends = ring.map((point, index) => ({ point, index })).filter(({ point }) => Math.abs(dot(point, normal) - offset) < 1e-6)
  if (ends.length !== 2) return null
  const from = at(ends, 0)
  const to = at(ends, 1)
  const length = distance(from.point, to.point)
  const steps = random.whole(1, 3)
  const path = Array.from({ length: steps }, (_, i) => {
    const share = (i + 1 + random.between(-0.22, 0.22)) / (steps + 1)
    return add(between(from.point, to.point, share), times(normal, length * random.between(-0.09, 0.09)))
  })
  const clear = path.every((point) => contains(ring, point) && distanceToBoundary(ring, point) > length * 0.04)
  if (!clear || !runsInside(ring, [from.point, ...path, to.point])) return null
  return [...cutBetween(ring, from.index, to.index, path)]
}

function runsInside(ring: Ring, path: readonly Point[]): boolean {
  for (let i = 0; i + 1 < path.length; i++) {
    const a = at(path, i)
    const b = at(path, i + 1)
    // The ends lie on the boundary and touch it there; the rest must not.
    const clearA = i === 0 ? between(a, b, 0.01) : a
    const clearB = i + 2 === path.length ? between(b, a, 0.01) : b
    if (!contains(ring, clearA) || !contains(ring, clearB)) return false
    if (ring.some((point, index) => segmentsMeet(clearA, clearB, point, at(ring, index + 1)))) return false
  }
  return true
}

function withCrossings(ring: Ring, normal: Point, offset: number): Point[] {
  return ring.flatMap((point, index) => {
    const next = at(ring, index + 1)
    const here = dot(point, normal) - offset
    const there = dot(next, normal) - offset
    return here * there < 0 ? [point, add(point, times(minus(next, point), here / (here - there)))] : [point]
  })
}

/** Rounds like every coordinate, except that a tract's corner on the outline's edge is rounded to the side that keeps it inside the zone. */
function positionInside(plane: LocalPlane, outline: Ring): (point: Point) => [number, number] {
  const round = (point: Point): [number, number] => {
    const [lng, lat] = plane.toLngLat(point)
    return [roundDegrees(lng), roundDegrees(lat)]
  }
  const corners = new Set(outline)
  const edges = outline.map((point, index): [Point, Point] => [point, at(outline, index + 1)])
  return (point) => {
    const nearest = round(point)
    if (corners.has(point) || distanceToBoundary(outline, point) > 0.05) return nearest
    const edge = edges.find(([a, b]) => distanceToBoundary([a, b], point) < 0.01)
    if (!edge) return nearest
    const [from, to] = [round(edge[0]), round(edge[1])]
    return nudges.map(([east, north]): [number, number] => [roundDegrees(nearest[0] + east), roundDegrees(nearest[1] + north)])
      .find((candidate) => isLeftOf(from, to, candidate)) ?? nearest
  }
}

/** Grid points around the nearest one, near ones first; degrees. */
const nudges: [number, number][] = [-2, -1, 0, 1, 2]
  .flatMap((east) => [-2, -1, 0, 1, 2].map((north): [number, number] => [east * 1e-7, north * 1e-7]))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b))

/** Exact for rounded coordinates: they are whole numbers of 1e-7 degrees. */
function isLeftOf(from: [number, number], to: [number, number], place: [number, number]): boolean {
  const whole = (a: number, b: number): number => Math.round((a - b) * 1e7)
  return whole(to[0], from[0]) * whole(place[1], from[1]) - whole(to[1], from[1]) * whole(place[0], from[0]) >= 0
}

function turned(vector: Point, angle: number): Point {
  const cosine = Math.cos(angle)
  const sine = Math.sin(angle)
  return { x: vector.x * cosine - vector.y * sine, y: vector.x * sine + vector.y * cosine }
}
