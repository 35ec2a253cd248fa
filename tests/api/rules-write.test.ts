import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { keptRule, listRules, type KeptRule } from '../../api/contract/rule-write.ts'
import { sql } from '../../api/database/sql.ts'
import { finishRule } from '../../api/features/rule-write.ts'
import { undone, useDatabase } from '../database.ts'
import { allocate, bringLedgerUp, insertProject, insertZone, layPlots } from '../fixtures/grid.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let headers: Record<string, string>
beforeAll(async () => {
  app = await appOn(db())
  headers = (await signedIn(db(), { role: 'admin' })).headers
})
afterAll(() => app.close())

// A threshold that nothing reads: 10 until 2025, 20 until 2026, 30 since.
beforeEach(() => db().query(sql`
  insert into rule (code, parameter, zone_kind, operator, value, unit, valid_from, valid_to, legal_basis, confidence)
  values ('test_rule', 'share', 'industrial_zone', 'gte', 10, 'percent', null, '2025-01-01', 'Luật 1', 'source'),
    ('test_rule', 'share', 'industrial_zone', 'gte', 20, 'percent', '2025-01-01', '2026-01-01', 'Luật 2', 'source'),
    ('test_rule', 'share', 'industrial_zone', 'gte', 30, 'percent', '2026-01-01', null, 'Luật 3', 'source')`))
afterEach(() => db().query(sql`delete from rule where code = 'test_rule'`))

const list = async (code = 'test_rule') => listRules.schema.response[200].parse((await get(app, `/api/rules?code=${code}`, headers)).json()).items
const living = async () => (await list()).filter((rule) => rule.replacedAt === null)
const periods = async () => (await living()).map(({ value, validFrom, validTo }) => [value, validFrom, validTo])
const AS_IT_WAS = [[10, null, '2025-01-01'], [20, '2025-01-01', '2026-01-01'], [30, '2026-01-01', null]]
const ruleOf = async (value: number): Promise<KeptRule> => {
  const found = (await living()).find((rule) => rule.value === value)
  if (!found) throw new Error(`no rule of ${value}`)
  return found
}
const send = async (method: 'POST' | 'PATCH', url: string, payload: object, version?: string) => {
  const response = await app.inject({ method, url, payload, headers: { ...headers, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) } })
  return { status: response.statusCode, etag: response.headers['etag'], json: (): unknown => response.json() }
}
const change = async (value: number, payload: object) => { const { id, version } = await ruleOf(value); return send('PATCH', `/api/rules/${id}`, payload, version) }
const refused = (answer: { json: () => unknown }) => { const { status, code, field, got, expected } = problem.parse(answer.json()); return { status, code, field, got, expected } }

describe('GET /api/rules', () => {
  it('gives every threshold with its periods, and an ETag for each', async () => {
    expect(await periods()).toEqual(AS_IT_WAS)
    expect((await list())[0]).toMatchObject({ code: 'test_rule', parameter: 'share', zoneKind: 'industrial_zone', unit: 'percent', legalBasis: 'Luật 1', replacedAt: null })
    expect(new Set((await list()).map(({ version }) => version)).size).toBe(3)
    const all = listRules.schema.response[200].parse((await get(app, '/api/rules', headers)).json()).items
    expect(all.length).toBeGreaterThan(150)
    expect(await list('nothing')).toEqual([])
  })

  it('is for administrators', async () => {
    expect(refused(await get(app, '/api/rules'))).toMatchObject({ status: 401 })
    expect(refused(await get(app, '/api/rules', (await signedIn(db())).headers))).toMatchObject({ status: 403, code: 'role_not_allowed' })
  })
})

