import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '../../api/accounts/create-account.ts'
import { readConfig } from '../../api/config.ts'
import { me } from '../../api/contract/account.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { openOidcLogin, type OidcLogin, type Person } from '../fixtures/oidc-login.ts'
import { appOn } from './app.ts'

const db = useDatabase()
const site = 'http://mat-bang.test'
let login: OidcLogin
let app: FastifyInstance
/** As the environment says it. */
const connected = (more: Record<string, string> = {}) => {
  const { oidc, publicUrl } = readConfig({ PUBLIC_URL: site, OIDC_ISSUER: login.issuer, OIDC_CLIENT_ID: login.client.id, OIDC_CLIENT_SECRET: login.client.secret, OIDC_NAME: 'Tỉnh Lào Cai', ...more })
  return { oidc, publicUrl }
}
beforeAll(async () => {
  login = await openOidcLogin(`${site}/api/auth/callback/oidc`)
  app = await appOn(db(), connected())
})
afterAll(async () => { await app.close(); await login.close() })
beforeEach(() => db().query(sql`delete from account_rate_limit`))

let made = 0
async function member(more: Partial<Person> = {}) {
  const email = `member-${Date.now()}-${made += 1}@laocai.gov.vn`
  const { id } = await makeAccount(db(), { email, name: 'Cán bộ', role: 'planner', provinces: ['15'], withPassword: true })
  return { id, email, person: { subject: `id-${email}`, email, ...more } }
}

