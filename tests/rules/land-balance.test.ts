import { describe, expect, it } from 'vitest'
import { landBalance } from '../../api/contract/land-balance.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, insertPlot, insertProject, insertTract, insertZone, layPlots, rectangle, square, type ZoneFixture } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()
const corner = [104, 22.3] as const

const asked = async (tx: Queryable, asOf?: string) => {
  await bringLedgerUp(tx)
  const [row] = await tx.query<{ found: unknown }>(sql`select rules.zone_land_balance('T-1', ${asOf ?? null}) as found`)
  return landBalance.parse(row?.found)
}
const findings = async (tx: Queryable, asOf?: string) => (await asked(tx, asOf)).findings
const kinds = async (tx: Queryable, asOf?: string) => (await findings(tx, asOf)).map((finding) => finding.kind)

/** A zone of `ha` hectares whose south-west corner is that of its first plot. */
const drawn = async (tx: Queryable, ha: number, zone: Partial<ZoneFixture> = {}) =>
  insertZone(tx, { code: 'T-1', outline: (await rectangle(tx, ha, corner)).wkt, ...zone })

describe('the balance of a zone', () => {
  it('sums net areas by use; shares are of the drawn boundary', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 100)
    const plots = await layPlots(tx, zone, [
      { code: 'A', ha: 50 }, { code: 'B', ha: 10 }, { code: 'W', ha: 10, landUse: 'warehouse', isLogistics: true }, { code: 'S', ha: 5, landUse: 'service' },
      { code: 'R', ha: 15, landUse: 'road' }, { code: 'G', ha: 10, landUse: 'green' }])
    expect(await asked(tx)).toMatchObject({
      basis: 'measured', base: { ha: 100, of: 'drawn' }, industrialHa: 70, leasableHa: 75, logisticsHa: 10, plotsHa: 100, plotSharePct: 100, unplottedHa: 0, findings: [],
      uses: [
        { landUse: 'industrial', plots: 2, ha: 60, sharePct: 60, plotIds: [plots.A, plots.B] }, { landUse: 'road', plots: 1, ha: 15, sharePct: 15 },
        { landUse: 'green', ha: 10, sharePct: 10 }, { landUse: 'warehouse', ha: 10, sharePct: 10 }, { landUse: 'service', ha: 5, sharePct: 5 }],
    })
  }))

  it('without a boundary shares are of the plots together; without land there are none', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    expect(await asked(tx)).toMatchObject({ basis: null, base: null, uses: [], plotsHa: 0, plotSharePct: null, unplottedHa: null, findings: [] })
    await layPlots(tx, zone, [{ code: 'A', ha: 3 }, { code: 'R', ha: 1, landUse: 'road' }])
    expect(await asked(tx)).toMatchObject({ base: { ha: 4, of: 'plots' }, plotSharePct: 100, unplottedHa: 0, uses: [{ sharePct: 75 }, { sharePct: 25 }], findings: [] })
  }))

  it('is that of the day asked about', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 10)
    await layPlots(tx, zone, [{ code: 'A', ha: 4 }, { code: 'B', ha: 6, from: '2024-01-01', to: '2025-01-01' }])
    const land = async (day: string) => (await asked(tx, day)).plotsHa
    expect([await land('2023-12-31'), await land('2024-01-01'), await land('2024-12-31'), await land('2025-01-01'), await land('1950-01-01')]).toEqual([4, 10, 10, 4, 4])
    await tx.query(sql`update zone_boundary set valid_from = '2024-01-01' where zone_id = ${zone}`)
    expect([(await asked(tx, '2023-12-31')).base, (await asked(tx, '2024-01-01')).base]).toEqual([{ ha: 4, of: 'plots' }, { ha: 10, of: 'drawn' }])
  }))

  it('mixes its basis with that of its plots', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 10)
    await layPlots(tx, zone, [{ code: 'A', ha: 10 }])
    await tx.query(sql`update zone_boundary set basis = 'schematic' where zone_id = ${zone}`)
    expect(await asked(tx)).toMatchObject({ basis: 'mixed' })
  }))
})

