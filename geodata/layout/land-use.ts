import { leastShares, type LandBalance } from './balance.ts'
import { cutOff } from './cut.ts'
import { divideBlock, largestLotM2, leastLotM2, type BlockGround, type Lot } from './lots.ts'
import { landscape } from './park.ts'
import type { BoundaryLot } from './boundary-lots.ts'
import type { Gate } from './perimeter.ts'
import type { Random } from './random.ts'
import { area, breadth, centroid, distance, type Point, type Ring } from './ring.ts'
import type { LayoutSizes } from './sizes.ts'
import type { Block } from './street-grid.ts'
import { partTail } from './tail.ts'
import { leastPlotM2, leastStripM, takeFromBlocks, takeFromLots } from './take-ground.ts'
import type { LandUse } from './types.ts'

/** A piece of ground with its use; metres. Parcels with the same row follow one another along a street. */
export interface Parcel {
  ring: Ring
  /** Counter-clockwise like every ring; cut out of the parcel. */
  hole?: Ring
  landUse: LandUse
  row: number
  isLogistics: boolean
  smeReserved: boolean
}

/** What the streets left to be used. */
export interface OpenGround {
  gate: Gate
  centre: Point
  boundaryLots: readonly BoundaryLot[]
  blocks: readonly Block[]
  totalM2: number
  /** Land already taken by roads and the green belt. */
  roadM2: number
  beltM2: number
}

/** The ground still open, and what has been given a use so far. */
interface Progress {
  lots: BoundaryLot[]
  blocks: BlockGround[]
  parcels: Parcel[]
  /** What green and water must still take for the balance to come out, m². */
  greenLeftM2: number
}

/** Gives every piece of ground a use so that the zone's balance comes out; green is cut last and takes exactly what is left for it. */
export function assignLand(random: Random, ground: OpenGround, sizes: LayoutSizes, balance: LandBalance): Parcel[] {
  const { totalM2, roadM2, beltM2 } = ground
  const progress: Progress = {
    lots: [...ground.boundaryLots],
    blocks: ground.blocks.flatMap((block) => withoutTails(block, sizes)),
    parcels: [],
    greenLeftM2: totalM2 * (1 - balance.industrial - balance.service) - roadM2 - beltM2,
  }
  placeUtilities(progress, ground, balance)
  greenOddBlocks(progress, sizes)
  placeService(random, progress, ground, sizes, balance)
  placeParks(random, progress, ground, sizes, balance)
  divideRest(random, progress, ground, sizes)
  return progress.parcels
}

/** Technical, security and parking plots along the boundary. */
function placeUtilities(progress: Progress, ground: OpenGround, balance: LandBalance): void {
  const { totalM2, beltM2 } = ground
  const technicalM2 = totalM2 * balance.technical
  const securityM2 = drawable(totalM2 * balance.security)
  const parkingM2 = drawable(totalM2 * balance.parking)
  progress.greenLeftM2 -= technicalM2 + securityM2 + parkingM2

  /** Takes lots for a use, at least `leastM2`, and tells how much; what that differs from the wish, green makes good. */
  const take = (landUse: LandUse, order: readonly BoundaryLot[], wantedM2: number, leastM2: number): number => {
    if (wantedM2 < leastPlotM2) return 0
    const spareM2 = Math.max(0, progress.greenLeftM2 + beltM2 - totalM2 * (leastShares.greenAndWater + 0.001)) * 0.4
    const margin = { below: Math.min(wantedM2 * 0.12, Math.max(0, wantedM2 - leastM2)), above: Math.min(wantedM2 * 0.12, spareM2) }
    const taken = takeFromLots(progress.lots, order, wantedM2, margin)
    const least = taken.length === 0 ? smallestOf(progress.lots) : null
    if (least && area(least.ring) - wantedM2 < spareM2) taken.push(...takeFromLots(progress.lots, [least], area(least.ring), margin))
    put(progress, landUse, 0, taken)
    progress.greenLeftM2 += wantedM2 - totalArea(taken)
    return totalArea(taken)
  }
  const nearFirst = (): BoundaryLot[] => byDistance(progress.lots, ground.gate.point)

  // Wastewater at the far end, the substation half way, where no lorry queues for the gate.
  const leastTechnicalM2 = totalM2 * leastShares.technical
  const isSplit = technicalM2 > 4000
  const wastewaterM2 = take('technical', nearFirst().reverse(), technicalM2 * (isSplit ? 0.72 : 1), isSplit ? 0 : leastTechnicalM2)
  if (isSplit) {
    // The substation takes what wastewater left, so that difference is not green's to make good.
    progress.greenLeftM2 -= technicalM2 * 0.72 - wastewaterM2
    take('technical', middleFirst(progress.lots, ground.gate.point), technicalM2 - wastewaterM2, leastTechnicalM2 - wastewaterM2)
  }
  take('security', nearFirst(), securityM2, 0)
  take('parking', nearFirst(), parkingM2, 0)
}

/** Blocks no lot fits into become green, the smallest first, as long as green has room for them. */
function greenOddBlocks(progress: Progress, sizes: LayoutSizes): void {
  const odd = progress.blocks.filter(({ ring }) => isOdd(ring, sizes)).sort((a, b) => area(a.ring) - area(b.ring))
  for (const block of odd) {
    const blockM2 = area(block.ring)
    if (blockM2 > leastLotM2 && blockM2 > progress.greenLeftM2) break
    progress.blocks.splice(progress.blocks.indexOf(block), 1)
    put(progress, 'green', -1, [block.ring])
    progress.greenLeftM2 -= blockM2
  }
}

