import { inset, track, type TrackedRing } from './inset.ts';
import { longestEdge } from './outline.ts';
import { leastLotM2 } from './lots.ts';
import type { Random } from './random.ts';
import { add, area, at, cross, direction, distance, dot, leftOf, minus, times, turnBetween, type Point, type Ring } from './ring.ts';

/** The gate and the two directions the streets follow. */
export interface Gate {
  /** Where the middle of the entrance avenue crosses the outline. */
  point: Point;
  /** Along the road outside, counter-clockwise round the zone. */
  along: Point;
  /** Into the zone, along the avenue. */
  inwards: Point;
}

/** The nest of rings every zone has, from outside in: outline, green belt, lots along the boundary, and the loop road's outer kerb. */
export interface Rings {
  outline: TrackedRing;
  beltInside: TrackedRing;
  kerb: TrackedRing;
  beltM: number;
  lotDepthM: number;
  gate: Gate;
}

/** A lot between the belt and the loop road. */
export interface BoundaryLot {
  ring: Ring;
  /** Along the loop road it fronts on, unit length. */
  along: Point;
}

/** Corners sharper than this get a lot that goes round them, in radians. */
const sharpTurn = 0.45;

/** Lays belt and boundary lots inside the outline; lots get shallower where the zone is too narrow for the depth wished. */
export function nestRings(outline: Ring, beltM: number, wishedLotDepthM: number, coreM: number): Rings {
  const outer = track(outline);
  for (const share of [1, 0.85, 0.7, 0.55, 0.4]) {
    const lotDepthM = wishedLotDepthM * share;
    const beltInside = inset(outer, beltM);
    const kerb = beltInside && inset(beltInside, lotDepthM);
    const gate = kerb && gateOf(outer, kerb);
    // A loop road needs something to go round.
    if (beltInside && kerb && gate && inset(kerb, coreM)) return { outline: outer, beltInside, kerb, beltM, lotDepthM, gate };
  }
  throw new Error('laying out a zone: its outline is too narrow for a belt, lots and a road');
}

/** The gate in the middle of the longest edge, as far as all rings have that edge. */
function gateOf(outline: TrackedRing, kerb: TrackedRing): Gate | null {
  const { index, along } = longestEdge(outline.ring);
  const kerbEdge = kerb.sources.indexOf(index);
  if (kerbEdge < 0) return null;
  const span = sharedSpan(outline, index, kerb, kerbEdge, along);
  if (!span) return null;
  const start = at(outline.ring, index);
  const middle = (span.low + span.high) / 2 - dot(start, along);
  return { point: add(start, times(along, middle)), along, inwards: leftOf(along) };
}

/** The belt as one ring, open where the avenue of `avenueM` metres passes. */
export function beltRing({ outline, beltInside, beltM, gate }: Rings, avenueM: number): Point[] {
  const left = add(gate.point, times(gate.along, -avenueM / 2));
  const right = add(gate.point, times(gate.along, avenueM / 2));
  const inner = (point: Point): Point => add(point, times(gate.inwards, beltM));
  const outerEdge = edgeAt(outline, gate);
  const innerEdge = edgeAt(beltInside, gate);
  return [
    right,
    ...walk(outline.ring, outerEdge, outerEdge),
    left,
    inner(left),
    ...walk(beltInside.ring, innerEdge, innerEdge).reverse(),
    inner(right),
  ];
}

/** The outer edge of the road land: the loop's kerb with the avenue's spur out to the outline. */
export function roadRing({ kerb, beltM, lotDepthM, gate }: Rings, avenueM: number): Point[] {
  const left = add(gate.point, times(gate.along, -avenueM / 2));
  const right = add(gate.point, times(gate.along, avenueM / 2));
  const inner = (point: Point): Point => add(point, times(gate.inwards, beltM + lotDepthM));
  const edge = edgeAt(kerb, gate);
  return [inner(right), ...walk(kerb.ring, edge, edge), inner(left), left, right];
}

