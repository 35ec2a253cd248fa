import { describe, expect, it } from 'vitest'
import { standards, type Standards, type standardChecks } from '../../api/contract/standards.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { insertPlot, insertZone, layPlots, rectangle, type PlotFixture, type ZoneFixture } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()
const corner = [104, 22.3] as const

const asked = async (tx: Queryable, asOf?: string) => {
  const [row] = await tx.query<{ found: unknown }>(sql`select rules.zone_standards('T-1', ${asOf ?? null}) as found`)
  return standards.parse(row?.found)
}
const check = async (tx: Queryable, name: (typeof standardChecks)[number], asOf?: string) => {
  const found = (await asked(tx, asOf)).checks.find((one) => one.check === name)
  if (!found) throw new Error(`no check ${name}`)
  return found
}
const insertDrawn = async (tx: Queryable, ha: number, zone: Partial<ZoneFixture> = {}) =>
  insertZone(tx, { code: 'T-1', outline: (await rectangle(tx, ha, corner)).wkt, ...zone })

async function answerOf(ha: number, plots: readonly (PlotFixture & { readonly ha: number })[], zone: Partial<ZoneFixture> = {}) {
  return undone(db(), async (tx) => {
    await layPlots(tx, await insertDrawn(tx, ha, zone), plots)
    return asked(tx)
  })
}
const shares = ({ checks }: Standards) => Object.fromEntries(checks.map((one) => [one.check, one.value]))

describe('published land balances', () => {
  const use = (landUse: string, ...areas: readonly number[]) => areas.map((ha, i) => ({ code: `${landUse}-${i}`, landUse, ha }))

  it('KCN sạch Sóc Sơn, 302.83 ha', async () => {
    const answer = await answerOf(302.83, [...use('industrial', 212.14), ...use('service', 5.99), ...use('road', 30.81), ...use('green', 31.55), ...use('water', 13.73),
      ...use('technical', 3.14), ...use('security', 2.5), ...use('parking', 1.5), ...use('other', 1.47)])
    expect(answer).toMatchObject({ baseHa: 302.83, sumPct: 100 })
    expect(shares(answer)).toMatchObject({ road: 10.17, green: 10.42, technical: 1.04, service: 1.98 })
    expect(answer.checks.map((one) => [one.check, one.verdict])).toMatchObject([
      ['road', 'met'], ['green', 'met'], ['technical', 'met'], ['service', 'met'], ['workers_housing', 'undetermined'], ['green_belt', 'short'],
      ['building_density', 'undetermined'], ['phase_area', 'not_applicable']])
    expect(answer.checks[0]?.detail).toEqual([{ code: 'parking', id: null, value: 0.5 }])
    expect(answer.checks[1]?.detail).toEqual([{ code: 'water', id: null, value: 4.53 }])
  })

  it('Lý Thường Kiệt, phase 1, 235 ha', async () => {
    const answer = await answerOf(235, [...use('industrial', 160.52), ...use('service', 7.75), ...use('road', 28.64), ...use('green', 26.61), ...use('water', 5.09), ...use('technical', 3.89, 2.5)])
    expect(answer.sumPct).toBe(100)
    expect(shares(answer)).toMatchObject({ road: 12.19, green: 11.32, technical: 2.72, service: 3.3 })
  })

  it('Đông Triều 2, 425 ha', async () => {
    const answer = await answerOf(425, [...use('industrial', 289.62), ...use('service', 11.86), ...use('road', 51.4, 4.53), ...use('green', 49.21), ...use('water', 8.38), ...use('technical', 10)])
    expect(answer.sumPct).toBe(100)
    expect(shares(answer)).toMatchObject({ road: 13.16, green: 11.58, technical: 2.35, service: 2.79 })
  })

  it('CCN Diên Thọ, 66.51 ha, of which three uses are stated', async () => {
    const answer = await answerOf(66.51, [...use('industrial', 47.68), ...use('service', 0.92), ...use('security', 2)], { kind: 'industrial_cluster' })
    expect(answer.sumPct).toBe(76.08)
    expect(shares(answer)).toMatchObject({ road: 0, green: 0, technical: 0, service: 1.38 })
    expect(answer.checks[0]).toMatchObject({ verdict: 'short', valueHa: 0, missingHa: 6.651, note: 'stated_from_memory' })
  })

  it('Sông Đốc, 45.45 ha: industry 61.45 %, technical 0.5 ha is 1.1 %', () => undone(db(), async (tx) => {
    await layPlots(tx, await insertDrawn(tx, 45.45), [...use('industrial', 27.93), ...use('service', 1.91), ...use('technical', 0.5)])
    expect(shares(await asked(tx))).toMatchObject({ service: 4.2, technical: 1.1 })
    const [row] = await tx.query(sql`select rules.zone_land_balance('T-1', null) #>> '{uses,0,sharePct}' as share`)
    expect(row).toEqual({ share: '61.45' })
  }))
})

