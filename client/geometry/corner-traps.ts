import type { Bbox } from '../map/camera.ts'
import { cornersOf, isSameCorner, openRing, writeNumber, type CornerTable } from './corner-table.ts'
import { findCrossing, uncross } from './uncross.ts'
import { centralMeridians, cornerToPosition, edgeLength, positionToCorner, ringArea, type Corner, type LngLat } from './vn2000.ts'

/** What is known of the place and the size before the table is read. */
export interface CornerContext {
  /** Meridians to try, the usual ones first. */
  readonly srids: readonly number[]
  /** Where the zone is known to be; null: not known, so only `extent` can tell a wrong meridian. */
  readonly centre: LngLat | null
  /** The box it must lie in, such as that of the other zones of its province; null: not known. */
  readonly extent: Bbox | null
}

/** The likely right reading: shown with the trap, carried out only when accepted. */
export type CornerOffer =
  | { readonly kind: 'swap' }
  | { readonly kind: 'meridian'; readonly srid: number }
  | { readonly kind: 'value'; readonly ring: number; readonly row: number; readonly column: 'x' | 'y'; readonly text: string }
  | { readonly kind: 'order'; readonly ring: number; readonly order: readonly number[]; readonly ha: number }
  | { readonly kind: 'drop'; readonly ring: number; readonly rows: readonly number[] }
  | { readonly kind: 'close'; readonly ring: number }
  | { readonly kind: 'degrees'; readonly latitudeFirst: boolean }

export type CornerTrapCode =
  | 'unreadable' | 'short_ring' | 'swapped_columns' | 'degrees' | 'out_of_range' | 'wrong_meridian' | 'far_from_place' | 'missing_digit' | 'far_corner' | 'wrong_order'
  | 'duplicate_corners' | 'nearly_closed' | 'closes_itself'

/** A trap of domain B6 that a table shows; `note` is only said. Numbers in `values` are for the sentence: metres, kilometres, hectares, places from 1. */
export interface CornerTrap {
  readonly code: CornerTrapCode
  readonly tone: 'error' | 'warning' | 'note'
  readonly at: { readonly ring: number; readonly row: number } | null
  readonly values: Readonly<Record<string, string | number>>
  readonly offer: CornerOffer | null
}

// What a coordinate of Vietnam can be in a three-degree zone, metres: X from Cà Mau to Hà Giang, Y with room for a wrong meridian.
const isNorthing = (value: number): boolean => value > 880_000 && value < 2_650_000
const isEasting = (value: number): boolean => value > 150_000 && value < 850_000
const strayM = 20_000
const nearlyClosedM = 2

/** Looks for the traps seen in real tables. */
export function findCornerTraps(table: CornerTable, context: CornerContext): CornerTrap[] {
  const rings = table.rings.map((ring) => cornersOf(ring, table.style))
  const corners = rings.flat().filter((corner) => corner !== null)
  const unreadable = rings.flatMap((ring, i) => ring.flatMap((corner, row): CornerTrap[] =>
    (corner ? [] : [{ code: 'unreadable', tone: 'error', at: { ring: i, row }, values: { row: row + 1 }, offer: null }])))
  if (corners.length === 0) return unreadable
  const readings = wholeReadings(corners, table, context)
  // What is read the wrong way round makes every other sentence wrong.
  if (readings.some(({ code }) => code === 'swapped_columns' || code === 'degrees' || code === 'out_of_range')) return [...unreadable, ...readings]
  return [...unreadable, ...readings, ...rings.flatMap((ring, i) => ringTraps(ring, i, table))]
}

