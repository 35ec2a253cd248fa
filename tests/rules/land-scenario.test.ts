import { describe, expect, it } from 'vitest'
import type { LandChange } from '../../api/contract/land-scenario.ts'
import type { Transaction } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { effectOf, namedPlots } from '../../api/features/land-scenario/effect.ts'
import { bringLedgerUp, insertZone, layPlots } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const toService = (plot: string): LandChange => ({ plot, landUse: 'service', isLogistics: true })
const toWarehouse = (plot: string): LandChange => ({ plot, landUse: 'warehouse', isLogistics: true })
const about = (value: number): unknown => expect.closeTo(value, 2)
const effect = async (tx: Transaction, code: string, changes: readonly LandChange[]) => effectOf(tx, code, await namedPlots(tx, code, changes), changes)

describe('Tân Hưng (MB-0098, Bắc Giang), by hand', () => {
  // CN-12 1.0741 ha and CN-56 0.5401 ha (kept for small firms) become service land for logistics, CN-13 1.5076 ha a warehouse for logistics, of 105.2996 ha.
  const changes = [toService('CN-12'), toService('CN-56'), toWarehouse('CN-13')]
  const near = (value: number): unknown => expect.closeTo(value, 3)

  it('shares, quota, benchmark and rent-free land follow from three areas', async () => {
    const { before, after, changed } = await db().transaction((tx) => effect(tx, 'MB-0098', changes))
    expect(changed.map(({ plot, ha, isTaken }) => [plot, ha, isTaken])).toEqual([['CN-12', near(1.0741), false], ['CN-13', near(1.5076), false], ['CN-56', near(0.5401), false]])
    const of = (side: typeof before, use: string) => side.balance.uses?.find(({ landUse }) => landUse === use)
    expect(['industrial', 'warehouse', 'service'].map((use) => of(before, use)?.ha)).toEqual([near(59.0979), near(8.43), near(2.7344)])
    // 59.0979 − 1.0741 − 0.5401 − 1.5076; 8.43 + 1.5076; 2.7344 + 1.0741 + 0.5401.
    expect(['industrial', 'warehouse', 'service'].map((use) => [of(after, use)?.ha, of(after, use)?.sharePct])).toEqual([[near(55.9761), 53.16], [near(9.9376), 9.44], [near(4.3486), 4.13]])
    // Industrial land is industrial and warehouse: 67.5279 − 1.6142.
    expect([before.balance.industrialHa, after.balance.industrialHa]).toEqual([near(67.5279), near(65.9137)])
    expect([before.balance.leasableHa, after.balance.leasableHa]).toEqual([near(70.2623), near(70.2623)])
    // 3 % of 65.9137 is below 5 ha; the reserve loses CN-56: 2.2177 − 0.5401.
    expect([after.sme.requiredHa, after.sme.countedHa, after.sme.shortfallHa]).toEqual([near(1.9774), near(1.6776), near(0.2998)])
    expect(before.sme).toMatchObject({ requiredHa: near(2.0258), countedHa: near(2.2177), shortfallHa: 0 })
    // 5 % of 105.2996 is 5.2650; 1.6142 + 1.5076 are there.
    expect([before.balance.logisticsHa, after.balance.logisticsHa, before.benchmark?.missingHa, after.benchmark?.missingHa]).toEqual([0, near(3.1218), near(5.265), near(2.1432)])
    expect([after.benchmark?.asWarehouseHa, after.benchmark?.asServiceHa]).toEqual([near(1.5076), near(1.6142)])
    expect([before.revenueFreeHa, after.revenueFreeHa]).toEqual([near(35.0373), near(35.0373)])
    expect(after.standards.find(({ check }) => check === 'service')?.value).toBe(4.13)
    // Occupancy of an industrial zone is of industrial and service land together: the same ground.
    expect(after.occupancy).toMatchObject({ contractual: { denominatorHa: near(70.2623) } })
  })

  it('leaves the plan, its versions and its ledger as they were', async () => {
    const state = () => db().query(sql`
      select p.code, p.land_use, p.is_logistics, p.version, l.logistics_m2, l.service_m2 from plot p join zone z on z.id = p.zone_id join zone_ledger l on l.zone_id = z.id where z.code = 'MB-0098' order by p.code`)
    const was = await state()
    await db().transaction((tx) => effect(tx, 'MB-0098', changes))
    expect(await state()).toEqual(was)
  })
})

describe('what a what-if may name', () => {
  const grid = <T>(work: (tx: Transaction) => Promise<T>) => undone(db(), async (tx) => {
    await layPlots(tx, await insertZone(tx, { code: 'T-1' }), [{ code: 'A', ha: 6 }, { code: 'B', ha: 4, landUse: 'service' }, { code: 'R', ha: 2, landUse: 'road' }])
    await insertZone(tx, { code: 'T-2' })
    await bringLedgerUp(tx)
    return tx.transaction(work)
  })

  it('every plot may be turned: no industrial land is left, and no share of nothing', async () => {
    const { after } = await grid((tx) => effect(tx, 'T-1', [toWarehouse('A'), toService('B')]))
    expect(after.balance).toMatchObject({ logisticsHa: about(10), industrialHa: about(6) })
    const all = await grid((tx) => effect(tx, 'T-1', [toService('A'), toService('B')]))
    expect([all.after.balance.industrialHa, all.after.sme.industrialHa === 0 || all.after.sme.industrialHa === null]).toEqual([0, true])
  })

  it.each([
    ['a plot of no zone', 'T-1', [toService('X')], 'plot_not_found'],
    ['a plot of another zone', 'T-2', [toService('A')], 'plot_not_found'],
    ['a plot twice', 'T-1', [toService('A'), toWarehouse('A')], 'invalid_parameter'],
    ['a road', 'T-1', [toService('R')], 'invalid_parameter'],
    ['a zone there is not', 'T-9', [toService('A')], 'zone_not_found'],
  ])('not %s', async (_, zone, changes, code) => {
    await expect(grid((tx) => effect(tx, zone, changes))).rejects.toMatchObject({ code })
  })
})
