import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { reportedComparison } from '../../api/contract/reported-indicator.ts'
import { targetList } from '../../api/contract/target.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

describe('GET /api/targets', () => {
  it('gives the targets of a province as of a day, of all without one, none of a province that has none', async () => {
    const list = async (query: string) => targetList.parse((await get(app, `/api/targets?${query}`)).json())
    const found = await list('province=15&asOf=2026-09-20')
    expect([found.asOf, found.items.length]).toEqual(['2026-09-20', 13])
    expect(found.items.find((target) => target.code === 'LC-2a')?.value).toBe(5)
    expect((await list('')).items).toHaveLength(13)
    expect((await list('province=24')).items).toEqual([])
    expect((await list('province=99')).items).toEqual([])
  })

  it('refuses a day or a province it cannot read', async () => {
    for (const query of ['asOf=2026-02-30', 'asOf=today', 'province=Lao']) {
      const answer = await get(app, `/api/targets?${query}`)
      expect([answer.status, problem.parse(answer.json()).code]).toEqual([400, 'invalid_parameter'])
    }
  })
})

describe('POST /api/targets', () => {
  let admin: SignedIn
  beforeAll(async () => { admin = await signedIn(db(), { role: 'admin' }) })
  afterAll(() => db().query(sql`delete from target where code like 'P-%'`))
  const target = { code: 'P-1', provinceCode: '15', titleVi: 'Số KCN đã thành lập', titleEn: 'Industrial zones established', indicator: 'established_zone_count', zoneKind: 'industrial_zone',
    operator: 'gt', threshold: 8, unit: 'count', periodFrom: '2026-01-01', dueOn: '2026-12-31', decisionCode: 'nq-34-2025-tu-lao-cai' }
  const post = (more: object) => app.inject({ method: 'POST', url: '/api/targets', payload: { ...target, ...more }, headers: admin.headers })

  it.each([
    ['documentBaseCount', { documentBaseCount: 3_000_000_000 }, '2147483647'],
    ['titleVi', { titleVi: 'Số\u0000khu' }, ''], ['titleEn', { titleEn: ' ' }, ''], ['baseVi', { baseVi: 'a\u0000' }, ''], ['note', { note: '\u0007' }, ''],
    ['parent', { parent: 'LC\u0000' }, ''], ['decisionCode', { decisionCode: '\u0000' }, ''],
    ['threshold', { threshold: -1 }, '0'], ['thresholdHigh', { operator: 'between', thresholdHigh: 1e300 }, '1000000000'],
    ['unit', { unit: 'ha' }, 'count'], ['unit', { indicator: 'average_occupancy_pct' }, 'percent'], ['unit', { indicator: 'cleared_ha' }, 'ha'],
    ['operator', { operator: 'milestone', threshold: null }, 'gt | gte | eq | between'], ['operator', { indicator: 'milestone', unit: 'milestone' }, 'milestone'],
    ['unit', { indicator: 'eco_conversion_scheme', operator: 'milestone', threshold: null }, 'milestone'],
  ])('refuses %s of %j', async (field, more, expected) => {
    const answer = problem.parse((await post(more)).json())
    expect(answer).toMatchObject({ status: 400, code: 'invalid_parameter', field })
    expect(answer.expected).toContain(expected)
  })

  it('refuses a number that is none', async () => {
    const response = await app.inject({ method: 'POST', url: '/api/targets', payload: JSON.stringify(target).replace('"threshold":8', '"threshold":1e999'), headers: { ...admin.headers, 'content-type': 'application/json' } })
    expect(problem.parse(response.json())).toMatchObject({ status: 400, field: 'threshold' })
  })

  it('adds one that is then there, with a value', async () => {
    expect((await post({ documentBaseCount: 2 ** 31 - 1 })).statusCode).toBe(201)
    expect((await post({ code: 'P-2', indicator: 'milestone', unit: 'milestone', operator: 'milestone', threshold: null })).statusCode).toBe(201)
    const { items } = targetList.parse((await get(app, '/api/targets?province=15&asOf=2026-11-22')).json())
    expect(items.find((item) => item.code === 'P-1')).toMatchObject({ value: 12, state: 'met', base: { count: 12, documentCount: 2 ** 31 - 1 } })
    expect(items.find((item) => item.code === 'P-2')).toMatchObject({ value: null, state: 'undetermined' })
  })
})

describe('GET /api/reported-indicators', () => {
  it('gives all figures and ratios, or those of a province', async () => {
    const read = async (query: string) => reportedComparison.parse((await get(app, `/api/reported-indicators?${query}`)).json())
    const [all, one] = [await read(''), await read('province=24')]
    expect(all.figures.length).toBeGreaterThan(100)
    expect(one.figures.length).toBeLessThan(all.figures.length)
    expect(one.ratios.map((ratio) => ratio.ratio)).toContain('workers_per_ha')
  })
})