/** The service centre, in the block by the gate. */
function placeService(random: Random, progress: Progress, { gate, totalM2 }: OpenGround, sizes: LayoutSizes, balance: LandBalance): void {
  const wantedM2 = totalM2 * balance.service
  const plotM2 = Math.max(leastLotM2 * 1.2, Math.min(30_000, sizes.lotM2), wantedM2 / 6)
  for (const part of takeFromBlocks(progress.blocks, byDistance(progress.blocks, gate.point), wantedM2, gate, sizes)) {
    const plots = divideBlock(random, part, gate.along, gate.inwards, plotM2, 0)
    put(progress, 'service', -2, plots.map(({ ring }) => ring))
  }
}

/** Parks with ponds; in a zone whose blocks are too few, lots along the boundary as well. */
function placeParks(random: Random, progress: Progress, ground: OpenGround, sizes: LayoutSizes, balance: LandBalance): void {
  const { lots, blocks } = progress
  const parks = takeFromBlocks(blocks, parkOrder(blocks, ground), progress.greenLeftM2, ground.gate, sizes).map(({ ring }) => ring)
  const leftM2 = progress.greenLeftM2 - totalArea(parks)
  parks.push(...takeFromLots(lots, middleFirst(lots, ground.gate.point), leftM2, { below: leastPlotM2, above: leastPlotM2 }))
  progress.parcels.push(...landscape(random, parks, ground.totalM2 * balance.water))
}

/** Industrial lots on everything else. */
function divideRest(random: Random, progress: Progress, { gate }: OpenGround, sizes: LayoutSizes): void {
  const open: Lot[] = progress.lots.flatMap((lot) => splitLargest(lot).map((ring) => ({ ring, row: 1 })))
  progress.blocks.forEach((block, index) => {
    open.push(...divideBlock(random, block, gate.along, gate.inwards, sizes.lotM2, 10 + index * 2))
  })
  for (const { ring, row } of open) put(progress, area(ring) < leastLotM2 * 0.98 ? 'green' : 'industrial', row, [ring])
}

function put({ parcels }: Progress, landUse: LandUse, row: number, rings: readonly Ring[]): void {
  for (const ring of rings) parcels.push({ ring, landUse, row, isLogistics: false, smeReserved: false })
}

/** A block too thin or too small for lots of the zone's size. */
function isOdd(ring: Ring, { lotM2, lotDepthM }: LayoutSizes): boolean {
  return area(ring) < Math.max(leastLotM2 * 1.1, lotM2 * 0.4) || breadth(ring) < leastBreadth(lotDepthM)
}

/** Half the least width of ground for lots, in metres. */
const leastBreadth = (lotDepthM: number): number => Math.max(leastStripM / 2, lotDepthM * 0.18)

/** A block and, apart from it, the tails too narrow for lots. */
function withoutTails({ ring }: Block, sizes: LayoutSizes): BlockGround[] {
  const { body, tails } = partTail(ring, leastBreadth(sizes.lotDepthM))
  const parts = tails.every((tail) => area(tail) > leastPlotM2) ? [body, ...tails] : [ring]
  return parts.map((part) => ({ ring: part, isCut: false }))
}

/** A use too small to draw is left out of the balance. */
const drawable = (areaM2: number): number => (areaM2 < leastPlotM2 ? 0 : areaM2)

/** Blocks in the order to lay parks in: the middle of the zone first, then those far from it and from the gate. */
function parkOrder(blocks: readonly BlockGround[], { centre, gate }: OpenGround): BlockGround[] {
  const order: BlockGround[] = []
  const left = byDistance(blocks, centre)
  const middles = new Map(blocks.map((block) => [block, centroid(block.ring)]))
  const middleOf = (block: BlockGround): Point => middles.get(block) ?? centre
  while (left.length > 0) {
    const away = left.map((block) =>
      Math.min(distance(middleOf(block), gate.point), ...order.map((park) => distance(middleOf(park), middleOf(block)))),
    )
    const next = order.length === 0 ? 0 : away.indexOf(Math.max(...away))
    order.push(...left.splice(next, 1))
  }
  return order
}

/** A lot round a corner may outgrow the largest size: then it becomes two. */
function splitLargest({ ring, along }: BoundaryLot): readonly Ring[] {
  if (area(ring) < largestLotM2 * 0.97) return [ring]
  const { taken, rest } = cutOff(ring, along, area(ring) / 2)
  return [...rest, ...taken]
}

const totalArea = (rings: readonly Ring[]): number => rings.reduce((sum, ring) => sum + area(ring), 0)

const smallestOf = (lots: readonly BoundaryLot[]): BoundaryLot | null =>
  lots.reduce<BoundaryLot | null>((least, lot) => (!least || area(lot.ring) < area(least.ring) ? lot : least), null)

function byDistance<T extends { ring: Ring }>(items: readonly T[], from: Point): T[] {
  return items
    .map((item) => ({ item, away: distance(centroid(item.ring), from) }))
    .sort((a, b) => a.away - b.away)
    .map(({ item }) => item)
}

/** The lots half way from the gate to the far end first. */
function middleFirst(lots: readonly BoundaryLot[], gate: Point): BoundaryLot[] {
  const ordered = byDistance(lots, gate)
  const median = ordered.length / 2
  return ordered
    .map((lot, place) => ({ lot, off: Math.abs(place - median) }))
    .sort((a, b) => a.off - b.off)
    .map(({ lot }) => lot)
}