describe('the next value', () => {
  it('begins on a day, and the one before ends on it', async () => {
    const answer = await change(30, { effectiveOn: '2027-03-01', value: 35, legalBasis: 'Luật 4' })
    expect([answer.status, keptRule.parse(answer.json())]).toEqual([200, expect.objectContaining({ value: 35, validFrom: '2027-03-01', validTo: null, legalBasis: 'Luật 4', operator: 'gte' })])
    expect(answer.etag).toBe(`"${keptRule.parse(answer.json()).version}"`)
    expect(await periods()).toEqual([...AS_IT_WAS.slice(0, 2), [30, '2026-01-01', '2027-03-01'], [35, '2027-03-01', null]])
  })

  it('begins within a period that has ended, and holds until it did', async () => {
    await change(20, { effectiveOn: '2025-06-01', value: 25 })
    expect(await periods()).toEqual([AS_IT_WAS[0], [20, '2025-01-01', '2025-06-01'], [25, '2025-06-01', '2026-01-01'], AS_IT_WAS[2]])
  })

  it('is kept in the audit log', async () => {
    await change(30, { effectiveOn: '2027-03-01', value: 35 })
    const [entry] = await db().query<{ actor: string }>(sql`select actor_id as actor from audit_entry where subject = 'rule' and after ->> 'value' = '35' order by id desc limit 1`)
    expect(entry?.actor).toBe('test-admin')
  })

  it.each([
    ['on the day the value began', 20, '2025-01-01', '> 2025-01-01, < 2026-01-01'], ['before it', 20, '2024-06-01', '> 2025-01-01, < 2026-01-01'],
    ['on the day it ended', 20, '2026-01-01', '> 2025-01-01, < 2026-01-01'], ['after it', 10, '2025-06-01', '< 2025-01-01'],
  ])('not %s', async (_, of, day, expected) => {
    expect(refused(await change(of, { effectiveOn: day, value: 99 }))).toEqual({ status: 422, code: 'period_out_of_order', field: 'effectiveOn', got: day, expected })
    expect(await periods()).toEqual(AS_IT_WAS)
  })

  it('not when it says the same', async () => {
    expect(refused(await change(30, { effectiveOn: '2027-01-01' }))).toMatchObject({ status: 409, code: 'nothing_changes' })
    expect(refused(await change(30, { effectiveOn: '2027-01-01', value: 30, legalBasis: 'Luật 3' }))).toMatchObject({ status: 409, code: 'nothing_changes' })
  })
})

describe('a correction', () => {
  it('keeps the wrong record as replaced, and its period', async () => {
    const wrong = await ruleOf(20)
    const right = keptRule.parse((await change(20, { correction: true, value: 21, note: 'Đọc nhầm' })).json())
    expect(right).toMatchObject({ value: 21, note: 'Đọc nhầm', validFrom: '2025-01-01', validTo: '2026-01-01' })
    expect(await periods()).toEqual([AS_IT_WAS[0], [21, '2025-01-01', '2026-01-01'], AS_IT_WAS[2]])
    const kept = (await list()).find(({ id }) => id === wrong.id)
    expect([kept?.value, kept?.replacedAt]).toEqual([20, expect.any(String)])
    expect(refused(await send('PATCH', `/api/rules/${wrong.id}`, { correction: true, value: 22 }, kept?.version))).toMatchObject({ status: 409, code: 'past_version' })
  })

  it('of a day that leaves a gap is refused, and says where', async () => {
    expect(refused(await change(20, { correction: true, validTo: '2025-12-01' }))).toEqual({ status: 422, code: 'period_gap', field: 'validFrom', got: '2025-12-01 – 2026-01-01', expected: 'validTo = validFrom' })
    expect(refused(await change(20, { correction: true, validFrom: '2025-02-01' }))).toMatchObject({ code: 'period_gap', got: '2025-01-01 – 2025-02-01' })
    expect(await periods()).toEqual(AS_IT_WAS)
    expect(await list()).toHaveLength(3)
  })

  it('of a day that overlaps is refused', async () => {
    expect(refused(await change(20, { correction: true, validTo: '2026-02-01' }))).toMatchObject({ status: 409, code: 'period_overlaps' })
    expect(refused(await change(20, { correction: true, validFrom: '2024-12-31' }))).toMatchObject({ status: 409, code: 'period_overlaps', field: 'validFrom', got: '2024-12-31' })
    expect(refused(await change(20, { correction: true, validFrom: null }))).toMatchObject({ status: 409, code: 'period_overlaps' })
    expect(refused(await change(20, { correction: true, validFrom: '2026-01-01' }))).toMatchObject({ status: 422, code: 'period_out_of_order' })
    expect(await periods()).toEqual(AS_IT_WAS)
  })

  it('of both days moves the neighbours with it where that is asked', async () => {
    await change(20, { correction: true, validFrom: '2024-07-01', validTo: '2026-07-01', moveNeighbours: true })
    expect(await periods()).toEqual([[10, null, '2024-07-01'], [20, '2024-07-01', '2026-07-01'], [30, '2026-07-01', null]])
    expect((await list()).filter(({ replacedAt }) => replacedAt !== null).map(({ value, validFrom, validTo }) => [value, validFrom, validTo])).toEqual(AS_IT_WAS)
  })

  it('does not move a neighbour out of time', async () => {
    await change(30, { effectiveOn: '2026-06-01', value: 35 })
    expect(refused(await change(20, { correction: true, validTo: '2026-06-01', moveNeighbours: true }))).toMatchObject({ status: 422, code: 'period_out_of_order', field: 'validTo', expected: '< 2026-06-01' })
  })

  it('of the end of the last leaves it without one, or gives it one', async () => {
    await change(30, { correction: true, validTo: '2030-01-01' })
    expect((await periods()).at(-1)).toEqual([30, '2026-01-01', '2030-01-01'])
    await change(30, { correction: true, validTo: null })
    expect(await periods()).toEqual(AS_IT_WAS)
  })
})

