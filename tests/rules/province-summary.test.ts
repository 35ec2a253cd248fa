import { describe, expect, it } from 'vitest'
import { provinceSummary, type ProvinceSummary } from '../../api/contract/province.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { bringLedgerUp, insertTract, insertZone, rectangle } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()
const EMPTY = '31'

const read = async (tx: Queryable, code: string, asOf: string | null = null): Promise<unknown> => (await tx.query<{ found: unknown }>(sql`select rules.province_summary(${code}, ${asOf}) as found`))[0]?.found
const summary = async (tx: Queryable, code: string, asOf: string | null = null): Promise<ProvinceSummary> => provinceSummary.parse(await read(tx, code, asOf))

describe('a province in numbers', () => {
  it('is there for each of the 34, and for no other code', async () => {
    const provinces = await db().query<{ code: string; zones: number }>(sql`select p.code, count(z.id)::int as zones from province p left join zone z on z.province_code = p.code group by p.code`)
    expect(provinces).toHaveLength(34)
    for (const { code, zones } of provinces) {
      const found = await summary(db(), code)
      expect([code, found.land.zones, found.kinds.reduce((sum, kind) => sum + kind.zones, 0)]).toEqual([code, zones, zones])
    }
    expect(await read(db(), '99')).toBeNull()
  })

  it('Lào Cai: 12 established zones, six of them new; occupancy of the established ones, as the ledger and target LC-6 have it', async () => {
    const found = await summary(db(), '15', '2026-11-22')
    const zones = found.kinds.find((kind) => kind.kind === 'industrial_zone')
    expect([zones?.zones, zones?.established, zones?.plannedHa]).toEqual([21, 12, 5897])
    expect(found.occupancy.map((mean) => [mean.kind, mean.base])).toEqual([['industrial_zone', 'established'], ['industrial_zone', 'operating'], ['industrial_cluster', 'established'], ['industrial_cluster', 'operating']])
    expect(found.land.occupancyPct).toBe(found.occupancy[0]?.weightedPct)
    expect(found.wastewater.operating).toBe(6)
    expect(found.wastewater.with.length + found.wastewater.without.length + found.wastewater.unknown.length).toBe(6)
  })

  it('on another day counts what was established then', async () => {
    const june = await summary(db(), '15', '2026-06-30')
    expect([june.kinds.find((kind) => kind.kind === 'industrial_zone')?.established, june.land.blocks]).toEqual([8, null])
    const before = await summary(db(), '15', '1900-01-01')
    expect(before.smeQuota.resolution198).toMatchObject({ zonesConcerned: 0, averageHa: null, isMet: null, rules: [] })
  })

  it('clears against the plan of the day, in the year so far', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', provinceCode: EMPTY, axes: ['planned', 'established', 'operating'] })
    const [early, late] = [await rectangle(tx, 3, [104, 22.3]), await rectangle(tx, 2, [105, 22.3])]
    await insertTract(tx, zone, early.wkt, 'A', 'ready', '2026-02-01')
    await insertTract(tx, zone, late.wkt, 'B', 'handed_over', '2026-02-01')
    await tx.query(sql`insert into clearance_plan (province_code, period_from, period_to, area_ha, source) values (${EMPTY}, '2026-01-01', '2027-01-01', 10, 'fixture')`)
    await bringLedgerUp(tx)
    expect(await summary(tx, EMPTY, '2026-03-01')).toMatchObject({ readyInYearHa: 3, undatedReadyHa: 0, clearance: { clearedHa: 5, plan: { ha: 10, from: '2026-01-01' } } })
    expect((await summary(tx, EMPTY, '2026-01-31')).clearance).toMatchObject({ clearedHa: 0 })
    expect(await summary(tx, EMPTY, '2027-01-01')).toMatchObject({ readyInYearHa: 0, clearance: { plan: null } })
  }))

  it('Resolution 198: 20 ha a zone or 5 % of the land, once the province decided for every zone concerned', () => undone(db(), async (tx) => {
    const zone = (code: string, on: string | undefined, approvedHa: number | undefined, stateFunded?: boolean) => insertZone(tx, { code, provinceCode: EMPTY, axes: ['planned', 'policy_approved', 'not_started'],
      ...(on === undefined ? {} : { on }), ...(approvedHa === undefined ? {} : { approvedHa }), ...(stateFunded === undefined ? {} : { stateFunded }) })
    await zone('T-0', '2025-05-16', 900, false)
    const [first, second] = [await zone('T-1', '2025-05-17', 100), await zone('T-2', '2026-01-01', 300)]
    const decide = (id: number, ha: number) => tx.query(sql`insert into sme_reserve (zone_id, area_ha, decision_id, source) values (${id}, ${ha}, (select min(id) from decision), 'fixture')`)
    const found = async () => (await summary(tx, EMPTY)).smeQuota.resolution198
    await decide(first, 5)
    expect(await found()).toMatchObject({ zonesConcerned: 2, zonesUnknown: 0, zonesDecided: 1, decidedHa: 5, averageHa: null, isMet: null })
    await decide(second, 14.99)
    // 4.9975 % is printed as 5 and is not 5.
    expect(await found()).toMatchObject({ zonesDecided: 2, averageHa: 9.995, sharePct: 5, isMet: false })
    await tx.query(sql`update sme_reserve set area_ha = 15 where zone_id = ${second}`)
    expect(await found()).toMatchObject({ averageHa: 10, sharePct: 5, isMet: true })
    await tx.query(sql`update sme_reserve set area_ha = 14.9 where zone_id = ${second}`)
    expect(await found()).toMatchObject({ sharePct: 4.98, isMet: false })
    await tx.query(sql`update sme_reserve set area_ha = 35 where zone_id = ${second}`)
    expect(await found()).toMatchObject({ averageHa: 20, isMet: true })
    await tx.query(sql`update sme_reserve set area_ha = 34.9999 where zone_id = ${second}`)
    await tx.query(sql`update zone set approved_ha = 3000 where id = ${second}`)
    expect(await found()).toMatchObject({ averageHa: 20, sharePct: 1.29, isMet: false })
    // A zone without an area leaves the share unknown, and so the answer.
    await tx.query(sql`update zone set approved_ha = null where id = ${second}`)
    expect(await found()).toMatchObject({ averageHa: 20, sharePct: null, isMet: null })
  }))

  it('Resolution 198: no answer while a zone nobody knows to be concerned could turn it', () => undone(db(), async (tx) => {
    const zone = async (code: string, decidedHa: number | null, more: object) => {
      const id = await insertZone(tx, { code, provinceCode: EMPTY, axes: ['planned', 'policy_approved', 'not_started'], approvedHa: 100, ...more })
      if (decidedHa !== null) await tx.query(sql`insert into sme_reserve (zone_id, area_ha, decision_id, source) values (${id}, ${decidedHa}, (select min(id) from decision), 'fixture')`)
      return id
    }
    const found = async () => (await summary(tx, EMPTY)).smeQuota.resolution198
    await zone('T-1', 22, { on: '2026-01-01' })
    expect(await found()).toMatchObject({ zonesConcerned: 1, zonesUnknown: 0, isMet: true })
    for (const more of [{ stateFunded: false }, { on: '2025', stateFunded: false }, { on: '2020-01-01' }]) {
      const id = await zone('T-U', null, more)
      expect([more, await found()]).toMatchObject([more, { zonesConcerned: 1, zonesUnknown: 1, averageHa: 22, isMet: null }])
      // 22 + 18 are still 20 a zone; 22 + 1 are not, nor 11.5 % of 200 ha below 5.
      await tx.query(sql`insert into sme_reserve (zone_id, area_ha, decision_id, source) values (${id}, 18, (select min(id) from decision), 'fixture')`)
      expect(await found()).toMatchObject({ zonesUnknown: 1, isMet: true })
      await tx.query(sql`update sme_reserve set area_ha = 1 where zone_id = ${id}`)
      await tx.query(sql`update zone set approved_ha = 900 where id = ${id}`)
      expect(await found()).toMatchObject({ zonesUnknown: 1, isMet: null })
      await tx.query(sql`update zone set state_funded_infrastructure = true where id = ${id}`)
      expect(await found()).toMatchObject({ zonesConcerned: 2, zonesUnknown: 0, isMet: false })
      await tx.query(sql`delete from sme_reserve where zone_id = ${id}`)
      await tx.query(sql`delete from zone_status_change where zone_id = ${id}`)
      await tx.query(sql`update zone set code = ${`T-${id}`}, name_vi = ${`T-${id}`} where id = ${id}`)
    }
  }))

  it('has no wastewater share while one zone is not known', () => undone(db(), async (tx) => {
    const zones = [await insertZone(tx, { code: 'T-1', provinceCode: EMPTY, axes: ['planned', 'established', 'operating'] }), await insertZone(tx, { code: 'T-2', provinceCode: EMPTY, axes: ['withdrawn', 'established', 'relocating'] })]
    const says = (zone: number | undefined, status: string) => tx.query(sql`insert into zone_utility (zone_id, kind, status, is_central, unit, basis, source) values (${zone ?? null}, 'wastewater', ${status}, true, 'm3_per_day', 'reported', 'fixture')`)
    await says(zones[0], 'operating')
    expect((await summary(tx, EMPTY)).wastewater).toMatchObject({ operating: 2, sharePct: null })
    await says(zones[1], 'none')
    expect((await summary(tx, EMPTY)).wastewater).toMatchObject({ operating: 2, sharePct: 50, with: [{ code: 'T-1' }], without: [{ code: 'T-2' }], unknown: [] })
  }))
})
