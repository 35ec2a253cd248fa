import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '../../api/accounts/create-account.ts'
import { me, type Me } from '../../api/contract/account.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { sessionCookie, signedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())
beforeEach(() => db().query(sql`delete from account_rate_limit`))

let made = 0
/** A new account with its one-time password. */
async function newcomer(role: 'planner' | 'admin' = 'planner') {
  const email = `newcomer-${Date.now()}-${made += 1}@example.vn`
  const { id, oneTimePassword } = await makeAccount(db(), { email, name: 'Người mới', role, provinces: ['15'], withPassword: true })
  return { id, email, password: oneTimePassword ?? '' }
}
/** Another e-mail each time, of no account: those who try one are counted too. */
const nobodys = () => `nobody-${made += 1}@example.vn`
const origin = 'http://localhost'
const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { body, ...headers }: { body?: object | undefined; cookie?: string; [header: string]: unknown } = {}) =>
  app.inject({ method, url, ...(body ? { payload: body } : {}), headers: { origin, ...(headers as Record<string, string>) } })
type Answer = Awaited<ReturnType<typeof send>>
const signIn = (email: string, password: string, headers: Record<string, string> = {}) => send('POST', '/api/session', { body: { email, password }, ...headers })
const cookieOf = (answer: Answer) => String([answer.headers['set-cookie']].flat().find((one) => String(one).startsWith('mat-bang.session_token='))).split(';')[0] ?? ''
const refused = (answer: Answer) => { const { status, code, field } = problem.parse(answer.json()); return { status, code, field } }
const whoIs = async (cookie: string): Promise<Me['account']> => me.parse((await send('GET', '/api/me', { cookie })).json()).account
const fresh = 'một mật khẩu dài 2026'
/** Signed in, with a password of their own. */
async function settled() {
  const { email, password, ...rest } = await newcomer()
  const first = await signIn(email, password)
  const changed = await send('POST', '/api/session/password', { body: { currentPassword: password, newPassword: fresh }, cookie: cookieOf(first) })
  return { ...rest, email, password: fresh, cookie: cookieOf(changed) }
}
const events = (email: string) => db().query<{ action: string; why: string | null }>(sql`select e.action, e.after ->> 'why' as why from audit_entry e left join account a on a.id = e.actor_id where coalesce(a.email, e.after ->> 'email') = ${email} and e.subject = 'account' order by e.id`)

