import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { occupancy } from '../../api/contract/occupancy.ts'
import { changedPlot, type ChangedPlot } from '../../api/contract/plot-write.ts'
import { plotDetail } from '../../api/contract/plot.ts'
import { problem } from '../../api/contract/problem.ts'
import { smeQuota } from '../../api/contract/sme-quota.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let official: SignedIn
let admin: SignedIn
let at: WrittenZone
beforeAll(async () => { app = await appOn(db()); official = await signedIn(db(), { role: 'official' }); admin = await signedIn(db(), { role: 'admin' }) })
afterAll(() => app.close())
beforeEach(async () => { at = await writeZone(db()) })
afterEach(() => takeZoneAway(db()))

const source = 'Biên bản thử'
const day = '2026-01-01'
const send = async (on: FastifyInstance, method: 'POST' | 'PATCH', url: string, body: object, headers: Record<string, string> = {}) => {
  const response = await on.inject({ method, url, payload: body, headers: { ...(url === '/api/targets' ? admin : official).headers, ...headers } })
  return { status: response.statusCode, etag: response.headers['etag'], json: (): unknown => response.json(), text: response.body }
}
const readPlot = async (id = at.plots.A) => {
  const response = await get(app, `/api/plots/${id}`)
  return { ...plotDetail.parse(response.json()).properties, etag: String(response.headers['etag']) }
}
/** Sends a change with the ETag the plot has now. */
const change = async (method: 'POST' | 'PATCH', path: string, body: object, id = at.plots.A) =>
  send(app, method, `/api/plots/${id}${path}`, body, { 'if-match': (await readPlot(id)).etag })
const accepted = (answer: { status: number; json: () => unknown }): ChangedPlot => {
  expect([answer.status, answer.json()]).toEqual([200, expect.anything()])
  return changedPlot.parse(answer.json())
}
const refused = (answer: { json: () => unknown; text: string }) => {
  expect(answer.text).not.toMatch(/select|constraint|violates|relation|plot_allocation/i)
  const { status, code, field, got, expected } = problem.parse(answer.json())
  return { status, code, field, got, expected }
}
const allocation = { projectCode: 'P-W-1', stage: 'leased', areaM2: 40_000, validFrom: '2024-01-01', source }
const history = (table: 'plot' | 'plot_allocation') => db().query(table === 'plot'
  ? sql`select land_use as "landUse", valid_from::text as "from", valid_to::text as "to", replaced_at is not null as replaced from plot where lineage_id = ${at.plots.A} order by valid_from nulls first, replaced_at nulls last, id`
  : sql`select stage, area_m2 as "areaM2", valid_from::text as "from", valid_to::text as "to", replaced_at is not null as replaced from plot_allocation where plot_id = ${at.plots.A} order by valid_from nulls first, replaced_at nulls last, id`)

/** Every route that writes, on the plots and the tract of the test, with a body it would take. */
const routes = [
  ['PATCH a plot', 'PATCH', () => `/api/plots/${at.plots.A}`, { smeReserved: true, effectiveOn: day, source }, true],
  ['POST an allocation', 'POST', () => `/api/plots/${at.plots.A}/allocations`, allocation, true],
  ['PATCH an allocation', 'PATCH', () => `/api/plots/${at.plots.A}/allocations/1`, { stage: 'in_use', effectiveOn: day, source }, true],
  ['POST a hold', 'POST', () => `/api/plots/${at.plots.A}/holds`, { projectCode: 'P-W-1', reason: 'thử', validFrom: day, validTo: '2027-01-01' }, true],
  ['PATCH a hold', 'PATCH', () => `/api/plots/${at.plots.A}/holds/1`, { validTo: day }, true],
  ['PATCH a tract', 'PATCH', () => `/api/clearances/${at.tract}`, { stage: 'handed_over', correction: true, source }, true],
  ['POST earmarks', 'POST', () => '/api/zones/W-1/sme-quota/earmarks', { plots: [{ id: 1, version: 1 }], source }, false],
  ['POST a target', 'POST', () => '/api/targets', {}, false],
] as const

