import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { keepPlan, readTask } from '../../api/features/relocation-plan/keep.ts'
import { changeRow, copyPlan, readPlan } from '../../api/features/relocation-plan/plan.ts'
import { solve } from '../../api/features/relocation-plan/solve.ts'
import { undone, useDatabase } from '../database.ts'
import { allocate, bringLedgerUp, insertProject, insertZone } from '../fixtures/grid.ts'
import { box, plotAt, tractAt } from '../fixtures/plane.ts'
import { another, give, insertGround, insertSharedWorks, need, works } from '../fixtures/relocation-ground.ts'
import { signedIn } from '../fixtures/signed-in.ts'

const db = useDatabase()

/** The plan the solver makes of what province 37 has. */
async function planned(tx: Parameters<Parameters<typeof undone>[1]>[0], sites: 'named' | 'placed' | 'all' = 'named') {
  const { actor } = await signedIn(tx, { role: 'official', provinces: ['37'] })
  const found = await readTask(tx, '37', sites)
  const id = await keepPlan(tx, actor, { province: '37', name: 'x', sites, seconds: 1, seed: 1 }, found, await solve(found.task, { seed: 1, seconds: 1 }))
  return { id, actor, read: () => readPlan(tx, id) }
}
const room = async (tx: Queryable, plan: number) => (await tx.query<{ now: number; used: number }>(sql`select round(sum(now_m2)) as now, round(sum(used_m2)) as used from rules.relocation_plan_sites(${plan})`))[0]

describe('the bound', () => {
  it('is said of a plan that the solver could have made, and of no other', () => undone(db(), async (tx) => {
    await insertGround(tx)
    const plan = await planned(tx)
    expect(await plan.read()).toMatchObject({ placed: 1, rows: 1, gapPct: 0, noBound: null })
    const [row] = await tx.query<{ ways: string[]; site: string }>(sql`select w.ways, s.code as site from relocation_plan_row w join relocation_plan_site s on s.id = w.site_id where w.plan_id = ${plan.id}`)
    expect(row?.ways).toEqual([row?.site])
    // By hand to where it could go anyway; then to where the solver could not send it, in the copy too; then nobody knows.
    await tx.query(sql`update relocation_plan_row set made_by = 'hand' where plan_id = ${plan.id}`)
    expect((await plan.read()).noBound).toBeNull()
    await tx.query(sql`update relocation_plan_row set ways = '{}' where plan_id = ${plan.id}`)
    expect(await plan.read()).toMatchObject({ gapPct: null, noBound: 'other_ways' })
    expect(await copyPlan(tx, plan.actor, plan.id, 'y')).toMatchObject({ gapPct: null, noBound: 'other_ways' })
    await tx.query(sql`update relocation_plan_row set ways = null where plan_id = ${plan.id}`)
    expect((await plan.read()).noBound).toBe('other_ways')
    await tx.query(sql`update relocation_plan_row set made_by = 'solver' where plan_id = ${plan.id}`)
    // Less than the bound: it was of other capacities.
    await tx.query(sql`update relocation_plan set bound_ha_km = bound_ha_km + 1 where id = ${plan.id}`)
    expect(await plan.read()).toMatchObject({ gapPct: null, noBound: 'below' })
    await tx.query(sql`update relocation_plan set bound_ha_km = 5 where id = ${plan.id}`)
    expect((await plan.read()).gapPct).toBeGreaterThan(90)
    await tx.query(sql`update relocation_plan set bound_ha_km = null where id = ${plan.id}`)
    expect((await plan.read()).noBound).toBe('not_found')
    await tx.query(sql`update relocation_plan_row set site_id = null where plan_id = ${plan.id}`)
    expect((await plan.read()).noBound).toBe('not_all_placed')
  }))

  it('is not said where a distance is not known', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    const declared = await insertZone(tx, { code: 'T-D', kind: 'relocation_site', provinceCode: '37' })
    await tx.query(sql`update zone set declared_capacity_ha = 5 where id = ${declared}`)
    await tx.query(sql`insert into relocation_receiver (relocation_id, zone_id) values (${ground.relocation}, ${declared})`)
    // One goes where no distance is known, which stands for nought; 5.5 ha together do not all fit there.
    await need(tx, ground, { areaM2: 10_000 })
    await another(tx, ground, 'T-M-2', { areaM2: 45_000 })
    const plan = await (await planned(tx)).read()
    expect([plan.placed, plan.withoutKm, plan.haKm > 0, plan.gapPct, plan.noBound]).toEqual([2, 1, true, null, 'without_distance'])
  }))
})