/** A browser: keeps cookies for each site, and follows redirects until one leads to a page of the app. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>()
  readonly #app: FastifyInstance
  constructor(on: FastifyInstance = app) { this.#app = on }

  async #get(url: URL): Promise<{ status: number; location: string | null }> {
    const jar = this.cookies.get(url.origin) ?? new Map<string, string>()
    this.cookies.set(url.origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const keep = (set: readonly string[]) => { for (const one of set) { const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []; if (/Max-Age=0/i.test(one)) jar.delete(name); else jar.set(name, value) } }
    if (url.origin === site) {
      const answer = await this.#app.inject({ url: url.pathname + url.search, headers: { host: url.host, ...(cookie ? { cookie } : {}) } })
      keep([answer.headers['set-cookie'] ?? []].flat())
      return { status: answer.statusCode, location: answer.headers.location ?? null }
    }
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    keep(answer.headers.getSetCookie())
    return { status: answer.status, location: answer.headers.get('location') }
  }

  /** Goes where it is sent; gives the page it ends at, or stands before, and every address on the way. */
  async go(path: string, { before = '' } = {}): Promise<{ page: string; way: URL[] }> {
    const way = [new URL(path, site)]
    for (let step = 0; step < 20; step += 1) {
      const at = way.at(-1)
      if (!at) break
      const { status, location } = await this.#get(at)
      if (location === null) throw new Error(`${at.href} answered ${status} and leads nowhere`)
      const next = new URL(location, at)
      way.push(next)
      if (next.origin === site && (next.pathname === before || !next.pathname.startsWith('/api/'))) return { page: next.pathname + next.search, way }
    }
    throw new Error(`went round in circles: ${way.map(String).join(' → ')}`)
  }

  cookie = () => [...this.cookies.get(site) ?? []].map(([name, value]) => `${name}=${value}`).join('; ')
  who = async () => me.parse((await this.#app.inject({ url: '/api/me', headers: { cookie: this.cookie() } })).json()).account
}
const signInAs = async (person: Person | 'turns back', { to = '/', on = app, browser = new Browser(on) } = {}) => {
  login.comes(person)
  const gone = await browser.go(`/api/session/oidc?${new URLSearchParams({ to })}`)
  return { ...gone, browser }
}
const accounts = async () => (await db().query<{ n: number }>(sql`select count(*)::int as n from account`))[0]?.n

describe('the province\'s own login', () => {
  it('is named to who asks how to sign in', async () => {
    expect((await app.inject({ url: '/api/me' })).json()).toMatchObject({ ways: { password: true, oidc: { id: 'oidc', name: 'Tỉnh Lào Cai' } } })
  })

  it('signs in whom an administrator made an account for, and comes back to where they were', async () => {
    const { id, email, person } = await member()
    const { page, way, browser } = await signInAs(person, { to: '/zones/MB-0004?tab=clean-land' })
    expect(page).toBe('/zones/MB-0004?tab=clean-land')
    expect(Object.fromEntries(way[1]?.searchParams ?? [])).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', state: expect.any(String) as string, nonce: expect.any(String) as string })
    expect(await browser.who()).toMatchObject({ id, email, role: 'planner', provinces: ['15'] })
    expect(await db().query(sql`select provider, subject, access_token, refresh_token, id_token from account_credential where account_id = ${id} and provider = 'oidc'`))
      .toEqual([{ provider: 'oidc', subject: person.subject, access_token: null, refresh_token: null, id_token: null }])
    expect(await db().query(sql`select action, after ->> 'way' as way from audit_entry where actor_id = ${id}`)).toEqual([{ action: 'sign_in', way: 'oidc' }])
  })

  it('is kept as joined the first time, and as signed in from then on', async () => {
    const { id, person } = await member()
    await signInAs(person)
    await signInAs(person)
    expect(await db().query(sql`select after ->> 'joined' as joined from audit_entry where actor_id = ${id} order by id`)).toEqual([{ joined: person.subject }, { joined: null }])
  })

  it('ends the session of whoever sat there before', async () => {
    const [first, second] = [await member(), await member()]
    const { browser } = await signInAs(first.person)
    const before = browser.cookie()
    browser.cookies.delete(login.issuer)
    await signInAs(second.person, { browser })
    expect(await browser.who()).toMatchObject({ id: second.id })
    expect(me.parse((await app.inject({ url: '/api/me', headers: { cookie: before } })).json()).account).toBeNull()
  })

  it('asks for no new password: the one-time password was never used', async () => {
    const { person } = await member()
    const { browser } = await signInAs(person)
    expect(await browser.who()).toMatchObject({ mustChangePassword: false })
  })

  it('knows whom it knew, also under a new e-mail; and does not rename them', async () => {
    const { id, email, person } = await member()
    await signInAs(person)
    const { browser } = await signInAs({ ...person, email: `new-${email}`, name: 'Tên Khác' })
    expect(await browser.who()).toMatchObject({ id, email, name: 'Cán bộ' })
  })

  it('that knows somebody without an account here makes none', async () => {
    const before = await accounts()
    const { page, browser } = await signInAs({ subject: 'stranger', email: 'stranger@example.vn' }, { to: '/targets' })
    expect(page).toBe('/sign-in?problem=oidc_no_account&to=%2Ftargets')
    expect([await browser.who(), await accounts()]).toEqual([null, before])
  })

  it('that tells no e-mail opens nothing', async () => {
    const { page, browser } = await signInAs({ subject: 'nameless' })
    expect([page, await browser.who()]).toEqual([expect.stringMatching(/^\/sign-in\?problem=oidc_/), null])
  })

  it('that has not verified an e-mail is not believed, unless the installation says so', async () => {
    const { id, person } = await member({ verified: false })
    const { page, browser } = await signInAs(person)
    expect([page, await browser.who()]).toEqual(['/sign-in?problem=oidc_email_unverified&to=%2F', null])
    const trusting = await appOn(db(), connected({ OIDC_TRUST_EMAIL: 'true' }))
    expect(await (await signInAs(person, { on: trusting })).browser.who()).toMatchObject({ id })
    await trusting.close()
  })

  it('opens no closed account', async () => {
    const { id, person } = await member()
    await signInAs(person)
    await db().query(sql`update account set closed_at = now() where id = ${id}`)
    const { page, browser } = await signInAs(person)
    expect([page, await browser.who()]).toEqual(['/sign-in?problem=account_closed&to=%2F', null])
  })

  it('where one turns back says so', async () => {
    const { page, browser } = await signInAs('turns back', { to: '/targets' })
    expect([page, await browser.who()]).toEqual(['/sign-in?problem=oidc_refused&to=%2Ftargets', null])
    expect(await db().query(sql`select after ->> 'why' as why from audit_entry order by id desc limit 1`)).toEqual([{ why: 'oidc_refused' }])
  })
})

describe('coming back', () => {
  it('in another browser than one went with opens nothing: what another began is not finished here', async () => {
    const { person } = await member()
    login.comes(person)
    const [mine, anothers] = [new Browser(), new Browser()]
    const callback = await mine.go('/api/session/oidc', { before: '/api/auth/callback/oidc' })
    const { page } = await anothers.go(callback.page)
    expect([page, await anothers.who()]).toEqual([expect.stringMatching(/^\/sign-in\?problem=oidc_failed/), null])
  })

  it.each(['', '?state=made-up&code=made-up', '?error=access_denied', '?code=x', '?state=%00'])('with %j opens nothing', async (query) => {
    const browser = new Browser()
    const { page } = await browser.go(`/api/auth/callback/oidc${query}`)
    expect([page, await browser.who()]).toEqual([expect.stringMatching(/^\/sign-in\?problem=oidc_/), null])
  })

  it('a second time with the same answer opens nothing more', async () => {
    const { person } = await member()
    const { way, browser } = await signInAs(person)
    const callback = way.find((url) => url.pathname === '/api/auth/callback/oidc')
    browser.cookies.get(site)?.delete('mat-bang.session_token')
    const { page } = await browser.go((callback?.pathname ?? '') + (callback?.search ?? ''))
    expect([page, await browser.who()]).toEqual([expect.stringMatching(/^\/sign-in\?problem=oidc_failed/), null])
  })

  it('is not asked for without end by one address', async () => {
    const went: string[] = []
    for (let time = 0; time < 62; time += 1) went.push(String((await app.inject({ url: '/api/session/oidc', headers: { host: 'mat-bang.test' } })).headers.location))
    expect([went.filter((location) => location.startsWith(login.issuer)).length, went.at(-1)]).toEqual([60, '/sign-in?problem=too_many_attempts&to=%2F'])
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'zones', '/a b', '/.//evil.example/x', '/%2e//evil.example', '/a/..//evil.example', '/a/../..//evil.example?b'])('to %s is refused before anybody goes', async (to) => {
    const answer = await app.inject({ url: `/api/session/oidc?${new URLSearchParams({ to })}` })
    expect(problem.parse(answer.json())).toMatchObject({ status: 400, code: 'invalid_parameter', field: 'to' })
  })
})

describe('a login that does not answer, or is not connected', () => {
  it('is said, and passwords still open', async () => {
    const gone = await openOidcLogin(`${site}/api/auth/callback/oidc`)
    await gone.close()
    const alone = await appOn(db(), connected({ OIDC_ISSUER: gone.issuer }))
    expect((await new Browser(alone).go('/api/session/oidc?to=/targets')).page).toBe('/sign-in?problem=oidc_unavailable&to=%2Ftargets')
    const { email } = await member()
    const answer = await alone.inject({ method: 'POST', url: '/api/session', payload: { email, password: 'wrong' }, headers: { origin: site } })
    expect(problem.parse(answer.json()).code).toBe('sign_in_refused')
    await alone.close()
  })

  it('that comes up later is used then', async () => {
    const gone = await openOidcLogin(`${site}/api/auth/callback/oidc`)
    const [, port = ''] = /:(\d+)$/.exec(gone.issuer) ?? []
    await gone.close()
    const early = await appOn(db(), connected({ OIDC_ISSUER: gone.issuer }))
    expect((await new Browser(early).go('/api/session/oidc')).page).toContain('oidc_unavailable')
    const back = await openOidcLogin(`${site}/api/auth/callback/oidc`, Number(port))
    const { id, person } = await member()
    back.comes(person)
    const browser = new Browser(early)
    await browser.go('/api/session/oidc')
    expect(await browser.who()).toMatchObject({ id })
    await early.close()
    await back.close()
  })

  it('without OIDC_ISSUER nobody is sent anywhere', async () => {
    const plain = await appOn(db())
    for (const url of ['/api/session/oidc', '/api/auth/callback/oidc?state=x&code=y']) {
      expect((await plain.inject({ url })).headers.location).toMatch(/^\/sign-in\?problem=oidc_unavailable/)
    }
    expect((await plain.inject({ url: '/api/me' })).json()).toMatchObject({ ways: { oidc: null } })
    await plain.close()
  })
})