describe('land shares', () => {
  it.each([
    [10, 'met', 0], [9.99, 'short', 0.01], [10.01, 'met', 0],
    // 9.996 % is printed 10 %, and is less.
    [9.996, 'short', 0.004],
  ])('roads on %d of 100 ha: %s', async (ha, verdict, missingHa) => {
    expect((await answerOf(100, [{ code: 'A', ha: 80 }, { code: 'R', landUse: 'road', ha }])).checks[0]).toMatchObject({
      check: 'road', verdict, value: Math.round(ha * 100) / 100, unit: 'percent', valueHa: ha, missingHa, note: 'stated_from_memory', rule: { parameter: 'road', value: 10, confidence: 'memory' } })
  })

  it.each([[10, 'met'], [10.01, 'short'], [10.004, 'short']])('services on %d of 100 ha, at most 10 %%: %s', async (ha, verdict) => {
    expect((await answerOf(100, [{ code: 'A', ha: 80 }, { code: 'S', landUse: 'service', ha }])).checks[3]).toMatchObject({ check: 'service', verdict, missingHa: null, note: null })
  })

  it.each([[2, 'met'], [1.99, 'short'], [1.996, 'short']])('workers\' housing on %d of 100 ha: %s', async (ha, verdict) => {
    expect((await answerOf(100, [{ code: 'A', ha: 80 }, { code: 'H', landUse: 'housing', ha }])).checks[4]).toMatchObject({ verdict, note: 'only_plots_recorded' })
  })

  it('what is not judged lacks nothing', async () => {
    const housing = (await answerOf(100, [{ code: 'A', ha: 80 }])).checks[4]
    expect(housing).toMatchObject({ check: 'workers_housing', verdict: 'undetermined', missingHa: null })
  })

  it('without a boundary are of the plots and say so; without plots nothing is judged', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    expect(await asked(tx)).toMatchObject({ baseHa: null, sumPct: null, basis: null })
    expect(await check(tx, 'green')).toMatchObject({ verdict: 'undetermined', note: 'no_plots', value: null, missingHa: null })
    await layPlots(tx, zone, [{ code: 'A', ha: 90 }, { code: 'R', landUse: 'road', ha: 10 }])
    expect(await check(tx, 'road')).toMatchObject({ verdict: 'met', value: 10, note: 'no_boundary' })
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'undetermined', note: 'no_boundary', value: null, valueHa: null, missingHa: null })
  }))

  it('a standard that was not in force does not apply; nor any to an economic zone', () => undone(db(), async (tx) => {
    const zone = await insertDrawn(tx, 100)
    await layPlots(tx, zone, [{ code: 'A', ha: 89 }, { code: 'S', landUse: 'service', ha: 11 }])
    expect(await check(tx, 'service', '2022-07-14')).toMatchObject({ verdict: 'not_applicable', value: 11, rule: null })
    expect(await check(tx, 'service', '2022-07-15')).toMatchObject({ verdict: 'short' })
    await tx.query(sql`update zone set kind = 'economic_zone' where id = ${zone}`)
    expect(new Set((await asked(tx)).checks.map((one) => one.verdict))).toEqual(new Set(['not_applicable']))
    expect(new Set((await asked(tx)).checks.map((one) => one.missingHa))).toEqual(new Set([null]))
  }))
})