describe('what a plan asks for', () => {
  it('is what its open cases without receiving land ask for: not who has ended, nor whom another plan placed', () => undone(db(), async (tx) => {
    const ground = await insertSharedWorks(tx, [300, 0], { areaM2: 5000, water: 100 }, { areaM2: 3000, water: 50 })
    const third = await another(tx, ground, 'T-M-3', { areaM2: 900_000 })
    const plan = await planned(tx)
    const said = async () => { const { utilities, missing } = await plan.read(); return [(await room(tx, plan.id))?.used, utilities.find(({ kind }) => kind === 'wastewater')?.used ?? null, missing?.cases ?? 0] }
    expect(await said()).toEqual([8000, 150, 1])
    await give(tx, ground, ground.second, 3000)
    expect(await said()).toEqual([5000, 100, 1])
    await tx.query(sql`insert into relocation_step (case_id, stage, reached_on, source) select id, 'old_site_cleared', current_date, 'x' from relocation_case where project_id = ${ground.project}`)
    await tx.query(sql`update relocation_case set closed_on = current_date, outcome = 'ceased_operating' where project_id = ${third}`)
    expect(await said()).toEqual([0, null, 0])
  }))

  it('of wastewater and power is not too much where nobody knows what is left', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    await need(tx, ground, { areaM2: 5000, water: 100 })
    const plan = await planned(tx)
    const water = async () => (await plan.read()).utilities.find(({ kind }) => kind === 'wastewater')
    expect(await water()).toMatchObject({ used: 100, left: null, isOver: false })
    // By hand to nowhere and back: nothing says that it is too much.
    const [row] = (await plan.read()).assigned
    const place = { relocation: row?.relocation ?? '', project: row?.project ?? '' }
    const nowhere = await changeRow(tx, plan.id, `"${(await plan.read()).etag}"`, { ...place, site: null })
    expect((await changeRow(tx, plan.id, `"${nowhere.etag}"`, { ...place, site: row?.site ?? null })).placed).toBe(1)
    await works(tx, ground.zone, 'wastewater', 99, 0)
    expect(await water()).toMatchObject({ used: 100, left: 99, isOver: true })
  }))

  it('leaves out who is known to need land, and nobody knows how much: they are counted', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    await another(tx, ground, 'T-M-2')
    const plan = await planned(tx)
    expect(await plan.read()).toMatchObject({ rows: 1, unknownArea: 1 })
    expect(await copyPlan(tx, plan.actor, plan.id, 'y')).toMatchObject({ unknownArea: 1 })
  }))
})

it('of a plot that is kept for cases what is ready, and not let, and not theirs, is left', () => undone(db(), async (tx) => {
  const ground = await insertGround(tx)
  // 100 m by 100 m, of which the western 60 m are ready.
  const plot = await plotAt(tx, ground.zone, box([10_500, 0, 10_600, 100]), { code: 'W' })
  await tractAt(tx, ground.zone, box([10_490, -10, 10_560, 110]), 'TW', 'ready')
  await bringLedgerUp(tx)
  await need(tx, ground, { areaM2: 3000 })
  const plan = await planned(tx)
  const left = async () => (await tx.query<{ m2: number; held: boolean }>(sql`select round(free_m2 / 100) * 100 as m2, hold_id is not null as held from rules.relocation_plan_plots(${plan.id}) where lineage_id = ${plot}`))
  expect(await left()).toEqual([{ m2: 6000, held: false }])
  const [hold] = await tx.query<{ id: number }>(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to) values (${plot}, ${ground.relocation}, 'x', current_date, '9999-12-31') returning id`)
  await tx.query(sql`insert into relocation_case_hold (case_id, hold_id, area_m2) select id, ${hold?.id ?? 0}, 3000 from relocation_case where project_id = ${ground.project}`)
  await bringLedgerUp(tx)
  expect(await left()).toEqual([{ m2: 3000, held: true }])
  // Another hold of the same plot, as of plots that were joined.
  const [other] = await tx.query<{ id: number }>(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to) values (${plot}, ${ground.relocation}, 'x', current_date, '9999-12-31') returning id`)
  await tx.query(sql`insert into relocation_case_hold (case_id, hold_id, area_m2) select id, ${other?.id ?? 0}, 1000 from relocation_case where project_id = ${ground.project}`)
  expect(await left()).toEqual([{ m2: 2000, held: true }])
  await tx.query(sql`delete from hold where id = ${other?.id ?? 0}`)
  await allocate(tx, plot, await insertProject(tx, ground.zone, 'T-N-1'), 'leased', 0.1)
  await bringLedgerUp(tx)
  expect(await left()).toEqual([{ m2: 2000, held: true }])
}))

it('no distance is measured to what misses the area or the sector anyway', () => undone(db(), async (tx) => {
  const ground = await insertGround(tx)
  await need(tx, ground, { areaM2: 15_000, sector: '26' })
  const pairs = async (fitting: boolean) => (await tx.query<{ kind: string; missed: string[] }>(sql`
    select s.kind, f.missed from rules.relocation_fits('37', 'R-T', 'T-M-1', true, ${fitting}) f join rules.relocation_sites('37') s on s.code = f.site order by s.kind`))
  expect(await pairs(false)).toEqual([{ kind: 'being_cleared', missed: ['area'] }, { kind: 'ready', missed: [] }])
  expect(await pairs(true)).toEqual([{ kind: 'ready', missed: [] }])
  await tx.query(sql`insert into zone_sector (zone_id, sector_code, stance, source) values (${ground.zone}, '26', 'excluded', 'x')`)
  expect(await pairs(true)).toEqual([])
}))