function wholeReadings(corners: readonly Corner[], { srid }: CornerTable, context: CornerContext): CornerTrap[] {
  const most = (test: (corner: Corner) => boolean): boolean => corners.filter(test).length * 2 > corners.length
  if (most(({ x, y }) => isEasting(x) && isNorthing(y))) return [{ code: 'swapped_columns', tone: 'error', at: null, values: {}, offer: { kind: 'swap' } }]
  const isLatitude = (value: number): boolean => value > 7 && value < 24
  const isLongitude = (value: number): boolean => value > 101 && value < 118
  if (most(({ x, y }) => isLatitude(x) && isLongitude(y))) return [{ code: 'degrees', tone: 'error', at: null, values: {}, offer: { kind: 'degrees', latitudeFirst: true } }]
  if (most(({ x, y }) => isLongitude(x) && isLatitude(y))) return [{ code: 'degrees', tone: 'error', at: null, values: {}, offer: { kind: 'degrees', latitudeFirst: false } }]
  const wild = corners.filter(({ x, y }) => !isNorthing(x) || !isEasting(y))
  if (wild.length * 2 > corners.length) return [{ code: 'out_of_range', tone: 'error', at: null, values: { x: wild[0]?.x ?? NaN, y: wild[0]?.y ?? NaN }, offer: null }]
  const middle = { x: median(corners.map(({ x }) => x)), y: median(corners.map(({ y }) => y)) }
  const place = placeOf(context)
  return place ? meridianTraps(middle, place, srid, context.srids) : []
}

/** The nearest place to a position where the zone may be; null: nothing is known. */
function placeOf({ centre, extent }: CornerContext): ((position: LngLat) => LngLat) | null {
  if (centre) return () => centre
  if (!extent) return null
  const [west, south, east, north] = extent
  return ([lng, lat]) => [Math.min(Math.max(lng, west), east), Math.min(Math.max(lat, south), north)]
}

/** A wrong meridian shifts by 26 km a quarter of a degree; the place that is known tells which one was meant. */
function meridianTraps(middle: Corner, place: (position: LngLat) => LngLat, srid: number, srids: readonly number[]): CornerTrap[] {
  const awayKm = (of: number): number => {
    const there = cornerToPosition(middle, of)
    return groundKm(there, place(there))
  }
  const km = awayKm(srid)
  if (km < 10) return []
  const [best] = srids.filter((of) => of !== srid).map((of) => ({ srid: of, km: awayKm(of) })).sort((a, b) => a.km - b.km)
  const values = { km: Math.round(km * 10) / 10 }
  return best && best.km < 8 && best.km * 2 < km
    ? [{ code: 'wrong_meridian', tone: 'warning', at: null, values: { ...values, meridian: centralMeridians[best.srid] ?? 0, nearKm: Math.round(best.km * 10) / 10 }, offer: { kind: 'meridian', srid: best.srid } }]
    : [{ code: 'far_from_place', tone: 'warning', at: null, values, offer: null }]
}

function ringTraps(corners: readonly (Corner | null)[], ring: number, table: CornerTable): CornerTrap[] {
  const whole = corners.filter((corner) => corner !== null)
  if (whole.length < corners.length) return []
  const strays = strayTraps(whole, ring, table)
  if (strays.length > 0) return strays
  const doubles = whole.flatMap((corner, row) => {
    const before = whole[row - 1]
    return before && isSameCorner(before, corner) ? [row] : []
  })
  const traps: CornerTrap[] = doubles.length === 0 ? [] : [{
    code: 'duplicate_corners', tone: 'error', at: { ring, row: doubles[0] ?? 0 }, values: { rows: doubles.map((row) => row + 1).join(', ') }, offer: { kind: 'drop', ring, rows: doubles },
  }]
  const open = openRing(whole.filter((_, row) => !doubles.includes(row)))
  if (open.length < 3) return [...traps, { code: 'short_ring', tone: 'error', at: { ring, row: 0 }, values: { count: open.length }, offer: null }]
  return [...traps, ...closingTraps(whole, open, ring, table), ...orderTraps(open, ring, whole.length)]
}

/** A value that lies far from its column, most often because a digit is missing: 51744.64 for 517446.4. */
function strayTraps(corners: readonly Corner[], ring: number, table: CornerTable): CornerTrap[] {
  return (['x', 'y'] as const).flatMap((column) => {
    const usual = median(corners.map((corner) => corner[column]))
    return corners.flatMap((corner, row): CornerTrap[] => {
      const value = corner[column]
      if (Math.abs(value - usual) < strayM) return []
      const likely = [value * 10, value * 100, value / 10].find((other) => Math.abs(other - usual) < strayM)
      const values = { row: row + 1, column: column.toUpperCase(), got: table.rings[ring]?.rows[row]?.[column] ?? '' }
      if (likely === undefined) return [{ code: 'far_corner', tone: 'error', at: { ring, row }, values: { ...values, km: Math.round(Math.abs(value - usual) / 1000) }, offer: null }]
      const text = writeNumber(likely, table.style)
      return [{ code: 'missing_digit', tone: 'error', at: { ring, row }, values: { ...values, expected: text }, offer: { kind: 'value', ring, row, column, text } }]
    })
  })
}

