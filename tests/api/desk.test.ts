import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { desk, provinceDesk } from '../../api/contract/zone-change.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { allocate, holdPlot, insertZone, rectangle, square } from '../fixtures/grid.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let at: WrittenZone
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())
beforeEach(async () => { at = await writeZone(db()) })
afterEach(() => takeZoneAway(db()))

const open = async (code: string, as?: Parameters<typeof signedIn>[1]) => get(app, `/api/zones/${code}/desk`, (await signedIn(db(), as)).headers)
const read = async (code: string, as?: Parameters<typeof signedIn>[1]) => desk.parse((await open(code, as)).json())

describe('GET /api/zones/{code}/desk', () => {
  it('tells who may publish here: planners of the province and administrators', async () => {
    const may = async (as: Parameters<typeof signedIn>[1]) => (await read('W-1', as)).mayPublish
    expect(await Promise.all([may({ role: 'planner' }), may({ role: 'admin' }), may({ role: 'planner', provinces: ['24'] }), may({ role: 'official' })])).toEqual([true, true, false, false])
    expect(problem.parse((await get(app, '/api/zones/W-1/desk')).json()).code).toBe('not_signed_in')
  })

  it('has the version of the zone as its ETag, and is kept by no cache', async () => {
    await db().query(sql`update zone set version = 7 where id = ${at.zone}`)
    const { headers, json } = await open('W-1')
    expect([headers['etag'], headers['cache-control']]).toEqual(['"7"', 'no-store'])
    expect(desk.parse(json()).version).toBe(7)
  })

  it('gives the zone, its boundary to the tenth of a millimetre, and its plots with who is on them', async () => {
    const [project] = await db().query<{ id: number }>(sql`select id from project where code = 'P-W-1'`)
    await allocate(db(), at.plots.A, project?.id ?? 0, 'leased', 4, '2199-01-01')
    await holdPlot(db(), at.plots.B, project?.id ?? 0, '2020-01-01', '2020-02-01')
    const { zone, boundary, plots } = await read('W-1')
    expect(zone).toMatchObject({ code: 'W-1', kind: 'industrial_zone', provinceCode: '15', formerProvince: 'Lào Cai', legalStatus: 'established', plannedHa: 20, approvedHa: null })
    expect(boundary?.areaM2).toBeCloseTo(200_000, 0)
    expect(plots.map(({ code, landUse, isTaken, areaM2 }) => [code, landUse, isTaken, Math.round(areaM2)]))
      .toEqual([['A', 'industrial', true, 100_000], ['B', 'warehouse', false, 50_000], ['R', 'road', false, 20_000]])
    const [exact] = await db().query<{ apart: number }>(sql`
      select ST_HausdorffDistance(geom, ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(plots[0]?.geometry)}), 4326)) as apart from plot where id = ${at.plots.A}`)
    expect(exact?.apart).toBeLessThan(1e-9)
  })

  it('names the zones within 5 km, approved or not, and no other', async () => {
    // W-1 ends near 104.002° east. A degree of longitude is some 103 km here.
    await insertZone(db(), { code: 'W-3', axes: ['planned', 'established', 'not_started'], outline: square(104.04, 22.3, 0.005) })
    await insertZone(db(), { code: 'W-4', axes: ['planned', 'none', 'not_started'], outline: square(104.04, 22.31, 0.005) })
    await insertZone(db(), { code: 'W-5', axes: ['planned', 'established', 'operating'], outline: square(104.055, 22.3, 0.005) })
    const neighbours = (await read('W-1')).neighbours.filter(({ code }) => code.startsWith('W-'))
    expect(neighbours.map(({ code, isApproved }) => [code, isApproved])).toEqual([['W-3', true], ['W-4', false]])
    expect(neighbours[0]?.geometry).toMatchObject({ type: 'MultiPolygon' })
  })

  it('opens a zone without boundary, plots and place', async () => {
    const { boundary, plots, neighbours, zone, sridOnRecord } = await read('W-2')
    expect([boundary, plots, neighbours, zone.centre, sridOnRecord]).toEqual([null, [], [], null, null])
  })

  it('looks for neighbours round the centre while there is no outline', async () => {
    const { wkt } = await rectangle(db(), 1, [104.001, 22.301])
    await db().query(sql`update zone set centre = ST_Centroid(ST_GeomFromText(${wkt}, 4326)) where code = 'W-2'`)
    expect((await read('W-2')).neighbours.map(({ code }) => code)).toContain('W-1')
  })

  it('offers every VN-2000 meridian: first the usual one of the former province, then those of the provinces it was merged with', async () => {
    const { meridians } = await read('W-1')
    expect(meridians).toHaveLength(18)
    expect(meridians[0]).toEqual({ srid: 9208, centralMeridian: 104.75, isUsual: true })
    expect(meridians.find(({ srid }) => srid === 9210)).toEqual({ srid: 9210, centralMeridian: 105.75, isUsual: false })
    // Bắc Ninh holds Bắc Ninh (105°30′) and Bắc Giang (107°).
    await db().query(sql`update zone set province_code = '24', former_province = 'Bắc Giang' where code = 'W-2'`)
    const merged = (await read('W-2')).meridians
    expect(merged.filter(({ isUsual }) => isUsual).map(({ srid }) => srid)).toEqual([9214, 9209])
    expect(merged.slice(2).map(({ centralMeridian }) => centralMeridian)).toEqual([...merged.slice(2).map(({ centralMeridian }) => centralMeridian)].sort((a, b) => a - b))
  })

  it('does not know what is not there', async () => {
    expect(problem.parse((await open('W-9')).json())).toMatchObject({ status: 404, code: 'zone_not_found', got: 'W-9' })
  })
})

describe('GET /api/provinces/{code}/desk', () => {
  const place = async (code: string, as?: Parameters<typeof signedIn>[1]) => get(app, `/api/provinces/${code}/desk`, (await signedIn(db(), as)).headers)

  it('tells the usual meridians of all it was made of, and where its zones lie, each former province apart', async () => {
    await insertZone(db(), { code: 'W-6', axes: ['planned', 'none', 'not_started'], outline: square(104.3, 22.1, 0.005) })
    await db().query(sql`update zone set former_province = 'Yên Bái' where code = 'W-6'`)
    const { meridians, places } = provinceDesk.parse((await place('15')).json())
    expect(meridians.filter(({ isUsual }) => isUsual).map(({ centralMeridian }) => centralMeridian)).toEqual([104.75])
    expect(meridians).toHaveLength(18)
    const [west, south, east, north] = places.find(({ formerProvince }) => formerProvince === 'Yên Bái')?.bbox ?? []
    expect([west, south].every((one) => one !== undefined) && (west ?? 0) <= 104.3 && (south ?? 0) <= 22.1 && (east ?? 0) >= 104.305 && (north ?? 0) >= 22.105).toBe(true)
  })
  it('knows every meridian of a merged province, and has no box where there is no zone', async () => {
    const { meridians } = provinceDesk.parse((await place('24')).json())
    expect(meridians.filter(({ isUsual }) => isUsual).map(({ centralMeridian }) => centralMeridian).sort()).toEqual([105.5, 107])
    expect(provinceDesk.parse((await place('96')).json()).places).toEqual([])
  })
  it('is for who draws, and refuses a code that is none', async () => {
    expect(problem.parse((await get(app, '/api/provinces/15/desk')).json()).code).toBe('not_signed_in')
    expect(problem.parse((await place('99')).json()).code).toBe('province_not_found')
    expect(problem.parse((await place('1x')).json()).code).toBe('invalid_parameter')
  })
})
