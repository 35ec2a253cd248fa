import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { shownAlert } from '../../api/contract/question.ts'
import { sql } from '../../api/database/sql.ts'
import { watchLand } from '../../api/features/land-alert/watch.ts'
import { smtpSender } from '../../api/mail/smtp.ts'
import { mailWorker } from '../../api/mail/worker.ts'
import { useDatabase } from '../database.ts'
import { clearForms, forgetSenders, mailAt, passOf } from '../fixtures/forms.ts'
import { openMailServer, type MailServer } from '../fixtures/mail-server.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance, mute: FastifyInstance
let server: MailServer
let at: WrittenZone
beforeAll(async () => {
  server = await openMailServer()
  app = await appOn(db(), { mail: mailAt(server.url) })
  mute = await appOn(db())
})
afterAll(async () => { await app.close(); await mute.close(); await server.close() })
beforeEach(async () => { server.letters.length = 0; at = await writeZone(db()) })
afterEach(async () => { await clearForms(db()); await takeZoneAway(db()) })

const silent = { warn: () => undefined, error: (...told: unknown[]) => { throw new Error(JSON.stringify(told)) } }
const watch = () => watchLand(db(), mailAt(server.url), async () => ({ name: 'Ban quản lý', contact: '0214 000 000' }), silent)
const deliver = () => mailWorker(db(), smtpSender(mailAt(server.url)), 'ban@example.vn', silent).sendDue()
const send = (url: string, payload: object | string | undefined, { on = app, headers = {} }: { on?: FastifyInstance; headers?: Record<string, string> } = {}) =>
  on.inject({ method: 'POST', url, ...(payload === undefined ? {} : { payload }), headers: { origin: 'http://localhost', ...headers } })
const ask = (more: object = {}, on = app) => send('/api/land-alerts', { language: 'en', email: 'lan@example.vn', query: 'areaFrom=5&zone=W-1', consent: true, pass: passOf('land_alert'), ...more }, { on })
const refused = (answer: { json: () => unknown }) => { const { status, code, field } = problem.parse(answer.json()); return [status, code, field] }
const keyIn = (page: string, text = server.letters.at(-1)?.text ?? '') => new RegExp(`/alerts/${page}\\?key=([\\w-]+)`).exec(text)?.[1] ?? ''
const confirm = (key: string) => send('/api/land-alerts/confirm', { key })
const kept = () => db().query<{ email: string | null; query: string; isConfirmed: boolean }>(sql`select email, query, confirmed_at is not null as "isConfirmed" from land_alert order by id`)
async function confirmed(more: object = {}) {
  expect((await ask(more)).statusCode).toBe(201)
  await deliver()
  expect((await confirm(keyIn('confirm'))).statusCode).toBe(200)
  server.letters.length = 0
}
/** The tract of plot A, as the board has it now. */
const stage = (to: 'ready' | 'handed_over') => db().query(sql`update clearance set stage = ${to} where id = ${at.tract}`)
const soil = (basis: 'measured' | 'schematic') => db().transaction(async (tx) => {
  await tx.query(sql`update clearance set basis = ${basis} where id = ${at.tract}`)
  await tx.query(sql`update plot set basis = ${basis} where id = ${at.plots.A}`)
})

