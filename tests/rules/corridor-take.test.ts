import { describe, expect, it } from 'vitest'
import type { CorridorTake, TakeDifference } from '../../api/contract/corridor.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { along, chainage, groundOf, insertCorridor, type Section } from '../fixtures/corridor.ts'
import { allocate, insertProject } from '../fixtures/grid.ts'
import { box, insertPlaneZone, onPlane, plotAt } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

// Two kilometres from west to east along y = 50; with 9 m and a formation of 2 m it takes 40 ≤ y ≤ 60.
const line = along(50)
const ten: readonly Section[] = [{ formation: 2, width: 9 }]

async function takeOf(tx: Queryable, list: readonly Section[] = ten, { asOf = '2026-06-30', code = 'thu' }: { asOf?: string; code?: string } = {}): Promise<CorridorTake> {
  const [row] = await tx.query<{ take: CorridorTake }>(sql`
    select rules.corridor_take(ST_GeomFromText(${await onPlane(tx, line)}, 4326), ${await groundOf(tx, line, list)}::geometry[], ${code}, 'measured', ${asOf}::date) as take`)
  if (!row) throw new Error('no take')
  return row.take
}
const zoneWith = (tx: Queryable, code = 'T-1') => insertPlaneZone(tx, { code, axes: ['planned', 'established', 'operating'] })
/** To the square metre of the plane. */
const m2 = (value: number | undefined) => Math.round((value ?? NaN) * 0.9998 / 2) * 2
const taken = (take: CorridorTake) => Object.fromEntries(take.plots.map((plot) => [plot.code, m2(plot.takenM2)]))

describe('which plots, and how much of them', () => {
  it('is what lies under the strip: a part, the whole, the rest of a plot with a hole; not what is only touched', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' })
    await plotAt(tx, zone, box([100, 42, 200, 58]), { code: 'WHOLE' })
    await plotAt(tx, zone, 'POLYGON((200 0,300 0,300 100,200 100,200 0),(220 30,280 30,280 70,220 70,220 30))', { code: 'HOLE' })
    await plotAt(tx, zone, box([300, 60, 400, 160]), { code: 'TOUCHED' })
    await plotAt(tx, zone, box([400, 61, 500, 160]), { code: 'BESIDE' })
    const take = await takeOf(tx)
    expect(taken(take)).toEqual({ A: 2000, WHOLE: 1600, HOLE: 20 * 100 - 20 * 60 })
    expect(take.plots.map(({ code, sharePct, isWhole }) => [code, sharePct, isWhole])).toEqual([['A', 20, false], ['HOLE', 800 / 7600 * 100, false], ['WHOLE', 100, true]]
      .map(([code, pct, whole]) => [code, Math.round(Number(pct) * 100) / 100, whole]))
    expect(take.totals).toMatchObject({ plots: 3, wholePlots: 1, zones: 1, confirmedZones: 0 })
    expect(m2(take.totals.m2)).toBe(2000 + 1600 + 800)
  }))

  it('changes in the middle of a plot where the width does, and is nothing over a tunnel', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([450, 0, 550, 100]), { code: 'CHANGE' })
    await plotAt(tx, zone, box([1000, 0, 1100, 100]), { code: 'TUNNEL' })
    const take = await takeOf(tx, [{ to: chainage(1000), width: 9 }, { from: chainage(1000), to: chainage(1400), width: 19 }, { from: chainage(1400), structure: 'tunnel', width: null }])
    expect(taken(take)).toEqual({ CHANGE: 50 * 20 + 50 * 40 })
  }))

  it('counts the day: a plot that has ended, or not begun, is not taken', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'OLD', to: '2026-03-01' })
    await plotAt(tx, zone, box([0, 0, 100, 50]), { code: 'NEW', from: '2026-03-01' })
    expect(taken(await takeOf(tx, ten, { asOf: '2026-02-28' }))).toEqual({ OLD: 2000 })
    expect(taken(await takeOf(tx, ten, { asOf: '2026-03-01' }))).toEqual({ NEW: 1000 })
  }))

  it('adds ground up once that two plots claim', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' })
    await plotAt(tx, zone, box([50, 0, 150, 100]), { code: 'B', landUse: 'green' })
    const take = await takeOf(tx)
    expect(taken(take)).toEqual({ A: 2000, B: 2000 })
    expect(m2(take.totals.m2)).toBe(3000)
    expect(take.landUse.map((use) => [use.landUse, m2(use.m2)])).toEqual([['industrial', 2000], ['green', 1000]])
  }))
})