describe('the green belt', () => {
  /** A zone with a green ring of some width along the inside of its boundary, and one plot within. */
  async function ringed(tx: Queryable, widthM: number) {
    const zone = await insertDrawn(tx, 100)
    const [row] = await tx.query<{ ring: string; inner: string }>(sql`
      select ST_AsText(ST_Multi(ST_Difference(b.geom, i.geom, 1e-9)), 9) as ring, ST_AsText(ST_Multi(i.geom), 9) as inner from zone_boundary b
        cross join lateral (select ST_Transform(ST_Buffer(ST_Transform(b.geom, 32648), - ${widthM}::float8), 4326) as geom) i where b.zone_id = ${zone}`)
    if (!row) throw new Error('no ring')
    return { zone, green: await insertPlot(tx, zone, row.ring, { code: 'G', landUse: 'green' }), inner: await insertPlot(tx, zone, row.inner, { code: 'A' }) }
  }
  /** Cuts a strip out of the western side of the ring, from a latitude `metres` northwards, and makes it a plot. */
  async function cut(tx: Queryable, zone: number, green: number, { code, lat, metres, landUse }: { code: string; lat: number; metres: number; landUse: string }) {
    const [row] = await tx.query<{ strip: string }>(sql`
      select ST_AsText(ST_Multi(ST_Intersection(p.geom, ST_MakeEnvelope(103.9, ${lat}::float8, 104.0005, ${lat + metres / 110_740}::float8, 4326), 1e-9)), 9) as strip from plot p where p.id = ${green}`)
    await tx.query(sql`update plot set geom = ST_Multi(ST_Difference(geom, ST_GeomFromText(${row?.strip}, 4326), 1e-9)) where id = ${green}`)
    return insertPlot(tx, zone, row?.strip ?? '', { code, landUse })
  }

  it('is met at its width, short below it', async () => {
    const value = (widthM: number) => undone(db(), async (tx) => {
      await ringed(tx, widthM)
      return check(tx, 'green_belt')
    })
    expect(await value(10.05)).toMatchObject({ verdict: 'met', value: 100, note: 'stated_from_memory', rule: { value: 10, unit: 'm' } })
    expect(await value(9.95)).toMatchObject({ verdict: 'met' })
    const narrow = await value(9.8)
    expect(narrow).toMatchObject({ verdict: 'short', value: expect.closeTo(98, 1) as unknown, detail: [{ code: 'A' }] })
  })

  it('counts water; the road of a gate crosses it, one along it does not, nor does a factory', () => undone(db(), async (tx) => {
    const { zone, green } = await ringed(tx, 20)
    const strip = await cut(tx, zone, green, { code: 'X', lat: 22.303, metres: 55, landUse: 'road' })
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'met', value: 100, missingHa: 0, detail: [] })
    await tx.query(sql`update plot set land_use = 'industrial' where id = ${strip}`)
    // 55 m of a belt of some 4 km.
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'short', missingHa: expect.closeTo(0.055, 3) as unknown, detail: [{ code: 'X', id: strip, value: expect.closeTo(550, -1) as unknown }] })
    await tx.query(sql`update plot set land_use = 'water' where id = ${strip}`)
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'met', value: 100 })
    await cut(tx, zone, green, { code: 'Y', lat: 22.305, metres: 300, landUse: 'road' })
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'short' })
  }))

  it('ground that no plot covers is not green', () => undone(db(), async (tx) => {
    const { green } = await ringed(tx, 10)
    await tx.query(sql`delete from plot where id = ${green}`)
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'short', value: 0, detail: [{ code: 'unplotted', id: null }] })
  }))

  it('of a zone narrower than two belts is the whole zone', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', outline: (await rectangle(tx, 1, corner, 0.0001)).wkt })
    await layPlots(tx, zone, [{ code: 'A', ha: 1 }])
    expect(await check(tx, 'green_belt')).toMatchObject({ verdict: 'short' })
  }))
})