describe('every route that writes', () => {
  it.each(routes.filter(([, , , , needsIfMatch]) => needsIfMatch))('%s wants If-Match, before it reads what was sent', async (_, method, url, body) => {
    for (const payload of [JSON.stringify(body), '{"a":']) {
      const response = await app.inject({ method, url: url(), payload, headers: { ...official.headers, 'content-type': 'application/json' } })
      expect(problem.parse(response.json())).toMatchObject({ status: 428, code: 'precondition_required', field: 'If-Match' })
    }
  })

  it.each(routes.filter(([, , , , needsIfMatch]) => needsIfMatch))('%s refuses a version that is not the current one, and tells that', async (_, method, url, body) => {
    const { headers } = await get(app, url().replace(/\/(allocations|holds)(\/\d+)?$/, ''))
    for (const shown of ['"999"', '*', `W/${String(headers['etag'])}`, String(headers['etag']).replaceAll('"', '')]) {
      const answer = await send(app, method, url(), body, { 'if-match': shown })
      expect(refused(answer)).toEqual({ status: 412, code: 'precondition_failed', field: 'If-Match', got: shown, expected: headers['etag'] })
      expect(answer.etag).toBe(headers['etag'])
    }
  })

  it.each(routes)('%s takes no other method', async (_, method, url) => {
    const response = await app.inject({ method: method === 'POST' ? 'PUT' : 'DELETE', url: url() })
    expect([response.statusCode, response.headers['allow']]).toEqual([405, expect.stringContaining(method)])
  })
})