describe('what is left of a plot', () => {
  it('is judged part by part: too small, too narrow, of use', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    // Above the strip 5 m × 100 m = 500 m² is too small; 12 m × 150 m = 1,800 m² is large enough and too narrow.
    await plotAt(tx, zone, box([0, 0, 100, 65]), { code: 'SMALL' })
    await plotAt(tx, zone, box([200, 28, 350, 72]), { code: 'NARROW' })
    await plotAt(tx, zone, box([400, 28, 550, 72]), { code: 'ROAD', landUse: 'road' })
    const take = await takeOf(tx)
    const left = (code: string) => take.plots.find((plot) => plot.code === code)?.remnants.map((one) => [m2(one.m2), one.widthM === null ? null : Math.round(one.widthM), one.verdict])
    expect(left('SMALL')).toEqual([[4000, null, 'usable'], [500, null, 'too_small']])
    expect(left('NARROW')).toEqual([[1800, 12, 'too_narrow'], [1800, 12, 'too_narrow']])
    expect(left('ROAD')).toEqual([[1800, null, 'usable'], [1800, null, 'usable']])
    expect(take.totals.remnants).toBe(3)
  }))

  it('is no remnant where a part lay apart before and lost nothing', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, 'MULTIPOLYGON(((0 0,100 0,100 100,0 100,0 0)),((0 200,10 200,10 210,0 210,0 200)))', { code: 'A' })
    expect((await takeOf(tx)).plots[0]?.remnants.map((one) => m2(one.m2))).toEqual([4000, 4000])
  }))

  it('is cut off where the plot lay on a road and the part lies on none', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' })
    await plotAt(tx, zone, box([200, 0, 300, 100]), { code: 'NO ROAD BEFORE' })
    await plotAt(tx, zone, box([0, 100, 100, 110]), { code: 'R', landUse: 'road' })
    const take = await takeOf(tx)
    const cut = (code: string) => take.plots.find((plot) => plot.code === code)?.remnants.map((one) => one.isCutOff).sort()
    expect(cut('A')).toEqual([false, true])
    expect(cut('NO ROAD BEFORE')).toEqual([false, false])
    expect(take.cutOff).toEqual([])
  }))

  it('names a plot that loses no land but every road', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 42, 100, 58]), { code: 'R', landUse: 'road' })
    await plotAt(tx, zone, box([100, 42, 200, 58]), { code: 'R2', landUse: 'road' })
    // Over the strip a metre of road is left to it: none of the road, so a tolerance does not save it.
    await plotAt(tx, zone, box([0, 60, 100, 160]), { code: 'NORTH' })
    const before = await takeOf(tx)
    expect(before.cutOff).toEqual([])
    await plotAt(tx, zone, box([300, 59.5, 400, 61]), { code: 'R3', landUse: 'road' })
    await plotAt(tx, zone, box([300, 61, 400, 161]), { code: 'BY R3' })
    await plotAt(tx, zone, box([500, 55, 600, 60]), { code: 'R4', landUse: 'road' })
    await plotAt(tx, zone, box([500, 60, 600, 160]), { code: 'LOST' })
    expect((await takeOf(tx)).cutOff.map(({ code }) => code)).toEqual(['LOST'])
  }))
})

