import { describe, expect, it } from 'vitest'
import { shapeOfTable, tableOf, type CornerTable } from '../../client/geometry/corner-table.ts'
import { acceptOffer, findCornerTraps, type CornerContext } from '../../client/geometry/corner-traps.ts'
import { planeArea } from '../../client/geometry/vn2000.ts'
import { phuThinh5 } from '../fixtures/corners.ts'

const context: CornerContext = { srids: [9208, 5897, 9209, 9214], centre: [104.972, 21.664], extent: null }
const corners = phuThinh5.map(([x, y]) => [x.toFixed(2), y.toFixed(2)] as const)
type Pair = readonly [string, string]

const read = (rows: readonly Pair[], srid = 9208): CornerTable => {
  const made = tableOf(rows.map(([x, y], i) => `M${i + 1}\t${x}\t${y}`).join('\n'), srid)
  if (!made) throw new Error('there is no corner in the text')
  return made.table
}
const areaHa = (table: CornerTable) => {
  const shape = shapeOfTable(table)
  return shape && planeArea(shape, table.srid) / 10_000
}
const [a, b, c, d] = corners as [Pair, Pair, Pair, Pair]
const traps = (table: CornerTable, of = context) => findCornerTraps(table, of).filter(({ tone }) => tone !== 'note')

/** The table after its only trap's offer was accepted. */
function mended(table: CornerTable, code: string, of = context): CornerTable {
  const [trap, ...others] = traps(table, of)
  expect([trap?.code, ...others.map((other) => other.code)]).toEqual([code])
  if (!trap?.offer) throw new Error(`${code} offers nothing`)
  return acceptOffer(table, trap.offer)
}

describe('traps of corner tables', () => {
  it('a right table has none, and says that it closes itself', () => {
    expect(findCornerTraps(read(corners), context)).toEqual([expect.objectContaining({ code: 'closes_itself', tone: 'note', values: { name: 'M1' } })])
    expect(findCornerTraps(read([...corners, a]), context)).toEqual([])
  })
  it('swapped columns', () => {
    const swapped = corners.map(([x, y]): Pair => [y, x])
    expect(areaHa(mended(read(swapped), 'swapped_columns'))).toBeCloseTo(74.859, 3)
  })
  it('a wrong meridian: 105° for 104°45′ is about 26 km away, and the right one is offered', () => {
    const table = read(corners, 5897)
    expect(traps(table)[0]?.values).toMatchObject({ meridian: 104.75 })
    expect(Number(traps(table)[0]?.values['km'])).toBeCloseTo(25.9, 0)
    expect(mended(table, 'wrong_meridian').srid).toBe(9208)
  })
  it('a place far off that no meridian explains is said, and nothing is offered', () => {
    expect(traps(read(corners), { ...context, centre: [106.2, 21.2] })).toEqual([expect.objectContaining({ code: 'far_from_place', offer: null })])
  })
  it('says nothing of the meridian where the place is not known', () => {
    expect(traps(read(corners, 5897), { ...context, centre: null })).toEqual([])
  })
  it('where only the box is known that the zone must lie in, a meridian that puts it outside is told', () => {
    const box: CornerContext = { ...context, centre: null, extent: [104.8, 21.5, 105.05, 21.8] }
    expect(mended(read(corners, 5897), 'wrong_meridian', box).srid).toBe(9208)
    expect(traps(read(corners), box)).toEqual([])
  })
  it('numbers that no place of Vietnam has', () => {
    expect(traps(read([['6', '397130'], ['7', '396707'], ['8', '395829']]))).toEqual([expect.objectContaining({ code: 'out_of_range', tone: 'error', offer: null })])
    expect(traps(read(corners.map(([x, y]): Pair => [`${x}0`.replace('.', ''), y]))).map(({ code }) => code)).toEqual(['out_of_range'])
  })
  it('a missing digit', () => {
    const table = read([a, [b[0], '52214.70'], c, d])
    const right = mended(table, 'missing_digit')
    expect(right.rings[0]?.rows[1]?.y).toBe('522147.00')
    expect(areaHa(right)).toBeCloseTo(74.859, 3)
  })
  it('a corner far from all others that no lost digit explains', () => {
    expect(traps(read([a, [b[0], '722147.00'], c, d]))).toEqual([expect.objectContaining({ code: 'far_corner', offer: null, at: { ring: 0, row: 1 } })])
  })
  it('a wrong order: the outline crosses itself, and the order that does not is offered with its area', () => {
    const table = read([a, c, b, d])
    expect(traps(table)[0]?.offer).toMatchObject({ kind: 'order', ring: 0 })
    expect(areaHa(mended(table, 'wrong_order'))).toBeCloseTo(74.859, 3)
    expect(areaHa(mended(read([a, c, b, d, a]), 'wrong_order'))).toBeCloseTo(74.859, 3)
  })
  it('corners given twice', () => {
    expect(areaHa(mended(read([a, b, b, c, d]), 'duplicate_corners'))).toBeCloseTo(74.859, 3)
  })
  it('a ring that all but closes', () => {
    const almost: Pair = [(Number(a[0]) + 0.4).toFixed(2), a[1]]
    const right = mended(read([...corners, almost]), 'nearly_closed')
    expect(right.rings[0]?.rows.at(-1)).toMatchObject({ x: a[0], y: a[1] })
  })
  it('degrees instead of metres, in either order', () => {
    const degrees = phuThinh5.map(([, , lng, lat]): Pair => [lat.toFixed(8), lng.toFixed(8)])
    expect(areaHa(mended(read(degrees), 'degrees'))).toBeCloseTo(74.859, 2)
    expect(areaHa(mended(read(degrees.map(([lat, lng]): Pair => [lng, lat])), 'degrees'))).toBeCloseTo(74.859, 2)
  })
  it('rows that are no numbers, and too few corners', () => {
    expect(traps(read([a, [b[0], '5221x7.00'], c, d])).map(({ code }) => code)).toContain('unreadable')
    expect(traps(read([a, b])).map(({ code }) => code)).toEqual(['short_ring'])
  })
  it('an offer changes nothing until it is accepted', () => {
    const table = read(corners.map(([x, y]): Pair => [y, x]))
    const before = structuredClone(table)
    findCornerTraps(table, context)
    expect(table).toEqual(before)
  })
})
