import { describe, expect, it } from 'vitest'
import { catchment, logisticsCandidates, logisticsGaps, logisticsZones } from '../../api/contract/logistics.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, holdPlot, insertProject, insertZone, layPlots, type ZoneFixture } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const about = (value: number): unknown => expect.closeTo(value, 2)
type Plot = Parameters<typeof layPlots>[2][number]
const zones = async (tx: Queryable) => {
  await bringLedgerUp(tx)
  const [row] = await tx.query<{ found: unknown }>(sql`select rules.logistics_zones(null, null) as found`)
  return logisticsZones.parse(row?.found).zones
}
const zoneWith = (plots: readonly Plot[], zone: Partial<ZoneFixture> = {}) => undone(db(), async (tx) => {
  const id = await insertZone(tx, { code: 'T-1', axes: ['planned', 'policy_approved', 'not_started'], on: '2023-05-01', ...zone })
  if (plots.length > 0) await layPlots(tx, id, plots)
  return (await zones(tx)).find((one) => one.zone.code === 'T-1')
})

describe('logistics land against the benchmark', () => {
  it('exactly the benchmark is met, a little less is short', async () => {
    const [exact] = await db().query(sql`select rules.share_meets(5, 100, 'gte', 5) as met, rules.share_meets(4.9999, 100, 'gte', 5) as short`)
    expect(exact).toEqual({ met: true, short: false })
    expect((await zoneWith([{ code: 'A', ha: 96 }, { code: 'W', ha: 4, landUse: 'warehouse', isLogistics: true }]))?.verdict).toBe('short')
    expect((await zoneWith([{ code: 'A', ha: 94 }, { code: 'W', ha: 6, landUse: 'warehouse', isLogistics: true }]))?.verdict).toBe('met')
  })

  it('counts both views: as warehouse, which is industrial land, and as service land', async () => {
    const zone = await zoneWith([{ code: 'A', ha: 80 }, { code: 'W', ha: 10, landUse: 'warehouse', isLogistics: true }, { code: 'V', ha: 5, landUse: 'warehouse' }, { code: 'S', ha: 5, landUse: 'service', isLogistics: true }])
    expect(zone).toMatchObject({ turn: 'can_change', industrialHa: about(95), warehouseHa: about(15), serviceHa: about(5), logisticsHa: about(15), asWarehouseHa: about(10), asServiceHa: about(5) })
    expect(zone?.logisticsOfIndustrialPct).toBeCloseTo(10 / 95 * 100, 1)
    expect(zone?.logisticsOfTotalPct).toBeCloseTo(15 / (zone?.baseHa ?? NaN) * 100, 1)
  })

  it('a zone without plots has no figures', async () => {
    expect(await zoneWith([])).toMatchObject({ plots: 0, verdict: 'undetermined', baseHa: null, logisticsHa: null, missingHa: null, basis: null })
  })

  it('a board that sets no benchmark gets no verdict', async () => {
    const found = await undone(db(), async (tx) => {
      await tx.query(sql`update rule set replaced_at = now() where code = 'logistics' and parameter = 'land_share'`)
      await layPlots(tx, await insertZone(tx, { code: 'T-1' }), [{ code: 'A', ha: 10 }])
      return (await zones(tx)).find((one) => one.zone.code === 'T-1')
    })
    expect(found).toMatchObject({ verdict: 'not_applicable', benchmark: null, missingHa: null })
  })
})

describe('sites', () => {
  it('where the plan can still change are the plots promised to nobody and held for nobody, from half a hectare up', async () => {
    const found = await undone(db(), async (tx) => {
      const zone = await insertZone(tx, { code: 'T-1', axes: ['planned', 'policy_approved', 'not_started'], on: '2023-05-01' })
      const plots = await layPlots(tx, zone, [{ code: 'FREE', ha: 6 }, { code: 'LEASED', ha: 5 }, { code: 'HELD', ha: 4 }, { code: 'SMALL', ha: 0.4 }, { code: 'ROAD', ha: 3, landUse: 'road' }])
      const project = await insertProject(tx, zone, 'T-P1', {})
      await allocate(tx, plots.LEASED, project, 'approved', 1)
      await holdPlot(tx, plots.HELD, project, '2024-01-01', '2199-01-01')
      await bringLedgerUp(tx)
      return tx.query<{ code: string }>(sql`select c.plot_code as code from rules.logistics_candidates_today(null) c join zone z on z.id = c.zone_id where z.code = 'T-1' order by 1`)
    })
    expect(found).toEqual([{ code: 'FREE' }])
  })
})