describe('signing in', () => {
  it('opens a session in a cookie no script reads and no other site sends along', async () => {
    const { email, password } = await newcomer()
    const answer = await signIn(email.toUpperCase(), password)
    expect(answer.statusCode).toBe(200)
    expect(me.parse(answer.json()).account).toMatchObject({ email, role: 'planner', provinces: ['15'], mustChangePassword: true, hasPassword: true })
    expect(String(answer.headers['set-cookie'])).toMatch(/^mat-bang\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).not.toContain(cookieOf(answer).split('=')[1]?.split('.')[0])
    expect(await whoIs(cookieOf(answer))).toMatchObject({ email })
    expect(await events(email)).toEqual([{ action: 'sign_in', why: null }])
  })

  it('over TLS, the cookie goes over TLS only', async () => {
    const { email, password } = await newcomer()
    const behindTls = await appOn(db(), { publicUrl: 'https://mat-bang.example.vn' })
    const answer = await behindTls.inject({ method: 'POST', url: '/api/session', payload: { email, password }, headers: { origin: 'https://mat-bang.example.vn' } })
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Secure-mat-bang\.session_token=.*; Secure; SameSite=Lax$/)
    expect((await behindTls.inject({ url: '/api/me', headers: { cookie: String(answer.headers['set-cookie']).split(';')[0] } })).json()).toMatchObject({ account: { email } })
    await behindTls.close()
    const proxied = await appOn(db(), { proxies: 1 })
    const forwarded = await proxied.inject({ method: 'POST', url: '/api/session', payload: { email, password }, headers: { origin: 'https://mat-bang.example.vn', host: 'mat-bang.example.vn', 'x-forwarded-proto': 'https' } })
    expect(String(forwarded.headers['set-cookie'])).toMatch(/; Secure$/)
    await proxied.close()
  })

  it('with a wrong password, or as nobody there is, is refused in the same words, in both languages', async () => {
    const { email } = await newcomer()
    const wrong = await signIn(email, 'not the password at all')
    const nobody = await signIn('nobody-at-all@example.vn', 'not the password at all')
    expect([wrong.statusCode, wrong.headers['set-cookie'], wrong.json()]).toEqual([401, undefined, nobody.json()])
    expect(wrong.json()).toMatchObject({ code: 'sign_in_refused', title: 'Không đăng nhập được' })
    expect((await signIn(email, 'x', { 'accept-language': 'en' })).json()).toMatchObject({ detail: 'The e-mail or the password is wrong.' })
    expect(await events(email)).toEqual([{ action: 'sign_in_refused', why: 'sign_in_refused' }, { action: 'sign_in_refused', why: 'sign_in_refused' }])
  })

  it('to a closed account is refused, and says so only to who knows the password', async () => {
    const { id, email, password } = await newcomer()
    await db().query(sql`update account set closed_at = now() where id = ${id}`)
    expect(refused(await signIn(email, 'not the password at all'))).toMatchObject({ status: 401, code: 'sign_in_refused' })
    const answer = await signIn(email, password)
    expect([refused(answer), answer.headers['set-cookie']]).toEqual([{ status: 403, code: 'account_closed', field: undefined }, undefined])
  })

  it.each([[{ email: 'no e-mail', password: 'x' }, 'email'], [{ email: 'a@b.vn' }, 'password'], [{ email: 'a@b.vn', password: 'p'.repeat(129) }, 'password'], [{ email: { $ne: '' }, password: 'x' }, 'email'], [[], '']])(
    'with %j is a bad request that repeats no password', async (body, field) => {
      const answer = await send('POST', '/api/session', { body })
      expect(refused(answer)).toMatchObject({ status: 400, code: 'invalid_parameter', ...(field ? { field } : {}) })
      expect(answer.body).not.toContain('ppp')
    })

  it('signs out whoever sat there before: a cookie that somebody put there opens nothing', async () => {
    const [before, after] = [await newcomer(), await newcomer()]
    const planted = cookieOf(await signIn(before.email, before.password))
    const answer = await signIn(after.email, after.password, { cookie: planted })
    expect(cookieOf(answer)).not.toBe(planted)
    expect([await whoIs(planted), await whoIs(cookieOf(answer))]).toEqual([null, expect.objectContaining({ email: after.email })])
  })
})

describe('attempts are counted', () => {
  it('per address: the twenty-first within five minutes is refused, also with the right password, and nowhere else', async () => {
    const { email, password } = await newcomer()
    for (let attempt = 0; attempt < 20; attempt += 1) expect((await signIn(email, 'wrong')).statusCode).toBe(401)
    const answer = await signIn(email, password)
    expect(refused(answer)).toMatchObject({ status: 429, code: 'too_many_attempts' })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(290)
    expect((await app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, remoteAddress: '203.0.113.7', headers: { origin } })).statusCode).toBe(200)
    expect(await db().query(sql`select count from account_rate_limit order by 1`)).toEqual([{ count: 1 }, { count: 20 }])
  })

  it('a header says from where only behind a trusted proxy', async () => {
    const from = (on: FastifyInstance, address: string) => on.inject({ method: 'POST', url: '/api/session', payload: { email: nobodys(), password: 'x' }, headers: { origin, 'x-forwarded-for': address, 'x-mat-bang-address': address } })
    const proxied = await appOn(db(), { proxies: 1 })
    for (let attempt = 1; attempt <= 21; attempt += 1) {
      expect((await from(proxied, `203.0.113.${attempt}`)).statusCode).toBe(401)
      // What the caller wrote there, and the proxy's own word behind it.
      expect((await from(proxied, `198.51.100.${attempt}, 203.0.113.99`)).statusCode).toBe(attempt === 21 ? 429 : 401)
      expect((await from(app, `203.0.113.${attempt}`)).statusCode).toBe(attempt === 21 ? 429 : 401)
    }
    await proxied.close()
  })

  it('at once they are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => signIn(nobodys(), 'x')))
    const statuses = answers.map((answer) => answer.statusCode)
    expect([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length]).toEqual([20, 4])
  })

  it('per e-mail: after 50 in vain from anywhere only an address it was used from lately may go on', async () => {
    const { id, email, password } = await newcomer()
    await signIn(email, password)
    await db().query(sql`insert into audit_entry (action, subject, after) select 'sign_in_refused', 'account', jsonb_build_object('email', ${email}::text) from generate_series(1, 50)`)
    const elsewhere = () => app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, remoteAddress: '203.0.113.8', headers: { origin } })
    expect(refused(await elsewhere())).toMatchObject({ status: 429, code: 'too_many_attempts' })
    expect((await signIn(email, password)).statusCode).toBe(200)
    expect(id).toBeTruthy()
  })

  it('so are attempts to guess the present password of an open session', async () => {
    const { cookie } = await settled()
    const statuses = []
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await send('POST', '/api/session/password', { body: { currentPassword: 'guess', newPassword: 'another long one 27' }, cookie })).statusCode)
    expect(statuses).toEqual([...Array<number>(9).fill(422), 429, 429])
  })
})

