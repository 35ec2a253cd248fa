import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { sessionCookie, signedIn } from '../fixtures/signed-in.ts'
import { accountsAt, cookieOf, origin, refused } from './account-client.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())
beforeEach(() => db().query(sql`delete from account_rate_limit`))
const { send, signIn, newcomer, whoIs, settled } = accountsAt(() => app, db)

describe('a session', () => {
  it('ends when one signs out; the others go on', async () => {
    const { email, password, cookie } = await settled()
    const other = cookieOf(await signIn(email, password))
    const answer = await send('DELETE', '/api/session', { cookie })
    expect([answer.statusCode, answer.json(), String(answer.headers['set-cookie'])]).toMatchObject([200, { account: null }, expect.stringContaining('Max-Age=0')])
    expect([await whoIs(cookie), await whoIs(other)]).toEqual([null, expect.objectContaining({ email })])
    expect((await send('DELETE', '/api/session')).statusCode).toBe(200)
  })

  it('ends everywhere at once', async () => {
    const { email, password, cookie } = await settled()
    const other = cookieOf(await signIn(email, password))
    expect((await send('DELETE', '/api/sessions', { cookie })).json()).toMatchObject({ account: null })
    expect([await whoIs(cookie), await whoIs(other)]).toEqual([null, null])
    expect(refused(await send('DELETE', '/api/sessions'))).toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  it('ends 12 hours after it was last used, and is renewed while it is', async () => {
    const { id, cookie } = await settled()
    const left = async () => (await db().query<{ hours: number }>(sql`select extract(epoch from max(expires_at) - now())::float8 / 3600 as hours from account_session where account_id = ${id}`))[0]?.hours
    await db().query(sql`update account_session set expires_at = now() + interval '3 hours' where account_id = ${id}`)
    expect((await send('GET', '/api/zones?limit=1', { cookie })).headers['set-cookie']).toBeUndefined()
    expect(await left()).toBeCloseTo(3, 1)
    expect(String((await send('GET', '/api/me', { cookie })).headers['set-cookie'])).toContain('Max-Age=43200')
    expect(await left()).toBeCloseTo(12, 1)
    await db().query(sql`update account_session set expires_at = now() - interval '1 second' where account_id = ${id}`)
    expect(refused(await send('PATCH', '/api/plots/1', { cookie, body: {} }))).toMatchObject({ status: 401, code: 'not_signed_in' })
    expect(await whoIs(cookie)).toBeNull()
  })

  it('of a made-up or foreign cookie is none', async () => {
    const { cookie, id } = await settled()
    const [session] = await db().query<{ token: string }>(sql`select token from account_session where account_id = ${id}`)
    const token = session?.token ?? ''
    const { Secret } = await import('../../api/config.ts')
    for (const shown of [`mat-bang.session_token=${token}`, sessionCookie(token, new Secret('another secret, of another installation')), `${cookie}x`, 'mat-bang.session_token=%00', 'mat-bang.session_token=;;==']) {
      expect(await whoIs(shown)).toBeNull()
    }
    expect(await whoIs(sessionCookie(token))).not.toBeNull()
  })

  it('that cannot be looked up is no reason to say that there is none', async () => {
    const cut = await appOn({ ...db(), pool: new pg.Pool({ host: '127.0.0.1', port: 1 }) })
    const answer = await cut.inject({ url: '/api/me', headers: { cookie: sessionCookie('anything') } })
    expect(problem.parse(answer.json())).toMatchObject({ status: 503, code: 'database_unavailable' })
    await cut.close()
  })

  it('ends with the account, and its rights are asked anew with every request', async () => {
    const { id, cookie } = await settled()
    await db().query(sql`update account set role = 'official' where id = ${id}`)
    expect(await whoIs(cookie)).toMatchObject({ role: 'official' })
    await db().query(sql`update account set closed_at = now() where id = ${id}`)
    expect(await whoIs(cookie)).toBeNull()
  })
})

describe('a request another site has a browser send', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['from another port', { origin: 'http://localhost:8080' }],
    ['from a file or a sandbox', { origin: 'null' }],
    ['from a site beside this one', { 'sec-fetch-site': 'same-site' }],
    ['from nowhere that is told', {}],
  ])('%s writes nothing', async (_, headers: Record<string, string>) => {
    const { cookie } = await settled()
    for (const [method, url] of [['PATCH', '/api/plots/1'], ['DELETE', '/api/session'], ['DELETE', '/api/sessions'], ['POST', '/api/session/password'], ['POST', '/api/accounts']] as const) {
      const answer = await app.inject({ method, url, headers: { cookie, ...headers }, ...(method === 'DELETE' ? {} : { payload: {} }) })
      expect(refused(answer)).toMatchObject({ status: 403, code: 'cross_site_request', field: 'Origin' })
    }
    expect(await whoIs(cookie)).not.toBeNull()
  })

  it('signs nobody in', async () => {
    const { email, password } = await newcomer()
    expect(refused(await app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, headers: { origin: 'https://evil.example' } }))).toMatchObject({ code: 'cross_site_request' })
    expect(refused(await app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, headers: { 'sec-fetch-site': 'cross-site' } }))).toMatchObject({ code: 'cross_site_request' })
  })

  it('from this site\'s own pages is taken, by either header', async () => {
    for (const headers of [{ origin }, { 'sec-fetch-site': 'same-origin' }]) {
      const { cookie } = await settled()
      expect((await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, ...headers } })).statusCode).toBe(200)
    }
  })

  it('where PUBLIC_URL says where this site is, only that counts; a Host that is none is refused like another site', async () => {
    const at = await appOn(db(), { publicUrl: 'http://mat-bang.example.vn' })
    const { headers } = await signedIn(db())
    const answer = await at.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(problem.parse(answer.json())).toMatchObject({ code: 'cross_site_request', got: 'http://localhost', expected: 'http://mat-bang.example.vn' })
    expect((await at.inject({ method: 'DELETE', url: '/api/session', headers: { ...headers, origin: 'http://mat-bang.example.vn' } })).statusCode).toBe(200)
    await at.close()
    expect(refused(await app.inject({ method: 'DELETE', url: '/api/session', headers: { ...headers, host: 'a b' } }))).toMatchObject({ status: 403, code: 'cross_site_request' })
  })

  it('none of the library\'s own addresses is open', async () => {
    for (const path of ['sign-up/email', 'sign-in/email', 'sign-in/social', 'sign-out', 'get-session', 'list-sessions', 'change-email', 'update-user', 'delete-user', 'callback/oidc2', 'error', 'ok']) {
      for (const method of ['GET', 'POST'] as const) {
        expect((await app.inject({ method, url: `/api/auth/${path}`, headers: { origin }, ...(method === 'POST' ? { payload: {} } : {}) })).statusCode).toBe(404)
      }
    }
  })
})
