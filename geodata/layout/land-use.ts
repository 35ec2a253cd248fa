import { leastShares, type LandBalance } from './balance.ts';
import { cutOff } from './cut.ts';
import { divideBlock, largestLotM2, leastLotM2, type Lot } from './lots.ts';
import { landscape } from './park.ts';
import type { BoundaryLot, Gate } from './perimeter.ts';
import type { Random } from './random.ts';
import { area, centroid, distance, dot, isConvex, perimeter, times, type Point, type Ring } from './ring.ts';
import type { LayoutSizes } from './sizes.ts';
import type { Block } from './street-grid.ts';
import type { LandUse } from './types.ts';

/** A piece of ground with its use; metres. Parcels with the same row follow one another along a street. */
export interface Parcel {
  ring: Ring;
  /** Counter-clockwise like every ring; cut out of the parcel. */
  hole?: Ring;
  landUse: LandUse;
  row: number;
  isLogistics: boolean;
  smeReserved: boolean;
}

/** What the streets left to be used. */
export interface OpenGround {
  gate: Gate;
  centre: Point;
  boundaryLots: readonly BoundaryLot[];
  blocks: readonly Block[];
  totalM2: number;
  /** Land already taken by roads and the green belt. */
  roadM2: number;
  beltM2: number;
}

/** Ground narrower than this, in metres, is no use as a lot or a park. */
const leastStripM = 12;

/** A use smaller than this is left out rather than drawn, in m². */
const leastPlotM2 = 250;

/** Gives every piece of ground a use so that the zone's balance comes out; green is cut last and takes exactly what is left for it. */
export function assignLand(random: Random, ground: OpenGround, sizes: LayoutSizes, balance: LandBalance): Parcel[] {
  const { gate, totalM2 } = ground;
  const parcels: Parcel[] = [];
  const put = (landUse: LandUse, row: number, rings: readonly Ring[]): void => {
    for (const ring of rings) parcels.push({ ring, landUse, row, isLogistics: false, smeReserved: false });
  };
  const sumOf = (rings: readonly Ring[]): number => rings.reduce((sum, ring) => sum + area(ring), 0);
  const toGate = (ring: Ring): number => distance(centroid(ring), gate.point);

  const lots = [...ground.boundaryLots];
  const serviceM2 = totalM2 * balance.service;
  const technicalM2 = totalM2 * balance.technical;
  const securityM2 = drawable(totalM2 * balance.security);
  const parkingM2 = drawable(totalM2 * balance.parking);
  let greenLeftM2 =
    totalM2 * (1 - balance.industrial) - serviceM2 - technicalM2 - securityM2 - parkingM2 - ground.roadM2 - ground.beltM2;

  /** Takes lots for a use, at least `leastM2`; what they differ from the wish, green land makes good. */
  const takeLots = (landUse: LandUse, order: readonly BoundaryLot[], wantedM2: number, leastM2: number): number => {
    if (wantedM2 < leastPlotM2) return 0;
    const spareM2 = Math.max(0, greenLeftM2 + ground.beltM2 - totalM2 * (leastShares.greenAndWater + 0.001)) * 0.4;
    const margin = { below: Math.min(wantedM2 * 0.12, Math.max(0, wantedM2 - leastM2)), above: Math.min(wantedM2 * 0.12, spareM2) };
    const taken = takeFromLots(lots, order, wantedM2, margin);
    const least = taken.length === 0 ? smallestOf(order.filter((lot) => lots.includes(lot))) : null;
    if (least && area(least.ring) - wantedM2 < spareM2) taken.push(...takeFromLots(lots, [least], area(least.ring), margin));
    put(landUse, 0, taken);
    greenLeftM2 += wantedM2 - sumOf(taken);
    return sumOf(taken);
  };
  // Wastewater at the far end, the substation half way, where no lorry queues for the gate.
  const farFirst = [...lots].sort((a, b) => toGate(b.ring) - toGate(a.ring));
  const isSplit = technicalM2 > 4000;
  const wastewaterM2 = takeLots('technical', farFirst, technicalM2 * (isSplit ? 0.72 : 1), isSplit ? 0 : totalM2 * leastShares.technical);
  if (isSplit) {
    // The second takes what the first left, so the first one's difference is not green's to make good.
    greenLeftM2 -= technicalM2 * 0.72 - wastewaterM2;
    takeLots('technical', middleFirst(lots, toGate), technicalM2 - wastewaterM2, totalM2 * leastShares.technical - wastewaterM2);
  }
  const nearFirst = (): BoundaryLot[] => [...lots].sort((a, b) => toGate(a.ring) - toGate(b.ring));
  takeLots('security', nearFirst(), securityM2, 0);
  takeLots('parking', nearFirst(), parkingM2, 0);

  const blocks = ground.blocks.map(({ ring }) => ring);
  for (const odd of blocks.filter((ring) => isOdd(ring, sizes)).sort((a, b) => area(a) - area(b))) {
    if (area(odd) > leastLotM2 && area(odd) > greenLeftM2) break;
    blocks.splice(blocks.indexOf(odd), 1);
    put('green', -1, [odd]);
    greenLeftM2 -= area(odd);
  }

  const service = takeFromBlocks(blocks, [...blocks].sort((a, b) => toGate(a) - toGate(b)), serviceM2, gate, sizes);
  for (const ring of service) {
    const size = Math.max(leastLotM2 * 1.2, Math.min(30_000, sizes.lotM2), serviceM2 / 6);
    for (const lot of divideBlock(random, ring, gate.along, gate.inwards, size, 0)) put('service', -2, [lot.ring]);
  }

  const parks = takeFromBlocks(blocks, parkOrder(blocks, ground, toGate), greenLeftM2, gate, sizes);
  parks.push(...takeFromLots(lots, middleFirst(lots, toGate), greenLeftM2 - sumOf(parks), { below: leastPlotM2, above: leastPlotM2 }));
  parcels.push(...landscape(random, parks, totalM2 * balance.water));

  const open: Lot[] = lots.flatMap((lot) => splitLargest(lot).map((ring) => ({ ring, row: 1 })));
  blocks.forEach((ring, index) => {
    open.push(...divideBlock(random, ring, gate.along, gate.inwards, sizes.lotM2, 10 + index * 2));
  });
  for (const { ring, row } of open) put(area(ring) < leastLotM2 * 0.98 ? 'green' : 'industrial', row, [ring]);
  return parcels;
}

