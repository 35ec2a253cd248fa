import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addScenario, getScenario, rehearseScenario } from '../../api/contract/land-scenario.ts'
import { logisticsCandidates, logisticsGaps, logisticsZones } from '../../api/contract/logistics.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let colleague: SignedIn
let admin: SignedIn
let stranger: SignedIn
beforeAll(async () => {
  app = await appOn(db())
  planner = await signedIn(db(), { role: 'planner', provinces: ['24'] })
  colleague = await signedIn(db(), { role: 'planner', provinces: ['24'], name: 'colleague' })
  admin = await signedIn(db(), { role: 'admin', provinces: [] })
  stranger = await signedIn(db(), { role: 'official', provinces: ['15'] })
})
afterAll(async () => {
  await db().query(sql`delete from land_scenario`)
  await db().query(sql`delete from score_profile`)
  await app.close()
})

const send = async (method: 'POST' | 'PUT' | 'DELETE', url: string, who: SignedIn, payload: object = {}, ifMatch?: string) => {
  const answer = await app.inject({ method, url, payload, headers: { ...who.headers, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) } })
  return { status: answer.statusCode, json: (): unknown => answer.json(), etag: String(answer.headers['etag']) }
}
const refused = (answer: { status: number; json: () => unknown }) => { const { code, field } = problem.parse(answer.json()); return { status: answer.status, code, field } }
const change = { plot: 'CN-13', landUse: 'warehouse', isLogistics: true }
const rehearsals = '/api/zones/MB-0098/land-scenario-rehearsals'
const scenarios = '/api/zones/MB-0098/land-scenarios'

describe('what everybody reads', () => {
  it('zones, sites and shortages of a province, in the shape of the contract', async () => {
    expect(logisticsZones.parse((await get(app, '/api/logistics/zones?province=24')).json()).zones.every(({ zone }) => zone.provinceCode === '24')).toBe(true)
    expect(logisticsCandidates.parse((await get(app, '/api/logistics/candidates?province=24')).json()).candidates.length).toBeGreaterThan(10)
    expect(logisticsGaps.parse((await get(app, '/api/logistics/gaps?province=24')).json()).zones.length).toBeGreaterThanOrEqual(5)
  })

  it('sites of today, whatever day is asked for', async () => {
    const sites = async (query: string) => logisticsCandidates.parse((await get(app, `/api/logistics/candidates?province=24${query}`)).json())
    expect(await sites('&asOf=2020-01-01')).toEqual(await sites(''))
  })

  it.each([['/api/logistics/zones?province=x', 'province'], ['/api/logistics/gaps?asOf=2026-02-30', 'asOf'], ['/api/logistics/catchment?longitude=NaN&latitude=21', 'longitude'], ['/api/logistics/catchment?longitude=106&latitude=95', 'latitude']])('%s is refused', async (url, field) => {
    expect(refused(await get(app, url))).toMatchObject({ status: 400, code: 'invalid_parameter', field })
  })
})

