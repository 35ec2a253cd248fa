import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clearanceDetail } from '../../api/contract/clearance.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let at: WrittenZone
let planner: SignedIn
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db()) })
afterAll(() => app.close())
// The tract is handed over since 2020, not yet ready.
beforeEach(async () => { at = await writeZone(db()); await db().query(sql`update clearance set stage = 'handed_over' where id = ${at.tract}`) })
afterEach(() => takeZoneAway(db()))

const source = 'Biên bản thử'
const day = '2026-03-01'
const readTract = async (id = at.tract) => {
  const response = await get(app, `/api/clearances/${id}`)
  return { id, etag: String(response.headers['etag']), ...clearanceDetail.parse(response.json()).properties }
}
const change = async (body: object, id = at.tract, ifMatch?: string) => {
  const response = await app.inject({ method: 'PATCH', url: `/api/clearances/${id}`, payload: body, headers: { ...planner.headers, 'if-match': ifMatch ?? (await readTract(id)).etag } })
  return { status: response.statusCode, json: (): unknown => response.json(), etag: response.headers['etag'] }
}
const accepted = (answer: { status: number; json: () => unknown }) => {
  expect([answer.status, answer.json()]).toEqual([200, expect.anything()])
  return clearanceDetail.parse(answer.json())
}
const refused = (answer: { json: () => unknown }) => {
  const { status, code, field, got, expected } = problem.parse(answer.json())
  return { status, code, field, got, expected }
}
const readyHa = async (asOf: string) => (await db().query(sql`select rules.round_ha(ready_leasable_m2) as ha from rules.zone_ledger_at(array[${at.zone}::int], ${asOf})`))[0]