/** A block too thin or too small for lots of the zone's size. */
function isOdd(ring: Ring, { lotM2, lotDepthM }: LayoutSizes): boolean {
  const inscribedM = (2 * area(ring)) / perimeter(ring);
  return area(ring) < Math.max(leastLotM2 * 1.1, lotM2 * 0.4) || inscribedM < Math.max(leastStripM / 2, lotDepthM * 0.14);
}

/**
 * Takes `wantedM2` out of the lots, early ones of the order first, and out of the list. One lot of about the right size is best; else one
 * is cut across; only what no lot can hold is put together from several.
 */
function takeFromLots(lots: BoundaryLot[], order: readonly BoundaryLot[], wantedM2: number, margin: { below: number; above: number }): Ring[] {
  const taken: Ring[] = [];
  let leftM2 = wantedM2;
  const take = (lot: BoundaryLot, part: readonly Ring[], rest: readonly Ring[]): void => {
    lots.splice(lots.indexOf(lot), 1, ...rest.map((ring) => ({ ring, along: lot.along })));
    taken.push(...part);
    leftM2 -= part.reduce((sum, ring) => sum + area(ring), 0);
  };
  while (leftM2 > Math.max(1, margin.below)) {
    const open = order.filter((lot) => lots.includes(lot));
    const near = open.slice(0, 8);
    const restOf = (lot: BoundaryLot): number => area(lot.ring) - leftM2;
    const whole = near.find((lot) => restOf(lot) >= -margin.below && restOf(lot) <= margin.above + 0.01);
    const roomy = open.slice(0, 24).find((lot) => isConvex(lot.ring) && restOf(lot) > Math.max(leastLotM2 * 1.2, area(lot.ring) * 0.3));
    const small = near.find((lot) => restOf(lot) <= 0);
    const cuttable = roomy ?? open.find((lot) => restOf(lot) > leastLotM2);
    if (whole) take(whole, [whole.ring], []);
    else if (small && (!roomy || leftM2 > area(small.ring) * 1.5)) take(small, [small.ring], []);
    else if (cuttable) {
      const cut = cutOff(cuttable.ring, cuttable.along, leftM2);
      take(cuttable, cut.taken, cut.rest);
      break;
    } else break;
  }
  return taken;
}

