import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { me } from '../../api/contract/account.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { accountsAt, cookieOf, fresh, nobodys, origin, refused } from './account-client.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())
beforeEach(() => db().query(sql`delete from account_rate_limit`))
const { send, signIn, newcomer, whoIs, settled, events } = accountsAt(() => app, db)

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