describe('building density of lots', () => {
  // A lot of 1 ha.
  const density = (footprintM2: number | undefined, floors?: number) => undone(db(), async (tx) => {
    const fixture = { ...(footprintM2 === undefined ? {} : { buildingFootprintM2: footprintM2 }), ...(floors === undefined ? {} : { buildingFloors: floors }) }
    await layPlots(tx, await insertDrawn(tx, 1), [{ code: 'A', ha: 1, ...fixture }])
    return check(tx, 'building_density')
  })
  it.each([
    [undefined, undefined, 'undetermined', 'no_buildings_recorded'],
    [7000, 5, 'met', 'stated_from_memory'],
    [7001, 1, 'short', 'stated_from_memory'],
    // 70.004 % is printed 70 %, and is more; 60.004 % likewise.
    [7000.4, 1, 'short', 'stated_from_memory'],
    [6000.4, 6, 'short', 'stated_from_memory'],
    [6000, 6, 'met', 'stated_from_memory'],
    [6001, 6, 'short', 'stated_from_memory'],
    [6001, undefined, 'undetermined', 'needs_floors'],
    [6000, undefined, 'met', 'stated_from_memory'],
    [7001, undefined, 'short', 'stated_from_memory'],
  ])('%s m² on 1 ha, %s floors: %s', async (footprint, floors, verdict, note) => {
    expect(await density(footprint, floors)).toMatchObject({ verdict, note, value: footprint === undefined ? null : Math.floor(footprint) / 100 })
  })

  it('names the lots and the limit they break', async () => {
    expect(await density(6500, 6)).toMatchObject({ detail: [{ code: 'A', value: 65 }], rule: { parameter: 'density_over_five_floors', value: 60 } })
    expect(await density(6500, 5)).toMatchObject({ detail: [], rule: { parameter: 'density', value: 70 } })
  })
})

describe('phases', () => {
  const phased = (plannedHa: number | null, parts: readonly number[], zone: Partial<ZoneFixture> = {}) => undone(db(), async (tx) => {
    const id = await insertZone(tx, { code: 'T-1', ...(plannedHa === null ? {} : { plannedHa }), axes: ['planned', 'policy_approved', 'not_started'], on: '2023-01-01', ...zone })
    for (const [i, ha] of parts.entries()) {
      await tx.query(sql`insert into zone_part (zone_id, code, name_vi, planned_ha, source) values (${id}, ${`phase-${i}`}, 'Giai đoạn', ${ha}, 'fixture')`)
    }
    return (await check(tx, 'phase_area')).verdict
  })
  it.each([
    [500, [], 'not_applicable'], [500.0001, [], 'undetermined'], [800, [500, 300], 'met'], [800, [500.0001, 299.9999], 'short'],
    [800, [300], 'met'], [1100, [500], 'undetermined'],
    // Nobody knows how much of such a zone its phases leave.
    [null, [500, 300], 'undetermined'], [null, [500.0001], 'short'],
  ])('a zone of %d ha in phases of %j: %s', async (ha, parts, verdict) => { expect(await phased(ha, parts)).toBe(verdict) })

  it('a zone older than the decree is not held to it; of one whose date nobody knows nothing is said', async () => {
    expect(await phased(1100, [1100], { on: '2022-07-14' })).toBe('not_applicable')
    expect(await phased(1100, [1100], { on: '2022-07-15' })).toBe('short')
    expect(await phased(1100, [1100], { on: '2022' })).toBe('undetermined')
  })

  it('the zone is as large as approved from the day of the approval, as planned until then, and of no known size before the plan', () => undone(db(), async (tx) => {
    const id = await insertZone(tx, { code: 'T-1', plannedHa: 500, approvedHa: 800, axes: ['planned', 'policy_approved', 'not_started'], on: '2023-01-01' })
    await tx.query(sql`update zone set planned_as_of = '2024-01-01', approved_on = '2026-07-02' where id = ${id}`)
    const on = async (day: string) => (await check(tx, 'phase_area', day)).verdict
    expect([await on('2023-12-31'), await on('2026-07-01'), await on('2026-07-02')]).toEqual(['undetermined', 'not_applicable', 'undetermined'])
    expect((await check(tx, 'phase_area', '2023-12-31')).value).toBeNull()
    expect((await check(tx, 'phase_area', '2026-07-02')).value).toBe(800)
  }))
})