describe('what does not add up', () => {
  it('plots that overlap: named, the ground counted once, for the first', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const [first, second] = [await rectangle(tx, 10, corner), await rectangle(tx, 4, corner)]
    await insertPlot(tx, zone, first.wkt, { code: 'A' })
    const later = await insertPlot(tx, zone, second.wkt, { code: 'B', landUse: 'green' })
    await insertPlot(tx, zone, (await rectangle(tx, 5, [first.east, corner[1]])).wkt, { code: 'C' })
    expect(await asked(tx)).toMatchObject({
      plotsHa: 15, uses: [{ landUse: 'industrial', ha: 15 }, { landUse: 'green', plots: 1, ha: 0 }],
      findings: [{ kind: 'plots_overlap', ha: 4, plots: [{ id: later, code: 'B' }], with: 'A' }, { kind: 'plot_without_area', ha: 0, plots: [{ id: later, code: 'B' }] }],
    })
    await tx.query(sql`update plot set valid_to = '2020-01-01' where id = ${later}`)
    expect([await kinds(tx), await kinds(tx, '2019-12-31')]).toEqual([[], ['plots_overlap', 'plot_without_area']])
  }))

  it('a plot outside its zone: by the part outside; a seam is none', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 10)
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 6 }, { code: 'B', ha: 6 }])
    expect(await findings(tx)).toMatchObject([
      { kind: 'plot_outside_zone', ha: expect.closeTo(2, 3) as unknown, plots: [{ id: plots.B, code: 'B' }] }, { kind: 'plots_exceed_zone', ha: 2, plots: [] }])
    expect((await asked(tx)).plotSharePct).toBe(120)
    // 0.1 % of 6 ha is 60 m²: 59 m² outside are a seam, 61 m² are not.
    const outline = async (ha: number) => tx.query(sql`update zone_boundary set geom = ST_GeomFromText(${(await rectangle(tx, ha, corner)).wkt}, 4326) where zone_id = ${zone}`)
    await outline(12 - 0.0059)
    expect(await kinds(tx)).not.toContain('plot_outside_zone')
    await outline(12 - 0.0061)
    expect(await kinds(tx)).toContain('plot_outside_zone')
  }))

  it('plots exceed the zone from 100.01 % on', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 100)
    await layPlots(tx, zone, [{ code: 'A', ha: 100.004 }])
    expect(await kinds(tx)).toEqual([])
    await layPlots(tx, zone, [{ code: 'B', ha: 0.002 }], [104.2, 22.3])
    expect(await kinds(tx)).toContain('plots_exceed_zone')
  }))

  it('a zone not fully plotted: above the tolerance, exactly 1 % is within it', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 100)
    await layPlots(tx, zone, [{ code: 'A', ha: 99 }])
    expect(await asked(tx)).toMatchObject({ unplottedHa: 1, plotSharePct: 99, findings: [] })
    await tx.query(sql`delete from plot where zone_id = ${zone}`)
    expect(await kinds(tx)).toEqual([])
    await layPlots(tx, zone, [{ code: 'A', ha: 98.99 }])
    expect(await findings(tx)).toMatchObject([{ kind: 'zone_not_fully_plotted', ha: 1.01 }])
  }))

  it.each([
    ['planned 100', { plannedHa: 100 }, undefined], ['planned 99', { plannedHa: 99 }, 1], ['planned 101', { plannedHa: 101 }, undefined],
    ['planned 102', { plannedHa: 102 }, -2], ['approved 100, planned 150', { plannedHa: 150, approvedHa: 100 }, undefined],
    ['approved 80, planned 100', { plannedHa: 100, approvedHa: 80 }, 20],
  ] as const)('100 ha drawn against %s: %s', (_, decided, ha) => undone(db(), async (tx) => {
    await drawn(tx, 100, decided)
    expect(await findings(tx)).toEqual(ha === undefined ? [] : [{ kind: 'area_differs_from_decision', ha, plots: [], with: null }])
  }))

  it('an area approved later is no yardstick yet, and without a tolerance nothing is judged', () => undone(db(), async (tx) => {
    const zone = await drawn(tx, 100, { plannedHa: 100, approvedHa: 80 })
    await tx.query(sql`update zone set approved_on = '2025-01-01' where id = ${zone}`)
    expect([await kinds(tx, '2024-12-31'), await kinds(tx, '2025-01-01')]).toEqual([[], ['area_differs_from_decision']])
    await tx.query(sql`update rule set valid_to = '2026-01-01' where code = 'land_balance'`)
    expect([await kinds(tx, '2025-12-31'), await kinds(tx, '2026-01-01')]).toEqual([['area_differs_from_decision'], []])
  }))

  it('a plot in another zone of its kind; a parent, another kind and a withdrawn zone do not count', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 10 }])
    const other = await insertZone(tx, { code: 'T-2', axes: ['planned', 'established', 'operating'], outline: (await rectangle(tx, 4, corner)).wkt })
    expect(await findings(tx)).toEqual([{ kind: 'plot_in_other_zone', ha: 4, plots: [{ id: plots.A, code: 'A' }], with: 'T-2' }])
    await tx.query(sql`update zone set parent_id = ${other} where id = ${zone}`)
    expect(await kinds(tx)).toEqual([])
    await tx.query(sql`update zone set parent_id = null where id = ${zone}`)
    await tx.query(sql`update zone set kind = 'industrial_cluster' where id = ${other}`)
    expect(await kinds(tx)).toEqual([])
    await tx.query(sql`update zone set kind = 'industrial_zone' where id = ${other}`)
    await tx.query(sql`update zone_status_change set plan_status = 'withdrawn', operation_status = 'closed', legal_status = 'revoked' where zone_id = ${other}`)
    expect(await kinds(tx)).toEqual([])
  }))

  it('a neighbour that only touches is no intruder', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    await insertPlot(tx, zone, square(104, 22.3, 0.01), { code: 'A' })
    await insertZone(tx, { code: 'T-2', axes: ['planned', 'established', 'operating'], outline: square(104.01, 22.3, 0.01) })
    expect(await kinds(tx)).toEqual([])
  }))

  it('tracts that overlap', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    await insertTract(tx, zone, (await rectangle(tx, 10, corner)).wkt, 'T1', 'ready')
    await insertTract(tx, zone, (await rectangle(tx, 3, corner)).wkt, 'T2', 'compensated')
    expect(await findings(tx)).toEqual([{ kind: 'tracts_overlap', ha: 3, plots: [], with: null }])
  }))

  it('land let before it was cleared: a warning, from tracts, never from their absence', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 10 }, { code: 'B', ha: 10 }])
    const project = await insertProject(tx, zone, 'T-P1')
    await allocate(tx, plots.A, project, 'leased', 5)
    await allocate(tx, plots.A, project, 'in_use', 2)
    await allocate(tx, plots.B, project, 'approved', 10)
    expect(await kinds(tx)).toEqual([])
    const tract = await insertTract(tx, zone, (await rectangle(tx, 4, corner)).wkt, 'T1', 'ready', '2024-01-01')
    expect(await findings(tx)).toEqual([{ kind: 'allocation_not_cleared', ha: 3, plots: [{ id: plots.A, code: 'A' }], with: null }])
    expect(await kinds(tx, '2023-12-31')).toEqual([])
    await tx.query(sql`update clearance set geom = ST_GeomFromText(${(await rectangle(tx, 7, corner)).wkt}, 4326) where id = ${tract}`)
    expect(await kinds(tx)).toEqual([])
    await tx.query(sql`update clearance set stage = 'handed_over' where id = ${tract}`)
    expect(await findings(tx)).toMatchObject([{ kind: 'allocation_not_cleared', ha: 7 }])
  }))
})

it('the shipped layouts add up', async () => {
  expect(await db().query(sql`select z.code, f.kind from zone z cross join lateral rules.land_findings_at(z.id, current_date) f`)).toEqual([])
})
