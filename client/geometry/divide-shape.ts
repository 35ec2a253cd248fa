import type { MultiPolygon } from 'geojson'
import { boxOfShape } from './box-of-shape.ts'
import { metresPerDegree, straightAreaM2 } from './measure-shape.ts'
import { isSame, partsOf, roundPosition, shapeOf, type LngLat, type Ring } from './position.ts'
import { splitShape } from './split-shape.ts'

export interface LotPlan {
  areaM2: number
  /** Rows of lots behind one another; auto: as many as make lots about twice as deep as wide. */
  rows: number | 'auto'
}

type Vector = readonly [number, number]

/**
 * Cuts a shape into lots of one area, within 1 m² where their edges are shorter than 500 m: rows along its longest edge, lots across them. A remainder of at least half a lot
 * is a lot of its own, the last; a smaller one goes to the last lot. A lot of a shape with bays may come in several parts.
 * Empty where not even two lots come of it.
 */
export function divideShape(shape: MultiPolygon, { areaM2, rows }: LotPlan): MultiPolygon[] {
  const total = straightAreaM2(shape)
  const lots = Math.max(1, Math.floor(total / areaM2)) + (total > areaM2 && total % areaM2 >= areaM2 / 2 ? 1 : 0)
  if (lots < 2) return []
  const frame = frameOf(shape)
  const along = longestEdge(shape, frame)
  const across: Vector = [-along[1], along[0]]
  const depth = extentAlong(shape, frame, across)
  const count = Math.min(lots, rows === 'auto' ? Math.max(1, Math.round((depth[1] - depth[0]) / Math.sqrt(2 * areaM2))) : Math.max(1, rows))
  const inRow = Array.from({ length: count }, (_, row) => Math.round((lots * (row + 1)) / count) - Math.round((lots * row) / count))
  const bands = slice(shape, frame, across, inRow.slice(0, -1).map((number) => number * areaM2))
  return bands.flatMap((band, row) => slice(band, frame, along, Array.from({ length: (inRow[row] ?? 1) - 1 }, () => areaM2)))
}

interface Frame {
  origin: LngLat
  lng: number
  lat: number
}

function frameOf(shape: MultiPolygon): Frame {
  const [west, south, east, north] = boxOfShape(shape)
  const origin: LngLat = [(west + east) / 2, (south + north) / 2]
  return { origin, ...metresPerDegree(origin[1]) }
}

const place = ([lng, lat]: LngLat, { origin, ...scale }: Frame): Vector => [(lng - origin[0]) * scale.lng, (lat - origin[1]) * scale.lat]
const along = ([x, y]: Vector, [dx, dy]: Vector): number => x * dx + y * dy

function longestEdge(shape: MultiPolygon, frame: Frame): Vector {
  let longest: Vector = [1, 0]
  let length = 0
  for (const [outer = []] of partsOf(shape)) {
    outer.slice(1).forEach((b, index) => {
      const [ax, ay] = place(outer[index] ?? b, frame)
      const [bx, by] = place(b, frame)
      const metres = Math.hypot(bx - ax, by - ay)
      if (metres <= length) return
      length = metres
      longest = [(bx - ax) / metres, (by - ay) / metres]
    })
  }
  return longest
}

function extentAlong(shape: MultiPolygon, frame: Frame, direction: Vector): [number, number] {
  const offsets = partsOf(shape).flat(2).map((position) => along(place(position, frame), direction))
  return offsets.reduce<[number, number]>(([least, most], offset) => [Math.min(least, offset), Math.max(most, offset)], [Infinity, -Infinity])
}

/** Slices of the given areas one after the other along a direction; the last is what remains. */
function slice(shape: MultiPolygon, frame: Frame, direction: Vector, areas: readonly number[]): MultiPolygon[] {
  const slices: MultiPolygon[] = []
  let rest = shape
  for (const areaM2 of areas) {
    const offset = offsetOf(rest, frame, direction, areaM2)
    const [before, after] = cutAt(rest, frame, direction, offset)
    if (!before || !after) break
    slices.push(before)
    rest = after
  }
  return [...slices, rest]
}

/** How far along the direction the wanted area is reached. */
function offsetOf(shape: MultiPolygon, frame: Frame, direction: Vector, areaM2: number): number {
  let [low, high] = extentAlong(shape, frame, direction)
  for (let round = 0; round < 60 && high - low > 1e-6; round++) {
    const middle = (low + high) / 2
    if (straightAreaM2(before(shape, frame, direction, middle)) < areaM2) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** What lies before the offset: right in area, though its rings may run along the cut. */
function before(shape: MultiPolygon, frame: Frame, direction: Vector, offset: number): MultiPolygon {
  return shapeOf(partsOf(shape).map((rings) => rings.map((ring) => clip(ring, (position) => along(place(position, frame), direction) - offset))).filter(([outer = []]) => outer.length > 3))
}

function clip(ring: Ring, beyond: (position: LngLat) => number): Ring {
  const kept: Ring = []
  ring.slice(1).forEach((b, index) => {
    const a = ring[index] ?? b
    const [da, db] = [beyond(a), beyond(b)]
    if (da < 0 !== db < 0) {
      const share = da / (da - db)
      kept.push([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])])
    }
    if (db < 0) kept.push(b)
  })
  const [first] = kept
  return first && !isSame(first, kept.at(-1)) ? [...kept, first] : kept
}

/** The shape before and beyond a straight cut. */
function cutAt(shape: MultiPolygon, frame: Frame, direction: Vector, offset: number): [MultiPolygon | null, MultiPolygon | null] {
  const [least, most] = extentAlong(shape, frame, [-direction[1], direction[0]])
  const end = (across: number): LngLat => roundPosition([
    frame.origin[0] + (direction[0] * offset - direction[1] * across) / frame.lng,
    frame.origin[1] + (direction[1] * offset + direction[0] * across) / frame.lat,
  ])
  const pieces = splitShape(shape, [end(least - 10), end(most + 10)])
  const isBefore = (piece: MultiPolygon): boolean => {
    const [from, to] = extentAlong(piece, frame, direction)
    return offset - from > to - offset
  }
  const side = (wanted: boolean): MultiPolygon | null => {
    const parts = pieces.filter((piece) => isBefore(piece) === wanted).flatMap(partsOf)
    return parts.length > 0 ? shapeOf(parts) : null
  }
  return [side(true), side(false)]
}
