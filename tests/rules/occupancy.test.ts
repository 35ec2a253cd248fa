import { describe, expect, it } from 'vitest'
import { averageOccupancy, occupancy } from '../../api/contract/occupancy.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, holdPlot, insertProject, insertZone, layPlots, type ZoneFixture } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const asked = async (tx: Queryable, asOf?: string, code = 'T-1') => {
  await bringLedgerUp(tx)
  const [row] = await tx.query<{ found: unknown }>(sql`select rules.zone_occupancy(${code}, ${asOf ?? null}) as found`)
  return occupancy.parse(row?.found)
}
const average = async (tx: Queryable, kind: string, base: 'established' | 'operating', asOf?: string) => {
  await bringLedgerUp(tx)
  // Cao Bằng: no shipped zone lies there.
  const [row] = await tx.query<{ found: unknown }>(sql`select rules.average_occupancy('04', ${kind}, ${base}, ${asOf ?? null}) as found`)
  return averageOccupancy.parse(row?.found)
}
const operating: ZoneFixture['axes'] = ['planned', 'established', 'operating']

/** 60 ha of factories, 20 of warehouses, 20 of services: approved 5 + 0, leased 15 + 5, in use 40 + 5, and what is free. */
async function setting(tx: Queryable, zone: Partial<ZoneFixture> = {}) {
  const id = await insertZone(tx, { code: 'T-1', axes: operating, ...zone })
  const plots = await layPlots(tx, id, [
    { code: 'A', ha: 40 }, { code: 'B', ha: 20 }, { code: 'W', ha: 20, landUse: 'warehouse' }, { code: 'S', ha: 20, landUse: 'service' }, { code: 'R', ha: 10, landUse: 'road' }])
  const project = await insertProject(tx, id, 'T-P1')
  await allocate(tx, plots.A, project, 'in_use', 40)
  await allocate(tx, plots.B, project, 'leased', 15)
  await allocate(tx, plots.B, project, 'approved', 5)
  await allocate(tx, plots.S, project, 'leased', 5)
  await allocate(tx, plots.S, project, 'in_use', 5)
  return { id, plots, project }
}