describe('who is there', () => {
  it('counts firms and jobs once, and says between what and what of an allocation is lost', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    const part = await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'PART' })
    const whole = await plotAt(tx, zone, box([100, 42, 200, 58]), { code: 'WHOLE' })
    const [works, silent] = [await insertProject(tx, zone, 'P-1'), await insertProject(tx, zone, 'P-2')]
    await tx.query(sql`update project set workers = 120 where id = ${works}`)
    await allocate(tx, part, works, 'leased', 0.9)
    await allocate(tx, whole, works, 'in_use', 0.1)
    await allocate(tx, whole, silent, 'approved', 0.05)
    const take = await takeOf(tx)
    expect(take.totals).toMatchObject({ firms: 2, leases: 3, jobs: 120, jobsUnknownProjects: 1 })
    const firm = take.firms.find(({ code }) => code === 'F-P-1')
    expect(firm).toMatchObject({ plots: 2, jobs: 120, jobsKnown: true, zones: ['T-1'] })
    // Of 9,000 m² on the plot of 10,000 of which 2,000 go: 1,000 at least, 2,000 at most. The rest of the whole plot goes with it.
    expect([firm?.lostLeastM2, firm?.lostMostM2].map((value) => Math.round((value ?? 0) / 10) * 10)).toEqual([2000, 3000])
    expect(take.firms.find(({ code }) => code === 'F-P-2')).toMatchObject({ jobs: null, jobsKnown: false, lostLeastM2: 500, lostMostM2: 500 })
  }))

  it('confirms a zone only by a decision that moves it whole, and names such a zone where no ground meets it', () => undone(db(), async (tx) => {
    const [hit, moved, far] = [await zoneWith(tx, 'T-1'), await zoneWith(tx, 'T-2'), await zoneWith(tx, 'T-3')]
    await plotAt(tx, hit, box([0, 0, 100, 100]), { code: 'A' })
    await plotAt(tx, moved, box([100, 0, 200, 100]), { code: 'B' })
    await tx.query(sql`insert into decision (code, title_vi, confidence) values ('d-thu', 'Nghị quyết thử', 'source')`)
    await tx.query(sql`insert into relocation (code, zone_id, corridor_code, deadline, decision_id, source)
      select 'RL-' || z, z, 'thu', date '2026-12-31', d.id, 'fixture' from unnest(array[${moved}, ${far}]::int[]) z, decision d where d.code = 'd-thu'`)
    // A case without a decision confirms nothing.
    await tx.query(sql`insert into relocation (code, zone_id, corridor_code, source) values ('RL-X', ${hit}, 'thu', 'fixture')`)
    const take = await takeOf(tx)
    expect(take.zones.map(({ zone, isConfirmed, deadline, plots }) => [zone.code, isConfirmed, deadline, plots])).toEqual([['T-2', true, '2026-12-31', 1], ['T-3', true, '2026-12-31', 0], ['T-1', false, null, 1]])
    expect((await takeOf(tx, ten, { code: 'khac' })).totals.confirmedZones).toBe(0)
  }))

  it('names the zones a line without width runs through, with no ground', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await tx.query(sql`insert into zone_boundary (zone_id, geom, basis, source) values (${zone}, ST_GeomFromText(${await onPlane(tx, box([0, 0, 300, 100]))}, 4326), 'measured', 'fixture')`)
    const take = await takeOf(tx, [])
    expect(take.plots).toEqual([])
    expect(take.zones).toMatchObject([{ zone: { code: 'T-1' }, plots: 0, takenM2: null, isConfirmed: false }])
    expect(take.zones[0]?.crossedM).toBeCloseTo(300 / 0.9999, 0)
  }))

  it('adds up by the commune of the zone; what lies in several stands by itself', () => undone(db(), async (tx) => {
    const [one, two] = [await zoneWith(tx, 'T-1'), await zoneWith(tx, 'T-2')]
    await plotAt(tx, one, box([0, 0, 100, 100]), { code: 'A' })
    await plotAt(tx, two, box([100, 0, 200, 100]), { code: 'B' })
    await tx.query(sql`insert into commune (province_code, level, name_vi) values ('15', 'commune', 'Xã Một'), ('15', 'commune', 'Xã Hai')`)
    await tx.query(sql`insert into zone_commune select ${one}::int, id from commune where name_vi = 'Xã Một' union all select ${two}::int, id from commune where name_vi in ('Xã Một', 'Xã Hai')`)
    expect((await takeOf(tx)).communes.map(({ name, isSeveral, plots, m2: area }) => [name, isSeveral, plots, m2(area)])).toEqual(expect.arrayContaining([['Xã Một', false, 1, 2000], [null, true, 1, 2000]]))
  }))
})

