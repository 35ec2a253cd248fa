import { cutAlong, offsetForArea } from './cut.ts'
import type { Random } from './random.ts'
import { area, at, spanAlong, type Point, type Ring } from './ring.ts'

/** A lot before it has a use. Lots with the same row follow one another along a street. */
export interface Lot {
  ring: Ring
  row: number
}

/** No industrial lot is smaller or larger, in m². */
export const leastLotM2 = 500
export const largestLotM2 = 100_000

/** Ground to divide, surrounded by streets. */
export interface BlockGround {
  ring: Ring
  /** Whether an end of the block was cut off for something else: that end has no street, so rows must run towards it. */
  isCut: boolean
}

/**
 * Divides a block into lots of about `lotM2` square metres, two rows back to back where the block is deep enough, so that every lot
 * fronts a street. `along` is the direction of the longer streets; rows are numbered from `firstRow`.
 */
export function divideBlock(random: Random, ground: BlockGround, along: Point, inwards: Point, lotM2: number, firstRow: number): Lot[] {
  const { ring, isCut } = ground
  const followsAlong = isCut || extent(ring, along) >= extent(ring, inwards)
  const [rowAxis, depthAxis] = followsAlong ? [along, inwards] : [inwards, along]
  const size = lotM2 * random.pick([0.6, 0.85, 1, 1, 1.25, 1.7])
  const depth = extent(ring, depthAxis)
  const isDeep = depth > Math.sqrt(lotM2) * 1.5 && area(ring) > leastLotM2 * 2.4
  const inRows = (rows: readonly Ring[], rowDepth: number, axis: Point): Lot[] =>
    rows.flatMap((row, index) =>
      divideRow(random, row, axis, Math.max(size, (rowDepth * rowDepth) / 2.6)).map((lot) => ({ ring: lot, row: firstRow + index })),
    )
  const attempts = [
    () => (isDeep ? inRows(halve(ring, depthAxis), depth / 2, rowAxis) : inRows([ring], depth, rowAxis)),
    () => inRows([ring], depth, rowAxis),
    () => inRows([ring], extent(ring, rowAxis), depthAxis),
  ]
  // An angled block can leave a scrap behind a cut; another way of cutting it then does better.
  for (const attempt of attempts) {
    const lots = attempt()
    if (lots.every((lot) => area(lot.ring) > leastLotM2 * 0.9)) return lots
  }
  return [{ ring, row: firstRow }]
}

function halve(block: Ring, axis: Point): Ring[] {
  const { below, above } = cutAlong(block, axis, offsetForArea(block, axis, area(block) / 2))
  return [...below, ...above]
}

function divideRow(random: Random, row: Ring, axis: Point, lotM2: number): Ring[] {
  const rowM2 = area(row)
  const most = Math.max(1, Math.floor(rowM2 / (leastLotM2 * 1.15)))
  // Uneven shares make the largest lot up to twice the mean; the mean must leave room for that.
  const least = Math.ceil(rowM2 / (largestLotM2 * 0.5))
  const count = Math.min(most, Math.max(1, least, Math.round(rowM2 / lotM2)))
  const isTight = rowM2 / count < leastLotM2 * 2
  const weights = Array.from({ length: count }, () => (isTight ? random.between(0.93, 1.08) : random.between(0.6, 1.45)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const lots: Ring[] = []
  let rest: Ring[] = [row]
  for (const weight of weights.slice(0, -1)) {
    const largest = largestOf(rest)
    const wanted = (rowM2 * weight) / total
    if (area(largest) <= wanted) break
    const halves = cutAlong(largest, axis, offsetForArea(largest, axis, wanted))
    lots.push(...halves.below)
    rest = [...rest.filter((piece) => piece !== largest), ...halves.above]
  }
  return [...lots, ...rest]
}

function largestOf(rings: readonly Ring[]): Ring {
  return rings.reduce((largest, ring) => (area(ring) > area(largest) ? ring : largest), at(rings, 0))
}

function extent(ring: Ring, axis: Point): number {
  const { low, high } = spanAlong(ring, axis)
  return high - low
}