/** The lots between belt and loop road, counter-clockwise from the gate, each about `frontM` wide. */
export function boundaryLots(random: Random, rings: Rings, avenueM: number, frontM: number): BoundaryLot[] {
  const cuts = boundaryCuts(random, rings, avenueM, frontM);
  const lots: BoundaryLot[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = at(cuts, i);
    const to = at(cuts, i + 1);
    const wraps = i === 0 && cuts.length === 2;
    const ring = [
      from.outer,
      ...walk(rings.beltInside.ring, from.outerEdge, to.outerEdge, wraps),
      to.outer,
      to.inner,
      ...walk(rings.kerb.ring, from.innerEdge, to.innerEdge, wraps).reverse(),
      from.inner,
    ];
    lots.push({ ring, along: distance(from.inner, to.inner) > 1 ? direction(from.inner, to.inner) : rings.gate.along });
  }
  return lots;
}

interface Cut {
  inner: Point;
  innerEdge: number;
  outer: Point;
  outerEdge: number;
}

interface Stretch {
  edge: number;
  outerEdge: number;
  along: Point;
  /** Where a cut square to the edge meets both rings: `along` · point, metres. */
  low: number;
  high: number;
}

/** A row of lots between two sharp corners of the loop road. */
interface Run {
  stretches: Stretch[];
  /** How far from the corner the first and last cuts keep, in metres. */
  startLegM: number;
  endLegM: number;
}

interface Place {
  stretch: Stretch;
  place: number;
}

function boundaryCuts(random: Random, rings: Rings, avenueM: number, frontM: number): Cut[] {
  const { kerb, beltInside, lotDepthM, gate } = rings;
  const gateEdge = edgeAt(kerb, gate);
  const middle = dot(gate.point, gate.along);
  const cutAt = ({ edge, outerEdge, along }: Stretch, place: number): Cut => {
    const start = at(kerb.ring, edge);
    const inner = add(start, times(along, place - dot(start, along)));
    return { inner, innerEdge: edge, outer: add(inner, times(leftOf(along), -lotDepthM)), outerEdge };
  };

  const count = kerb.ring.length;
  const runs: Run[] = [{ stretches: [], startLegM: 0, endLegM: 0 }];
  // A lot goes round an outward corner with a leg on either side; an inward corner is a street corner, and its lot ends square.
  const legM = lotDepthM * 0.22;
  for (let step = 0; step <= count; step++) {
    const edge = (gateEdge + step) % count;
    const turn = turnAt(kerb.ring, edge);
    if (step > 0 && Math.abs(turn) > sharpTurn) {
      const leg = turn > 0 ? legM : 0;
      at(runs, -1).endLegM = leg;
      runs.push({ stretches: [], startLegM: leg, endLegM: 0 });
    }
    const stretch = stretchOf(beltInside, kerb, edge);
    if (!stretch) continue;
    if (step === 0) stretch.low = middle + avenueM / 2;
    if (step === count) stretch.high = middle - avenueM / 2;
    if (stretch.high > stretch.low) at(runs, -1).stretches.push(stretch);
  }

  return runs.flatMap((run) => placesOn(random, run, frontM, lotDepthM).map(({ stretch, place }) => cutAt(stretch, place)));
}

/** Where to cut one run between two sharp corners: a leg clear of each corner, lots of uneven width between. */
function placesOn(random: Random, run: Run, frontM: number, depthM: number): Place[] {
  const length = run.stretches.reduce((sum, { low, high }) => sum + high - low, 0);
  const from = run.startLegM;
  const to = length - run.endLegM;
  const usable = to - from;
  if (usable < frontM * 0.4) return length < frontM ? [] : nonNull([placeAt(run.stretches, length / 2)]);
  const runFront = frontM * random.pick([0.8, 1, 1, 1.35]);
  const leastFront = (leastLotM2 * 1.2) / depthM;
  const count = Math.max(1, Math.min(Math.round(usable / runFront), Math.floor(usable / leastFront)));
  const isTight = usable / count < leastFront * 1.8;
  const widths = Array.from({ length: count }, () => (isTight ? random.between(0.93, 1.08) : random.between(0.65, 1.5)));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const places = [placeAt(run.stretches, from)];
  let passed = from;
  for (const width of widths) {
    passed += (usable * width) / total;
    places.push(placeAt(run.stretches, passed));
  }
  return nonNull(places);
}