function closingTraps(corners: readonly Corner[], open: readonly Corner[], ring: number, table: CornerTable): CornerTrap[] {
  const [first] = corners
  const last = corners.at(-1)
  if (!first || !last || isSameCorner(first, last)) return []
  const gap = edgeLength(first, last)
  if (gap < nearlyClosedM && open.length > 3) {
    return [{ code: 'nearly_closed', tone: 'warning', at: { ring, row: corners.length - 1 }, values: { cm: Math.round(gap * 100) }, offer: { kind: 'close', ring } }]
  }
  return [{ code: 'closes_itself', tone: 'note', at: { ring, row: corners.length - 1 }, values: { name: table.rings[ring]?.rows[0]?.name || '1' }, offer: null }]
}

function orderTraps(open: readonly Corner[], ring: number, rowCount: number): CornerTrap[] {
  const crossing = findCrossing(open)
  if (!crossing) return []
  const order = uncross(open)
  const ha = order ? Math.abs(ringArea(order.flatMap((i) => open[i] ?? []))) / 10_000 : 0
  const nowHa = Math.abs(ringArea(open)) / 10_000
  return [{
    code: 'wrong_order', tone: 'error', at: { ring, row: crossing[0] },
    values: { first: `${crossing[0] + 1}–${crossing[0] + 2}`, second: `${crossing[1] + 1}–${((crossing[1] + 1) % open.length) + 1}`, nowHa, ha },
    // The first corner, said again at the end, stays there.
    offer: order ? { kind: 'order', ring, order: rowCount > open.length ? [...order, rowCount - 1] : order, ha } : null,
  }]
}

/** The table as the offer reads it. */
export function acceptOffer(table: CornerTable, offer: CornerOffer): CornerTable {
  const withRows = (ring: number, change: (rows: CornerTable['rings'][number]['rows']) => CornerTable['rings'][number]['rows']): CornerTable =>
    ({ ...table, rings: table.rings.map((one, i) => (i === ring ? { ...one, rows: change(one.rows) } : one)) })
  switch (offer.kind) {
    case 'swap': return { ...table, rings: table.rings.map((ring) => ({ ...ring, rows: ring.rows.map((row) => ({ ...row, x: row.y, y: row.x })) })) }
    case 'meridian': return { ...table, srid: offer.srid }
    case 'value': return withRows(offer.ring, (rows) => rows.map((row, i) => (i === offer.row ? { ...row, [offer.column]: offer.text } : row)))
    case 'order': return withRows(offer.ring, (rows) => offer.order.flatMap((i) => rows[i] ?? []))
    case 'drop': return withRows(offer.ring, (rows) => rows.filter((_, i) => !offer.rows.includes(i)))
    case 'close': return withRows(offer.ring, (rows) => rows.map((row, i) => (i === rows.length - 1 ? { ...row, x: rows[0]?.x ?? row.x, y: rows[0]?.y ?? row.y } : row)))
    case 'degrees': return {
      ...table,
      rings: table.rings.map((ring) => ({
        ...ring,
        rows: ring.rows.map((row, i) => {
          const corner = cornersOf(ring, table.style)[i]
          if (!corner) return row
          const { x, y } = positionToCorner(offer.latitudeFirst ? [corner.y, corner.x] : [corner.x, corner.y], table.srid)
          return { ...row, x: writeNumber(x, table.style), y: writeNumber(y, table.style) }
        }),
      })),
    }
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** Distance on a sphere, kilometres: enough to tell one meridian from the next. */
function groundKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const radians = Math.PI / 180
  const half = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2
  return 12_742 * Math.asin(Math.sqrt(half(latB - latA) + Math.cos(latA * radians) * Math.cos(latB * radians) * half(lngB - lngA)))
}
