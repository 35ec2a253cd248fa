import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { askQuestion, followedQuestion, formPass, listQuestions, question, type Question } from '../../api/contract/question.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { clearForms, forgetSenders, mailAt, passOf } from '../fixtures/forms.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance, mute: FastifyInstance
let at: WrittenZone
let official: SignedIn, elsewhere: SignedIn, admin: SignedIn
beforeAll(async () => {
  app = await appOn(db(), { mail: mailAt('smtp://127.0.0.1:1') })
  mute = await appOn(db())
  at = await writeZone(db())
  official = await signedIn(db(), { role: 'official' })
  elsewhere = await signedIn(db(), { role: 'official', provinces: ['24'] })
  admin = await signedIn(db(), { role: 'admin' })
})
afterAll(async () => { await takeZoneAway(db()); await app.close(); await mute.close() })
afterEach(() => clearForms(db()))

const plain = { language: 'en', name: 'Lan Nguyễn', company: 'Cty A', email: 'lan@example.vn', phone: '+84 912 345 678', message: 'Is 12 ha free?\nSince when?', consent: true }
type Sent = Record<string, unknown>
const send = async (url: string, payload: Sent | undefined, { on = app, method = 'POST', headers = {} }: { on?: FastifyInstance; method?: 'POST' | 'PATCH' | 'DELETE' | 'GET'; headers?: Record<string, string> } = {}) => {
  const response = await on.inject({ method, url, ...(payload ? { payload } : {}), headers: { origin: 'http://localhost', ...headers } })
  return { status: response.statusCode, headers: response.headers, body: response.body, json: (): unknown => response.json() }
}
const ask = (more: Sent = {}, on = app) => send('/api/questions', { ...plain, zone: 'W-1', pass: passOf('question'), ...more }, { on })
const asked = async (more: Sent = {}, on = app) => {
  const answer = await ask(more, on)
  expect([answer.status, answer.headers['cache-control']]).toEqual([201, 'no-store'])
  return (askQuestion.schema.response[201] as z.ZodType<{ number: string; follow: string }>).parse(answer.json())
}
const refused = (answer: { json: () => unknown }) => { const { status, code, field } = problem.parse(answer.json()); return [status, code, field] }
const follow = async (path: string) => followedQuestion.parse((await send(`/api${path}`, undefined, { method: 'GET' })).json())
const inbox = async (who: SignedIn = official, query = '', on = app) => listQuestions.schema.response[200].parse((await send(`/api/questions${query}`, undefined, { method: 'GET', headers: who.headers, on })).json())
const first = async (): Promise<Question> => { const [one] = (await inbox()).items; if (!one) throw new Error('the inbox is empty'); return one }
const act = (one: { id: number; version: number }, method: 'PATCH' | 'POST' | 'DELETE', payload?: Sent, who: SignedIn = official, on = app) =>
  send(`/api/questions/${one.id}${method === 'POST' ? '/entries' : ''}`, payload, { method, headers: { ...who.headers, 'if-match': `"${one.version}"` }, on })
const mails = () => db().query<{ key: string; recipient: string | null; subject: string; text: string | null; state: string }>(sql`select key, recipient, subject, text, state from mail order by id`)