describe('an end', () => {
  const end = async (value: number, validTo: string) => { const { id, version } = await ruleOf(value); return send('POST', `/api/rules/${id}/end`, { validTo }, version) }
  it('of the last period leaves no next one', async () => {
    expect((await end(30, '2027-01-01')).status).toBe(200)
    expect((await periods()).at(-1)).toEqual([30, '2026-01-01', '2027-01-01'])
  })
  it('in the middle would leave a gap', async () => {
    expect(refused(await end(20, '2025-07-01'))).toMatchObject({ status: 422, code: 'period_gap', got: '2025-07-01 – 2026-01-01' })
    expect(refused(await end(20, '2026-01-01'))).toMatchObject({ status: 422, code: 'period_out_of_order', field: 'validTo' })
  })
})

describe('a new threshold', () => {
  const own = { code: 'test_rule', parameter: 'share', zoneKind: 'industrial_zone', provinceCode: '15', operator: 'gte', value: 12.5, unit: 'percent', validFrom: '2026-01-01', legalBasis: 'Quyết định của tỉnh', decisionCode: 'nd-35-2022', confidence: 'own' }
  const add = (more: object = {}) => send('POST', '/api/rules', { ...own, ...more })

  it('is a province\'s own, and wins there over the general one', async () => {
    const answer = await add()
    expect([answer.status, keptRule.parse(answer.json())]).toEqual([201, expect.objectContaining({ provinceCode: '15', value: 12.5, decisionCode: 'nd-35-2022', validFrom: '2026-01-01', validTo: null })])
    const at = async (province: string) => (await db().query<{ value: string }>(sql`select rules.rule_value('test_rule', 'share', 'industrial_zone', null, ${province}, '2026-06-01') as value`))[0]?.value
    expect([await at('15'), await at('24')]).toEqual(['12.5', '30'])
  })

  it('does not overlap another of the same, nor leave a gap before it', async () => {
    expect(refused(await add({ provinceCode: null }))).toMatchObject({ status: 409, code: 'period_overlaps', field: 'validFrom', got: '2026-01-01' })
    await add({ validTo: '2027-01-01' })
    expect(refused(await add({ validFrom: '2028-01-01' }))).toMatchObject({ status: 422, code: 'period_gap', got: '2027-01-01 – 2028-01-01' })
    expect((await add({ validFrom: '2027-01-01' })).status).toBe(201)
  })

  it.each([
    ['of what nothing reads', { parameter: 'colour' }, { status: 422, code: 'unknown_reference', field: 'parameter' }],
    ['in another unit', { unit: 'ha' }, { status: 422, code: 'unknown_reference', field: 'parameter' }],
    ['of no province', { provinceCode: '99' }, { status: 422, code: 'unknown_reference', field: 'provinceCode' }],
    ['by no decision', { decisionCode: 'qd-0' }, { status: 422, code: 'unknown_reference', field: 'decisionCode' }],
    ['without a value', { value: null }, { status: 422, code: 'threshold_does_not_fit', field: 'value' }],
    ['a mark with a value', { operator: 'flag' }, { status: 422, code: 'threshold_does_not_fit', field: 'value' }],
    ['backwards', { validTo: '2025-01-01' }, { status: 422, code: 'period_out_of_order', field: 'validTo' }],
    ['on no day', { validFrom: '2026-02-30' }, { status: 400, code: 'invalid_parameter', field: 'validFrom' }],
    ['beyond all numbers', { value: 1e300 }, { status: 400, code: 'invalid_parameter', field: 'value' }],
    ['for export processing zones, whose rules are those of industrial zones', { zoneKind: 'export_processing_zone' }, { status: 400, code: 'invalid_parameter', field: 'zoneKind' }],
    ['with NUL in its basis', { legalBasis: 'a\0' }, { status: 400, code: 'invalid_parameter', field: 'legalBasis' }],
  ])('not %s', async (_, more, expected) => {
    expect(refused(await add(more))).toMatchObject(expected)
    expect(await list()).toHaveLength(3)
  })
})

