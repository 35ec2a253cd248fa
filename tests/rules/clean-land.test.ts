import { describe, expect, it } from 'vitest'
import type { CleanLand } from '../../api/contract/clean-land.ts'
import type { Database, Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { readCleanLand } from '../../api/features/clean-land.ts'
import { readLandBalance } from '../../api/features/land-balance.ts'
import { readZone } from '../../api/features/zone.ts'
import { allocate, bringLedgerUp, holdPlot, insertProject } from '../fixtures/grid.ts'
import { box, insertPlaneZone, plotAt, tractAt } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

interface Sums { plots: number; plotsM2: number; overlapM2: number; readyM2: number; readyLeasableM2: number; availableM2: number; unknownM2: number; basis: string | null }

/** The kept sums of a zone; the same, computed for today from nothing, must agree. */
async function sumsOf(tx: Queryable, zone: number): Promise<Sums> {
  await bringLedgerUp(tx)
  const [kept, anew] = await tx.query<Sums>(sql`
    select l.plot_count as plots, l.plots_m2 as "plotsM2", l.overlap_m2 as "overlapM2", l.ready_m2 as "readyM2", l.ready_leasable_m2 as "readyLeasableM2",
      l.available_m2 as "availableM2", l.unknown_m2 as "unknownM2", l.basis
    from (select 1 as n, k.* from zone_ledger k where k.zone_id = ${zone} union all select 2, a.* from rules.zone_ledger_at(array[${zone}::int], current_date) a) l order by n`)
  if (!kept || !anew) throw new Error('the zone is in no ledger')
  for (const [key, value] of Object.entries(anew)) {
    const other = kept[key as keyof Sums]
    if (typeof value === 'number') expect(other, key).toBeCloseTo(value, 4)
    else expect(other, key).toBe(value)
  }
  return kept
}

const areaOf = async (tx: Queryable, plot: number) => {
  const [row] = await tx.query<{ area: number }>(sql`select area_m2 as area from plot where id = ${plot}`)
  return row?.area ?? NaN
}

const states = async (tx: Queryable, zone: number) => Object.fromEntries((await tx.query<{ code: string; state: string }>(sql`
  select p.code, c.state from clean_land c join plot p on p.id = c.plot_id where c.zone_id = ${zone} order by p.code`)).map(({ code, state }) => [code, state]))

const inZone = <T>(work: (tx: Database, zone: number) => Promise<T>, zone: { readonly allocationsRecorded?: boolean } = {}) =>
  undone(db(), async (tx) => work(tx, await insertPlaneZone(tx, { code: 'T-1', ...zone })))

const read = (tx: Database, asked: { asOf?: string; from?: string; fits?: string } = {}): Promise<CleanLand> => readCleanLand(tx, 'T-1', asked)

const HUNDRED = box([0, 0, 100, 100])

describe('clean land is where ready tracts lie under leasable plots', () => {
  it('a tract over 40 % of a plot: 40 % of it is ready, and the plot is cut in two pieces', () => inZone(async (tx, zone) => {
    const plot = await plotAt(tx, zone, HUNDRED, { code: 'A' })
    await tractAt(tx, zone, box([-50, -50, 40, 150]), 'T')
    const area = await areaOf(tx, plot)
    const sums = await sumsOf(tx, zone)
    expect(sums.readyLeasableM2 / area).toBeCloseTo(0.4, 5)
    expect(sums.availableM2).toBe(sums.readyLeasableM2)
    const { pieces, readyLeasableHa, availableHa, blocks } = await read(tx)
    expect(pieces.features.map(({ properties: { code, part, state, sharePct } }) => [code, part, state, sharePct])).toEqual([['A', 'ready', 'available', 40], ['A', 'not_ready', null, 60]])
    expect(pieces.features.reduce((sum, { properties }) => sum + properties.areaM2, 0)).toBeCloseTo(area, 0)
    // The plane draws a hectare two square metres short.
    expect([readyLeasableHa, availableHa]).toEqual([0.4001, 0.4001])
    expect(blocks.map((block) => [block.ha, block.rectangle?.widthM, block.rectangle?.lengthM])).toEqual([[0.4001, 40, 100]])
  }))

  it('two tracts that overlap count once; two that meet clear a plot as a whole', () => inZone(async (tx, zone) => {
    const plot = await plotAt(tx, zone, HUNDRED, { code: 'A' })
    await tractAt(tx, zone, box([0, 0, 60, 100]), 'T-1')
    await tractAt(tx, zone, box([40, 0, 80, 100]), 'T-2')
    const [area, sums] = [await areaOf(tx, plot), await sumsOf(tx, zone)]
    expect([sums.readyLeasableM2 / area, sums.readyM2 / area]).toEqual([expect.closeTo(0.8, 5), expect.closeTo(0.8, 5)])
    await tractAt(tx, zone, box([80, 0, 100, 100]), 'T-3')
    expect((await sumsOf(tx, zone)).readyLeasableM2).toBe(area)
    expect((await read(tx)).pieces.features).toEqual([])
  }))

  it('a hole in a tract is not ready', () => inZone(async (tx, zone) => {
    const plot = await plotAt(tx, zone, HUNDRED, { code: 'A' })
    await tractAt(tx, zone, 'POLYGON((-10 -10,110 -10,110 110,-10 110,-10 -10),(20 20,20 70,70 70,70 20,20 20))', 'T')
    expect((await sumsOf(tx, zone)).readyLeasableM2 / await areaOf(tx, plot)).toBeCloseTo(0.75, 5)
  }))

  it('only stage ready, only leasable land; a tract that meets a plot along an edge or at a corner gives nothing', () => inZone(async (tx, zone) => {
    await plotAt(tx, zone, HUNDRED, { code: 'A' })
    await plotAt(tx, zone, box([200, 0, 300, 100]), { code: 'G', landUse: 'green' })
    await tractAt(tx, zone, box([-10, -10, 110, 110]), 'T-1', 'handed_over')
    await tractAt(tx, zone, box([100, 0, 300, 100]), 'T-2')
    await tractAt(tx, zone, box([-100, -100, 0, 0]), 'T-3')
    const sums = await sumsOf(tx, zone)
    expect([sums.readyLeasableM2, sums.availableM2]).toEqual([0, 0])
    expect(sums.readyM2).toBeGreaterThan(29_000)
    expect(await states(tx, zone)).toEqual({})
  }))

  it('what an investor can have: less allocations of any stage, less holds; land reserved for small firms stays', () => inZone(async (tx, zone) => {
    const ids: Record<string, number> = {}
    for (const [i, code] of ['free', 'approved', 'part', 'held', 'small', 'full'].entries()) {
      ids[code] = await plotAt(tx, zone, box([i * 200, 0, i * 200 + 100, 100]), { code, smeReserved: code === 'small' })
    }
    await tractAt(tx, zone, box([-10, -10, 2000, 110]), 'T')
    const project = await insertProject(tx, zone, 'P-1')
    await allocate(tx, ids['approved'], project, 'approved', 1.0002)
    await allocate(tx, ids['part'], project, 'leased', 0.3)
    await allocate(tx, ids['full'], project, 'in_use', 1.0002)
    await holdPlot(tx, ids['held'], project, '2000-01-01', '2100-01-01')
    const sums = await sumsOf(tx, zone)
    expect(await states(tx, zone)).toEqual({ approved: 'taken', free: 'available', full: 'taken', held: 'held', part: 'partly_available', small: 'available' })
    expect(sums.availableM2 / 10_000).toBeCloseTo(1 + 0.7 + 1, 2)
    expect(sums.readyLeasableM2 / 10_000).toBeCloseTo(6, 2)
  }))

  it('where nobody recorded the allocations: unknown, never available', () => inZone(async (tx, zone) => {
    await plotAt(tx, zone, HUNDRED, { code: 'A' })
    await tractAt(tx, zone, HUNDRED, 'T')
    const sums = await sumsOf(tx, zone)
    expect([sums.availableM2, sums.unknownM2]).toEqual([0, sums.readyLeasableM2])
    expect(await states(tx, zone)).toEqual({ A: 'unknown' })
    expect((await read(tx)).blocks).toEqual([])
    await tx.query(sql`update zone set allocations_recorded = true where id = ${zone}`)
    expect((await sumsOf(tx, zone)).availableM2).toBe(sums.readyLeasableM2)
  }, { allocationsRecorded: false }))

  it('a zone of nothing, with or without a boundary, and a day before everything', () => inZone(async (tx, zone) => {
    const none = { plots: 0, plotsM2: 0, overlapM2: 0, readyM2: 0, readyLeasableM2: 0, availableM2: 0, unknownM2: 0, basis: null }
    expect(await sumsOf(tx, zone)).toEqual(none)
    const empty = { basis: null, readyLeasableHa: 0, availableHa: 0, states: [], blocks: [], pieces: { features: [] }, readyInPeriod: { ha: 0, undatedHa: 0 }, clearance: { clearedHa: 0, startedHa: 0, plan: null } }
    expect(await read(tx)).toMatchObject(empty)
    await plotAt(tx, zone, HUNDRED, { code: 'A', from: '2020-01-01' })
    await tractAt(tx, zone, HUNDRED, 'T', 'ready', '2021-06-01')
    expect((await sumsOf(tx, zone)).availableM2).toBeGreaterThan(9_999)
    expect(await read(tx, { asOf: '1900-01-01' })).toMatchObject({ ...empty, asOf: '1900-01-01' })
    expect(await read(tx, { asOf: '2021-05-31' })).toMatchObject({ ...empty, basis: 'measured' })
    expect(await read(tx, { asOf: '2021-06-01' })).toMatchObject({ readyLeasableHa: 1.0002, blocks: [{ number: 1, ha: 1.0002 }] })
    await tx.query(sql`insert into zone_boundary (zone_id, geom, basis, source) select ${zone}, geom, 'measured', 'fixture' from plot where zone_id = ${zone}`)
    expect((await sumsOf(tx, zone)).plots).toBe(1)
  }))
})

describe('ground that two plots claim', () => {
  const overlaps = (tx: Queryable) => tx.query<{ first: string; second: string; m2: number }>(sql`
    select a.code as first, b.code as second, round(v.area_m2)::int as m2 from plot_overlap v join plot a on a.id = v.plot_id join plot b on b.id = v.other_id
    where a.zone_id = (select id from zone where code = 'T-1') order by 1, 2`)

  it('counts for the one entered first; the pair is found when a shape comes, moves and goes', () => inZone(async (tx, zone) => {
    const first = await plotAt(tx, zone, HUNDRED, { code: 'A' })
    const second = await plotAt(tx, zone, box([80, 0, 180, 100]), { code: 'B' })
    await tractAt(tx, zone, box([-10, -10, 500, 110]), 'T')
    expect(await overlaps(tx)).toEqual([{ first: 'A', second: 'B', m2: 2000 }])
    const area = await areaOf(tx, first)
    const sums = await sumsOf(tx, zone)
    expect([sums.plotsM2 / area, sums.overlapM2 / area, sums.readyLeasableM2 / area]).toEqual([expect.closeTo(1.8, 4), expect.closeTo(0.2, 4), expect.closeTo(1.8, 4)])

    // Edge on edge is no overlap, nor is a corner.
    await tx.query(sql`update plot set geom = (select geom from (select ST_Multi(ST_Transform(ST_Translate(ST_GeomFromText(${box([100, 0, 200, 100])}, 9208), 500000, 2466000), 4326)) as geom) g) where id = ${second}`)
    expect(await overlaps(tx)).toEqual([])
    expect((await sumsOf(tx, zone)).plotsM2 / area).toBeCloseTo(2, 4)
    await tx.query(sql`update plot set geom = (select geom from plot where id = ${first}) where id = ${second}`)
    expect(await overlaps(tx)).toEqual([{ first: 'A', second: 'B', m2: 10002 }])
    expect((await sumsOf(tx, zone)).plotsM2 / area).toBeCloseTo(1, 4)
    await tx.query(sql`delete from plot where id = ${first}`)
    expect(await overlaps(tx)).toEqual([])
    expect((await sumsOf(tx, zone)).overlapM2).toBe(0)
  }))

  it('a plot of another time is no rival', () => inZone(async (tx, zone) => {
    await plotAt(tx, zone, HUNDRED, { code: 'A', to: '2020-01-01' })
    const living = await plotAt(tx, zone, box([50, 0, 150, 100]), { code: 'B', from: '2020-01-01' })
    const sums = await sumsOf(tx, zone)
    expect([sums.plots, sums.overlapM2]).toEqual([1, 0])
    expect(sums.plotsM2).toBeCloseTo(await areaOf(tx, living), 6)
  }))
})

/** As good as: the plane draws a hectare two square metres short. */
const about = (value: number): unknown => expect.closeTo(value, 2)

describe('ground that became ready in a period', () => {
  const flow = async (tx: Database, from: string, asOf: string) => (await read(tx, { from, asOf })).readyInPeriod

  it('counts from its day, both days of the period in it; ready before, or twice, counts once; without a day it is in no period', () => inZone(async (tx, zone) => {
    await tractAt(tx, zone, HUNDRED, 'A', 'ready', '2025-12-31')
    await tractAt(tx, zone, box([50, 0, 150, 100]), 'B', 'ready', '2026-01-01')
    await tractAt(tx, zone, box([100, 0, 200, 100]), 'C', 'ready', '2026-06-30')
    await tractAt(tx, zone, box([0, 200, 100, 250]), 'D', 'ready')
    await tractAt(tx, zone, box([0, 300, 100, 400]), 'E', 'handed_over', '2026-02-01')
    expect(await flow(tx, '2026-01-01', '2026-06-30')).toMatchObject({ from: '2026-01-01', to: '2026-06-30', ha: about(1), undatedHa: about(0.5) })
    expect(await flow(tx, '2026-01-01', '2026-06-29')).toMatchObject({ ha: about(0.5) })
    expect(await flow(tx, '2026-01-02', '2026-12-31')).toMatchObject({ ha: about(0.5) })
    expect(await flow(tx, '2025-12-31', '2026-12-31')).toMatchObject({ ha: about(2) })
    expect(await flow(tx, '2000-01-01', '2025-12-30')).toMatchObject({ ha: 0 })
    // The year of the day asked about, when no beginning is given.
    expect((await read(tx, { asOf: '2026-12-31' })).readyInPeriod).toMatchObject({ from: '2026-01-01', ha: about(1) })
  }))

  it('a tract described anew is not ready anew', () => inZone(async (tx, zone) => {
    await tractAt(tx, zone, HUNDRED, 'A', 'ready', '2024-01-01', '2026-03-01')
    await tractAt(tx, zone, HUNDRED, 'A', 'ready', '2026-03-01')
    await tractAt(tx, zone, box([200, 0, 300, 100]), 'B', 'ready', '2026-02-01', '2026-04-01')
    await tractAt(tx, zone, box([200, 0, 300, 100]), 'B', 'ready', '2026-04-01')
    expect((await flow(tx, '2026-01-01', '2026-12-31')).ha).toBeCloseTo(1, 3)
  }))
})

it('clearance stands beside clean land, against the plan whose period the day falls in', () => inZone(async (tx, zone) => {
  await tractAt(tx, zone, HUNDRED, 'A')
  await tractAt(tx, zone, box([50, 0, 150, 100]), 'B', 'handed_over')
  await tractAt(tx, zone, box([200, 0, 300, 100]), 'C', 'compensated')
  await tx.query(sql`insert into clearance_plan (zone_id, period_from, period_to, area_ha, source)
    values (${zone}, '2026-01-01', '2027-01-01', 3, 'this year'), (${zone}, '2027-01-01', '2028-01-01', 9, 'next year')`)
  const { clearance } = await read(tx, { asOf: '2026-12-31' })
  // What lies in two tracts counts at the further stage.
  expect(clearance.stages.map(({ stage, tracts, ha }) => [stage, tracts, ha.toFixed(2)]))
    .toEqual([['recovery_decided', 0, '0.00'], ['compensated', 1, '1.00'], ['handed_over', 1, '0.50'], ['ready', 1, '1.00']])
  expect([clearance.clearedHa, clearance.startedHa]).toEqual([1.5003, 2.5005])
  // Nobody recorded since when: cleared, yet not in the year of the plan.
  expect(clearance.plan).toMatchObject({ ha: 3, source: 'this year', doneHa: 0, donePct: 0, undatedHa: clearance.clearedHa })
  expect((await read(tx, { asOf: '2028-01-01' })).clearance.plan).toBeNull()
}))

it('a plan of a period is held against what was cleared in it: handed over or later, the ground once, less what was cleared on the eve', () => inZone(async (tx, zone) => {
  await tx.query(sql`insert into clearance_plan (zone_id, period_from, period_to, area_ha, source) values (${zone}, '2026-01-01', '2027-01-01', 4, 'this year')`)
  const plan = async (asOf: string) => (await read(tx, { asOf })).clearance.plan
  await tractAt(tx, zone, HUNDRED, 'A', 'handed_over', '2025-06-01', '2026-03-01')
  await tractAt(tx, zone, HUNDRED, 'A', 'ready', '2026-03-01')
  expect(await plan('2026-12-31')).toMatchObject({ doneHa: 0, donePct: 0, undatedHa: 0 })
  // Handed over in March and ready in May: once. Half of it was cleared before.
  await tractAt(tx, zone, box([50, 0, 150, 100]), 'B', 'handed_over', '2026-03-01', '2026-05-01')
  await tractAt(tx, zone, box([50, 0, 150, 100]), 'B', 'ready', '2026-05-01')
  await tractAt(tx, zone, box([200, 0, 300, 100]), 'C', 'compensated', '2026-02-01', '2026-07-01')
  await tractAt(tx, zone, box([200, 0, 300, 100]), 'C', 'handed_over', '2026-07-01')
  expect(await plan('2026-02-28')).toMatchObject({ doneHa: 0 })
  expect(await plan('2026-03-01')).toMatchObject({ doneHa: about(0.5), donePct: about(12.5) })
  expect(await plan('2026-06-30')).toMatchObject({ doneHa: about(0.5) })
  expect(await plan('2026-12-31')).toMatchObject({ doneHa: about(1.5), donePct: expect.closeTo(37.5, 1) as number, undatedHa: 0 })
  // Handed over nobody knows when, ready since August: cleared, in no period.
  await tractAt(tx, zone, box([0, 200, 100, 250]), 'D', 'handed_over', undefined, '2026-08-01')
  await tractAt(tx, zone, box([0, 200, 100, 250]), 'D', 'ready', '2026-08-01')
  for (const day of ['2026-07-31', '2026-12-31']) expect(await plan(day)).toMatchObject({ doneHa: about(1.5), undatedHa: about(0.5) })
  expect((await read(tx, { asOf: '2026-12-31' })).clearance.clearedHa).toBeCloseTo(3, 2)
  expect((await read(tx, { asOf: '2026-12-31' })).readyInPeriod).toMatchObject({ ha: about(2), undatedHa: 0 })
}))

it('what the overview says is what the tabs say, where plots overlap and tracts do', () => inZone(async (tx, zone) => {
  await plotAt(tx, zone, HUNDRED, { code: 'A' })
  await plotAt(tx, zone, box([60, 0, 160, 100]), { code: 'B' })
  await plotAt(tx, zone, box([0, 100, 100, 150]), { code: 'R', landUse: 'road' })
  await tractAt(tx, zone, HUNDRED, 'T', 'ready')
  await tractAt(tx, zone, box([50, 0, 150, 100]), 'U', 'handed_over')
  await bringLedgerUp(tx)
  const overview = (await readZone(tx, 'T-1')).properties.land
  const balance = await readLandBalance(tx, 'T-1', undefined)
  expect(overview?.uses).toEqual(balance.uses.map(({ landUse, plots, ha }) => ({ landUse, plots, ha })))
  expect(overview?.uses).toEqual([{ landUse: 'industrial', plots: 2, ha: about(1.6) }, { landUse: 'road', plots: 1, ha: about(0.5) }])
  expect(overview?.leases).toEqual([{ leaseStatus: 'free', plots: 2, ha: balance.industrialHa }])
  expect(overview?.clearance).toEqual((await read(tx)).clearance.stages.filter(({ tracts }) => tracts > 0))
  expect(overview?.clearance).toEqual([{ stage: 'handed_over', tracts: 1, ha: about(0.5) }, { stage: 'ready', tracts: 1, ha: about(1) }])
}))

it('a block says whether a hall of the size asked for stands in it, whichever side comes first', () => inZone(async (tx, zone) => {
  await plotAt(tx, zone, 'POLYGON((0 0,300 0,300 200,200 200,200 80,100 80,100 200,0 200,0 0))', { code: 'A', smeReserved: true })
  await tractAt(tx, zone, box([-10, -10, 500, 310]), 'T')
  await bringLedgerUp(tx)
  const fits = async (size?: string) => (await read(tx, size ? { fits: size } : {})).blocks.map((block) => block.fits)
  expect([await fits('100x200'), await fits('200x100'), await fits('80x300'), await fits('80.1x300'), await fits('100.1x150'), await fits()])
    .toEqual([[true], [true], [true], [false], [false], [null]])
  const [block] = (await read(tx)).blocks
  expect(block).toMatchObject({ ha: block?.smeReservedHa, plots: [{ code: 'A', ha: block?.ha }], rectangle: { widthM: 80, lengthM: 300, ha: 2.4005 } })
}))