describe('how full a zone is', () => {
  it('KCN: leased and in use, of industrial and service land', () => undone(db(), async (tx) => {
    await setting(tx)
    expect(await asked(tx)).toMatchObject({
      formula: 'industrial_zone', contractual: { pct: 65, numeratorHa: 65, denominatorHa: 100, approvedHa: 5, leasedHa: 20, inUseHa: 45 },
      real: { pct: 45, inUseHa: 45 }, idleHa: 20, allocationsRecorded: true, basis: 'measured',
      uses: [{ group: 'industrial', totalHa: 80, approvedHa: 5, leasedHa: 15, inUseHa: 40, freeHa: 20 }, { group: 'service', totalHa: 20, approvedHa: 0, leasedHa: 5, inUseHa: 5, freeHa: 10 }],
      rules: [{ parameter: 'counts_service_land', legalBasis: 'Nghị định 35/2022/NĐ-CP, Điều 2 khoản 22' }, { code: 'late_project' }],
    })
  }))

  it('KCX: as a KCN', () => undone(db(), async (tx) => {
    await setting(tx, { kind: 'export_processing_zone' })
    expect(await asked(tx)).toMatchObject({ formula: 'industrial_zone', contractual: { pct: 65 } })
  }))

  it('CCN: approved too, of industrial land alone', () => undone(db(), async (tx) => {
    await setting(tx, { kind: 'industrial_cluster' })
    expect(await asked(tx)).toMatchObject({
      formula: 'industrial_cluster', contractual: { pct: 75, numeratorHa: 60, denominatorHa: 80, approvedHa: 5, leasedHa: 15, inUseHa: 40 },
      real: { pct: 50, inUseHa: 40 }, idleHa: 15, rules: [{ parameter: 'counts_approved_land' }, { code: 'late_project' }],
    })
  }))

  it.each(['economic_zone', 'relocation_site'])('%s: no formula', (kind) => undone(db(), async (tx) => {
    await setting(tx, { kind })
    expect(await asked(tx)).toMatchObject({ formula: null, contractual: { pct: null, numeratorHa: 0, denominatorHa: 0, leasedHa: 20 }, real: { pct: null } })
  }))

  it.each([
    ['industrial_zone', '2022-07-14', null], ['industrial_zone', '2022-07-15', 65], ['industrial_cluster', '2024-04-30', null], ['industrial_cluster', '2024-05-01', 75],
  ])('%s on %s: %s', (kind, day, pct) => undone(db(), async (tx) => {
    await setting(tx, { kind })
    const answer = await asked(tx, day)
    expect(answer.contractual.pct).toBe(pct)
    expect(answer.formula).toBe(pct === null ? null : kind)
    expect(answer.rules.filter((rule) => rule.code === 'occupancy')).toHaveLength(pct === null ? 0 : 1)
  }))

  it('is unknown where nobody recorded the allocations, not nothing; and no land is free then', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', axes: operating, allocationsRecorded: false })
    await layPlots(tx, zone, [{ code: 'A', ha: 10 }])
    const answer = await asked(tx)
    expect(answer).toMatchObject({ contractual: { pct: null, denominatorHa: 10 }, real: { pct: null }, allocationsRecorded: false, uses: [{ totalHa: 10, freeHa: 0 }] })
    expect(answer.plotIds).toMatchObject({ free: [], unknown: [expect.any(Number)] })
    await tx.query(sql`update zone set allocations_recorded = true where id = ${zone}`)
    expect(await asked(tx)).toMatchObject({ contractual: { pct: 0 }, real: { pct: 0 }, uses: [{ freeHa: 10 }] })
  }))

  it('is null without land', () => undone(db(), async (tx) => {
    await insertZone(tx, { code: 'T-1', axes: operating })
    expect(await asked(tx)).toMatchObject({ basis: null, formula: 'industrial_zone', contractual: { pct: null, denominatorHa: 0 }, uses: [] })
  }))

  it('counts an allocation from its first day to the day before its last', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', axes: operating })
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 10 }])
    await allocate(tx, plots.A, await insertProject(tx, zone, 'T-P1'), 'leased', 6, '2023-01-01', '2024-01-01')
    const share = async (day: string) => (await asked(tx, day)).contractual.pct
    expect([await share('2022-12-31'), await share('2023-01-01'), await share('2023-12-31'), await share('2024-01-01')]).toEqual([0, 60, 60, 0])
  }))

  it('a plot stands where its most advanced allocation stands', () => undone(db(), async (tx) => {
    const { plots, project } = await setting(tx)
    await holdPlot(tx, plots.W, project, '2020-01-01', '2999-01-01')
    const answer = await asked(tx)
    expect(answer.plotIds).toEqual({ approved: [], leased: [plots.B], inUse: [plots.A, plots.S], free: [], held: [plots.W], unknown: [] })
    expect(answer.uses).toMatchObject([{ group: 'industrial', freeHa: 0 }, { group: 'service', freeHa: 10 }])
    expect((await asked(tx, '2019-12-31')).plotIds).toMatchObject({ free: [plots.W], held: [] })
  }))

  it('shows what documents report beside it, from the day they speak of', () => undone(db(), async (tx) => {
    const { id } = await setting(tx)
    await tx.query(sql`insert into reported_indicator (zone_id, indicator, value, qualifier, unit, period, source, replaced_at)
      values (${id}, 'occupancy_pct', 90, 'above', 'percent', '2026', 'thử', null), (${id}, 'occupancy_pct', 12, 'exact', 'percent', '2026', 'thử', now())`)
    expect((await asked(tx)).reported).toEqual([{ value: 90, qualifier: 'above', period: '2026', source: 'thử', note: null }])
    expect((await asked(tx, '2025-12-31')).reported).toEqual([])
  }))
})

