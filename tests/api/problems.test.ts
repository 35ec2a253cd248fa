import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { zoneList } from '../../api/contract/zone.ts'
import { problemBody, problemCodes } from '../../api/errors.ts'
import { useDatabase } from '../database.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

const INJECTION = encodeURIComponent(`'; drop table zone; --`)

const bad: [what: string, request: InjectOptions, status: number, code: string, field?: string][] = [
  ['a limit that is no number', { url: '/api/zones?limit=many' }, 400, 'invalid_parameter', 'limit'],
  ['limit NaN', { url: '/api/zones?limit=NaN' }, 400, 'invalid_parameter', 'limit'],
  ['limit 0', { url: '/api/zones?limit=0' }, 400, 'invalid_parameter', 'limit'],
  ['limit 501', { url: '/api/zones?limit=501' }, 400, 'invalid_parameter', 'limit'],
  ['limit 1.5', { url: '/api/zones?limit=1.5' }, 400, 'invalid_parameter', 'limit'],
  ['limit twice', { url: '/api/zones?limit=1&limit=2' }, 400, 'invalid_parameter', 'limit'],
  ['an unknown kind', { url: '/api/zones?kind=castle' }, 400, 'invalid_parameter', 'kind'],
  ['an empty kind', { url: '/api/zones?kind=' }, 400, 'invalid_parameter', 'kind'],
  ['an unknown status', { url: '/api/zones?status=operating,open' }, 400, 'invalid_parameter', 'status'],
  ['a province that is no code', { url: '/api/zones?province=L%C3%A0o%20Cai' }, 400, 'invalid_parameter', 'province'],
  ['a bbox of three', { url: '/api/zones?bbox=1,2,3' }, 400, 'invalid_parameter', 'bbox'],
  ['a bbox of words', { url: '/api/zones?bbox=a,b,c,d' }, 400, 'invalid_parameter', 'bbox'],
  ['a bbox with NaN', { url: '/api/zones?bbox=NaN,1,2,3' }, 400, 'invalid_parameter', 'bbox'],
  ['a bbox with infinity', { url: '/api/zones?bbox=1e999,1,2,3' }, 400, 'invalid_parameter', 'bbox'],
  ['a bbox inside out', { url: '/api/zones?bbox=105,22,104,21' }, 400, 'invalid_parameter', 'bbox'],
  ['a bbox off the globe', { url: '/api/zones?bbox=104,21,190,22' }, 400, 'invalid_parameter', 'bbox'],
  ['a bbox with latitude first', { url: '/api/zones?bbox=21,104,22,105' }, 400, 'invalid_parameter', 'bbox'],
  ['10,000 characters of q', { url: `/api/zones?q=${'a'.repeat(10_000)}` }, 400, 'invalid_parameter', 'q'],
  ['NUL in q', { url: '/api/zones?q=%00' }, 400, 'invalid_parameter', 'q'],
  ['NUL in a province before 2025', { url: '/api/zones?formerProvince=a%00b' }, 400, 'invalid_parameter', 'formerProvince'],
  ['SQL for kind', { url: `/api/zones?kind=${INJECTION}` }, 400, 'invalid_parameter', 'kind'],
  ['SQL for province', { url: `/api/zones?province=${INJECTION}` }, 400, 'invalid_parameter', 'province'],
  ['SQL for status', { url: `/api/zones?status=${INJECTION}` }, 400, 'invalid_parameter', 'status'],
  ['SQL for bbox', { url: `/api/zones?bbox=${INJECTION}` }, 400, 'invalid_parameter', 'bbox'],
  ['SQL for limit', { url: `/api/zones?limit=${INJECTION}` }, 400, 'invalid_parameter', 'limit'],
  ['SQL for cursor', { url: `/api/zones?cursor=${INJECTION}` }, 400, 'invalid_cursor', 'cursor'],
  ['a cursor made elsewhere', { url: `/api/zones?cursor=${Buffer.from('[1,"a"]').toString('base64url')}` }, 400, 'invalid_cursor', 'cursor'],
  ['a cursor with NUL', { url: `/api/zones?cursor=${Buffer.from('[1,"a\\u0000",3]').toString('base64url')}` }, 400, 'invalid_cursor', 'cursor'],
  ['a cursor out of range', { url: `/api/zones?cursor=${Buffer.from('[1,"a",1e300]').toString('base64url')}` }, 400, 'invalid_cursor', 'cursor'],
  ['an unknown zone', { url: '/api/zones/MB-9999' }, 404, 'zone_not_found', 'code'],
  ['a zone code in lower case', { url: '/api/zones/mb-0001' }, 400, 'invalid_parameter', 'code'],
  ['SQL for a zone code', { url: `/api/zones/${INJECTION}` }, 400, 'invalid_parameter', 'code'],
  ['NUL for a zone code', { url: '/api/zones/%00' }, 400, 'invalid_parameter', 'code'],
  ['a zone code of 5,000 characters', { url: `/api/zones/${'A'.repeat(5000)}` }, 414, 'uri_too_long'],
  ['plots of an unknown zone', { url: '/api/zones/MB-9999/plots' }, 404, 'zone_not_found', 'code'],
  ['clearances of an unknown zone', { url: '/api/zones/MB-9999/clearances' }, 404, 'zone_not_found', 'code'],
  ['history of an unknown zone', { url: '/api/zones/MB-9999/history' }, 404, 'zone_not_found', 'code'],
  ['broken percent signs', { url: '/api/zones/%E0%A4%A' }, 400, 'bad_request'],
  ['an unknown page of the API', { url: '/api/nothing' }, 404, 'not_found'],
  ['tile z 30', { url: '/tiles/zone/30/1/1.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile z below the first', { url: '/tiles/plot/3/1/1.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile z negative', { url: '/tiles/zone/-1/0/0.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile x negative', { url: '/tiles/zone/6/-1/0.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile x beyond the world', { url: '/tiles/zone/6/64/0.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile y beyond the world', { url: '/tiles/zone/6/0/64.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile x that is no number', { url: '/tiles/zone/6/a/1.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile x with a fraction', { url: '/tiles/zone/6/1.5/1.mvt' }, 400, 'invalid_tile', 'z/x/y'],
  ['tile with two numbers', { url: '/tiles/zone/6/1.mvt' }, 404, 'not_found'],
  ['SQL for a tile', { url: `/tiles/zone/6/1/${INJECTION}.mvt` }, 400, 'invalid_tile', 'z/x/y'],
  ['an unknown tile layer', { url: '/tiles/secrets/6/1/1.mvt' }, 404, 'layer_not_found', 'layer'],
  ['an unknown TileJSON', { url: '/tiles/secrets.json' }, 404, 'layer_not_found', 'layer'],
  ['SQL for a TileJSON', { url: `/tiles/${INJECTION}.json` }, 404, 'layer_not_found', 'layer'],
  ['a tile in another format', { url: '/tiles/zone/6/1/1.png' }, 404, 'not_found'],
  ['POST where one reads', { method: 'POST', url: '/api/settings', payload: '{}', headers: { 'content-type': 'application/json' } }, 405, 'method_not_allowed'],
  ['DELETE of a zone', { method: 'DELETE', url: '/api/zones/MB-0001' }, 405, 'method_not_allowed'],
  ['PUT of a tile', { method: 'PUT', url: '/tiles/zone/6/1/1.mvt' }, 405, 'method_not_allowed'],
  ['broken JSON', { method: 'POST', url: '/api/settings', payload: '{"a":', headers: { 'content-type': 'application/json' } }, 405, 'method_not_allowed'],
  ['a wrong content type', { method: 'POST', url: '/api/settings', payload: 'x', headers: { 'content-type': 'text/csv' } }, 405, 'method_not_allowed'],
  ['broken JSON where nothing is', { method: 'POST', url: '/api/nothing', payload: '{"a":', headers: { 'content-type': 'application/json' } }, 400, 'invalid_body'],
  ['no JSON where nothing is', { method: 'POST', url: '/api/nothing', headers: { 'content-type': 'application/json' } }, 400, 'invalid_body'],
  ['a wrong content type where nothing is', { method: 'POST', url: '/api/nothing', payload: 'x', headers: { 'content-type': 'text/csv' } }, 404, 'not_found'],
  ['a content type that is none', { method: 'POST', url: '/api/nothing', payload: 'x', headers: { 'content-type': 'csv' } }, 415, 'unsupported_media_type'],
  ['JSON where nothing is', { method: 'POST', url: '/api/nothing', payload: '{"a":1}', headers: { 'content-type': 'application/json' } }, 404, 'not_found'],
  ['two megabytes where nothing is', { method: 'POST', url: '/api/nothing', payload: JSON.stringify('a'.repeat(2_000_000)), headers: { 'content-type': 'application/json' } }, 413, 'payload_too_large'],
]

describe('bad input gets a clear problem', () => {
  it.each(bad)('%s', async (_, request, status, code, field) => {
    const response = await app.inject({ method: 'GET', ...request })
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    const body = problem.parse(response.json())
    expect({ status: response.statusCode, code: body.code, field: body.field }).toEqual({ status, code, field })
    expect(body.status).toBe(status)
    expect(response.body).not.toMatch(/select|syntax error|pg_|relation|rules\./i)
  })

  it.each(['q', 'formerProvince'])('SQL for %s is a text that nothing holds', async (parameter) => {
    const zones = async () => zoneList.parse((await app.inject({ url: '/api/zones' })).json()).total
    const before = await zones()
    const response = await app.inject({ url: `/api/zones?${parameter}=${INJECTION}` })
    expect(response.statusCode).toBe(200)
    expect(zoneList.parse(response.json())).toMatchObject({ total: 0, items: [], nextCursor: null })
    expect(await zones()).toBe(before)
  })

  it('says it in the caller\'s language, with what was got and what was expected', async () => {
    const inVietnamese = (await app.inject({ url: '/api/zones?kind=castle' })).json<Record<string, string>>()
    expect(inVietnamese).toMatchObject({ field: 'kind', got: 'castle', title: 'Tham số không hợp lệ' })
    expect(inVietnamese.expected).toContain('industrial_cluster')
    const inEnglish = (await app.inject({ url: '/api/zones?kind=castle', headers: { 'accept-language': 'en-GB,vi;q=0.3' } })).json<Record<string, string>>()
    expect(inEnglish.title).toBe('Invalid parameter')
  })

  it('shortens what it repeats', async () => {
    const body = (await app.inject({ url: `/api/zones?q=${'ă'.repeat(5000)}` })).json<Record<string, string>>()
    expect(body.got).toHaveLength(201)
  })

  it('tells the allowed methods', async () => {
    expect((await app.inject({ method: 'POST', url: '/api/settings' })).headers.allow).toBe('GET, HEAD')
  })

  it('has a text in both languages for every problem', () => {
    for (const code of problemCodes) {
      const [vi, en] = [problemBody(code, {}, 'vi'), problemBody(code, {}, 'en')]
      expect(vi.detail.length).toBeGreaterThan(5)
      expect(en.detail).not.toBe(vi.detail)
      expect(en.title).not.toBe(vi.title)
    }
  })
})

describe('an unexpected failure', () => {
  it('is told as an internal error without the database\'s words', async () => {
    const broken = await appOn({ ...db(), query: async () => { throw new Error('relation "secret_table" does not exist') } })
    const response = await broken.inject({ url: '/api/zones' })
    expect(response.statusCode).toBe(500)
    expect(problem.parse(response.json()).code).toBe('internal_error')
    expect(response.body).not.toContain('secret_table')
    await broken.close()
  })

  it('of the connection is told as temporary', async () => {
    const broken = await appOn({ ...db(), query: async () => { throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) } })
    const response = await broken.inject({ url: '/api/zones/MB-0001' })
    expect(problem.parse(response.json())).toMatchObject({ status: 503, code: 'database_unavailable' })
    await broken.close()
  })
})