describe('a question', () => {
  it('is kept, numbered, and followed by the link of who asked', async () => {
    const { number, follow: path } = await asked({ offer: `W-1.${at.plots.A}`, zone: undefined })
    expect(number).toMatch(/^20\d\d-\d{4,}$/)
    expect(path).toMatch(/^\/asked\/[\w-]{32}$/)
    expect(await follow(path)).toMatchObject({ number, state: 'new', message: plain.message, offer: `W-1.${at.plots.A}`, zone: { code: 'W-1' }, replies: [], erasedAt: null })
    expect(await first()).toMatchObject({ number, name: plain.name, email: plain.email, phone: plain.phone, company: 'Cty A', message: plain.message, language: 'en', assignee: null, entries: [], version: 1 })
    const [kept] = await db().query(sql`select consent_version, consent_text, consented_at is not null as agreed, erase_on - current_date as days, key_hash::text as hash from question`)
    expect(kept).toMatchObject({ agreed: true, days: 365 })
    expect(kept?.['consent_text']).toContain('365 days')
    expect(JSON.stringify(kept)).not.toContain(path.split('/')[2])
  })

  it('keeps HTML, quotes and another writing as the text they are', async () => {
    const message = '<script>alert(1)</script> <img src=x onerror=alert(1)> "\'; drop table question; -- {{constructor}} 你好 \u202e'
    const { follow: path } = await asked({ message, name: '<b>Lan</b>' })
    const answer = await send(`/api${path}`, undefined, { method: 'GET' })
    expect(followedQuestion.parse(answer.json()).message).toBe(message.trim())
    expect([answer.headers['content-type'], answer.headers['x-content-type-options']]).toEqual(['application/json; charset=utf-8', 'nosniff'])
    expect((await first()).name).toBe('<b>Lan</b>')
  })

  it('is taken as lines however the machine it comes from ends them', async () => {
    await asked({ message: 'one\r\ntwo\rthree\tfour' })
    expect((await first()).message).toBe('one\ntwo\nthree four')
  })

  it.each<[string, Sent, string]>([
    ['an e-mail of two lines', { email: 'lan@example.vn\r\nBcc: all@example.vn' }, 'email'], ['two e-mails', { email: 'a@example.vn, b@example.vn' }, 'email'], ['a name of two lines', { name: 'Lan\r\nBcc: x@example.vn' }, 'name'],
    ['a zero byte', { message: 'a\0b' }, 'message'], ['a message too long', { message: 'x'.repeat(5001) }, 'message'], ['nothing to say', { message: ' \n ' }, 'message'], ['no way to answer', { email: undefined, phone: undefined }, 'email'],
    ['about nothing', { zone: undefined }, 'offer'], ['no consent', { consent: false }, 'consent'], ['a phone that is none', { phone: 'call me' }, 'phone'], ['a phone without digits', { phone: '........' }, 'phone'], ['an offer that is none', { offer: 'W-1.x', zone: undefined }, 'offer'],
  ])('is refused: %s', async (_, more, field) => {
    expect(refused(await ask(more))).toEqual([400, 'invalid_parameter', field])
    expect((await inbox()).items).toEqual([])
  })
  it.each<[string, Sent, unknown[]]>([
    ['a zone nobody knows', { zone: 'W-9' }, [404, 'zone_not_found', 'zone']], ['an offer of another zone', { offer: 'W-2.1', zone: undefined }, [422, 'unknown_reference', 'offer']],
    ['a plot beyond all numbers', { offer: 'W-1.9999999999', zone: undefined }, [422, 'unknown_reference', 'offer']], ['what only a program fills in', { website: 'http://x' }, [422, 'form_refused', 'website']],
  ])('is refused: %s', async (_, more, why) => {
    expect(refused(await ask(more))).toEqual(why)
    expect((await inbox()).items).toEqual([])
  })
  it('of two megabytes is refused before it is read', async () => {
    expect(refused(await ask({ message: 'x'.repeat(2_000_000) }))).toEqual([413, 'payload_too_large', undefined])
  })
})

