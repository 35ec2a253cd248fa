import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, accountWithPassword, type Account } from '../../api/contract/account.ts'
import { auditList, type AuditEntry } from '../../api/contract/audit.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import type { Problem } from '../../api/errors.ts'
import { modifyAccount } from '../../api/features/account/manage.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let admin: SignedIn
beforeAll(async () => { app = await appOn(db()); admin = await signedIn(db(), { role: 'admin' }) })
afterAll(() => app.close())

const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, headers: Record<string, string> = { ...admin.headers }) =>
  app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
const refused = (answer: Awaited<ReturnType<typeof send>>) => { const { status, code, field, got } = problem.parse(answer.json()); return { status, code, field, got } }
let made = 0
const email = () => `made-${Date.now()}-${made += 1}@example.vn`
const make = async (more: object = {}) => accountWithPassword.parse((await send('POST', '/api/accounts', { email: email(), name: 'Nguyễn Thị Thử', role: 'planner', provinces: ['15', '24'], ...more })).json())
const change = async (id: string, body: object): Promise<Account> => account.parse((await send('PATCH', `/api/accounts/${id}`, body)).json())
const signIn = (who: { email: string }, password: string | null) => app.inject({ method: 'POST', url: '/api/session', payload: { email: who.email, password }, remoteAddress: `198.51.100.${made += 1}`, headers: { origin: 'http://localhost' } })
const audit = async (query: string): Promise<AuditEntry[]> => auditList.parse((await send('GET', `/api/audit?${query}`)).json()).items

