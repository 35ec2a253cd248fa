import type { MultiPolygon, Polygon } from 'geojson'
import { ringAreaM2 } from './measure-shape.ts'
import { orient } from './orient.ts'
import { at, isSame, partsOf, roundShape, type LngLat, type Ring } from './position.ts'

// A unit and a half of the last kept decimal: what is nearer to a line cannot be told from being on it.
const sameLineDegrees = 1.5e-9

/**
 * The outcome of an overlay with at most 9 decimals, without what that rounding leaves behind: vertices that fell together,
 * spikes thinner than a tenth of a millimetre, parts and holes below `leastM2`. Null where nothing is left.
 */
export function tidyShape(shape: Polygon | MultiPolygon, leastM2: number): MultiPolygon | null {
  const parts = partsOf(roundShape(shape)).flatMap((rings) => {
    const [outer, ...holes] = rings.map(withoutSpikes).map((ring) => (ring.length > 3 && Math.abs(ringAreaM2(ring)) >= leastM2 ? ring : null))
    return outer ? [[outer, ...holes.filter((hole) => hole !== null)]] : []
  })
  return parts.length > 0 ? { type: 'MultiPolygon', coordinates: parts } : null
}

function withoutSpikes(ring: Ring): Ring {
  let open = ring.slice(0, -1)
  for (let before = -1; before !== open.length && open.length > 2;) {
    before = open.length
    open = open.filter((position, index) => !isSame(position, at(open, index + 1)))
    const tip = open.findIndex((position, index) => open.length > 2 && isTip(at(open, index - 1), position, at(open, index + 1)))
    if (tip >= 0) open = open.toSpliced(tip, 1)
  }
  return [...open, ...open.slice(0, 1)]
}

function isTip(before: LngLat, tip: LngLat, after: LngLat): boolean {
  const [ax, ay, bx, by] = [before[0] - tip[0], before[1] - tip[1], after[0] - tip[0], after[1] - tip[1]]
  const longer = Math.max(Math.hypot(ax, ay), Math.hypot(bx, by))
  return ax * bx + ay * by > 0 && Math.abs(orient(tip, before, after)) / longer <= sameLineDegrees
}