describe('a password somebody else has seen', () => {
  it('opens nothing but its own change', async () => {
    const { email, password } = await newcomer('admin')
    const cookie = cookieOf(await signIn(email, password))
    for (const [method, url] of [['GET', '/api/accounts'], ['GET', '/api/audit'], ['POST', '/api/targets'], ['PATCH', '/api/plots/1']] as const) {
      expect(refused(await send(method, url, { cookie, ...(method === 'GET' ? {} : { body: {} }) }))).toMatchObject({ status: 403, code: 'password_must_change' })
    }
    const changed = await send('POST', '/api/session/password', { body: { currentPassword: password, newPassword: fresh }, cookie })
    expect(changed.json()).toMatchObject({ account: { mustChangePassword: false } })
    expect((await send('GET', '/api/accounts', { cookie: cookieOf(changed) })).statusCode).toBe(200)
  })
})

describe('changing the password', () => {
  it('ends every other session, and gives this one a new cookie', async () => {
    const { email, password, cookie } = await settled()
    const other = cookieOf(await signIn(email, password))
    const changed = await send('POST', '/api/session/password', { body: { currentPassword: password, newPassword: 'một mật khẩu khác 27' }, cookie })
    expect(changed.statusCode).toBe(200)
    expect([await whoIs(other), await whoIs(cookie), await whoIs(cookieOf(changed))]).toEqual([null, null, expect.objectContaining({ email })])
    expect((await signIn(email, password)).statusCode).toBe(401)
    expect((await signIn(email, 'một mật khẩu khác 27')).statusCode).toBe(200)
    expect((await events(email)).map((event) => event.action)).toEqual(['sign_in', 'password_change', 'sign_in', 'password_change', 'sign_in_refused', 'sign_in'])
  })

  it('keeps argon2id and nothing of the password itself', async () => {
    const { id } = await settled()
    const [kept] = await db().query<{ password: string; all: string }>(sql`select password_hash as password, to_json(c)::text as all from account_credential c where account_id = ${id}`)
    expect(kept?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(kept?.all).not.toContain(fresh)
  })

  it.each([
    ['a wrong present one', { currentPassword: 'wrong' }, 422, 'password_wrong', 'currentPassword'],
    ['a short one', { newPassword: 'ngắn quá 1' }, 400, 'invalid_parameter', 'newPassword'],
    ['one of few letters', { newPassword: 'abababababababab' }, 400, 'invalid_parameter', 'newPassword'],
    ['one far too long', { newPassword: 'dài '.repeat(40) }, 400, 'invalid_parameter', 'newPassword'],
    ['the same', { newPassword: fresh }, 400, 'invalid_parameter', 'newPassword'],
  ])('to %s is refused, and the old one stays', async (_, more, status, code, field) => {
    const { email, cookie } = await settled()
    const answer = await send('POST', '/api/session/password', { body: { currentPassword: fresh, newPassword: 'một mật khẩu khác 27', ...more }, cookie })
    expect(refused(answer)).toEqual({ status, code, field })
    expect(answer.body).not.toMatch(/ngắn|abab|dài dài/)
    expect((await signIn(email, fresh)).statusCode).toBe(200)
  })

  it('of an account without one is refused', async () => {
    const { headers } = await signedIn(db(), { name: 'oidc only' })
    expect(refused(await send('POST', '/api/session/password', { body: { currentPassword: 'x', newPassword: fresh }, ...headers }))).toMatchObject({ status: 409, code: 'no_password' })
  })
})

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