describe('a change that does not show what it read', () => {
  it('is refused: without an ETag, with a past one, of nothing', async () => {
    const { id, version } = await ruleOf(30)
    expect(refused(await send('PATCH', `/api/rules/${id}`, { correction: true, value: 31 }))).toMatchObject({ status: 428 })
    expect(refused(await send('POST', `/api/rules/${id}/end`, { validTo: '2027-01-01' }))).toMatchObject({ status: 428 })
    expect((await send('PATCH', `/api/rules/${id}`, { effectiveOn: '2027-01-01', value: 31 }, version)).status).toBe(200)
    expect(refused(await send('PATCH', `/api/rules/${id}`, { effectiveOn: '2026-06-01', value: 32 }, version))).toMatchObject({ status: 412, code: 'precondition_failed' })
    expect(refused(await send('PATCH', '/api/rules/2147483647', { correction: true, value: 1 }, version))).toMatchObject({ status: 404, code: 'rule_not_found' })
    expect(refused(await send('PATCH', '/api/rules/0', { correction: true, value: 1 }, version))).toMatchObject({ status: 400, field: 'id' })
    expect(refused(await send('PATCH', `/api/rules/${id}`, { value: 1 }, version))).toMatchObject({ status: 400, field: 'effectiveOn' })
    expect(refused(await send('PATCH', `/api/rules/${id}`, { effectiveOn: '2027-01-01', validTo: '2028-01-01' }, version))).toMatchObject({ status: 400, field: 'validFrom' })
  })

  it('by two at once is done once', async () => {
    const { id, version } = await ruleOf(30)
    const both = await Promise.all([35, 36].map((value) => send('PATCH', `/api/rules/${id}`, { effectiveOn: '2027-01-01', value }, version)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(await periods()).toHaveLength(4)
  })
})

describe('a threshold that kept sums rest on', () => {
  it('brings them up in the same transaction, however long that takes', () => undone(db(), async (inside) => {
    const zone = await insertZone(inside, { code: 'T-1', axes: ['planned', 'established', 'operating'] })
    const { A } = await layPlots(inside, zone, [{ code: 'A', ha: 10 }])
    await allocate(inside, A, await insertProject(inside, zone, 'P-T-1', { isSme: true }), 'leased', 10)
    await bringLedgerUp(inside)
    const smallFirmsHa = async () => (await inside.query<{ ha: number }>(sql`select rules.round_ha(sme_leased_m2) as ha from zone_ledger where zone_id = ${zone}`))[0]?.ha
    expect(await smallFirmsHa()).toBe(10)
    const [rule] = await inside.query<{ id: number; version: string }>(sql`select r.id, rules.rule_version(r) as version from rule r where r.code = 'sme_quota' and r.parameter = 'eligible_sme'`)
    await finishRule(inside, rule?.id ?? 0, `"${rule?.version}"`, '2026-01-01')
    await bringLedgerUp(inside)
    expect(await smallFirmsHa()).toBe(0)
    expect(await inside.query(sql`select current_setting('statement_timeout') as most`)).toEqual([{ most: '0' }])
  }))
})
