import { orient } from './orient.ts'
import { isSame, roundPosition, type LngLat } from './position.ts'

/** How two edges meet: cross in their insides, touch in one point that ends one of them, or run along each other. */
export type Meeting = { kind: 'apart' } | { kind: 'cross' | 'touch' | 'overlap'; at: LngLat }

const apart: Meeting = { kind: 'apart' }

const isBetween = (a: LngLat, b: LngLat, p: LngLat): boolean =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1])

/** How edge a–b meets edge c–d; neither may have length zero. */
export function meetSegments(a: LngLat, b: LngLat, c: LngLat, d: LngLat): Meeting {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return apart
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return apart
  const ofC = Math.sign(orient(a, b, c))
  const ofD = Math.sign(orient(a, b, d))
  if (ofC * ofD > 0) return apart
  const ofA = Math.sign(orient(c, d, a))
  const ofB = Math.sign(orient(c, d, b))
  if (ofA * ofB > 0) return apart
  if (ofC === 0 && ofD === 0) return meetOnOneLine(a, b, c, d)
  if (ofC === 0) return isBetween(a, b, c) ? { kind: 'touch', at: c } : apart
  if (ofD === 0) return isBetween(a, b, d) ? { kind: 'touch', at: d } : apart
  if (ofA === 0) return { kind: 'touch', at: a }
  if (ofB === 0) return { kind: 'touch', at: b }
  return { kind: 'cross', at: crossingOf(a, b, c, d) }
}

function meetOnOneLine(a: LngLat, b: LngLat, c: LngLat, d: LngLat): Meeting {
  const shared = [a, b].filter((p) => isBetween(c, d, p)).concat([c, d].filter((p) => isBetween(a, b, p)))
  const [first] = shared
  if (!first) return apart
  return { kind: shared.every((p) => isSame(p, first)) ? 'touch' : 'overlap', at: first }
}

/** Where two edges that cross do so, to 9 decimals. */
export function crossingOf(a: LngLat, b: LngLat, c: LngLat, d: LngLat): LngLat {
  const fromC = orient(a, b, c)
  const fromD = orient(a, b, d)
  const share = fromC / (fromC - fromD)
  return roundPosition([c[0] + share * (d[0] - c[0]), c[1] + share * (d[1] - c[1])])
}
