import type { MultiPolygon } from 'geojson'
import { findingWords } from '../../api/contract/finding-words.ts'
import type { Finding, FindingCode } from '../../api/contract/finding.ts'
import { boxOfShape } from './box-of-shape.ts'
import { edgesOf, treeOfEdges } from './edges-of.ts'
import { findCrossings, type Crossing } from './find-crossings.ts'
import { findMisplacedRings } from './find-misplaced-rings.ts'
import { orient } from './orient.ts'
import { isSame, partsOf, type LngLat, type Ring } from './position.ts'
import { turnOf } from './trace-faces.ts'

/** A finding without its sentence: the words come from finding-words with `got`, `expected`, `m2`, `plot` and `other` filled in. */
export type ShownFinding = Omit<Finding, 'detail'>

/** What was looked at: the boundary, or a plot by its code. */
export interface LookedAt {
  on: 'boundary' | 'plot'
  plot: string | null
}

/** A finding of the preview. */
export const findingOf = (code: FindingCode, { on, plot }: LookedAt, rest: Partial<ShownFinding> = {}): ShownFinding => ({
  code, tier: findingWords[code][0], on, plot, other: null, m2: null, got: null, expected: null, where: null, ...rest,
})

/** Whether all of a ring lies on one line. */
function isOneLine(ring: Ring): boolean {
  const [first] = ring
  if (!first) return true
  const other = ring.find((position) => !isSame(position, first))
  return other === undefined || ring.every((position) => orient(first, other, position) === 0)
}

// Of at most 111 km each: nothing shows less than a hundredth of a square metre.
const isNothing = (ring: Ring): boolean => (Math.abs(turnOf(ring)) / 2) * 111_000 ** 2 < 0.01

const points = (positions: readonly LngLat[]): ShownFinding['where'] => ({ type: 'MultiPoint', coordinates: positions.slice(0, 200) })
const lines = (rings: readonly Ring[]): ShownFinding['where'] => ({ type: 'MultiLineString', coordinates: [...rings] })

/** What is wrong with a shape in itself, found fast while it is drawn; the server looks again and decides. */
export function previewFindings(shape: MultiPolygon, of: LookedAt): ShownFinding[] {
  const parts = partsOf(shape)
  const ringFindings = parts.flat().flatMap((ring) => findingsOfRing(ring, of))
  if (ringFindings.some(({ code }) => code === 'coordinates_not_numbers' || code === 'ring_not_closed')) return ringFindings
  // A ring without area runs back along itself everywhere: said once is enough.
  const [west, south, east, north] = boxOfShape(shape)
  const abroad = west < 102 || south < 6 || east > 118 || north > 23.5 ? [findingOf('outside_vietnam', of)] : []
  const flat = parts.map((rings) => rings.map(isOneLine))
  const edges = edgesOf(shape).filter(({ part, ring }) => flat[part]?.[ring] === false)
  const crossings = findCrossings(edges, treeOfEdges(edges))
  const isCrossed = (part: number, ring: number): boolean => crossings.some(({ first, second }) => [first, second].some((edge) => edge.part === part && edge.ring === ring))
  const empty = parts.flatMap((rings, part) => rings.filter((ring, index) => new Set(ring.map(String)).size > 2 && (flat[part]?.[index] === true || (isNothing(ring) && !isCrossed(part, index)))))
  const misplaced = findMisplacedRings(parts, crossings)
  const said = (code: FindingCode, rings: readonly Ring[]): ShownFinding[] => (rings.length > 0 ? [findingOf(code, of, { where: lines(rings) })] : [])
  return [
    ...abroad, ...ringFindings, ...said('zero_area', empty), ...findingsOfCrossings(crossings, of),
    ...said('hole_outside', misplaced.holesOutside), ...said('nested_holes', misplaced.holesInHoles), ...said('parts_overlap', misplaced.partsInParts),
  ]
}

function findingsOfRing(ring: Ring, of: LookedAt): ShownFinding[] {
  const bad = ring.flat().find((number) => !Number.isFinite(number))
  if (bad !== undefined) return [findingOf('coordinates_not_numbers', of, { got: String(bad) })]
  if (ring.length > 0 && !isSame(ring[0], ring.at(-1))) return [findingOf('ring_not_closed', of, { where: lines([ring]) })]
  const twice = ring.filter((position, index) => index > 0 && isSame(position, ring[index - 1]))
  const duplicates = twice.length > 0 ? [findingOf('duplicate_vertices', of, { got: String(twice.length), where: points(twice) })] : []
  const different = new Set(ring.map(String)).size
  if (different < 3) return [...duplicates, findingOf('ring_too_short', of, { got: String(different), expected: '3', where: lines([ring]) })]
  return duplicates
}

/** What the meetings of edges mean: each code once, with all its places. */
function findingsOfCrossings(crossings: readonly Crossing[], of: LookedAt): ShownFinding[] {
  const places = new Map<FindingCode, LngLat[]>()
  const spikes = crossings.filter(({ kind }) => kind === 'spike')
  // Rings may touch in one point; in two they cut off what lies between.
  const touches = new Map<string, LngLat[]>()
  const note = (code: FindingCode, at: LngLat): void => {
    const known = places.get(code) ?? []
    if (!known.some((one) => isSame(one, at))) places.set(code, [...known, at])
  }
  for (const { kind, at, first, second } of crossings) {
    const isSameRing = first.part === second.part && first.ring === second.ring
    if (kind === 'spike') note('spike', at)
    else if (isSameRing) {
      if (!spikes.some((spike) => isOnSpike(spike, at))) note('self_intersection', at)
    } else if (kind !== 'touch') note(codeOfRings(first, second), at)
    else if (first.part === second.part) {
      const rings = `${first.part}:${Math.min(first.ring, second.ring)}:${Math.max(first.ring, second.ring)}`
      const known = touches.get(rings) ?? []
      if (!known.some((one) => isSame(one, at))) touches.set(rings, [...known, at])
      if ((touches.get(rings)?.length ?? 0) > 1) for (const touch of touches.get(rings) ?? []) note('interior_disconnected', touch)
    }
  }
  return [...places].map(([code, where]) => findingOf(code, of, { where: points(where) }))
}

/** A spike also touches the outline where it begins: that is the same fault. */
const isOnSpike = ({ first, second }: Crossing, at: LngLat): boolean => [first, second].some(({ a, b }) =>
  orient(a, b, at) === 0 && Math.min(a[0], b[0]) <= at[0] && at[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= at[1] && at[1] <= Math.max(a[1], b[1]))

function codeOfRings(first: { part: number; ring: number }, second: { part: number; ring: number }): FindingCode {
  if (first.part !== second.part) return 'parts_overlap'
  return first.ring === 0 || second.ring === 0 ? 'hole_outside' : 'nested_holes'
}