describe('an administrator', () => {
  it('makes an account with a password that is told once and must be changed', async () => {
    const { account: one, oneTimePassword } = await make()
    expect(one).toMatchObject({ role: 'planner', provinces: ['15', '24'], closedAt: null, mustChangePassword: true, ways: ['password'], lastSignInAt: null })
    expect(oneTimePassword).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/)
    expect((await signIn(one, oneTimePassword)).json()).toMatchObject({ account: { mustChangePassword: true } })
    const listed = (await send('GET', '/api/accounts')).json<{ items: Account[] }>().items
    expect(listed.find((other) => other.id === one.id)?.lastSignInAt).toMatch(/^20\d\d-/)
    expect(JSON.stringify(listed)).not.toMatch(/argon2|hash|token/)
  })

  it('or one that signs in at the province\'s own login only', async () => {
    const { account: one, oneTimePassword } = await make({ withPassword: false })
    expect([oneTimePassword, one.ways, one.mustChangePassword]).toEqual([null, [], false])
  })

  it.each([
    ['an e-mail that has one', async () => ({ email: (await make()).account.email.toUpperCase() }), 409, 'email_taken', 'email'],
    ['a role that is none', async () => ({ role: 'owner' }), 400, 'invalid_parameter', 'role'],
    ['no province', async () => ({ provinces: [] }), 400, 'invalid_parameter', 'provinces'],
    ['a province that is none', async () => ({ provinces: ['15', '98'] }), 422, 'unknown_reference', 'provinces'],
    ['a province twice', async () => ({ provinces: ['15', '15'] }), 400, 'invalid_parameter', 'provinces'],
    ['an e-mail that is none', async () => ({ email: 'somebody' }), 400, 'invalid_parameter', 'email'],
    ['a name of control characters', async () => ({ name: 'a\u0000b' }), 400, 'invalid_parameter', 'name'],
  ])('makes none for %s', async (_, more, status, code, field) => {
    const body = { email: email(), name: 'Nguyễn Thị Thử', role: 'planner', provinces: ['15'], ...(await more()) }
    expect(refused(await send('POST', '/api/accounts', body))).toMatchObject({ status, code, field })
    if (code !== 'email_taken') expect(await db().query(sql`select 1 from account where email = ${body.email}`)).toEqual([])
  })

  it('changes name, role and provinces, each alone', async () => {
    const { account: { id } } = await make()
    expect(await change(id, { name: 'Trần Văn Đổi' })).toMatchObject({ name: 'Trần Văn Đổi', role: 'planner', provinces: ['15', '24'] })
    expect(await change(id, { provinces: ['37'] })).toMatchObject({ name: 'Trần Văn Đổi', provinces: ['37'] })
    expect(await change(id, { role: 'official' })).toMatchObject({ role: 'official', provinces: ['37'] })
    expect(refused(await send('PATCH', `/api/accounts/${id}`, { provinces: [] }))).toMatchObject({ status: 400, field: 'provinces' })
    expect(refused(await send('PATCH', `/api/accounts/${id}`, {}))).toMatchObject({ status: 400, code: 'invalid_parameter' })
    expect(refused(await send('PATCH', '/api/accounts/nobody', { name: 'x' }))).toMatchObject({ status: 404, code: 'account_not_found', got: 'nobody' })
  })

  it('closes an account: its sessions end; and opens it again', async () => {
    const { account: one, oneTimePassword } = await make()
    const session = String((await signIn(one, oneTimePassword)).headers['set-cookie']).split(';')[0] ?? ''
    const who = async () => (await app.inject({ url: '/api/me', headers: { cookie: session } })).json<{ account: object | null }>().account
    expect(await who()).not.toBeNull()
    expect((await change(one.id, { isClosed: true })).closedAt).not.toBeNull()
    expect([await who(), (await signIn(one, oneTimePassword)).statusCode]).toEqual([null, 403])
    expect((await change(one.id, { isClosed: false })).closedAt).toBeNull()
    expect([await who(), (await signIn(one, oneTimePassword)).statusCode]).toEqual([null, 200])
  })

  it('gives a new one-time password: the old one and every session end', async () => {
    const { account: one, oneTimePassword } = await make()
    const session = String((await signIn(one, oneTimePassword)).headers['set-cookie']).split(';')[0] ?? ''
    const reset = accountWithPassword.parse((await send('POST', `/api/accounts/${one.id}/password`)).json())
    expect(reset.account.mustChangePassword).toBe(true)
    expect((await app.inject({ url: '/api/me', headers: { cookie: session } })).json()).toMatchObject({ account: null })
    expect([(await signIn(one, oneTimePassword)).statusCode, (await signIn(one, reset.oneTimePassword)).statusCode]).toEqual([401, 200])
    expect(refused(await send('POST', '/api/accounts/nobody/password'))).toMatchObject({ status: 404, code: 'account_not_found' })
  })
})

describe('the last administrator', () => {
  const others = () => db().query(sql`update account set closed_at = now() where role = 'admin' and id <> ${admin.actor.id} and closed_at is null`)
  it.each([[{ isClosed: true }], [{ role: 'planner', provinces: ['15'] }]])('stays one: %j is refused', async (body) => {
    await others()
    expect(refused(await send('PATCH', `/api/accounts/${admin.actor.id}`, body))).toMatchObject({ status: 409, code: 'last_admin' })
    const second = await make({ role: 'admin', provinces: [] })
    expect((await send('PATCH', `/api/accounts/${second.account.id}`, body)).statusCode).toBe(200)
  })

  it('stays one also when two close each other at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const second = await signedIn(db(), { role: 'admin', name: 'second admin' })
      admin = await signedIn(db(), { role: 'admin' })
      await db().query(sql`update account set closed_at = now() where role = 'admin' and closed_at is null and id not in (${admin.actor.id}, ${second.actor.id})`)
      const ends = await Promise.allSettled([modifyAccount(db().by(admin.actor.id), second.actor.id, { isClosed: true }), modifyAccount(db().by(second.actor.id), admin.actor.id, { isClosed: true })])
      expect(ends.map((end) => (end.status === 'rejected' ? (end.reason as Problem).code : 'closed')).sort()).toEqual(['closed', 'last_admin'])
    }
    admin = await signedIn(db(), { role: 'admin' })
  })
})