describe('late projects', () => {
  const day = '2026-01-10'
  it('are past their commitment and not completed; what they do not use can be reclaimed', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', axes: operating })
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 10 }, { code: 'B', ha: 10 }, { code: 'C', ha: 10 }])
    const late = await insertProject(tx, zone, 'T-LATE', { committedOn: '2026-01-09' })
    await allocate(tx, plots.A, late, 'leased', 7)
    await allocate(tx, plots.B, late, 'in_use', 2)
    await allocate(tx, plots.C, late, 'approved', 3)
    await allocate(tx, plots.C, await insertProject(tx, zone, 'T-IN-TIME', { committedOn: '2026-01-10' }), 'leased', 1)
    await allocate(tx, plots.C, await insertProject(tx, zone, 'T-DONE', { committedOn: '2020-01-01', completedOn: '2026-01-10' }), 'in_use', 1)
    await allocate(tx, plots.C, await insertProject(tx, zone, 'T-OPEN'), 'leased', 1)
    const answer = await asked(tx, day)
    expect(answer.late).toEqual({
      projects: [{ code: 'T-LATE', committedOn: '2026-01-09', daysLate: 1, contractedHa: 9, inUseHa: 2, reclaimableHa: 7,
        plots: [{ id: plots.A, code: 'A' }, { id: plots.B, code: 'B' }] }],
      reclaimableHa: 7, withoutCommitment: 1,
    })
    expect(JSON.stringify(answer)).not.toContain('Hãng')
    // The day before, the one completed on the tenth was still open, and the late one not yet late.
    expect((await asked(tx, '2026-01-09')).late.projects.map((project) => project.code)).toEqual(['T-DONE'])
  }))

  it('have the days of grace that the board gives', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', axes: operating })
    await insertProject(tx, zone, 'T-LATE', { committedOn: '2025-12-31' })
    const codes = async () => (await asked(tx, day)).late.projects.map((project) => project.code)
    expect(await codes()).toEqual(['T-LATE'])
    await tx.query(sql`update rule set value = 10 where code = 'late_project'`)
    expect(await codes()).toEqual([])
    await tx.query(sql`update rule set value = 9 where code = 'late_project'`)
    expect(await codes()).toEqual(['T-LATE'])
    await tx.query(sql`update rule set replaced_at = now() where code = 'late_project'`)
    expect(await codes()).toEqual(['T-LATE'])
  }))
})