describe('the shipped data', () => {
  it('lists zones whose plan can still change first, those that want most before others', async () => {
    const all = await zones(db())
    const order = ['can_change', 'operating', 'unknown', 'leaving']
    expect(all.map(({ turn }) => order.indexOf(turn))).toEqual(all.map(({ turn }) => order.indexOf(turn)).toSorted((a, b) => a - b))
    const wants = all.filter(({ turn, plots }) => turn === 'can_change' && plots > 0).map(({ missingHa }) => missingHa ?? 0)
    expect(wants).toEqual(wants.toSorted((a, b) => b - a))
  })

  it('names the five of Bắc Giang as short of power, Quang Châu and Việt Hàn on their extensions', async () => {
    const [row] = await db().query<{ found: unknown }>(sql`select rules.logistics_gaps('24', null) as found`)
    const short = logisticsGaps.parse(row?.found).zones.flatMap(({ zone, shortages }) => shortages.filter(({ kind }) => kind === 'power').map(({ part }) => [zone.nameVi, part?.code ?? null]))
    expect(short.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'vi'))).toEqual([['Phúc Sơn', null], ['Quang Châu', 'extension'], ['Tân Hưng', null], ['Việt Hàn', 'extension'], ['Yên Lư', null]])
  })

  it('candidates: nothing that somebody has, nothing below the least area, no zone that leaves; floods are nowhere known', async () => {
    const [row] = await db().query<{ found: unknown }>(sql`select rules.logistics_candidates(null) as found`)
    const { candidates, criteria } = logisticsCandidates.parse(row?.found)
    expect(candidates.length).toBeGreaterThan(500)
    expect(new Set(candidates.map(({ code }) => code)).size).toBe(candidates.length)
    expect(candidates.every(({ raw }) => raw.length === criteria.length)).toBe(true)
    expect(candidates.filter(({ raw }) => (raw[0] ?? 0) < 0.5)).toEqual([])
    expect(candidates.filter(({ raw }) => raw[8] !== null)).toEqual([])
    expect(candidates.filter(({ turn }) => turn === 'leaving')).toEqual([])
    const lots = candidates.filter(({ what }) => what === 'plot').flatMap(({ plotIds }) => plotIds)
    const [taken] = await db().query<{ n: number }>(sql`select count(*)::int as n from plot p where p.id = any(${lots}::int[]) and rules.plot_is_taken(p.lineage_id)`)
    expect(taken?.n).toBe(0)
  })

  it('counts industry round a place, never less in a wider ring; far out there is none', async () => {
    const rings = async (longitude: number, latitude: number) => {
      const [row] = await db().query<{ found: unknown }>(sql`select rules.logistics_catchment(${longitude}::float8, ${latitude}::float8, null) as found`)
      return catchment.parse(row?.found).rings
    }
    const near = await rings(106.13, 21.24)
    expect(near.map(({ km }) => km)).toEqual([10, 20, 30])
    expect(near.map(({ industrialHa }) => industrialHa)).toEqual(near.map(({ industrialHa }) => industrialHa).toSorted((a, b) => a - b))
    const [sum] = await db().query<{ ha: number }>(sql`
      select rules.round_ha(sum(p.area_m2)) as ha from rules.plot_now p where p.land_use in ('industrial', 'warehouse') and ST_DWithin(ST_PointOnSurface(p.geom)::geography, 'SRID=4326;POINT(106.13 21.24)'::geography, 20000)`)
    expect(near[1]?.industrialHa).toBeCloseTo(sum?.ha ?? NaN, 3)
    expect((await rings(112, 10)).map(({ industrialHa, basis }) => [industrialHa, basis])).toEqual([[0, null], [0, null], [0, null]])
  })
})