describe('the audit log', () => {
  it('tells of an account what was and what became, and never a password', async () => {
    const { account: one } = await make()
    await change(one.id, { name: 'Trần Văn Đổi', provinces: ['37'] })
    await send('POST', `/api/accounts/${one.id}/password`)
    await change(one.id, { isClosed: true })
    const entries = (await audit(`subjectId=${one.id}`)).reverse()
    expect(entries.map(({ action, subject, before, after }) => [action, subject, before, after])).toMatchObject([
      ['insert', 'account', null, { email: one.email, role: 'planner' }],
      ['insert', 'account_province', null, { province_code: '15' }], ['insert', 'account_province', null, { province_code: '24' }],
      ['update', 'account', { name: 'Nguyễn Thị Thử' }, { name: 'Trần Văn Đổi' }],
      ['delete', 'account_province', { province_code: '15' }, null], ['delete', 'account_province', { province_code: '24' }, null], ['insert', 'account_province', null, { province_code: '37' }],
      ['password_reset', 'account', null, null],
      ['withdraw', 'account', { closed_at: null }, { closed_at: expect.any(String) as string }],
    ])
    expect(entries.every((entry) => entry.actor?.id === admin.actor.id)).toBe(true)
    expect(Object.keys(entries[3]?.after ?? {})).toEqual(['name'])
    expect(JSON.stringify(entries)).not.toMatch(/argon2|hash|token/)
  })

  it('tells of land who changed what, in which zone and province, without shapes', async () => {
    const at = await writeZone(db())
    const official = await signedIn(db(), { role: 'official' })
    const { headers: read } = await app.inject({ url: `/api/plots/${at.plots.A}` })
    const changed = await app.inject({ method: 'PATCH', url: `/api/plots/${at.plots.A}`, headers: { ...official.headers, 'if-match': String(read['etag']) }, payload: { smeReserved: true, effectiveOn: '2026-01-01', source: 'Biên bản thử' } })
    expect(changed.statusCode).toBe(200)
    const entries = await audit(`zone=W-1&account=${official.actor.id}`)
    expect(entries).toMatchObject([{
      actor: { name: official.actor.name }, action: 'update', subject: 'plot', subjectId: 'A', zone: 'W-1', provinceCode: '15',
      before: { sme_reserved: false, valid_from: '2020-01-01' }, after: { sme_reserved: true, valid_from: '2026-01-01' },
    }])
    expect(Object.keys(entries[0]?.after ?? {}).sort()).toEqual(['sme_reserved', 'source', 'valid_from'])
    const tract = await app.inject({ url: `/api/clearances/${at.tract}` })
    await app.inject({ method: 'PATCH', url: `/api/clearances/${at.tract}`, headers: { ...official.headers, 'if-match': String(tract.headers['etag']) }, payload: { stage: 'handed_over', correction: true, source: 'Biên bản thử' } })
    const [began, ended] = await audit(`zone=W-1&subject=clearance`)
    expect([began, ended]).toMatchObject([{ action: 'insert', after: { stage: 'handed_over' } }, { action: 'withdraw', after: { replaced_at: expect.any(String) as string } }])
    expect(JSON.stringify([began, ended])).not.toMatch(/coordinates|POLYGON/)
    await takeZoneAway(db())
  })

  it('of what moved tells where a point was and is', async () => {
    const [gate] = await db().query<{ code: string }>(sql`select code from infrastructure order by id limit 1`)
    const text = sql`ST_AsText(geom)`
    await db().by(admin.actor.id).transaction(async (tx) => { await tx.query(sql`update infrastructure set geom = ST_Translate(geom, 0.001, 0) where code = ${gate?.code}`) })
    const [now] = await db().query<{ at: string }>(sql`select ${text} as at from infrastructure where code = ${gate?.code}`)
    expect((await audit(`subject=infrastructure&subjectId=${gate?.code}`))[0]).toMatchObject({ action: 'update', before: { geom: expect.stringMatching(/^POINT/) as string }, after: { geom: now?.at } })
    await db().query(sql`update infrastructure set geom = ST_Translate(geom, -0.001, 0) where code = ${gate?.code}`)
  })

  it('keeps nothing of what the system itself writes', async () => {
    const count = async () => (await db().query<{ n: number }>(sql`select count(*)::int as n from audit_entry`))[0]?.n
    const before = await count()
    await writeZone(db())
    await takeZoneAway(db())
    expect(await count()).toBe(before)
  })

  it('is never changed and never shortened', async () => {
    await make()
    await expect(db().query(sql`delete from audit_entry`)).rejects.toThrow(expect.objectContaining({ constraint: 'audit_entry_is_for_ever' }) as Error)
    await expect(db().query(sql`update audit_entry set actor_id = null`)).rejects.toThrow(expect.objectContaining({ constraint: 'audit_entry_is_for_ever' }) as Error)
  })

  it('has every table that a person may change', async () => {
    const kept = await db().query<{ name: string }>(sql`select tgrelid::regclass::text as name from pg_trigger where tgname = 'a_change_is_kept' order by 1`)
    const tables = await db().query<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
    // What is computed, what the library keeps, what is law or geography and only shipped, what nobody signs in for, and the log itself.
    const others = ['account_credential', 'account_rate_limit', 'account_session', 'account_verification', 'audit_entry', 'clean_block', 'clean_land', 'installation_secret', 'form_pass_use', 'form_sent', 'kept_up_to', 'land_alert', 'land_alert_hit', 'land_offer', 'mail', 'sector',
      'plot_overlap', 'presence', 'province', 'relocation_plan_site', 'schema_migration', 'spatial_ref_sys', 'vietnam_extent', 'zone_ledger', 'zone_ledger_stale']
    const names = (rows: { name: string }[]) => rows.map((row) => row.name)
    expect(names(tables).filter((name) => !names(kept).includes(name) && !others.includes(name))).toEqual([])
  })

  it('is read page by page, the latest first, by day, account, subject and province', async () => {
    const { account: one } = await make()
    for (const name of ['Một', 'Hai', 'Ba', 'Bốn']) await change(one.id, { name })
    const all = await audit(`subject=account&subjectId=${one.id}`)
    expect(all.map((entry) => entry.after?.['name'])).toEqual(['Bốn', 'Ba', 'Hai', 'Một', 'Nguyễn Thị Thử'])
    const pages: (AuditEntry | undefined)[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = auditList.parse((await send('GET', `/api/audit?subject=account&subjectId=${one.id}&limit=2${cursor && `&cursor=${cursor}`}`)).json())
      pages.push(...page.items)
      cursor = page.nextCursor
    }
    expect(pages).toEqual(all)
    const today = all[0]?.at.slice(0, 10) ?? ''
    const count = async (query: string) => (await audit(`subjectId=${one.id}&${query}`)).length
    expect([await count(`from=${today}&to=${today}`), await count('to=2020-01-01'), await count('from=2199-01-01')]).toEqual([7, 0, 0])
    expect([await count('province=15'), await count('province=99'), await count('action=insert'), await count('account=nobody')]).toEqual([1, 0, 3, 0])
  })

  it.each([['cursor=abc', 'invalid_cursor'], ['cursor=WzFlOTld', 'invalid_cursor'], ['limit=0', 'invalid_parameter'], ['from=yesterday', 'invalid_parameter'], ['subject=a;b', 'invalid_parameter'], ['zone=%00', 'invalid_parameter'], ['subjectId=%00', 'invalid_parameter']])(
    'refuses %s', async (query, code) => {
      expect(refused(await send('GET', `/api/audit?${query}`))).toMatchObject({ status: 400, code })
    })
})
