import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { board } from '../../api/contract/board.ts'
import { problem } from '../../api/contract/problem.ts'
import { settings } from '../../api/contract/settings.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
const environment = { name: 'Ban của máy chủ', contact: 'may-chu@example.vn' }
let named: FastifyInstance, nameless: FastifyInstance
let headers: Record<string, string>
beforeAll(async () => {
  named = await appOn(db(), { board: environment })
  nameless = await appOn(db())
  headers = (await signedIn(db(), { role: 'admin' })).headers
})
afterAll(() => Promise.all([named.close(), nameless.close()]))
afterEach(() => db().query(sql`delete from board`))

const shown = async (app: FastifyInstance) => settings.parse((await get(app, '/api/settings')).json()).board
const read = async (app: FastifyInstance) => board.parse((await get(app, '/api/board', headers)).json())
const put = async (payload: object, etag?: string, who = headers) => {
  const response = await named.inject({ method: 'PUT', url: '/api/board', payload, headers: { ...who, ...(etag === undefined ? {} : { 'if-match': etag }) } })
  return { status: response.statusCode, etag: response.headers['etag'], json: (): unknown => response.json() }
}
const refused = (answer: { json: () => unknown }) => { const { status, code, field } = problem.parse(answer.json()); return [status, code, field] }
const ours = { name: 'Ban quản lý các KCN tỉnh Lào Cai', contact: '0214 000 000' }

describe('the board that runs the map', () => {
  it('is what the environment says, or nobody, until an administrator says it', async () => {
    expect([await shown(named), await shown(nameless)]).toEqual([environment, null])
    expect([await read(named), await read(nameless)]).toEqual([{ ...environment, from: 'environment', version: 0 }, { name: null, contact: null, from: null, version: 0 }])
  })

  it('is what an administrator says, on every page at once', async () => {
    const answer = await put(ours, '"0"')
    expect([answer.status, answer.etag, board.parse(answer.json())]).toEqual([200, '"1"', { ...ours, from: 'administrator', version: 1 }])
    expect([await shown(named), await shown(nameless)]).toEqual([ours, ours])
    expect((await put({ ...ours, contact: 'khác' }, '"1"')).etag).toBe('"2"')
    expect((await shown(named))?.contact).toBe('khác')
  })

  it('is said by one of two who say it first', async () => {
    const both = await Promise.all(['a', 'b'].map((contact) => put({ ...ours, contact }, '"0"')))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  it('is refused without the ETag or with a past one, blank, or by who is no administrator', async () => {
    await put(ours, '"0"')
    expect(refused(await put(ours))).toEqual([428, 'precondition_required', 'If-Match'])
    expect(refused(await put({ ...ours, name: 'x' }, '"0"'))).toEqual([412, 'precondition_failed', 'If-Match'])
    for (const body of [{ ...ours, name: ' ' }, { ...ours, contact: 'a\0' }, { name: 'x' }]) expect(refused(await put(body, '"1"')).slice(0, 2)).toEqual([400, 'invalid_parameter'])
    expect(refused(await put(ours, '"1"', (await signedIn(db())).headers))).toEqual([403, 'role_not_allowed', undefined])
    expect(refused(await get(named, '/api/board'))).toEqual([401, 'not_signed_in', undefined])
    expect(await shown(named)).toEqual(ours)
  })
})