describe('a what-if', () => {
  it.each([
    ['of no plots', { changes: [] }, 400, 'invalid_parameter'],
    ['of a plot there is not', { changes: [{ ...change, plot: 'NO-SUCH' }] }, 404, 'plot_not_found'],
    ['of a plot twice', { changes: [change, { ...change, landUse: 'service' }] }, 400, 'invalid_parameter'],
    ['of industrial land for logistics', { changes: [{ ...change, landUse: 'industrial' }] }, 400, 'invalid_parameter'],
    ['into a road', { changes: [{ ...change, landUse: 'road' }] }, 400, 'invalid_parameter'],
  ])('%s is refused', async (_, body, status, code) => {
    expect(refused(await send('POST', rehearsals, planner, body))).toMatchObject({ status, code })
  })

  it('of a leased plot is computed, and says that somebody has it', async () => {
    const [taken] = await db().query<{ zone: string; code: string }>(sql`
      select z.code as zone, p.code from plot_allocation a join plot p on p.lineage_id = a.plot_id and p.replaced_at is null join zone z on z.id = p.zone_id
      where a.replaced_at is null and a.valid_to is null and p.land_use = 'industrial' order by a.id limit 1`)
    const answer = await send('POST', `/api/zones/${taken?.zone ?? ''}/land-scenario-rehearsals`, planner, { changes: [{ ...change, plot: taken?.code }] })
    expect(rehearseScenario.schema.response[200].parse(answer.json()).changed).toMatchObject([{ plot: taken?.code, isTaken: true }])
  })

  it('is kept by name, read by whoever has the link, changed with what it was read with, and put away', async () => {
    const made = await send('POST', scenarios, planner, { name: 'Thêm kho', note: 'thử', changes: [change] })
    expect(made.status).toBe(201)
    const kept = addScenario.schema.response[201].parse(made.json())
    expect(kept).toMatchObject({ zone: 'MB-0098', name: 'Thêm kho', author: planner.actor.name, version: 1 })
    expect(refused(await send('POST', scenarios, planner, { name: ' thêm  kho'.replace('  ', ' '), changes: [change] }))).toMatchObject({ code: 'code_taken', field: 'name' })

    const link = `/api/land-scenarios/${kept.key}`
    const shown = getScenario.schema.response[200].parse((await get(app, link)).json())
    expect(shown.effect?.after.balance.logisticsHa).toBeCloseTo(1.5076, 3)
    expect(shown.effect?.changed[0]?.geometry.coordinates[0]?.[0]?.length).toBeGreaterThan(3)
    expect(JSON.stringify(shown)).not.toMatch(/firm|project/i)

    const at = `${scenarios}/${kept.key}`
    expect(refused(await get(app, scenarios, stranger.headers))).toMatchObject({ status: 403, code: 'other_province' })
    expect((await get(app, scenarios, colleague.headers)).json()).toMatchObject({ items: [{ key: kept.key }] })
    const next = { name: 'Thêm dịch vụ', note: null, changes: [{ ...change, landUse: 'service' }] }
    expect(refused(await send('PUT', at, planner, next))).toMatchObject({ status: 428 })
    expect(refused(await send('PUT', at, planner, next, '"9"'))).toMatchObject({ status: 412 })
    expect(refused(await send('PUT', at, stranger, next, '"1"'))).toMatchObject({ status: 403, code: 'other_province' })
    expect(refused(await send('PUT', at, colleague, next, '"1"'))).toMatchObject({ status: 403, code: 'not_the_author' })
    expect(refused(await send('DELETE', at, colleague, {}, '"1"'))).toMatchObject({ status: 403, code: 'not_the_author' })
    const mayChange = async (who: SignedIn | null) => getScenario.schema.response[200].parse((await get(app, link, who?.headers)).json()).mayChange
    expect([await mayChange(null), await mayChange(colleague), await mayChange(planner), await mayChange(admin)]).toEqual([false, false, true, true])
    expect(await send('PUT', at, planner, next, '"1"')).toMatchObject({ status: 200, etag: '"2"' })
    expect(await send('DELETE', at, admin, {}, '"2"')).toMatchObject({ status: 200 })
    expect(refused(await get(app, link))).toMatchObject({ status: 404, code: 'land_scenario_not_found' })
  })

  it('whose plots are gone says which, and computes nothing', async () => {
    const kept = addScenario.schema.response[201].parse((await send('POST', scenarios, planner, { name: 'Sẽ mất', changes: [change] })).json())
    await db().query(sql`update land_scenario set changes = '[{"plot": "GONE", "landUse": "service", "isLogistics": true}]' where key = ${kept.key}`)
    expect(getScenario.schema.response[200].parse((await get(app, `/api/land-scenarios/${kept.key}`)).json())).toMatchObject({ effect: null, missingPlots: ['GONE'] })
    await db().query(sql`update land_scenario set changes = '[{"plot": "CN-13", "landUse": "service", "isLogistics": true}]' where key = ${kept.key}`)
    const use = (landUse: string) => db().query(sql`update plot set land_use = ${landUse}::land_use where code = 'CN-13' and zone_id = (select id from zone where code = 'MB-0098')`)
    const [was] = await db().query<{ use: string }>(sql`select p.land_use::text as use from rules.plot_now p join zone z on z.id = p.zone_id where z.code = 'MB-0098' and p.code = 'CN-13'`)
    await use('green')
    const shown = getScenario.schema.response[200].parse((await get(app, `/api/land-scenarios/${kept.key}`)).json())
    await use(was?.use ?? 'industrial')
    expect(shown).toMatchObject({ effect: null, missingPlots: ['CN-13'] })
  })
})

describe('weights', () => {
  it.each([['negative', { area: -1 }], ['all zero', { area: 0, rail: 0 }], ['none', {}], ['beyond 100', { area: 101 }], ['no number', { area: 'NaN' }], ['of nothing known', { colour: 5 }]])('%s are refused', async (_, weights) => {
    expect(refused(await send('POST', '/api/score-profiles', planner, { name: 'thử', weights }))).toMatchObject({ status: 400, code: 'invalid_parameter' })
  })
  it('are kept by name; one’s own of that name is replaced', async () => {
    await send('POST', '/api/score-profiles', planner, { name: 'Gần ga', weights: { rail: 90 } })
    await send('POST', '/api/score-profiles', planner, { name: 'gần ga', weights: { rail: 50, area: 10 } })
    const list = z.object({ items: z.array(z.object({ name: z.string(), weights: z.record(z.string(), z.number()), id: z.int(), isMine: z.boolean() })) }).parse((await get(app, '/api/score-profiles', stranger.headers)).json())
    const [kept] = list.items
    expect(list.items).toEqual([{ id: kept?.id, name: 'gần ga', weights: { rail: 50, area: 10 }, isMine: false }])
    const at = `/api/score-profiles/${kept?.id}`
    expect(refused(await send('DELETE', at, colleague))).toMatchObject({ status: 403, code: 'not_the_author' })
    expect(await send('DELETE', at, planner)).toMatchObject({ status: 200 })
    expect(refused(await send('DELETE', at, planner))).toMatchObject({ status: 404, code: 'score_profile_not_found' })
    expect((await get(app, '/api/score-profiles', planner.headers)).json()).toEqual({ items: [] })
  })
})