describe('an alert', () => {
  beforeEach(() => soil('measured'))

  it('is confirmed by link, told of land once it is clean, each block once, and ended by one click', async () => {
    await stage('handed_over')
    await confirmed()
    await watch().look(['W-1'])
    expect(await deliver()).toBe(0)
    await stage('ready')
    expect(await watch().look(['W-1'])).toBe(1)
    expect(await watch().look(['W-1'])).toBe(0)
    expect(await watch().look(null)).toBe(0)
    await deliver()
    expect(server.letters).toHaveLength(1)
    const [letter] = server.letters
    expect(letter?.subject).toBe('Cleared land that fits: 1 block')
    expect(letter?.text).toContain('10 ha, ')
    expect(letter?.text).toContain(`https://mat-bang.example.vn/find-land?offer=W-1.${at.plots.A}`)
    expect(letter?.text).toContain('5 ha or more')
    expect(letter?.headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
    const [, click = ''] = /^<https:\/\/mat-bang\.example\.vn(\/api\/land-alerts\/end\?key=[\w-]+)>$/.exec(letter?.headers.get('list-unsubscribe')?.[0] ?? '') ?? []
    expect(click).toBe(`/api/land-alerts/end?key=${keyIn('end')}`)
    // As a mail program does it: no origin, no cookie, a form.
    const ended = await app.inject({ method: 'POST', url: click, payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([ended.statusCode, shownAlert.parse(ended.json())]).toEqual([200, { state: 'ended', query: 'zone=W-1&areaFrom=5', email: null }])
    expect(await kept()).toEqual([expect.objectContaining({ email: null })])
    await stage('handed_over')
    await stage('ready')
    expect(await watch().look(null)).toBe(0)
    expect((await db().query(sql`select 1 from mail where recipient like '%example%'`))).toEqual([])
    expect((await send(click, undefined)).statusCode).toBe(200)
  })

  it('says nothing of what was there when it was confirmed', async () => {
    await confirmed()
    expect(await watch().look(null)).toBe(0)
    await stage('handed_over')
    await stage('ready')
    expect(await watch().look(null)).toBe(0)
  })

  it('says nothing of land that is schematic, and says it once it is measured', async () => {
    await soil('schematic')
    await confirmed()
    expect(await watch().look(null)).toBe(0)
    await soil('measured')
    expect(await watch().look(null)).toBe(1)
  })

  it('says nothing of land that misses a wish, lies elsewhere, or is still being cleared', async () => {
    await stage('handed_over')
    await confirmed({ query: 'areaFrom=10.1&zone=W-1' })
    await confirmed({ query: 'areaFrom=5&zone=W-2' })
    await confirmed({ query: 'areaFrom=5&zone=W-1&use=warehouse' })
    expect(await watch().look(null)).toBe(0)
    await stage('ready')
    expect(await watch().look(null)).toBe(0)
  })

  it('that waits for land by a day is told when the land is clean, not when it is promised', async () => {
    await stage('handed_over')
    await db().query(sql`update clearance set ready_expected_on = current_date + 30, ready_expected_source = 'x' where id = ${at.tract}`)
    await confirmed({ query: 'areaFrom=5&zone=W-1&by=2199-01-01' })
    expect(await watch().look(null)).toBe(0)
    await db().query(sql`update clearance set stage = 'ready', ready_expected_on = null, ready_expected_source = null where id = ${at.tract}`)
    expect(await watch().look(null)).toBe(1)
  })

  it('is told once by several servers that look at the same time', async () => {
    await stage('handed_over')
    await confirmed()
    await stage('ready')
    const told = await Promise.all([watch().look(null), watch().look(['W-1']), watch().look(['W-1'])])
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(1)
    await Promise.all([deliver(), deliver()])
    expect(server.letters).toHaveLength(1)
  })

  it('hears by itself that land became clean', async () => {
    await stage('handed_over')
    await confirmed()
    const watching = watch()
    watching.start()
    await stage('ready')
    await expect.poll(async () => (await db().query(sql`select 1 from mail where key like '%:news:%'`)).length, { timeout: 15_000 }).toBe(1)
    await watching.stop()
  })

  it('in Vietnamese is in Vietnamese', async () => {
    await stage('handed_over')
    await ask({ language: 'vi', query: 'areaFrom=5,5&province=15&sector=26&railStation=300' })
    await deliver()
    const asked = server.letters[0]
    expect(asked?.subject).toBe('Xác nhận: báo tin khi có đất sạch phù hợp')
    for (const words of ['từ 5,5 ha, một khối', 'Lào Cai', 'ngành Sản xuất sản phẩm điện tử', 'ga đường sắt trong 300 km']) expect(asked?.text).toContain(words)
    await confirm(keyIn('confirm'))
    await stage('ready')
    // Nobody recorded its sectors: what cannot be judged is missed by nobody.
    await db().query(sql`update infrastructure set name_vi = name_vi where kind = 'rail_station'`)
    expect(await watch().look(null)).toBe(1)
    await deliver()
    expect(server.letters.at(-1)?.subject).toBe('Có đất sạch phù hợp: 1 khối')
  })
})

describe('asking for one', () => {
  it('answers the same whether the address is known, and mails one confirmation a day', async () => {
    const answers = [await ask(), await ask(), await ask({ query: 'zone=W-1&areaFrom=5,0' }), await ask({ email: 'LAN@example.vn', query: '?areaFrom=5&zone=W-1&sort=area&lang=en&limit=3' })]
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1)
    expect(answers[0]?.json()).toEqual({ isMailSetUp: true })
    expect(await kept()).toEqual([{ email: 'lan@example.vn', query: 'zone=W-1&areaFrom=5', isConfirmed: false }])
    await deliver()
    expect(server.letters).toHaveLength(1)
    // The link that was mailed holds, however often it was asked meanwhile.
    expect((await confirm(keyIn('confirm'))).statusCode).toBe(200)
    expect((await ask()).body).toBe(answers[0]?.body)
    expect(await deliver()).toBe(0)
  })

  it('repeats to an address nobody has confirmed nothing that was typed freely', async () => {
    const typed = 'Your account is locked: visit evil.example'
    const query = new URLSearchParams({ areaFrom: '5', q: typed, formerProvince: `Lào Cai,${typed}`, zone: 'W-1,CALL-0900-000-000' }).toString()
    expect((await ask({ query })).statusCode).toBe(201)
    await deliver()
    expect(server.letters).toHaveLength(1)
    expect(server.letters[0]?.text).toContain('5 ha or more')
    expect(server.letters[0]?.text).toContain('former province: Lào Cai\n')
    expect(server.letters[0]?.text).toContain('name of the zone as typed')
    expect(server.letters[0]?.text).not.toMatch(/locked|evil|0900/)
  })

  it.each(['12.345', '1.2345', '0.5', '1200'])('of %s ha reads back what it keeps', async (ha) => {
    const asked = /^[1-9]\d{0,2}\.\d{3}$/.test(ha) ? `${ha}0` : ha
    expect((await ask({ query: `areaFrom=${asked}` })).statusCode).toBe(201)
    await deliver()
    expect((await confirm(keyIn('confirm'))).statusCode).toBe(200)
    expect(await kept()).toEqual([{ email: 'lan@example.vn', query: `areaFrom=${asked}`, isConfirmed: true }])
  })

  it('a thousand times makes one alert and one mail, and is stopped', async () => {
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask()))
    const codes = answers.map(({ statusCode }) => statusCode)
    expect([...new Set(codes)].sort()).toEqual([201, 429])
    expect(codes.filter((code) => code === 201).length).toBeLessThanOrEqual(10)
    for (let i = 0; i < 10; i += 1) await ask()
    expect((await ask()).statusCode).toBe(429)
    await deliver()
    expect([server.letters.length, (await kept()).length]).toEqual([1, 1])
  })

  it('for one address mails three confirmations a day, whatever is asked, and says nothing of it', async () => {
    const answers = []
    for (let i = 1; i <= 5; i += 1) answers.push(await ask({ query: `areaFrom=${i}` }))
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1)
    await deliver()
    expect(server.letters).toHaveLength(3)
  })

  it('is asked again the next day with another link; the old one works no more', async () => {
    await ask()
    await deliver()
    const old = keyIn('confirm')
    await db().query(sql`update mail set made_at = now() - interval '25 hours', key = key || '-yesterday'`)
    await forgetSenders(db())
    await ask()
    await deliver()
    expect(server.letters).toHaveLength(2)
    expect(refused(await confirm(old)).slice(0, 2)).toEqual([404, 'link_not_valid'])
    expect((await confirm(keyIn('confirm'))).statusCode).toBe(200)
  })

  it('keeps nothing where no mail can go out', async () => {
    const answer = await ask({}, mute)
    expect([answer.statusCode, answer.json()]).toEqual([201, { isMailSetUp: false }])
    expect(await kept()).toEqual([])
  })

  it.each<[string, object, unknown[]]>([
    ['a range inside out', { query: 'areaFrom=9&areaTo=2' }, [400, 'invalid_parameter', 'areaTo']], ['a number nobody can read', { query: 'areaFrom=1.200' }, [400, 'invalid_parameter', 'areaFrom']],
    ['a sector nobody knows', { query: 'sector=ZZ' }, [422, 'unknown_reference', 'sector']], ['an area that crosses itself', { query: 'within=104,22 105,23 105,22 104,23' }, [422, 'shape_not_valid', 'within']],
    ['a drawn area of 10,000 points', { query: `within=${Array.from({ length: 10_000 }, () => '1,2').join(' ')}` }, [400, 'invalid_parameter', 'query']], ['a header in the e-mail', { email: 'lan@example.vn\r\nBcc: x@example.vn' }, [400, 'invalid_parameter', 'email']],
    ['two addresses', { email: 'a@example.vn,b@example.vn' }, [400, 'invalid_parameter', 'email']], ['no consent', { consent: false }, [400, 'invalid_parameter', 'consent']],
    ['what a program filled in', { website: 'x' }, [422, 'form_refused', 'website']], ['the pass of another form', { pass: passOf('question') }, [422, 'form_pass_refused', 'pass']],
    ['a zero byte', { query: 'q=a%00b' }, [400, 'invalid_parameter', 'q']],
  ])('is refused: %s', async (_, more, why) => {
    expect(refused(await ask(more))).toEqual(why)
    expect(await kept()).toEqual([])
  })
})