describe('a line that is shifted', () => {
  const shifted = async (tx: Queryable, north: number): Promise<TakeDifference> => {
    const moved = along(50 + north)
    const [row] = await tx.query<{ difference: TakeDifference }>(sql`
      with side as (select w.n, array(select t from rules.plots_taken(w.ground, '2026-06-30') t) as taken from (values (1, ${await groundOf(tx, line, ten)}::geometry[]), (2, ${await groundOf(tx, moved, ten)}::geometry[])) w(n, ground))
      select rules.take_difference((select taken from side where n = 1), (select taken from side where n = 2), '2026-06-30') as difference`)
    if (!row) throw new Error('no difference')
    return row.difference
  }

  it('takes anew and frees, plot by plot and zone by zone', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'BOTH' })
    await plotAt(tx, zone, box([200, 62, 300, 162]), { code: 'NEWLY' })
    await plotAt(tx, zone, box([400, 0, 500, 41]), { code: 'FREED' })
    const difference = await shifted(tx, 5)
    expect(difference.plots.map((plot) => [plot.code, m2(plot.beforeM2), m2(plot.afterM2), m2(plot.newlyM2), m2(plot.freedM2)])).toEqual([['BOTH', 2000, 2000, 500, 500], ['FREED', 100, 0, 0, 100], ['NEWLY', 0, 300, 300, 0]])
    expect(difference.zones).toMatchObject([{ zone: { code: 'T-1' }, plots: 3 }])
    expect([m2(difference.newlyM2), m2(difference.freedM2)]).toEqual([800, 600])
    expect(difference.plots.map(({ newly, freed }) => [newly?.type, freed?.type])).toEqual([['MultiPolygon', 'MultiPolygon'], [undefined, 'MultiPolygon'], ['MultiPolygon', undefined]])
  }))

  it('differs in nothing where it stays', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' })
    expect(await shifted(tx, 0)).toEqual({ newlyM2: 0, freedM2: 0, plots: [], zones: [] })
  }))
})

describe('what everybody may know', () => {
  it('is the shipped zones a decision moves, and their land: no firm, no zone that the line only hits', async () => {
    const [row] = await db().query<{ summary: unknown; text: string }>(sql`select rules.relocation_summary('15', '2026-11-22') as summary, rules.relocation_summary('15', '2026-11-22')::text as text`)
    expect(row?.summary).toMatchObject({ basis: 'schematic', plots: 172, zones: [{ zone: { code: 'MB-0001' } }, { zone: { code: 'MB-0032' } }, { zone: { code: 'MB-0031' } }] })
    expect(row?.text).not.toMatch(/firm|MB-0008/)
    const [other] = await db().query<{ summary: unknown }>(sql`select rules.relocation_summary('24', '2026-11-22') as summary`)
    expect(other?.summary).toMatchObject({ plots: 0, zones: [] })
  })

  it('follows the version of the corridor that was in effect on the day', () => undone(db(), async (tx) => {
    const zone = await zoneWith(tx)
    await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' })
    await insertCorridor(tx, 'thu', line, ten, { from: '2026-03-01' })
    await tx.query(sql`insert into decision (code, title_vi, confidence) values ('d-thu', 'Nghị quyết thử', 'source')`)
    await tx.query(sql`insert into relocation (code, zone_id, corridor_code, decision_id, source) select 'RL-T', ${zone}::int, 'thu', id, 'fixture' from decision where code = 'd-thu'`)
    const m2On = async (day: string) => {
      const [row] = await tx.query<{ m2: number }>(sql`select (z -> 'm2')::float8 as m2 from jsonb_array_elements(rules.relocation_summary('15', ${day}::date) -> 'zones') z where z -> 'zone' ->> 'code' = 'T-1'`)
      return m2(row?.m2)
    }
    expect([await m2On('2026-02-01'), await m2On('2026-04-01')]).toEqual([0, 2000])
  }))
})
