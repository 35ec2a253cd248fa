import { cutOff } from './cut.ts'
import { leastLotM2, type BlockGround } from './lots.ts'
import type { BoundaryLot } from './boundary-lots.ts'
import type { Gate } from './perimeter.ts'
import { area, centroid, dot, isConvex, times, type Ring } from './ring.ts'
import type { LayoutSizes } from './sizes.ts'

/** A use smaller than this is left out rather than drawn, in m². */
export const leastPlotM2 = 250

/** Ground narrower than this, in metres, is no use as a lot or a park. */
export const leastStripM = 12

/**
 * Takes `wantedM2` out of the lots, early ones of the order first, and out of the list. One lot of about the right size is best; else one
 * is cut across; only what no lot can hold is put together from several.
 */
export function takeFromLots(lots: BoundaryLot[], order: readonly BoundaryLot[], wantedM2: number, margin: { below: number; above: number }): Ring[] {
  const taken: Ring[] = []
  let leftM2 = wantedM2
  const take = (lot: BoundaryLot, part: readonly Ring[], rest: readonly Ring[]): void => {
    lots.splice(lots.indexOf(lot), 1, ...rest.map((ring) => ({ ring, along: lot.along })))
    taken.push(...part)
    leftM2 -= part.reduce((sum, ring) => sum + area(ring), 0)
  }
  while (leftM2 > Math.max(1, margin.below)) {
    const open = order.filter((lot) => lots.includes(lot))
    const near = open.slice(0, 8)
    const restOf = (lot: BoundaryLot): number => area(lot.ring) - leftM2
    const whole = near.find((lot) => restOf(lot) >= -margin.below && restOf(lot) <= margin.above + 0.01)
    const roomy = open.slice(0, 24).find((lot) => isConvex(lot.ring) && restOf(lot) > Math.max(leastLotM2 * 1.2, area(lot.ring) * 0.3))
    const small = near.find((lot) => restOf(lot) <= 0)
    const roomyEnough = open.filter((lot) => restOf(lot) > leastLotM2)
    const cuttable = roomy ?? roomyEnough.find((lot) => isConvex(lot.ring)) ?? roomyEnough[0]
    if (whole) take(whole, [whole.ring], [])
    else if (small && (!roomy || leftM2 > area(small.ring) * 1.5)) take(small, [small.ring], [])
    else if (cuttable) {
      const cut = cutOff(cuttable.ring, cuttable.along, leftM2)
      take(cuttable, cut.taken, cut.rest)
      break
    } else break
  }
  return taken
}

/**
 * Takes `wantedM2` out of the blocks, in the order given, and out of the list. A block is cut across on its avenue side; what is taken
 * is shared between as many blocks as leaves a usable rest in each.
 */
export function takeFromBlocks(
  blocks: BlockGround[],
  order: readonly BlockGround[],
  wantedM2: number,
  gate: Gate,
  sizes: LayoutSizes,
): BlockGround[] {
  const taken: BlockGround[] = []
  const leastRestM2 = Math.max(leastLotM2 * 2.5, sizes.lotM2 * 1.3)
  let leftM2 = wantedM2
  for (const [index, block] of order.entries()) {
    if (leftM2 < leastPlotM2) break
    const blockM2 = area(block.ring)
    const stillToCome = order.slice(index).reduce((sum, { ring }) => sum + area(ring), 0)
    const share = leftM2 > blockM2 * 0.75 && leftM2 < blockM2 * 1.6 && stillToCome > leftM2 * 1.8 ? leftM2 / 2 : leftM2
    if (share >= blockM2 && leftM2 >= blockM2) {
      blocks.splice(blocks.indexOf(block), 1)
      taken.push(block)
      leftM2 -= blockM2
      continue
    }
    const stripM = share / Math.sqrt(blockM2)
    if (blockM2 - share < leastRestM2 || stripM < leastStripM) continue
    const towards = dot(gate.point, gate.along) >= dot(centroid(block.ring), gate.along) ? gate.along : times(gate.along, -1)
    const cut = cutOff(block.ring, towards, share)
    const cutGround = (rings: readonly Ring[]): BlockGround[] => rings.map((ring) => ({ ring, isCut: true }))
    blocks.splice(blocks.indexOf(block), 1, ...cutGround(cut.rest))
    taken.push(...cutGround(cut.taken))
    leftM2 -= share
  }
  return taken
}