/** A use too small to draw is left out of the balance. */
const drawable = (areaM2: number): number => (areaM2 < leastPlotM2 ? 0 : areaM2);

/**
 * Takes `wantedM2` out of the blocks, in the order given, and out of the list. A block is cut across on its avenue side; what is taken
 * is shared between as many blocks as leaves a usable rest in each.
 */
function takeFromBlocks(blocks: Ring[], order: readonly Ring[], wantedM2: number, gate: Gate, sizes: LayoutSizes): Ring[] {
  const taken: Ring[] = [];
  const leastRestM2 = Math.max(leastLotM2 * 2.5, sizes.lotM2 * 1.3);
  let leftM2 = wantedM2;
  for (const [index, block] of order.entries()) {
    if (leftM2 < leastPlotM2) break;
    const blockM2 = area(block);
    const stillToCome = order.slice(index).reduce((sum, ring) => sum + area(ring), 0);
    const share = leftM2 > blockM2 * 0.75 && leftM2 < blockM2 * 1.6 && stillToCome > leftM2 * 1.8 ? leftM2 / 2 : leftM2;
    if (share >= blockM2 && leftM2 >= blockM2) {
      blocks.splice(blocks.indexOf(block), 1);
      taken.push(block);
      leftM2 -= blockM2;
      continue;
    }
    const stripM = share / Math.sqrt(blockM2);
    if (blockM2 - share < leastRestM2 || stripM < leastStripM) continue;
    const towards = dot(gate.point, gate.along) >= dot(centroid(block), gate.along) ? gate.along : times(gate.along, -1);
    const cut = cutOff(block, towards, share);
    blocks.splice(blocks.indexOf(block), 1, ...cut.rest);
    taken.push(...cut.taken);
    leftM2 -= share;
  }
  return taken;
}

/** Blocks in the order to lay parks in: the middle of the zone first, then those far from it, never first the ones by the gate. */
function parkOrder(blocks: readonly Ring[], { centre }: OpenGround, toGate: (ring: Ring) => number): Ring[] {
  const order: Ring[] = [];
  const left = [...blocks].sort((a, b) => distance(centroid(a), centre) - distance(centroid(b), centre));
  const awayFromParks = (ring: Ring): number =>
    Math.min(toGate(ring), ...order.map((park) => distance(centroid(park), centroid(ring))));
  while (left.length > 0) {
    const next = order.length === 0 ? left[0] : [...left].sort((a, b) => awayFromParks(b) - awayFromParks(a))[0];
    if (!next) break;
    order.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

/** A lot round a corner may outgrow the largest size: then it becomes two. */
function splitLargest({ ring, along }: BoundaryLot): readonly Ring[] {
  if (area(ring) < largestLotM2 * 0.97) return [ring];
  const { taken, rest } = cutOff(ring, along, area(ring) / 2);
  return [...rest, ...taken];
}

const smallestOf = (lots: readonly BoundaryLot[]): BoundaryLot | null =>
  lots.reduce<BoundaryLot | null>((least, lot) => (!least || area(lot.ring) < area(least.ring) ? lot : least), null);

function middleFirst(lots: readonly BoundaryLot[], toGate: (ring: Ring) => number): BoundaryLot[] {
  const distances = lots.map(({ ring }) => toGate(ring)).sort((a, b) => a - b);
  const median = distances[Math.floor(distances.length / 2)] ?? 0;
  return [...lots].sort((a, b) => Math.abs(toGate(a.ring) - median) - Math.abs(toGate(b.ring) - median));
}
