import type { TrackedRing } from './inset.ts'
import { leastLotM2 } from './lots.ts'
import { edgeAt, sharedSpan, walk, type Rings } from './perimeter.ts'
import type { Random } from './random.ts'
import { add, at, direction, distance, dot, leftOf, minus, times, turnBetween, type Point, type Ring } from './ring.ts'

/** A lot between the belt and the loop road. */
export interface BoundaryLot {
  ring: Ring
  /** Along the loop road it fronts on, unit length. */
  along: Point
}

/** Corners sharper than this get a lot that goes round them, in radians. */
const sharpTurn = 0.45

/** The lots between belt and loop road, counter-clockwise from the gate, each about `frontM` wide. */
export function boundaryLots(random: Random, rings: Rings, avenueM: number, frontM: number): BoundaryLot[] {
  const cuts = boundaryCuts(random, rings, avenueM, frontM)
  const lots: BoundaryLot[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = at(cuts, i)
    const to = at(cuts, i + 1)
    const wraps = i === 0 && cuts.length === 2
    const ring = [
      from.outer,
      ...walk(rings.beltInside.ring, from.outerEdge, to.outerEdge, wraps),
      to.outer,
      to.inner,
      ...walk(rings.kerb.ring, from.innerEdge, to.innerEdge, wraps).reverse(),
      from.inner,
    ]
    lots.push({ ring, along: distance(from.inner, to.inner) > 1 ? direction(from.inner, to.inner) : rings.gate.along })
  }
  return lots
}

interface Cut {
  inner: Point
  innerEdge: number
  outer: Point
  outerEdge: number
}

interface Stretch {
  edge: number
  outerEdge: number
  along: Point
  /** Where a cut square to the edge meets both rings: `along` · point, metres. */
  low: number
  high: number
}

/** A row of lots between two sharp corners of the loop road. */
interface Run {
  stretches: Stretch[]
  /** How far from the corner the first and last cuts keep, in metres. */
  startLegM: number
  endLegM: number
}

interface Place {
  stretch: Stretch
  place: number
}

function boundaryCuts(random: Random, rings: Rings, avenueM: number, frontM: number): Cut[] {
  const { kerb, beltInside, lotDepthM, gate } = rings
  const gateEdge = edgeAt(kerb, gate)
  const middle = dot(gate.point, gate.along)
  const cutAt = ({ edge, outerEdge, along }: Stretch, place: number): Cut => {
    const start = at(kerb.ring, edge)
    const inner = add(start, times(along, place - dot(start, along)))
    return { inner, innerEdge: edge, outer: add(inner, times(leftOf(along), -lotDepthM)), outerEdge }
  }

  const count = kerb.ring.length
  const runs: Run[] = [{ stretches: [], startLegM: 0, endLegM: 0 }]
  // A lot goes round an outward corner with a leg on either side; an inward corner is a street corner, and its lot ends square.
  const legM = lotDepthM * 0.22
  for (let step = 0; step <= count; step++) {
    const edge = (gateEdge + step) % count
    const turn = turnAt(kerb.ring, edge)
    if (step > 0 && Math.abs(turn) > sharpTurn) {
      const leg = turn > 0 ? legM : 0
      at(runs, -1).endLegM = leg
      runs.push({ stretches: [], startLegM: leg, endLegM: 0 })
    }
    const stretch = stretchOf(beltInside, kerb, edge)
    if (!stretch) continue
    if (step === 0) stretch.low = middle + avenueM / 2
    if (step === count) stretch.high = middle - avenueM / 2
    if (stretch.high > stretch.low) at(runs, -1).stretches.push(stretch)
  }

  return runs.flatMap((run) => placesOn(random, run, frontM, lotDepthM).map(({ stretch, place }) => cutAt(stretch, place)))
}

/** Where to cut one run between two sharp corners: a leg clear of each corner, lots of uneven width between. */
function placesOn(random: Random, run: Run, frontM: number, depthM: number): Place[] {
  const length = run.stretches.reduce((sum, { low, high }) => sum + high - low, 0)
  const from = run.startLegM
  const to = length - run.endLegM
  const usable = to - from
  if (usable < frontM * 0.4) return length < frontM ? [] : nonNull([placeAt(run.stretches, length / 2)])
  const runFront = frontM * random.pick([0.8, 1, 1, 1.35])
  const leastFront = (leastLotM2 * 1.2) / depthM
  const count = Math.max(1, Math.min(Math.round(usable / runFront), Math.floor(usable / leastFront)))
  const isTight = usable / count < leastFront * 1.8
  const widths = Array.from({ length: count }, () => (isTight ? random.between(0.93, 1.08) : random.between(0.65, 1.5)))
  const total = widths.reduce((sum, width) => sum + width, 0)
  const places = [placeAt(run.stretches, from)]
  let passed = from
  for (const width of widths) {
    passed += (usable * width) / total
    places.push(placeAt(run.stretches, passed))
  }
  return nonNull(places)
}

function placeAt(run: readonly Stretch[], passedM: number): Place | null {
  let left = passedM
  let last: Stretch | null = null
  for (const stretch of run) {
    last = stretch
    if (left <= stretch.high - stretch.low) return { stretch, place: stretch.low + Math.max(0, left) }
    left -= stretch.high - stretch.low
  }
  return last && { stretch: last, place: last.high }
}

function stretchOf(outer: TrackedRing, inner: TrackedRing, edge: number): Stretch | null {
  const outerEdge = outer.sources.indexOf(at(inner.sources, edge))
  if (outerEdge < 0) return null
  const along = direction(at(inner.ring, edge), at(inner.ring, edge + 1))
  const span = sharedSpan(outer, outerEdge, inner, edge, along)
  return span && { edge, outerEdge, along, ...span }
}

/** Signed turn at a vertex, in radians. */
function turnAt(ring: Ring, vertex: number): number {
  return turnBetween(minus(at(ring, vertex), at(ring, vertex - 1)), minus(at(ring, vertex + 1), at(ring, vertex)))
}

const nonNull = <T>(items: readonly (T | null)[]): T[] => items.filter((item) => item !== null)
