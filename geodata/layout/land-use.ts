import { leastShares, type LandBalance } from './balance.ts';
import { cutOff } from './cut.ts';
import { divideBlock, leastLotM2, type Lot } from './lots.ts';
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
  const greenM2 = totalM2 * (1 - balance.industrial) - serviceM2 - ground.roadM2 - ground.beltM2;
  let greenLeftM2 = greenM2;

  const technicalM2 = totalM2 * balance.technical;
  const farFirst = [...lots].sort((a, b) => toGate(b.ring) - toGate(a.ring));
  const takeLots = (landUse: LandUse, order: readonly BoundaryLot[], wantedM2: number): void => {
    if (wantedM2 < leastPlotM2) return;
    // Whole lots look better than exact shares, as far as the least share of green allows.
    const spareM2 = greenLeftM2 + ground.beltM2 - totalM2 * (leastShares.greenAndWater + 0.002);
    const taken = takeFromLots(lots, order, wantedM2, Math.max(0, Math.min(wantedM2 * 0.12, spareM2 * 0.3)));
    put(landUse, 0, taken);
    greenLeftM2 -= sumOf(taken);
  };
  // Wastewater at the far end, the substation half way, where no lorry queues for the gate.
  takeLots('technical', farFirst, technicalM2 * (technicalM2 > 4000 ? 0.72 : 1));
  if (technicalM2 > 4000) takeLots('technical', middleFirst(lots, toGate), technicalM2 * 0.28);
  const nearFirst = (): BoundaryLot[] => [...lots].sort((a, b) => toGate(a.ring) - toGate(b.ring));
  takeLots('security', nearFirst(), totalM2 * balance.security);
  takeLots('parking', nearFirst(), totalM2 * balance.parking);

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
  parks.push(...takeFromLots(lots, middleFirst(lots, toGate), greenLeftM2 - sumOf(parks), leastPlotM2));
  parcels.push(...landscape(random, parks, totalM2 * balance.water));

  const open: Lot[] = lots.map(({ ring }) => ({ ring, row: 1 }));
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
 * Takes `wantedM2` out of the lots, early ones of the order first, and out of the list. One lot of the right size, within `toleranceM2`,
 * is best; else one is cut across; only what no lot can hold is put together from several.
 */
function takeFromLots(lots: BoundaryLot[], order: readonly BoundaryLot[], wantedM2: number, toleranceM2: number): Ring[] {
  const taken: Ring[] = [];
  let leftM2 = wantedM2;
  const take = (lot: BoundaryLot, part: readonly Ring[], rest: readonly Ring[]): void => {
    lots.splice(lots.indexOf(lot), 1, ...rest.map((ring) => ({ ring, along: lot.along })));
    taken.push(...part);
    leftM2 -= part.reduce((sum, ring) => sum + area(ring), 0);
  };
  while (leftM2 > Math.max(1, toleranceM2)) {
    const open = order.filter((lot) => lots.includes(lot));
    const near = open.slice(0, 8);
    const whole = near.find(({ ring }) => Math.abs(area(ring) - leftM2) <= toleranceM2);
    const large = open.slice(0, 24).find(({ ring }) => isConvex(ring) && area(ring) - leftM2 > Math.max(leastLotM2 * 1.2, area(ring) * 0.3));
    const small = near.find(({ ring }) => area(ring) <= leftM2);
    const last = open.find(({ ring }) => area(ring) - leftM2 > leastLotM2);
    if (whole) take(whole, [whole.ring], []);
    else if (small && (!large || leftM2 > area(small.ring) * 1.5)) take(small, [small.ring], []);
    else if (large ?? last) {
      const lot = large ?? last;
      if (!lot) break;
      const cut = cutOff(lot.ring, lot.along, leftM2);
      take(lot, cut.taken, cut.rest);
      break;
    } else break;
  }
  return taken;
}

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

function middleFirst(lots: readonly BoundaryLot[], toGate: (ring: Ring) => number): BoundaryLot[] {
  const distances = lots.map(({ ring }) => toGate(ring)).sort((a, b) => a - b);
  const median = distances[Math.floor(distances.length / 2)] ?? 0;
  return [...lots].sort((a, b) => Math.abs(toGate(a.ring) - median) - Math.abs(toGate(b.ring) - median));
}