describe('reading a plot', () => {
  it('shows what stands on it, under its version as ETag', async () => {
    const plot = await readPlot()
    expect(plot).toMatchObject({ zone: 'W-1', code: 'A', landUse: 'industrial', areaM2: 100_000, leaseStatus: 'free', validFrom: '2020-01-01', currentId: at.plots.A,
      clean: { state: 'available', readyM2: 100_000, availableM2: 100_000 }, tracts: [{ code: 'T1', stage: 'ready', m2: expect.closeTo(100_000, 0) as number }], allocations: [], holds: [] })
    expect(plot.etag).toBe(`"${plot.version}"`)
  })

  it('names no firm', async () => {
    accepted(await change('POST', '/allocations', allocation))
    const text = (await get(app, `/api/plots/${at.plots.A}`)).text
    expect(text).toContain('P-W-1')
    expect(text).not.toMatch(/Hãng|F-P-W/)
  })

  it('takes the ETag of the gzipped answer as well as of the plain one', async () => {
    for (let i = 0; i < 12; i++) accepted(await change('POST', '/allocations', { ...allocation, areaM2: 1 }))
    const zipped = String((await app.inject({ url: `/api/plots/${at.plots.A}`, headers: { 'accept-encoding': 'gzip' } })).headers['etag'])
    expect(zipped).toMatch(/-gzip"$/)
    accepted(await send(app, 'PATCH', `/api/plots/${at.plots.A}`, { smeReserved: true, effectiveOn: day, source }, { 'if-match': zipped }))
  })

  it.each(['2147483647', '0', 'x', '1e99', '-1'])('of no such number %s is refused', async (id) => {
    expect([400, 404]).toContain((await get(app, `/api/plots/${id}`)).status)
  })
})

describe('changing a plot', () => {
  it('ends one version and begins the next: the quota counts it from that day', async () => {
    const before = await readPlot()
    const answer = await change('PATCH', '', { smeReserved: true, effectiveOn: day, source })
    const { plot } = accepted(answer)
    expect(plot.properties).toMatchObject({ smeReserved: true, validFrom: day, source, currentId: at.plots.A })
    expect(answer.etag).toBe(`"${plot.properties.version}"`)
    expect(plot.properties.version).toBeGreaterThan(before.version)
    const reserved = async (asOf: string) => smeQuota.parse((await get(app, `/api/zones/W-1/sme-quota${asOf}`)).json()).decree35.reservedHa
    expect([await reserved('?asOf=2025-12-31'), await reserved(`?asOf=${day}`), await reserved('')]).toEqual([0, 10, 10])
  })

  it('moves the land ledger: 10 ha of industrial land become service land', async () => {
    accepted(await change('PATCH', '', { landUse: 'service', isLogistics: true, effectiveOn: day, source }))
    const uses = async (asOf: string) => (await db().query(sql`select industrial_m2 + warehouse_m2 as industrial, service_m2 as service, logistics_m2 as logistics
      from rules.zone_ledger_at(array[${at.zone}::int], ${asOf})`))[0]
    expect(await uses('2025-12-31')).toEqual({ industrial: expect.closeTo(150_000, 0) as number, service: 0, logistics: 0 })
    expect(await uses(day)).toEqual({ industrial: expect.closeTo(50_000, 0) as number, service: expect.closeTo(100_000, 0) as number, logistics: expect.closeTo(100_000, 0) as number })
    const [kept] = await db().query(sql`select service_m2 as service from zone_ledger where zone_id = ${at.zone}`)
    expect(kept).toEqual({ service: expect.closeTo(100_000, 0) as number })
    expect(await history('plot')).toEqual([
      { landUse: 'industrial', from: '2020-01-01', to: day, replaced: false }, { landUse: 'service', from: day, to: null, replaced: false }])
  })

  it('corrects a mistake: the period stays, the wrong record is kept as replaced', async () => {
    accepted(await change('PATCH', '', { landUse: 'service', correction: true, source }))
    expect(await history('plot')).toEqual([
      { landUse: 'industrial', from: '2020-01-01', to: null, replaced: true }, { landUse: 'service', from: '2020-01-01', to: null, replaced: false }])
  })

  it('twice on one day leaves one version of that day', async () => {
    accepted(await change('PATCH', '', { landUse: 'service', effectiveOn: day, source }))
    accepted(await change('PATCH', '', { landUse: 'warehouse', effectiveOn: day, source }))
    expect(await history('plot')).toEqual([
      { landUse: 'industrial', from: '2020-01-01', to: day, replaced: false }, { landUse: 'service', from: day, to: null, replaced: true },
      { landUse: 'warehouse', from: day, to: null, replaced: false }])
  })

  it('leaves its allocations standing', async () => {
    accepted(await change('POST', '/allocations', allocation))
    const { plot } = accepted(await change('PATCH', '', { landUse: 'warehouse', buildingLandShareM2: 30_000, buildingFloors: 2, effectiveOn: day, source }))
    expect(plot.properties).toMatchObject({ leaseStatus: 'leased', allocations: [{ areaM2: 40_000, project: 'P-W-1' }], building: { landShareM2: 30_000, footprintM2: null, floors: 2 } })
    const full = async (asOf: string) => occupancy.parse((await get(app, `/api/zones/W-1/occupancy?asOf=${asOf}`)).json()).contractual.leasedHa
    expect([await full('2025-12-31'), await full(day)]).toEqual([4, 4])
  })

  it('of a past version is refused, and the current one named', async () => {
    accepted(await change('PATCH', '', { landUse: 'service', effectiveOn: day, source }))
    const [past] = await db().query<{ id: number }>(sql`select id from plot where lineage_id = ${at.plots.A} and id <> ${at.plots.A}`)
    expect(await readPlot(past?.id)).toMatchObject({ landUse: 'industrial', validTo: day, currentId: at.plots.A })
    expect(refused(await change('PATCH', '', { smeReserved: true, effectiveOn: day, source }, past?.id)))
      .toMatchObject({ status: 409, code: 'past_version', got: String(past?.id), expected: String(at.plots.A) })
  })

  it('by two at once is done once: the other is told that it changed', async () => {
    const { etag } = await readPlot()
    const both = await Promise.all(['service', 'warehouse'].map((landUse) =>
      send(app, 'PATCH', `/api/plots/${at.plots.A}`, { landUse, effectiveOn: day, source }, { 'if-match': etag })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(await history('plot')).toHaveLength(2)
  })

  it.each([
    ['nothing that changes', { effectiveOn: day, source }, 400, 'invalid_parameter', 'landUse'],
    ['what is already so', { landUse: 'industrial', effectiveOn: day, source }, 409, 'nothing_changes', undefined],
    ['neither a day nor a correction', { landUse: 'service', source }, 400, 'invalid_parameter', 'effectiveOn'],
    ['both', { landUse: 'service', effectiveOn: day, correction: true, source }, 400, 'invalid_parameter', 'effectiveOn'],
    ['no source', { landUse: 'service', effectiveOn: day }, 400, 'invalid_parameter', 'source'],
    ['a blank source', { landUse: 'service', effectiveOn: day, source: '  ' }, 400, 'invalid_parameter', 'source'],
    ['NUL in the source', { landUse: 'service', effectiveOn: day, source: 'a\0b' }, 400, 'invalid_parameter', 'source'],
    ['a land use that is none', { landUse: 'castle', effectiveOn: day, source }, 400, 'invalid_parameter', 'landUse'],
    ['a day before the version began', { landUse: 'service', effectiveOn: '2019-12-31', source }, 422, 'effective_too_early', 'effectiveOn'],
    ['a day that has not come', { landUse: 'service', effectiveOn: '2199-01-01', source }, 422, 'effective_in_future', 'effectiveOn'],
    ['no day at all', { landUse: 'service', effectiveOn: '2026-02-30', source }, 400, 'invalid_parameter', 'effectiveOn'],
    ['logistics on industrial land', { isLogistics: true, effectiveOn: day, source }, 422, 'logistics_needs_its_land', 'isLogistics'],
    ['a reserve on a road', { landUse: 'road', smeReserved: true, effectiveOn: day, source }, 422, 'reserve_needs_leasable_land', 'smeReserved'],
    ['a building of 0 m²', { buildingLandShareM2: 0, effectiveOn: day, source }, 400, 'invalid_parameter', 'buildingLandShareM2'],
    ['a building of NaN', { buildingLandShareM2: 'NaN', effectiveOn: day, source }, 400, 'invalid_parameter', 'buildingLandShareM2'],
    ['a building larger than the plot', { buildingFootprintM2: 100_002, effectiveOn: day, source }, 422, 'exceeds_plot', 'buildingFootprintM2'],
    ['half a floor', { buildingFloors: 1.5, effectiveOn: day, source }, 400, 'invalid_parameter', 'buildingFloors'],
  ])('to %s is refused, and nothing is written', async (_, body, status, code, field) => {
    const before = await history('plot')
    expect(refused(await change('PATCH', '', body))).toMatchObject({ status, code, field })
    expect(await history('plot')).toEqual(before)
  })

  it('to land that is not let is refused while it is let or held, from that day on', async () => {
    accepted(await change('POST', '/allocations', { ...allocation, validTo: day }))
    expect(refused(await change('PATCH', '', { landUse: 'road', effectiveOn: '2025-06-01', source }))).toMatchObject({ status: 409, code: 'plot_is_taken', field: 'landUse' })
    accepted(await change('PATCH', '', { landUse: 'road', effectiveOn: day, source }))
    expect(await readPlot()).toMatchObject({ leaseStatus: null, clean: null })
  })

  it('in one language and the other', async () => {
    const body = { landUse: 'service', effectiveOn: '2199-01-01', source }
    const { etag } = await readPlot()
    const say = async (language: string) => problem.parse((await send(app, 'PATCH', `/api/plots/${at.plots.A}`, body, { 'if-match': etag, 'accept-language': language })).json()).detail
    expect(await say('vi')).toContain('chỉ ghi điều đã xảy ra')
    expect(await say('en')).toContain('only what has happened is recorded')
  })
})

describe('allocations', () => {
  const allocate = (more: object = {}, id?: number) => change('POST', '/allocations', { ...allocation, ...more }, id)
  const first = async () => (await readPlot()).allocations[0]?.id ?? 0

  it('take land off what can be had, and count as leased from their day', async () => {
    const { plot, warnings } = accepted(await allocate())
    expect([plot.properties.leaseStatus, plot.properties.clean?.availableM2, warnings]).toEqual(['leased', 60_000, []])
    const leased = async (asOf: string) => occupancy.parse((await get(app, `/api/zones/W-1/occupancy?asOf=${asOf}`)).json()).contractual.leasedHa
    expect([await leased('2023-12-31'), await leased('2024-01-01')]).toEqual([0, 4])
  })

  it('move on: one stage ends that day and the next begins', async () => {
    accepted(await allocate())
    const { plot } = accepted(await change('PATCH', `/allocations/${await first()}`, { stage: 'in_use', areaM2: 30_000, effectiveOn: day, source }))
    expect(plot.properties.allocations.map(({ stage, areaM2, validFrom, validTo }) => [stage, areaM2, validFrom, validTo]))
      .toEqual([['leased', 40_000, '2024-01-01', day], ['in_use', 30_000, day, null]])
    expect(plot.properties.leaseStatus).toBe('in_use')
  })

  it('end: the land is free again', async () => {
    accepted(await allocate())
    const { plot } = accepted(await change('PATCH', `/allocations/${await first()}`, { stage: 'ended', effectiveOn: day, source }))
    expect([plot.properties.leaseStatus, plot.properties.clean?.availableM2]).toEqual(['free', 100_000])
  })

  it.each([['later', day, '2024-01-01', day, false], ['on the day it began', '2024-01-01', '2024-01-01', null, true]] as const)(
    'that end keep who says so, and by which decision: %s', async (_, effectiveOn, from, to, replaced) => {
      accepted(await allocate())
      const id = await first()
      const [decision] = await db().query<{ id: number; code: string }>(sql`select id, code from decision order by id limit 1`)
      accepted(await change('PATCH', `/allocations/${id}`, { stage: 'ended', effectiveOn, decisionCode: decision?.code, source: 'Biên bản thanh lý' }))
      expect(await db().query(sql`select id = ${id} as same, valid_from::text as "from", valid_to::text as "to", decision_id as decision, source, replaced_at is not null as replaced
        from plot_allocation where plot_id = ${at.plots.A} order by same desc`)).toEqual([
        { same: true, from, to, decision: decision?.id, source: `${source}; Biên bản thanh lý`, replaced },
        { same: false, from, to: null, decision: null, source, replaced: true }])
    })

  it('are corrected: the wrong record is kept as replaced', async () => {
    accepted(await allocate())
    accepted(await change('PATCH', `/allocations/${await first()}`, { areaM2: 50_000, validFrom: null, correction: true, source }))
    expect(await history('plot_allocation')).toEqual([
      { stage: 'leased', areaM2: 50_000, from: null, to: null, replaced: false }, { stage: 'leased', areaM2: 40_000, from: '2024-01-01', to: null, replaced: true }])
  })

  it('may follow one another on the whole plot, and share it up to a square metre', async () => {
    accepted(await allocate({ areaM2: 100_000, validTo: day }))
    accepted(await allocate({ areaM2: 60_000, validFrom: day }))
    accepted(await allocate({ areaM2: 40_000.5, validFrom: day }))
    expect(refused(await allocate({ areaM2: 2, validFrom: day }))).toEqual({ status: 422, code: 'allocations_exceed_plot', field: 'areaM2', got: '2', expected: '100000.0' })
  })

  it.each([
    ['on land that is not ready', 'B', {}, [], ['not_ready']],
    ['larger than what is ready', 'A', { areaM2: 100_000 }, ['half'], ['partly_ready']],
    ['on land kept for another', 'A', {}, ['held'], ['held_for_another']],
    ['on land reserved for small firms, to a large one', 'A', { projectCode: 'P-W-2' }, ['reserved'], ['reserved_for_small_firms']],
    ['on land reserved for small firms, to a small one', 'A', {}, ['reserved'], []],
  ] as const)('%s are accepted with a warning', async (_, code, more, prepare, warnings) => {
    if (prepare[0] === 'half') await db().query(sql`update clearance set geom = ST_Multi(ST_MakeEnvelope(ST_XMin(geom), ST_YMin(geom), (ST_XMin(geom) + ST_XMax(geom)) / 2, ST_YMax(geom), 4326)) where id = ${at.tract}`)
    if (prepare[0] === 'held') accepted(await change('POST', '/holds', { projectCode: 'P-W-2', reason: 'thử', validFrom: '2026-01-01', validTo: '2199-01-01' }))
    if (prepare[0] === 'reserved') accepted(await change('PATCH', '', { smeReserved: true, effectiveOn: day, source }))
    expect(accepted(await allocate(more, at.plots[code])).warnings).toEqual(warnings)
  })

  it('where nobody recorded a tract nothing says that the land is not ready', async () => {
    await db().query(sql`delete from clearance where id = ${at.tract}`)
    expect(accepted(await allocate({}, at.plots.B)).warnings).toEqual([])
  })

  it.each([
    ['an unknown project', { projectCode: 'P-W-9' }, 422, 'unknown_reference', 'projectCode'],
    ['a project of another zone', { projectCode: 'P-W-3' }, 422, 'other_zone', 'projectCode'],
    ['an unknown decision', { decisionCode: 'none' }, 422, 'unknown_reference', 'decisionCode'],
    ['an area of 0', { areaM2: 0 }, 400, 'invalid_parameter', 'areaM2'],
    ['a negative area', { areaM2: -5 }, 400, 'invalid_parameter', 'areaM2'],
    ['an area of NaN', { areaM2: 'NaN' }, 400, 'invalid_parameter', 'areaM2'],
    ['more than the plot', { areaM2: 100_002 }, 422, 'exceeds_plot', 'areaM2'],
    ['days out of order', { validFrom: '2024-01-02', validTo: '2024-01-01' }, 422, 'period_out_of_order', 'validTo'],
    ['a period of no day', { validFrom: '2024-01-01', validTo: '2024-01-01' }, 422, 'period_out_of_order', 'validTo'],
    ['a day before the plot was there', { validFrom: '2019-12-31' }, 422, 'effective_too_early', 'validFrom'],
    ['no day, not even null', { validFrom: undefined }, 400, 'invalid_parameter', 'validFrom'],
    ['a stage that is none', { stage: 'bought' }, 400, 'invalid_parameter', 'stage'],
  ])('of %s are refused, and nothing is written', async (_, more, status, code, field) => {
    expect(refused(await allocate(more))).toMatchObject({ status, code, field })
    expect(await history('plot_allocation')).toEqual([])
  })

  it('are refused on a road', async () => {
    const answer = await allocate({ areaM2: 100 }, at.plots.R)
    expect(refused(answer)).toMatchObject({ status: 422, code: 'plot_not_leasable', got: 'road' })
    expect(answer.json()).toMatchObject({ detail: 'Lô này không phải đất cho thuê; chỉ bố trí hoặc giữ được đất công nghiệp, kho bãi hoặc dịch vụ.' })
  })

  it.each([
    ['before it began', { stage: 'in_use', effectiveOn: '2023-12-31' }, 422, 'effective_too_early', 'effectiveOn'],
    ['to what it is', { stage: 'leased', effectiveOn: day }, 409, 'nothing_changes', undefined],
    ['to more than the plot', { areaM2: 200_000, effectiveOn: day }, 422, 'exceeds_plot', 'areaM2'],
    ['with a beginning that only a correction may change', { stage: 'in_use', validFrom: '2024-02-01', effectiveOn: day }, 400, 'invalid_parameter', 'validFrom'],
    ['to an end by correction', { stage: 'ended', correction: true }, 400, 'invalid_parameter', 'stage'],
    ['to days out of order', { validTo: '2023-01-01', correction: true }, 422, 'period_out_of_order', 'validTo'],
  ])('do not move %s', async (_, body, status, code, field) => {
    accepted(await allocate())
    const before = await history('plot_allocation')
    expect(refused(await change('PATCH', `/allocations/${await first()}`, { ...body, source }))).toMatchObject({ status, code, field })
    expect(await history('plot_allocation')).toEqual(before)
  })

  it('of another plot are not found', async () => {
    accepted(await allocate())
    const { etag } = await readPlot(at.plots.B)
    expect(refused(await send(app, 'PATCH', `/api/plots/${at.plots.B}/allocations/${await first()}`, { stage: 'in_use', effectiveOn: day, source }, { 'if-match': etag })))
      .toMatchObject({ status: 404, code: 'allocation_not_found' })
  })

  it('change the plot\'s ETag: who read it before is told', async () => {
    const { etag } = await readPlot()
    accepted(await allocate())
    expect((await send(app, 'PATCH', `/api/plots/${at.plots.A}`, { smeReserved: true, effectiveOn: day, source }, { 'if-match': etag })).status).toBe(412)
  })
})

describe('holds', () => {
  const hold = { projectCode: 'P-W-1', reason: 'Chờ dự án', validFrom: '2026-01-01', validTo: '2199-01-01' }

  it('keep a plot until they end, and can end earlier', async () => {
    const held = accepted(await change('POST', '/holds', hold)).plot.properties
    expect([held.leaseStatus, held.clean?.state, held.clean?.availableM2]).toEqual(['hold', 'held', 0])
    const freed = accepted(await change('PATCH', `/holds/${held.holds[0]?.id ?? 0}`, { validTo: '2026-02-01' })).plot.properties
    expect([freed.leaseStatus, freed.clean?.availableM2, freed.holds.map(({ validTo }) => validTo)]).toEqual(['free', 100_000, ['2026-02-01']])
  })

  it('that end keep who says so behind their reason', async () => {
    const held = accepted(await change('POST', '/holds', hold)).plot.properties
    const { holds } = accepted(await change('PATCH', `/holds/${held.holds[0]?.id ?? 0}`, { validTo: '2026-02-01', source: 'Công văn thử' })).plot.properties
    expect(holds.map(({ reason }) => reason)).toEqual(['Chờ dự án; Công văn thử'])
  })

  it('for a relocation case end with it, not at the desk', async () => {
    const id = accepted(await change('POST', '/holds', hold)).plot.properties.holds[0]?.id ?? 0
    const [made] = await db().query<{ id: number }>(sql`
      insert into relocation_case (relocation_id, project_id) select c.relocation_id, c.project_id from rules.relocation_cases('15', current_date) c order by 1, 2 limit 1 returning id`)
    await db().query(sql`insert into relocation_case_hold (case_id, hold_id, area_m2) values (${made?.id ?? 0}, ${id}, 5000)`)
    const answer = refused(await change('PATCH', `/holds/${id}`, { validTo: '2026-02-01' }))
    await db().query(sql`delete from relocation_case where id = ${made?.id ?? 0}`)
    expect(answer).toMatchObject({ status: 409, code: 'hold_of_case', field: 'holdId' })
  })

  it('are not made longer, nor ended before they began', async () => {
    const id = accepted(await change('POST', '/holds', { ...hold, validTo: '2027-01-01' })).plot.properties.holds[0]?.id ?? 0
    for (const validTo of ['2027-01-01', '2027-01-02', '2026-01-01', '2025-01-01']) {
      expect(refused(await change('PATCH', `/holds/${id}`, { validTo }))).toMatchObject({ status: 422, code: 'period_out_of_order', field: 'validTo', got: validTo })
    }
    expect(refused(await change('PATCH', '/holds/2147483647', { validTo: '2026-06-01' }))).toMatchObject({ status: 404, code: 'hold_not_found' })
  })

  it.each([
    ['for nobody', { projectCode: undefined }, 400, 'invalid_parameter', 'projectCode'],
    ['for two', { relocationCode: 'RL-LC-01' }, 400, 'invalid_parameter', 'projectCode'],
    ['for an unknown case', { projectCode: undefined, relocationCode: 'none' }, 422, 'unknown_reference', 'relocationCode'],
    ['without a reason', { reason: ' ' }, 400, 'invalid_parameter', 'reason'],
    ['backwards', { validTo: '2025-12-31' }, 422, 'period_out_of_order', 'validTo'],
    ['without an end', { validTo: undefined }, 400, 'invalid_parameter', 'validTo'],
  ])('%s are refused', async (_, more, status, code, field) => {
    expect(refused(await change('POST', '/holds', { ...hold, ...more }))).toMatchObject({ status, code, field })
    expect((await readPlot()).holds).toEqual([])
  })
})

describe('earmarks', () => {
  const earmark = (plots: readonly object[], zone = 'W-1') => send(app, 'POST', `/api/zones/${zone}/sme-quota/earmarks`, { plots, effectiveOn: day, source })
  const version = async (code: 'A' | 'B' | 'R') => ({ id: at.plots[code], version: (await readPlot(at.plots[code])).version })
  const reserved = async () => smeQuota.parse((await get(app, '/api/zones/W-1/sme-quota')).json()).decree35.reservedHa

  it('reserve several plots at once', async () => {
    const answer = await earmark([await version('A'), await version('B')])
    expect([answer.status, answer.json()]).toMatchObject([200, { plots: [{ code: 'A' }, { code: 'B' }] }])
    expect(await reserved()).toBe(15)
  })

  it('reserve from today on when no day is named', async () => {
    expect((await send(app, 'POST', '/api/zones/W-1/sme-quota/earmarks', { plots: [await version('A')], source })).status).toBe(200)
    expect(await reserved()).toBe(10)
  })

  it('reserve all or none: a plot that has changed since is named', async () => {
    const b = await version('B')
    const answer = await earmark([await version('A'), { ...b, version: b.version + 1 }])
    expect(refused(answer)).toEqual({ status: 412, code: 'precondition_failed', field: 'plots', got: `B: ${b.version + 1}`, expected: `B: ${b.version}` })
    expect(await reserved()).toBe(0)
  })

  it.each([
    ['a road', async () => earmark([await version('A'), await version('R')]), 422, 'reserve_needs_leasable_land'],
    ['a plot of another zone', async () => earmark([await version('A')], 'W-2'), 422, 'other_zone'],
    ['a plot nobody knows', async () => earmark([await version('A'), { id: 2147483647, version: 1 }]), 404, 'plot_not_found'],
    ['a plot twice', async () => earmark([await version('A'), await version('A')]), 400, 'invalid_parameter'],
    ['no plot', async () => earmark([]), 400, 'invalid_parameter'],
    ['plots of an unknown zone', async () => earmark([await version('A')], 'W-9'), 404, 'zone_not_found'],
  ])('of %s are refused whole', async (_, attempt, status, code) => {
    expect(refused(await attempt())).toMatchObject({ status, code })
    expect(await reserved()).toBe(0)
  })
})

describe('a target of one\'s own', () => {
  const target = { code: 'W-ready', provinceCode: '15', titleVi: 'Mặt bằng sạch thử', titleEn: 'Clean land, a test', indicator: 'ready_in_period_ha', operator: 'gte', threshold: 10,
    unit: 'ha', periodFrom: '2026-01-01', dueOn: '2026-12-31', decisionCode: 'nq-34-2025-tu-lao-cai' }
  const add = (more: object = {}) => send(app, 'POST', '/api/targets', { ...target, ...more })

  it('is added, once', async () => {
    const answer = await add()
    expect([answer.status, answer.json()]).toEqual([201, { code: 'W-ready' }])
    expect(refused(await add())).toMatchObject({ status: 409, code: 'code_taken', field: 'code', got: 'W-ready' })
  })

  it.each([
    ['an unknown province', { provinceCode: '99' }, 422, 'unknown_reference', 'provinceCode'],
    ['an unknown decision', { decisionCode: 'none' }, 422, 'unknown_reference', 'decisionCode'],
    ['an unknown parent', { parent: 'LC-99' }, 422, 'unknown_reference', 'parent'],
    ['days out of order', { dueOn: '2025-12-31' }, 422, 'period_out_of_order', 'dueOn'],
    ['no threshold', { threshold: null }, 422, 'threshold_does_not_fit', 'operator'],
    ['a milestone with a threshold', { indicator: 'milestone', unit: 'milestone', operator: 'milestone' }, 422, 'threshold_does_not_fit', 'operator'],
    ['bounds out of order', { operator: 'between', threshold: 10, thresholdHigh: 5 }, 422, 'threshold_does_not_fit', 'operator'],
    ['an indicator nobody computes', { indicator: 'happiness' }, 400, 'invalid_parameter', 'indicator'],
  ])('of %s is refused', async (_, more, status, code, field) => {
    expect(refused(await add(more))).toMatchObject({ status, code, field })
    expect(await db().query(sql`select 1 from target where code = 'W-ready'`)).toEqual([])
  })
})
