import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, insertProject } from '../fixtures/grid.ts'
import { box, insertPlaneZone, plotAt, tractAt, type Box } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

describe('the rectangles that stand on a piece of land', () => {
  interface Fit { widths: number[]; lengths: number[]; isInside: boolean; areaM2: number }
  const fit = async (wkt: string, degrees = 0): Promise<Fit> => {
    const [row] = await db().query<Fit>(sql`
      select r.widths_m as widths, r.lengths_m as lengths, ST_Covers(ST_Buffer(land, 0.05), r.rectangle) as "isInside", ST_Area(r.rectangle) as "areaM2"
      from (select ST_Rotate(ST_GeomFromText(${wkt}, 9208), radians(${degrees}::float8)) as land) l, rules.largest_rectangles(land) r`)
    if (!row) throw new Error('no answer')
    return row
  }

  const shapes = {
    'a rectangle of 200 × 300 m': { wkt: box([0, 0, 200, 300]), fits: [[200, 300]] },
    'an L of two arms': { wkt: 'POLYGON((0 0,300 0,300 100,120 100,120 250,0 250,0 0))', fits: [[100, 300], [120, 250]] },
    'a U: the bar, or an arm with its corner': { wkt: 'POLYGON((0 0,300 0,300 200,200 200,200 80,100 80,100 200,0 200,0 0))', fits: [[80, 300], [100, 200]] },
    'a square with a hole in the middle': { wkt: 'POLYGON((0 0,300 0,300 300,0 300,0 0),(100 100,200 100,200 200,100 200,100 100))', fits: [[100, 300]] },
    'a hole beside the middle leaves one broad side': { wkt: 'POLYGON((0 0,300 0,300 300,0 300,0 0),(20 100,60 100,60 200,20 200,20 100))', fits: [[240, 300]] },
  }
  it.each(Object.entries(shapes))('%s, exactly, however it lies', async (_, { wkt, fits }) => {
    for (const degrees of [0, 30, -12.3, 90]) {
      const { widths, lengths, isInside, areaM2 } = await fit(wkt, degrees)
      expect(widths.map((width, i) => [width, lengths[i]])).toEqual(fits)
      expect(isInside).toBe(true)
      expect(areaM2).toBeCloseTo(Math.max(...fits.map(([width = 0, length = 0]) => width * length)), 3)
    }
  })

  it('on a slanting shape, one that lies inside and is nearly the largest there is', async () => {
    // The largest rectangle in a triangle is half of it.
    const { isInside, areaM2, widths } = await fit('POLYGON((0 0,400 0,0 300,0 0))')
    expect(isInside).toBe(true)
    expect(areaM2).toBeGreaterThan(0.97 * 30_000)
    expect(areaM2).toBeLessThanOrEqual(30_000.1)
    expect(widths).toEqual([...widths].sort((a, b) => a - b))
  })
})

const HALL: Box = [0, 0, 100, 100]
interface Block { plots: string[]; areaHa: number; reservedHa: number; widths: number[]; lengths: number[]; radiusM: number }

const blocksOf = (tx: Queryable, zone: number) => tx.query<Block>(sql`
  select array(select p.code from plot p where p.id = any(b.plot_ids) order by p.code) as plots, round((b.area_m2 / 10000)::numeric, 2)::float8 as "areaHa",
    round((b.sme_reserved_m2 / 10000)::numeric, 2)::float8 as "reservedHa", b.fitting_widths_m as widths, b.fitting_lengths_m as lengths, b.circle_radius_m as "radiusM"
  from clean_block b where b.zone_id = ${zone} order by b.number`)

/** A zone that is ready as a whole, with the plots named by their boxes; what a plot's code says of its use. */
async function blocks(plots: Record<string, Box | string>, degrees = 0): Promise<Block[]> {
  return undone(db(), async (tx) => {
    const zone = await insertPlaneZone(tx, { code: 'T-1' })
    await tractAt(tx, zone, box([-9000, -9000, 9000, 9000]), 'T')
    for (const [code, shape] of Object.entries(plots)) {
      const landUse = /^(road|green)/.exec(code)?.[1] ?? 'industrial'
      await plotAt(tx, zone, typeof shape === 'string' ? shape : box(shape), { code, landUse, smeReserved: code.startsWith('sme') }, degrees)
    }
    await bringLedgerUp(tx)
    return blocksOf(tx, zone)
  })
}

const together = async (plots: Record<string, Box | string>) => (await blocks(plots)).map((block) => block.plots)