describe('the pass of a form', () => {
  it('is made by the server, with what one agrees to', async () => {
    const given = formPass.parse((await send('/api/forms/pass', undefined, { method: 'GET' })).json())
    expect(given).toMatchObject({ keptForDays: 365, isMailSetUp: true })
    expect([given.consentVi.includes('365 ngày'), given.consentEn.includes('365 days')]).toEqual([true, true])
    // A person takes longer than this.
    expect(refused(await ask({ pass: given.pass }))).toEqual([422, 'form_pass_too_early', 'pass'])
  })

  it('is refused forged, of another form, too old, or a second time', async () => {
    const good = passOf('question')
    for (const pass of ['', 'x', `${good}x`, good.replace(/\d{13}/, (ms) => String(Number(ms) - 1)), good.replace('question', 'land_alert'), passOf('land_alert'), 'question.9999999999999.a.b', good.replace(/.$/, 'é')]) {
      expect([pass, ...refused(await ask({ pass }))]).toEqual([pass, 422, 'form_pass_refused', 'pass'])
    }
    expect(refused(await ask({ pass: passOf('question', 12 * 60 + 1) }))).toEqual([422, 'form_pass_expired', 'pass'])
    await asked({ pass: good })
    expect(refused(await ask({ pass: good }))).toEqual([409, 'form_pass_used', 'pass'])
    expect((await inbox()).items).toHaveLength(1)
  })

  it('sent twice at once, by a double click, makes one question', async () => {
    const pass = passOf('question')
    const both = await Promise.all([ask({ pass }), ask({ pass })])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('is not used up by a form that was refused', async () => {
    const pass = passOf('question')
    expect((await ask({ pass, zone: 'W-9' })).status).toBe(404)
    expect((await ask({ pass })).status).toBe(201)
  })
})

describe('who sends too often', () => {
  it('is stopped by the e-mail, and by the network address', async () => {
    for (let i = 0; i < 5; i += 1) await asked()
    const sixth = await ask({ email: 'LAN@example.vn' })
    expect([...refused(sixth), Number(sixth.headers['retry-after']) > 0]).toEqual([429, 'too_many_sent', 'email', true])
    for (let i = 0; i < 5; i += 1) await asked({ email: undefined })
    expect(refused(await ask({ email: undefined }))).toEqual([429, 'too_many_sent', ''])
    const [kept] = await db().query(sql`select string_agg(sender::text || form, ' ') as senders from form_sent`)
    expect(JSON.stringify(kept)).not.toMatch(/example|127\.0/)
    await forgetSenders(db())
    await asked()
  })
})

describe('the inbox', () => {
  it('is of one\'s own provinces', async () => {
    await asked()
    expect((await inbox(elsewhere)).items).toEqual([])
    expect((await inbox(admin)).items).toHaveLength(1)
    const one = await first()
    for (const method of ['PATCH', 'POST', 'DELETE'] as const) expect(refused(await act(one, method, {}, elsewhere)).slice(0, 2)).toEqual([403, 'other_province'])
    const planner = await signedIn(db())
    expect(refused(await send('/api/questions', undefined, { method: 'GET', headers: planner.headers }))).toEqual([403, 'role_not_allowed', undefined])
  })

  it('counts by state, and goes on from page to page', async () => {
    for (let i = 0; i < 3; i += 1) await asked({ message: `q${i}` })
    await act(await first(), 'PATCH', { state: 'spam' })
    const page = await inbox(official, '?limit=2')
    expect(page.counts.map(({ state, count }) => `${state} ${count}`).sort()).toEqual(['new 2', 'spam 1'])
    expect(page.items.map(({ message }) => message)).toEqual(['q2', 'q1'])
    const next = await inbox(official, `?limit=2&cursor=${page.nextCursor ?? ''}`)
    expect([next.items.map(({ message }) => message), next.nextCursor]).toEqual([['q0'], null])
    expect((await inbox(official, '?state=spam')).items).toHaveLength(1)
    expect((await inbox(official, '?mine=true')).items).toEqual([])
    for (const cursor of ['x', '-1', '0', '99999999999']) expect(refused(await send(`/api/questions?cursor=${cursor}`, undefined, { method: 'GET', headers: official.headers })).slice(0, 2)).toEqual([400, 'invalid_cursor'])
  })

  it('gives a question to who works there, and to nobody else', async () => {
    await asked()
    const list = await inbox()
    expect(list.assignees.map(({ id }) => id)).toContain(official.actor.id)
    expect(list.assignees.map(({ id }) => id)).not.toContain(elsewhere.actor.id)
    const one = await first()
    const given = question.parse((await act(one, 'PATCH', { assignee: official.actor.id, state: 'in_progress' })).json())
    expect(given).toMatchObject({ assignee: { id: official.actor.id }, state: 'in_progress', version: 2 })
    expect(given.entries.map(({ kind, text, by }) => [kind, text, by])).toEqual([['state', 'in_progress', official.actor.name], ['assigned', official.actor.name, official.actor.name]])
    for (const assignee of [elsewhere.actor.id, 'nobody', (await signedIn(db())).actor.id]) expect(refused(await act(given, 'PATCH', { assignee }))).toEqual([422, 'unknown_reference', 'assignee'])
    expect(refused(await act(given, 'PATCH', { state: 'in_progress' })).slice(0, 2)).toEqual([409, 'nothing_changes'])
    expect((await inbox(official, '?mine=true')).items).toHaveLength(1)
  })

  it('lets one of two answer who read the same, and tells the other', async () => {
    await asked()
    const one = await first()
    const both = await Promise.all(['yes', 'no'].map((text) => act(one, 'POST', { kind: 'reply', text })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412])
    expect((await mails()).filter(({ key }) => key.includes('reply'))).toHaveLength(1)
    expect(refused(await send(`/api/questions/${one.id}/entries`, { kind: 'reply', text: 'x' }, { headers: official.headers }))).toEqual([428, 'precondition_required', 'If-Match'])
  })

  it('replies by e-mail and on the page of who asked; notes stay inside', async () => {
    const { number, follow: path } = await asked()
    const noted = question.parse((await act(await first(), 'POST', { kind: 'note', text: 'call them' })).json())
    expect(noted.state).toBe('new')
    const answered = question.parse((await act(noted, 'POST', { kind: 'reply', text: 'Yes, 12 ha.\nFrom May.' })).json())
    expect(answered).toMatchObject({ state: 'answered', version: 3 })
    expect(answered.entries.map(({ kind, mail }) => [kind, mail])).toEqual([['note', null], ['reply', 'waiting'], ['state', null]])
    expect((await follow(path)).replies.map(({ text }) => text)).toEqual(['Yes, 12 ha.\nFrom May.'])
    const sent = (await mails()).find(({ key }) => key.includes('reply'))
    expect(sent).toMatchObject({ recipient: 'lan@example.vn', subject: expect.stringContaining(number) as string })
    expect(sent?.text).toContain('Yes, 12 ha.\nFrom May.')
    // What anybody may have typed goes to no address.
    expect(sent?.text).not.toContain('Is 12 ha free?')
    expect(sent?.text).not.toContain('call them')
  })

  it('says so where no e-mail goes out, and puts none in line', async () => {
    const { follow: path } = await asked({}, mute)
    expect((await inbox(official, '', mute)).isMailSetUp).toBe(false)
    const answered = question.parse((await act(await first(), 'POST', { kind: 'reply', text: 'Yes' }, official, mute)).json())
    expect(answered.entries[0]).toMatchObject({ kind: 'reply', mail: null })
    expect(await mails()).toEqual([])
    expect((await follow(path)).replies).toHaveLength(1)
  })
})

describe('mail about a question', () => {
  it('tells who asked where to follow it, and the officials of the province that it is there, without who asked what', async () => {
    const { number, follow: path } = await asked()
    const [receipt, ...notices] = await mails()
    expect(receipt).toMatchObject({ recipient: plain.email, subject: expect.stringContaining(number) as string })
    expect(receipt?.text).toContain(`https://mat-bang.example.vn${path}`)
    // What anybody may type into a form goes to nobody's address.
    for (const typed of [plain.name, plain.message, plain.phone, 'Cty A']) expect(receipt?.text).not.toContain(typed)
    expect(notices.map(({ recipient }) => recipient)).toContain(official.actor.email)
    expect(notices.map(({ recipient }) => recipient)).not.toContain(elsewhere.actor.email)
    for (const notice of notices) for (const typed of [plain.name, 'Is 12 ha', plain.phone, plain.email, path]) expect(JSON.stringify(notice)).not.toContain(typed)
  })
})

describe('notices of new questions', () => {
  it('stop for an official at the limit of the day, and do not go to administrators instead', async () => {
    await db().query(sql`insert into mail (key, recipient, subject, text) select 'question:0:new:' || n, ${official.actor.email}, 'x', 'x' from generate_series(1, 19) n`)
    const noticed = async () => (await mails()).filter(({ key }) => /^question:[1-9]\d*:new:/.test(key)).map(({ recipient }) => recipient)
    await asked()
    expect(await noticed()).toEqual([official.actor.email])
    await asked()
    expect(await noticed()).toEqual([official.actor.email])
  })
})

describe('what is personal goes', () => {
  const personal = [plain.name, 'Is 12 ha free', plain.phone, plain.email, 'Cty A', 'call them', 'Yes, 12 ha', 'A-SECRET-REPLY']
  async function nothingIsKept() {
    for (const table of ['question', 'question_entry', 'mail', 'audit_entry']) {
      const rows = await db().query({ text: `select t::text as row from ${table} t${table === 'audit_entry' ? ` where subject like 'question%'` : ''}`, values: [] })
      for (const text of personal) expect([table, JSON.stringify(rows).includes(text)]).toEqual([table, false])
    }
  }
  const talked = async () => {
    const { follow: path } = await asked()
    const noted = question.parse((await act(await first(), 'POST', { kind: 'note', text: 'call them' })).json())
    return { path, one: question.parse((await act(noted, 'POST', { kind: 'reply', text: 'Yes, 12 ha. A-SECRET-REPLY' })).json()) }
  }

  it('when who asked says so, with the link, and only then', async () => {
    const { path } = await talked()
    expect(refused(await send('/api/asked/nobody-has-this-key-at-all-x', undefined, { method: 'DELETE' }))).toEqual([404, 'link_not_valid', 'key'])
    const answer = await send(`/api${path}`, undefined, { method: 'DELETE' })
    expect(followedQuestion.parse(answer.json())).toMatchObject({ message: null, replies: [], state: 'answered', erasedAt: expect.any(String) as string })
    await nothingIsKept()
    // Once more is no error: it is as they want it.
    expect((await send(`/api${path}`, undefined, { method: 'DELETE' })).status).toBe(200)
  })

  it('when an official says so; it cannot be answered any more', async () => {
    const { one } = await talked()
    const gone = question.parse((await act(one, 'DELETE')).json())
    expect(gone).toMatchObject({ name: null, email: null, message: null, erasedAt: expect.any(String) as string, state: 'answered' })
    await nothingIsKept()
    expect(refused(await act(gone, 'POST', { kind: 'reply', text: 'x' })).slice(0, 2)).toEqual([409, 'question_erased'])
    expect(refused(await act(gone, 'DELETE')).slice(0, 2)).toEqual([409, 'nothing_changes'])
  })

  it('by itself when its day has come, sooner where the board has shortened the period, never later than was promised', async () => {
    await talked()
    await db().query(sql`update question set asked_on = current_date - 30`)
    const forget = () => db().query(sql`select rules.forget_what_is_due()`)
    await forget()
    expect((await first()).erasedAt).toBeNull()
    const period = (days: number) => db().query(sql`update rule set value = ${days} where code = 'question' and parameter = 'kept_for'`)
    try {
      await period(29)
      await forget()
      expect((await first()).erasedAt).not.toBeNull()
      await nothingIsKept()
      await asked({ email: 'two@example.vn' })
      await db().query(sql`update question set asked_on = current_date - 40, erase_on = current_date where erased_at is null`)
      await period(3650)
      await forget()
      expect((await first()).erasedAt).not.toBeNull()
    } finally {
      await period(365)
    }
  })

  it('and is in no audit, which tells who did what', async () => {
    const { one } = await talked()
    const rows = await db().query<{ subject: string; action: string; actor: string; told: string }>(sql`
      select subject, action, actor_id as actor, coalesce(before::text, '') || coalesce(after::text, '') as told from audit_entry where subject like 'question%' and zone_id = ${at.zone} or subject = 'question_entry' order by id`)
    expect(rows.some(({ subject, told }) => subject === 'question' && told.includes('answered'))).toBe(true)
    for (const { told } of rows) for (const text of personal) expect(told).not.toContain(text)
    expect(one.version).toBe(3)
  })
})