describe('a link', () => {
  it('that is forged, cut off or empty opens nothing', async () => {
    await ask()
    await deliver()
    const key = keyIn('confirm')
    for (const wrong of ['', 'x', key.slice(1), `${key}x`, key.toLowerCase() === key ? `${key}-` : key.toLowerCase(), '\' or 1=1', '\0']) {
      for (const answer of [await confirm(wrong), await send(`/api/land-alerts/end?key=${encodeURIComponent(wrong)}`, undefined)]) expect([400, 404]).toContain(answer.statusCode)
    }
    expect(await kept()).toMatchObject([{ isConfirmed: false }])
  })

  it('is confirmed by a person, not by a scanner that opens what it finds', async () => {
    await ask()
    await deliver()
    const key = keyIn('confirm')
    for (const url of [`/api/land-alerts/confirm?key=${key}`, `/api/land-alerts/end?key=${key}`]) await app.inject({ method: 'GET', url })
    expect(await kept()).toMatchObject([{ isConfirmed: false, email: 'lan@example.vn' }])
    const first = await confirm(key)
    expect(shownAlert.parse(first.json())).toEqual({ state: 'confirmed', query: 'zone=W-1&areaFrom=5', email: 'la…@e…' })
    expect((await confirm(key)).body).toBe(first.body)
    expect((await app.inject({ method: 'GET', url: '/api/land-alerts/end?key=abc' })).headers['location']).toBe('/alerts/end?key=abc')
  })

  it('that nobody used in a week is forgotten, with the address', async () => {
    await ask()
    await deliver()
    await db().query(sql`update land_alert set asked_at = now() - interval '8 days'`)
    await db().query(sql`select rules.forget_what_is_due()`)
    expect([await kept(), (await db().query(sql`select 1 from mail`)).length]).toEqual([[], 0])
    expect(refused(await confirm(keyIn('confirm'))).slice(0, 2)).toEqual([404, 'link_not_valid'])
  })

  it('ends by itself after a year', async () => {
    await confirmed()
    await db().query(sql`update land_alert set confirmed_at = now() - interval '366 days'`)
    await db().query(sql`select rules.forget_what_is_due()`)
    expect(await kept()).toMatchObject([{ email: null }])
  })
})