describe('clean land is contiguous', () => {
  it('when two plots share an edge: one hall stands across the seam', async () => {
    for (const degrees of [0, 30]) {
      const [block, ...others] = await blocks({ a: HALL, 'sme b': [100, 0, 260, 100], c: [0, 100, 260, 150] }, degrees)
      expect(others).toEqual([])
      expect(block).toEqual({ plots: ['a', 'c', 'sme b'], areaHa: 3.9, reservedHa: 1.6, widths: [150], lengths: [260], radiusM: 75 })
    }
  })

  it.each([
    ['an edge of 5 m', { a: HALL, b: [100, 95, 200, 195] }, [['a', 'b']]],
    ['an edge of 4.9 m is too short', { a: HALL, b: [100, 95.1, 200, 195.1] }, [['a'], ['b']]],
    ['a corner is no edge', { a: HALL, b: [100, 100, 200, 200] }, [['a'], ['b']]],
    ['a seam of 0.4 m is no gap', { a: HALL, b: [100.4, 0, 200.4, 100] }, [['a', 'b']]],
    ['0.6 m is one', { a: HALL, b: [100.6, 0, 200.6, 100] }, [['a'], ['b']]],
    ['across a road of 20 m', { a: HALL, b: [120, 0, 220, 100], road: [100, -50, 120, 150] }, [['a', 'b']]],
    ['across a road of just 30 m', { a: HALL, b: [130, 0, 230, 100], road: [100, -50, 130, 150] }, [['a', 'b']]],
    ['not across one of 40 m', { a: HALL, b: [140, 0, 240, 100], road: [100, -50, 140, 150] }, [['a'], ['b']]],
    ['not across 20 m of green beside a road', { a: HALL, b: [120, 0, 220, 100], green: [100, -50, 120, 150], road: [-50, 150, 250, 170] }, [['a'], ['b']]],
    ['not across 20 m of nothing', { a: HALL, b: [120, 0, 220, 100] }, [['a'], ['b']]],
    ['not across the corner of a crossing', { a: HALL, b: [120, 120, 220, 220], 'road 1': [100, -50, 120, 250], 'road 2': [-50, 100, 100, 120], 'road 3': [120, 100, 250, 120] }, [['a'], ['b']]],
    ['from plot to plot: neighbours of neighbours', { a: HALL, b: [100, 0, 200, 100], c: [220, 0, 320, 100], road: [200, -50, 220, 150], d: [320, 0, 420, 100] }, [['a', 'b', 'c', 'd']]],
    ['a plot in the hole of another', { a: 'POLYGON((0 0,300 0,300 300,0 300,0 0),(100 100,200 100,200 200,100 200,100 100))', b: [100, 100, 200, 200] }, [['a', 'b']]],
  ] as [string, Record<string, Box | string>, string[][]][])('%s', async (_, plots, expected) => {
    expect(await together(plots)).toEqual(expected)
  })

  it('a road joins blocks but no hall stands on it, and its ground does not count', async () => {
    const [block] = await blocks({ a: [0, 0, 100, 300], b: [120, 0, 270, 250], road: [100, -50, 120, 350] })
    expect(block).toEqual({ plots: ['a', 'b'], areaHa: 6.75, reservedHa: 0, widths: [100, 150], lengths: [300, 250], radiusM: 75 })
  })

  it('largest first; a plot let in part is in no block; without a rule plots stand alone', () => undone(db(), async (tx) => {
    const zone = await insertPlaneZone(tx, { code: 'T-1' })
    await tractAt(tx, zone, box([-9000, -9000, 9000, 9000]), 'T')
    await plotAt(tx, zone, box(HALL), { code: 'a' })
    const b = await plotAt(tx, zone, box([100, 0, 300, 100]), { code: 'b' })
    await plotAt(tx, zone, box([300, 0, 450, 100]), { code: 'c' })
    await bringLedgerUp(tx)
    expect((await blocksOf(tx, zone)).map((block) => block.plots)).toEqual([['a', 'b', 'c']])
    await allocate(tx, b, await insertProject(tx, zone, 'P-1'), 'leased', 1)
    await bringLedgerUp(tx)
    expect((await blocksOf(tx, zone)).map((block) => [block.plots, block.areaHa])).toEqual([[['c'], 1.5], [['a'], 1]])
    await tx.query(sql`delete from plot_allocation where plot_id = ${b}`)
    await tx.query(sql`update rule set replaced_at = now() where code = 'clean_block'`)
    await bringLedgerUp(tx)
    expect((await blocksOf(tx, zone)).map((block) => block.plots)).toEqual([['b'], ['c'], ['a']])
  }))
})

it('the kept blocks of every shipped zone are those computed anew, whole plots of their zone, each in one block', async () => {
  const rows = await db().query<{ code: string; kept: unknown; anew: unknown }>(sql`
    select z.code, k.blocks as kept, c.blocks as anew from zone z
    left join (select zone_id, json_agg(json_build_array(number, plot_ids, round(area_m2), fitting_widths_m, fitting_lengths_m, circle_radius_m) order by number) as blocks
      from clean_block group by zone_id) k on k.zone_id = z.id
    left join (select zone_id, json_agg(json_build_array(number, plot_ids, round(area_m2), fitting_widths_m, fitting_lengths_m, circle_radius_m) order by number) as blocks
      from rules.clean_blocks_at(array(select id from zone where id % 4 = 0), current_date) group by zone_id) c on c.zone_id = z.id
    where z.id % 4 = 0`)
  expect(rows.filter((row) => row.kept !== null).length).toBeGreaterThan(5)
  for (const row of rows) expect(row.kept, row.code).toEqual(row.anew)
  expect(await db().query(sql`
    select l.plot_id, l.state, count(b.id)::int from clean_land l left join clean_block b on l.plot_id = any(b.plot_ids) and b.zone_id = l.zone_id
    group by l.plot_id having count(b.id) <> (l.state = 'available')::int`)).toEqual([])
  // A rectangle stands on the land of its block: no more than the hair that coordinates are rounded to lies outside.
  expect(await db().query(sql`
    select b.id from clean_block b join zone z on z.id = b.zone_id
    where ST_Area(ST_Difference(ST_Transform(b.rectangle, z.vn2000_srid), ST_Buffer(ST_Transform(b.geom, z.vn2000_srid), 0.3))) > 0.1`)).toEqual([])
})
