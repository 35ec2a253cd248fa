import { bandOf } from './cut.ts'
import { inset } from './inset.ts'
import { beltArea, spurArea, type Gate, type Rings } from './perimeter.ts'
import type { LayoutSizes } from './sizes.ts'
import type { Random } from './random.ts'
import { add, area, at, breadth, direction, distance, dot, minus, spanAlong, times, turnBetween, type Point, type Ring } from './ring.ts'
import { partTail } from './tail.ts'

/** A street by its middle line: where it lies across its direction (metres) and its width as a multiple of the ordinary street's. */
interface Street {
  offset: number
  widthFactor: number
}

/** Where the streets run, whatever their width: streets along the zone, and between each two of them the streets that cross. */
export interface StreetPlan {
  gate: Gate
  lengthwise: Street[]
  /** One list per band between lengthwise streets, outermost bands included. */
  crossings: Street[][]
}

/** A block surrounded by streets. */
export interface Block {
  ring: Ring
  band: number
}

/** Streets and blocks at one street width. */
export interface StreetGrid {
  blocks: Block[]
  streetM: number
  avenueM: number
  /** All road land of the zone, loop and spur included, m². */
  roadM2: number
}

/** The avenue from the gate is this much wider than an ordinary street, and so on. */
const avenueFactor = 1.6
const spineFactor = 1.25
const loopFactor = 1

/** Decides where streets run inside the loop: blocks two lots deep and about `blockM` long, the avenue straight in from the gate. */
export function planStreets(random: Random, { kerb, gate }: Rings, { blockM, streetM, lotDepthM }: LayoutSizes): StreetPlan {
  const core = inset(kerb, streetM * loopFactor)?.ring ?? kerb.ring
  const depth = spanAlong(core, gate.inwards)
  const bandCount = Math.max(1, Math.round((depth.high - depth.low + streetM) / (2 * lotDepthM + streetM)))
  const lengthwise = evenly(random, depth.low, depth.high, bandCount, 0.07).map((offset, index, all) => ({
    offset,
    widthFactor: all.length >= 3 && index === Math.floor(all.length / 2) ? spineFactor : 1,
  }))

  const length = spanAlong(core, gate.along)
  const avenue: Street = { offset: dot(gate.point, gate.along), widthFactor: avenueFactor }
  const side = (low: number, high: number): Street[] =>
    evenly(random, low, high, Math.max(1, Math.round((high - low) / blockM)), 0.09).map((offset) => ({ offset, widthFactor: 1 }))
  const through = [...side(length.low, avenue.offset), avenue, ...side(avenue.offset, length.high)]

  const plan: StreetPlan = { gate, lengthwise, crossings: [] }
  for (let band = 0; band < bandCount; band++) {
    plan.crossings.push(crossingsOfBand(random, plan, core, band, through, blockM, streetM))
  }
  return plan
}

/** The through streets of one band, less some left out for longer blocks and those that would only cut off a tip. */
function crossingsOfBand(
  random: Random,
  plan: StreetPlan,
  core: Ring,
  band: number,
  through: readonly Street[],
  blockM: number,
  streetM: number,
): Street[] {
  const pieces = bandPieces(plan, core, band, streetM)
  const areaLeftOf = (offset: number): number =>
    pieces.flatMap((piece) => bandOf(piece, plan.gate.along, -Infinity, offset)).reduce((sum, piece) => sum + area(piece), 0)
  const whole = areaLeftOf(Infinity)
  const depth = whole / Math.max(1, span(pieces, plan.gate.along))
  const leastTipM2 = depth * blockM * 0.4
  let previous = -Infinity
  let justLeftOut = false
  return through.filter(({ offset, widthFactor }) => {
    const beyond = areaLeftOf(offset)
    const isAvenue = widthFactor === avenueFactor
    const cutsTip = beyond < leastTipM2 || whole - beyond < leastTipM2
    const leaveOut = !isAvenue && (cutsTip || (!justLeftOut && previous > -Infinity && random.chance(0.2)))
    justLeftOut = leaveOut && !cutsTip
    previous = offset
    return !leaveOut
  })
}