describe('a tract moves on', () => {
  it('ends one row and begins the next: its land is clean from that day, in every sum', async () => {
    expect((await db().query(sql`select available_m2 as m2 from zone_ledger where zone_id = ${at.zone}`))[0]).toEqual({ m2: 0 })
    const tract = accepted(await change({ stage: 'ready', effectiveOn: day, source }))
    expect(tract.properties).toMatchObject({ stage: 'ready', validFrom: day, source })
    expect(tract.properties.history.map(({ stage, validFrom, validTo, replacedAt }) => [stage, validFrom, validTo, replacedAt]))
      .toEqual([['handed_over', '2020-01-01', day, null], ['ready', day, null, null]])
    expect([await readyHa('2026-02-28'), await readyHa(day)]).toEqual([{ ha: 0 }, { ha: 10 }])
    expect((await db().query(sql`select rules.round_ha(available_m2) as ha from zone_ledger where zone_id = ${at.zone}`))[0]).toEqual({ ha: 10 })
  })

  it('its old row is past, and the new one named', async () => {
    const tract = accepted(await change({ stage: 'ready', effectiveOn: day, source }))
    expect(refused(await change({ stage: 'ready', effectiveOn: day, source }))).toMatchObject({ status: 409, code: 'past_version', got: String(at.tract), expected: String(tract.id) })
  })

  it('is corrected: also the day it really began, and that it is not known', async () => {
    const right = accepted(await change({ stage: 'ready', validFrom: '2026-01-15', correction: true, source }))
    expect(right.properties.history.map(({ stage, validFrom, replacedAt }) => [stage, validFrom, replacedAt !== null]))
      .toEqual([['ready', '2026-01-15', false], ['handed_over', '2020-01-01', true]].sort((a, b) => String(a[1]).localeCompare(String(b[1]))))
    const unsure = accepted(await change({ validFrom: null, correction: true, source }, right.id))
    expect(unsure.properties).toMatchObject({ stage: 'ready', validFrom: null })
  })

  it('is corrected with its decision and its end; the end of the stage before goes along, and the wrong records are kept', async () => {
    const ready = accepted(await change({ stage: 'ready', effectiveOn: day, source }))
    await db().query(sql`update clearance set decision_id = (select min(id) from decision), valid_to = '2199-01-01' where id = ${ready.id}`)
    const dated = async () => db().query(sql`select stage, valid_from::text as "from", valid_to::text as "to", decision_id is not null as decided
      from clearance where zone_id = ${at.zone} and replaced_at is null order by valid_from`)
    for (const [validFrom, id] of [['2026-04-15', ready.id], ['2026-02-01', null]] as const) {
      const [living] = await db().query<{ id: number }>(sql`select id from clearance where zone_id = ${at.zone} and replaced_at is null and stage = 'ready'`)
      accepted(await change({ validFrom, correction: true, source: 'Sửa' }, id ?? living?.id))
      expect(await dated()).toEqual([
        { stage: 'handed_over', from: '2020-01-01', to: validFrom, decided: false }, { stage: 'ready', from: validFrom, to: '2199-01-01', decided: true }])
    }
    const [last] = await db().query<{ id: number }>(sql`select id from clearance where zone_id = ${at.zone} and replaced_at is null and stage = 'ready'`)
    const { history } = await readTract(last?.id)
    expect(history.filter(({ replacedAt }) => replacedAt !== null)).toHaveLength(4)
    for (const validFrom of ['2020-01-01', null]) {
      expect(refused(await change({ validFrom, correction: true, source }, last?.id)))
        .toEqual({ status: 422, code: 'period_out_of_order', field: 'validFrom', got: String(validFrom), expected: '> 2020-01-01' })
    }
    expect((await readTract(last?.id)).history).toEqual(history)
  })

  it('is corrected alone where the stage before ended on another day', async () => {
    await db().query(sql`update clearance set valid_to = '2026-02-01' where id = ${at.tract}`)
    const [row] = await db().query<{ id: number }>(sql`insert into clearance (zone_id, code, stage, geom, basis, source, valid_from)
      select zone_id, code, 'ready', geom, basis, source, ${day} from clearance where id = ${at.tract} returning id`)
    const right = accepted(await change({ validFrom: '2026-04-01', correction: true, source }, row?.id))
    expect(right.properties.history.filter(({ replacedAt }) => replacedAt === null).map(({ stage, validFrom, validTo }) => [stage, validFrom, validTo]))
      .toEqual([['handed_over', '2020-01-01', '2026-02-01'], ['ready', '2026-04-01', null]])
  })

  it('twice on one day leaves one stage of that day', async () => {
    const compensated = accepted(await change({ stage: 'compensated', validFrom: day, correction: true, source }))
    const ready = accepted(await change({ stage: 'ready', effectiveOn: day, source }, compensated.id))
    expect(ready.properties.history.filter(({ replacedAt }) => replacedAt === null)).toMatchObject([{ stage: 'ready', validFrom: day, validTo: null }])
  })

  it('by two at once is done once: the other is told that it changed', async () => {
    const { etag } = await readTract()
    const both = await Promise.all([1, 2].map(() => change({ stage: 'ready', effectiveOn: day, source }, at.tract, etag)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  it('has an ETag that changes with it', async () => {
    const before = await readTract()
    await db().query(sql`update clearance set source = 'sửa' where id = ${at.tract}`)
    expect(refused(await change({ stage: 'ready', effectiveOn: day, source }, at.tract, before.etag))).toMatchObject({ status: 412, code: 'precondition_failed' })
  })

  it.each([
    ['backwards', { stage: 'compensated', effectiveOn: day }, 422, 'stage_goes_back', 'stage'],
    ['to where it is', { stage: 'handed_over', effectiveOn: day }, 409, 'nothing_changes', undefined],
    ['before it began', { stage: 'ready', effectiveOn: '2019-12-31' }, 422, 'effective_too_early', 'effectiveOn'],
    ['on a day that has not come', { stage: 'ready', effectiveOn: '2199-01-01' }, 422, 'effective_in_future', 'effectiveOn'],
    ['to a day that has not come, by correction', { validFrom: '2199-01-01', correction: true }, 422, 'effective_in_future', 'validFrom'],
    ['without saying when', { stage: 'ready' }, 400, 'invalid_parameter', 'effectiveOn'],
    ['without saying to what', { effectiveOn: day }, 400, 'invalid_parameter', 'stage'],
    ['with a beginning that only a correction may change', { stage: 'ready', validFrom: day, effectiveOn: day }, 400, 'invalid_parameter', 'validFrom'],
    ['to a stage that is none', { stage: 'sold', effectiveOn: day }, 400, 'invalid_parameter', 'stage'],
  ])('not %s', async (_, body, status, code, field) => {
    expect(refused(await change({ ...body, source }))).toMatchObject({ status, code, field })
    expect((await readTract()).history).toHaveLength(1)
  })

  it('is not found by a number nobody gave', async () => {
    expect((await get(app, '/api/clearances/2147483647')).json()).toMatchObject({ status: 404, code: 'clearance_not_found' })
  })
})

describe('the board says when a tract is expected to be ready', () => {
  const expectedOn = '2199-06-30'
  const offer = async () => (await db().query(sql`select state, ready_on::text as "readyOn", rules.round_ha(area_m2) as ha from land_offer where zone_id = ${at.zone}`))[0]

  it('on the row as it stands: its land is offered with that day, then without it again', async () => {
    expect(await offer()).toEqual({ state: 'being_cleared', readyOn: null, ha: 10 })
    const tract = accepted(await change({ readyExpectedOn: expectedOn, source }))
    expect(tract).toMatchObject({ id: at.tract, properties: { stage: 'handed_over', readyExpectedOn: expectedOn, readyExpectedSource: source, source: 'fixture' } })
    expect(await offer()).toEqual({ state: 'being_cleared', readyOn: expectedOn, ha: 10 })
    expect(accepted(await change({ readyExpectedOn: null, source })).properties).toMatchObject({ readyExpectedOn: null, readyExpectedSource: null })
    expect(await offer()).toEqual({ state: 'being_cleared', readyOn: null, ha: 10 })
  })

  it('it stays through a correction, and ends when the tract is ready', async () => {
    accepted(await change({ readyExpectedOn: expectedOn, source }))
    const corrected = accepted(await change({ stage: 'compensated', correction: true, source }))
    expect(corrected.properties).toMatchObject({ stage: 'compensated', readyExpectedOn: expectedOn })
    expect(accepted(await change({ stage: 'ready', effectiveOn: day, source }, corrected.id)).properties).toMatchObject({ stage: 'ready', readyExpectedOn: null })
    expect(await offer()).toEqual({ state: 'ready', readyOn: null, ha: 10 })
  })

  it('alone, after today, of what is not ready, and what changes something', async () => {
    for (const [body, field] of [
      [{ readyExpectedOn: expectedOn, stage: 'ready', effectiveOn: day, source }, 'readyExpectedOn'], [{ readyExpectedOn: '2020-01-01', source }, 'readyExpectedOn'],
      [{ readyExpectedOn: 'mai', source }, 'readyExpectedOn'], [{ readyExpectedOn: expectedOn }, 'source'],
    ] as const) expect(refused(await change(body))).toMatchObject({ status: 400, field })
    expect(refused(await change({ readyExpectedOn: null, source }))).toMatchObject({ status: 409, code: 'nothing_changes' })
    const { id } = accepted(await change({ stage: 'ready', effectiveOn: day, source }))
    expect(refused(await change({ readyExpectedOn: expectedOn, source }, id))).toMatchObject({ status: 400, field: 'readyExpectedOn' })
  })
})