describe('the mean of a province', () => {
  const full = async (tx: Queryable, code: string, leased: number, total: number, zone: Partial<ZoneFixture> = {}) => {
    const id = await insertZone(tx, { code, provinceCode: '04', axes: operating, ...zone })
    const plots = await layPlots(tx, id, [{ code: 'A', ha: total }], [106, 22.6])
    if (leased > 0) await allocate(tx, plots.A, await insertProject(tx, id, `P-${code}`), 'leased', leased)
    return id
  }

  it('D1, D3: Phía Nam, Âu Lâu, Minh Quân: 91.54, 84.15, 94.65; weighted 90.74, simple 90.11', () => undone(db(), async (tx) => {
    await full(tx, 'T-1', 289.27, 315.99)
    await full(tx, 'T-2', 69.69, 82.82)
    await full(tx, 'T-3', 70.97, 74.98)
    expect(await average(tx, 'industrial_zone', 'established')).toMatchObject({
      weightedPct: 90.74, simplePct: 90.11, realPct: 0, numeratorHa: 429.93, denominatorHa: 473.79, excluded: [],
      zones: [{ code: 'T-1', pct: 91.54, numeratorHa: 289.27, denominatorHa: 315.99 }, { code: 'T-2', pct: 84.15 }, { code: 'T-3', pct: 94.65 }],
    })
  }))

  it('D2: the clusters of Lào Cai, 188.75 / 650.32 = 29.02', () => undone(db(), async (tx) => {
    await full(tx, 'T-1', 188.75, 650.32, { kind: 'industrial_cluster' })
    expect(await average(tx, 'industrial_cluster', 'established')).toMatchObject({ weightedPct: 29.02, numeratorHa: 188.75, denominatorHa: 650.32 })
    expect(await asked(tx)).toMatchObject({ contractual: { pct: 29.02 } })
  }))

  it('names the zones it cannot count, with the reason', () => undone(db(), async (tx) => {
    await full(tx, 'T-1', 5, 10)
    await insertZone(tx, { code: 'T-2', provinceCode: '04', axes: operating })
    await full(tx, 'T-3', 0, 10, { allocationsRecorded: false })
    const roads = await insertZone(tx, { code: 'T-4', provinceCode: '04', axes: operating })
    await layPlots(tx, roads, [{ code: 'R', ha: 10, landUse: 'road' }])
    const found = await average(tx, 'industrial_zone', 'operating')
    expect(found).toMatchObject({ weightedPct: 50, simplePct: 50 })
    expect(found.zones.map((zone) => zone.code)).toEqual(['T-1'])
    expect(found.excluded.map(({ code, reason }) => [code, reason])).toEqual([['T-2', 'no_plots'], ['T-3', 'allocations_not_recorded'], ['T-4', 'no_leasable_land']])
    const before = await average(tx, 'industrial_zone', 'operating', '2022-07-14')
    expect(before).toMatchObject({ weightedPct: null, simplePct: null, zones: [] })
    expect(before.excluded.find((zone) => zone.code === 'T-1')?.reason).toBe('no_rule_in_force')
  }))

  it('of established zones is another than of operating ones; a zone being moved still operates', () => undone(db(), async (tx) => {
    await full(tx, 'T-1', 5, 10)
    await full(tx, 'T-2', 1, 10, { axes: ['planned', 'policy_approved', 'not_started'], on: '2024-01-01' })
    await full(tx, 'T-3', 9, 10, { axes: ['withdrawn', 'none', 'relocating'] })
    await full(tx, 'T-4', 10, 10, { axes: ['planned', 'none', 'not_started'] })
    await full(tx, 'T-5', 10, 10, { kind: 'industrial_cluster' })
    const codes = async (base: 'established' | 'operating', day?: string) => (await average(tx, 'industrial_zone', base, day)).zones.map((zone) => zone.code)
    expect([await codes('established'), await codes('operating'), await codes('established', '2023-12-31')]).toEqual([['T-1', 'T-2'], ['T-1', 'T-3'], ['T-1']])
    expect((await average(tx, 'industrial_zone', 'established')).weightedPct).toBe(30)
    expect((await average(tx, 'industrial_zone', 'operating')).weightedPct).toBe(70)
  }))
})

it('what is kept for today is what is computed for today', async () => {
  const sums = sql`select count(*)::int as zones, sum(l.plot_count)::int as plots, round(sum(l.plots_m2)::numeric, 1) as m2, round(sum(l.industrial_m2)::numeric, 1) as industrial,
    round(sum(l.service_m2)::numeric, 1) as service, round(sum(l.industrial_leased_m2 + l.industrial_in_use_m2)::numeric, 1) as taken,
    round(sum(l.sme_reserved_m2)::numeric, 1) as reserved, round(sum(l.sme_leased_m2)::numeric, 1) as leased, round(sum(l.ready_m2)::numeric, 1) as ready`
  const kept = await db().query(sql`${sums} from rules.kept_ledger_at(array(select id from zone), current_date) l`)
  expect(kept).toMatchObject([{ zones: 122, plots: 9002 }])
  expect(kept).toEqual(await db().query(sql`${sums} from rules.zone_ledger_at(array(select id from zone), current_date) l`))
  // Nothing is kept for another day.
  expect(await db().query(sql`select count(*)::int as zones from rules.kept_ledger_at(array(select id from zone), '1950-01-01') l where l.as_of = '1950-01-01'`)).toEqual([{ zones: 122 }])
})