/** The blocks between streets `streetM` wide, corners cut for turning lorries. Null where the loop road leaves no inside. */
export function cutBlocks(plan: StreetPlan, rings: Rings, streetM: number): StreetGrid | null {
  const core = inset(rings.kerb, streetM * loopFactor)?.ring
  if (!core) return null
  const blocks: Block[] = []
  plan.crossings.forEach((crossings, band) => {
    for (const piece of bandPieces(plan, core, band, streetM)) {
      for (const [low, high] of gapsBetween(crossings, streetM)) {
        for (const cell of bandOf(piece, plan.gate.along, low, high)) {
          // A tail no lot fits into widens the road instead.
          const ring = cutCorners(partTail(cell, streetM * 0.75).body, Math.min(streetM * 0.55, 16))
          // Smaller pieces would be traffic islands: they stay part of the road.
          if (area(ring) > (streetM * 1.6) ** 2 && breadth(ring) > 4) blocks.push({ ring, band })
        }
      }
    }
  })
  const avenueM = streetM * avenueFactor
  const blocksM2 = blocks.reduce((sum, { ring }) => sum + area(ring), 0)
  return { blocks, streetM, avenueM, roadM2: area(rings.kerb.ring) + spurArea(rings, avenueM) - blocksM2 }
}

/** The grid whose road land is `roadM2`, as nearly as street widths between half and twice `usualM` allow. */
export function gridWithRoadArea(plan: StreetPlan, rings: Rings, usualM: number, roadM2: number): StreetGrid | null {
  let low = usualM * 0.5
  let high = usualM * 2
  let best: StreetGrid | null = null
  for (let i = 0; i < 26; i++) {
    const streetM = (low + high) / 2
    const grid = cutBlocks(plan, rings, streetM)
    if (grid && (!best || Math.abs(grid.roadM2 - roadM2) < Math.abs(best.roadM2 - roadM2))) best = grid
    if (grid && Math.abs(grid.roadM2 - roadM2) < roadM2 * 2e-6) break
    if (grid && grid.roadM2 < roadM2) low = streetM
    else high = streetM
  }
  return best
}

/** Area of the belt once the avenue passes through it, m². */
export const beltBeside = (rings: Rings, grid: StreetGrid): number => beltArea(rings, grid.avenueM)

function bandPieces({ gate, lengthwise }: StreetPlan, core: Ring, band: number, streetM: number): Ring[] {
  const gap = at(gapsBetween(lengthwise, streetM), band)
  return bandOf(core, gate.inwards, gap[0], gap[1])
}

function gapsBetween(streets: readonly Street[], streetM: number): [number, number][] {
  const edges = streets.map(({ offset, widthFactor }) => ({
    low: offset - (streetM * widthFactor) / 2,
    high: offset + (streetM * widthFactor) / 2,
  }))
  const gaps: [number, number][] = []
  let from = -Infinity
  for (const { low, high } of edges) {
    gaps.push([from, low])
    from = high
  }
  return [...gaps, [from, Infinity]]
}

/** Places that part [low, high] into `count` nearly even stretches. */
function evenly(random: Random, low: number, high: number, count: number, unevenness: number): number[] {
  const step = (high - low) / count
  return Array.from({ length: count - 1 }, (_, i) => low + step * (i + 1 + random.between(-unevenness, unevenness)))
}

function span(pieces: readonly Ring[], axis: Point): number {
  const spans = pieces.map((piece) => spanAlong(piece, axis))
  return Math.max(...spans.map(({ high }) => high)) - Math.min(...spans.map(({ low }) => low))
}

/** The ring with every outward corner cut by an edge about `sizeM` long, so that a pointed corner loses more. */
function cutCorners(ring: Ring, sizeM: number): Point[] {
  return ring.flatMap((corner, index) => {
    const before = at(ring, index - 1)
    const after = at(ring, index + 1)
    const turn = turnBetween(minus(corner, before), minus(after, corner))
    if (turn < 0.6) return [corner]
    const size = sizeM / (2 * Math.cos(turn / 2))
    const back = Math.min(size, distance(corner, before) * 0.4)
    const ahead = Math.min(size, distance(corner, after) * 0.4)
    return [add(corner, times(direction(corner, before), back)), add(corner, times(direction(corner, after), ahead))]
  })
}
