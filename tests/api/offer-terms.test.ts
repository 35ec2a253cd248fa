import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { landOfferDetail, landOfferList } from '../../api/contract/land-offer.ts'
import { offerTerms } from '../../api/contract/offer-terms.ts'
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
beforeEach(async () => { at = await writeZone(db()) })
afterEach(() => takeZoneAway(db()))

const source = 'Công văn thử'
const nothing = { termUntil: null, termSource: null, fees: [], sectors: [], priorityProjects: [] }
const rent = { kind: 'land_rent', amount: 95, currency: 'USD', per: 'm2', source, validFrom: null }
const read = async () => {
  const answer = await get(app, '/api/zones/W-1/offer-terms', planner.headers)
  return { etag: String(answer.headers['etag']), ...offerTerms.parse(answer.json()) }
}
const put = async (body: object, ifMatch?: string) => {
  const response = await app.inject({ method: 'PUT', url: '/api/zones/W-1/offer-terms', payload: { ...nothing, ...body }, headers: { ...planner.headers, 'if-match': ifMatch ?? (await read()).etag } })
  return { status: response.statusCode, json: (): unknown => response.json() }
}
const accepted = async (body: object) => {
  const answer = await put(body)
  expect([answer.status, answer.json()]).toEqual([200, expect.anything()])
  return offerTerms.parse(answer.json())
}
const offer = async (sector?: string) => landOfferDetail.parse((await get(app, `/api/land-offers/W-1.${at.plots.A}${sector ? `?sector=${sector}` : ''}`)).json())
const group = async (query: string) => {
  const list = landOfferList.parse((await get(app, `/api/land-offers?zone=W-1&${query}`)).json())
  return [...list.items, ...list.near][0]?.group
}

it('what a board says is on the offer and judged; what it said before is kept as replaced', async () => {
  expect(await read()).toMatchObject({ zone: 'W-1', ...nothing })
  expect([await group('feeTo=100'), await group('termYears=30')]).toEqual(['unjudged', 'unjudged'])
  const project = { nameVi: 'Nhà máy linh kiện', nameEn: null, sector: '26', landNeedHa: '12,5', source, validFrom: null }
  await accepted({ termUntil: '2070-12-31', termSource: source, fees: [rent], sectors: [{ code: '26', stance: 'priority', source }], priorityProjects: [project] })
  expect(await offer()).toMatchObject({ termUntil: '2070-12-31', fees: [{ ...rent, basis: 'reported' }], sectors: [{ code: '26', stance: 'priority' }], priorityProjects: [{ nameVi: project.nameVi, landNeedHa: 12.5 }] })
  expect([await group('feeTo=100'), await group('feeTo=90'), await group('termYears=30'), await group('termYears=60')]).toEqual(['full', 'near', 'full', 'near'])
  await accepted({ fees: [{ ...rent, amount: '99,5' }] })
  expect(await read()).toMatchObject({ termUntil: null, fees: [{ amount: 99.5 }], sectors: [], priorityProjects: [] })
  expect(await db().query(sql`select amount::float8, replaced_at is not null as replaced from zone_fee where zone_id = ${at.zone} order by id`)).toEqual([{ amount: 95, replaced: true }, { amount: 99.5, replaced: false }])
  expect(await db().query(sql`select action, subject, actor_id from audit_entry where zone_id = ${at.zone} and subject = 'zone_fee' order by id`))
    .toEqual(['insert', 'withdraw', 'insert'].map((action) => ({ action, subject: 'zone_fee', actor_id: planner.actor.id })))
})

it('rent in one currency and the infrastructure fee in another make no price: the wish is unknown', async () => {
  const fee = { ...rent, kind: 'infrastructure_fee', amount: 20 }
  await accepted({ fees: [rent, fee] })
  expect([(await offer()).feeUsdM2, await group('feeTo=115'), await group('feeTo=114')]).toEqual([115, 'full', 'near'])
  await accepted({ fees: [rent, { ...fee, amount: 500_000, currency: 'VND' }] })
  expect([(await offer()).feeUsdM2, await group('feeTo=100')]).toEqual([null, 'unjudged'])
})

it('said twice writes nothing, and keeps the ETag', async () => {
  const body = { termUntil: '2070-12-31', termSource: source, fees: [rent, { ...rent, amount: 105, validFrom: '2190-01-01' }], sectors: [{ code: '26', stance: 'allowed', source }] }
  const { version } = await accepted(body)
  expect((await accepted(body)).version).toBe(version)
  expect(await db().query(sql`select amount::float8, valid_from::text, valid_to::text from zone_fee where zone_id = ${at.zone} order by id`))
    .toEqual([{ amount: 95, valid_from: null, valid_to: '2190-01-01' }, { amount: 105, valid_from: '2190-01-01', valid_to: null }])
  expect((await offer()).fees).toMatchObject([{ amount: 95 }])
})

it('a sector: wanted, allowed, left out by a list of what is allowed, left open by one of priorities, excluded, unknown', async () => {
  const judged = async (sectors: readonly (readonly [string, string])[]) => {
    await accepted({ sectors: sectors.map(([code, stance]) => ({ code, stance, source })) })
    return [await group('sector=26'), (await offer('26')).warnings.filter((warning) => warning.startsWith('sector'))]
  }
  expect(await judged([])).toEqual(['unjudged', []])
  expect(await judged([['26', 'priority']])).toEqual(['full', []])
  expect(await judged([['26', 'allowed'], ['27', 'excluded']])).toEqual(['full', []])
  expect(await judged([['27', 'allowed']])).toEqual(['near', ['sector_not_named']])
  expect(await judged([['27', 'priority']])).toEqual(['full', ['sector_not_named']])
  expect(await judged([['26', 'excluded']])).toEqual(['near', ['sector_excluded']])
  const { facets } = landOfferList.parse((await get(app, '/api/land-offers?zone=W-1')).json())
  expect(facets.sector.map(({ value }) => value)).not.toContain('26')
  expect(facets.sector.find(({ value }) => value === '27')?.count).toBe(1)
})

it('is refused with what is wrong, and nothing of it is written', async () => {
  const { version } = await accepted({ fees: [rent] })
  const wrong: [object, number, string][] = [
    [{ sectors: [{ code: '99', stance: 'allowed', source }] }, 422, 'sectors'], [{ priorityProjects: [{ nameVi: 'x', nameEn: null, sector: 'ZZ', landNeedHa: null, source, validFrom: null }] }, 422, 'priorityProjects'],
    [{ sectors: [{ code: '26', stance: 'allowed', source }, { code: '26', stance: 'excluded', source }] }, 400, 'sectors'], [{ fees: [rent, rent] }, 400, 'fees'],
    [{ fees: [{ ...rent, amount: 'NaN' }] }, 400, 'fees'], [{ fees: [{ ...rent, currency: 'EUR' }] }, 400, 'fees'], [{ termUntil: '2070-01-01' }, 400, 'termSource'],
  ]
  for (const [body, status, field] of wrong) {
    const answer = await put(body)
    expect([body, problem.parse(answer.json())]).toEqual([body, expect.objectContaining({ status, field })])
  }
  expect(problem.parse((await put({}, '"1"')).json())).toMatchObject({ status: 412, code: 'precondition_failed' })
  expect((await read()).version).toBe(version)
  expect((await get(app, '/api/zones/W-1/offer-terms')).status).toBe(401)
})