function placeAt(run: readonly Stretch[], passedM: number): Place | null {
  let left = passedM;
  let last: Stretch | null = null;
  for (const stretch of run) {
    last = stretch;
    if (left <= stretch.high - stretch.low) return { stretch, place: stretch.low + Math.max(0, left) };
    left -= stretch.high - stretch.low;
  }
  return last && { stretch: last, place: last.high };
}

function stretchOf(outer: TrackedRing, inner: TrackedRing, edge: number): Stretch | null {
  const outerEdge = outer.sources.indexOf(at(inner.sources, edge));
  if (outerEdge < 0) return null;
  const along = direction(at(inner.ring, edge), at(inner.ring, edge + 1));
  const span = sharedSpan(outer, outerEdge, inner, edge, along);
  return span && { edge, outerEdge, along, ...span };
}

/** The part of two parallel edges that faces each other, with a little room at the ends. */
function sharedSpan(
  outer: TrackedRing,
  outerEdge: number,
  inner: TrackedRing,
  innerEdge: number,
  along: Point,
): { low: number; high: number } | null {
  const low = Math.max(dot(at(outer.ring, outerEdge), along), dot(at(inner.ring, innerEdge), along)) + 0.5;
  const high = Math.min(dot(at(outer.ring, outerEdge + 1), along), dot(at(inner.ring, innerEdge + 1), along)) - 0.5;
  return high > low ? { low, high } : null;
}

/** Signed turn at a vertex, in radians. */
function turnAt(ring: Ring, vertex: number): number {
  return turnBetween(minus(at(ring, vertex), at(ring, vertex - 1)), minus(at(ring, vertex + 1), at(ring, vertex)));
}

const nonNull = <T>(items: readonly (T | null)[]): T[] => items.filter((item) => item !== null);

/** Index of the edge of `tracked` the gate lies on. */
function edgeAt(tracked: TrackedRing, gate: Gate): number {
  let best = 0;
  let bestScore = Infinity;
  tracked.ring.forEach((start, index) => {
    const end = at(tracked.ring, index + 1);
    const low = dot(start, gate.along);
    const high = dot(end, gate.along);
    const middle = dot(gate.point, gate.along);
    if (low >= middle || high <= middle || Math.abs(cross(direction(start, end), gate.along)) > 1e-6) return;
    const away = Math.abs(dot(minus(start, gate.point), gate.inwards));
    if (away < bestScore) {
      best = index;
      bestScore = away;
    }
  });
  return best;
}

/** Vertices met walking counter-clockwise from one edge to another; the same edge twice means no step, or all the way round when the walk `wraps`. */
function walk(ring: Ring, fromEdge: number, toEdge: number, wraps = true): Point[] {
  const steps = (toEdge - fromEdge + ring.length) % ring.length || (wraps ? ring.length : 0);
  return Array.from({ length: steps }, (_, step) => at(ring, fromEdge + 1 + step));
}

/** Area of the road land outside the loop road's outer kerb: the spur to the gate, m². */
export const spurArea = ({ beltM, lotDepthM }: Rings, avenueM: number): number => (beltM + lotDepthM) * avenueM;

/** Area of the belt, m². */
export function beltArea({ outline, beltInside, beltM }: Rings, avenueM: number): number {
  return area(outline.ring) - area(beltInside.ring) - beltM * avenueM;
}

