import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { queueMail } from '../../api/mail/outbox.ts'
import { smtpSender } from '../../api/mail/smtp.ts'
import { mailWorker } from '../../api/mail/worker.ts'
import { useDatabase } from '../database.ts'
import { clearForms, mailAt } from '../fixtures/forms.ts'
import { openMailServer, type MailServer } from '../fixtures/mail-server.ts'

const db = useDatabase()
let server: MailServer
beforeAll(async () => { server = await openMailServer() })
afterAll(() => server.close())
beforeEach(() => { server.letters.length = 0; server.refuse(null) })
afterEach(() => clearForms(db()))

const silent = { warn: () => undefined, error: () => undefined }
const workerAt = (url: string) => mailWorker(db(), smtpSender(mailAt(url)), 'ban@example.vn', silent)
const put = (key: string, more: Partial<Parameters<typeof queueMail>[1]> = {}) => queueMail(db(), { key, to: 'lan@example.vn', subject: 'Đất sạch', text: 'Xin chào', ...more })
const kept = async () => db().query<{ key: string; state: string; text: string | null; attempts: number; error: string | null; inFuture: boolean }>(sql`select key, state, text, attempts, error, next_attempt_at > now() as "inFuture" from mail order by id`)
const dueAgain = () => db().query(sql`update mail set next_attempt_at = now() where state = 'waiting'`)

describe('a letter', () => {
  it('goes out once, in plain text, as it was written', async () => {
    const text = `Kính gửi,\n\n<b>12,5 ha</b> & “sạch”\n.\n..hai chấm ${'dài '.repeat(60)}\nhttps://mat-bang.example.vn/alerts/end?key=${'k'.repeat(43)}\n`
    await put('a', { subject: 'Có đất sạch phù hợp: 2 khối ở KCN Đồng Văn', text, headers: { 'List-Unsubscribe': '<https://mat-bang.example.vn/x>' } })
    expect(await workerAt(server.url).sendDue()).toBe(1)
    expect(await workerAt(server.url).sendDue()).toBe(0)
    expect(server.letters).toHaveLength(1)
    const [letter] = server.letters
    expect(letter).toMatchObject({ envelope: { from: 'ban@example.vn', to: ['lan@example.vn'] }, subject: 'Có đất sạch phù hợp: 2 khối ở KCN Đồng Văn' })
    expect(letter?.text.trimEnd()).toBe(text.trimEnd())
    expect(letter?.headers.get('list-unsubscribe')).toEqual(['<https://mat-bang.example.vn/x>'])
    expect(letter?.headers.get('content-type')?.[0]).toMatch(/^text\/plain; charset=utf-8/i)
    expect(letter?.headers.get('message-id')?.[0]).toMatch(/^<[0-9a-f]{32}@example\.vn>$/)
    // Once it is out, its text is gone.
    expect(await kept()).toMatchObject([{ state: 'sent', text: null, attempts: 1 }])
  })

  it('is made once for what it is for', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => put('reply:1')))
    expect(made.filter((id) => id !== null)).toHaveLength(1)
  })

  it('goes out once from several servers at a time', async () => {
    for (let i = 0; i < 12; i += 1) await put(`k${i}`)
    const sent = await Promise.all([1, 2, 3].map(() => workerAt(server.url).sendDue()))
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(12)
    expect(new Set(server.letters.map((letter) => letter.headers.get('message-id')?.[0])).size).toBe(12)
    expect(server.letters).toHaveLength(12)
  })

  it.each(['lan@example.vn\r\nBcc: all@example.vn', 'lan@example.vn\nDATA'])('for an address of two lines is not even kept: %j', async (to) => {
    await expect(put('x', { to })).rejects.toMatchObject({ constraint: 'mail_address_is_one_line' })
  })
  it('with a subject of two lines is not even kept', async () => {
    await expect(put('x', { subject: 'Chào\r\nBcc: all@example.vn' })).rejects.toMatchObject({ constraint: 'mail_address_is_one_line' })
  })
})

describe('a mail server', () => {
  it('that is down loses nothing: what waited goes out when it is up again, once', async () => {
    const gone = await openMailServer()
    const port = Number(new URL(gone.url).port)
    await gone.close()
    await put('a')
    await put('b')
    expect(await workerAt(gone.url).sendDue()).toBe(0)
    expect(await kept()).toMatchObject([{ state: 'waiting', attempts: 1, inFuture: true, text: 'Xin chào' }, { state: 'waiting', attempts: 1, inFuture: true }])
    // Not tried again before its time.
    await workerAt(gone.url).sendDue()
    expect((await kept()).map(({ attempts }) => attempts)).toEqual([1, 1])
    const up = await openMailServer(port)
    await dueAgain()
    expect(await workerAt(up.url).sendDue()).toBe(2)
    expect(up.letters).toHaveLength(2)
    expect(await kept()).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
    await up.close()
  })

  it('that cannot take it now is asked again; one that never will is not', async () => {
    await put('later')
    server.refuse({ code: 451, text: 'try later' })
    await workerAt(server.url).sendDue()
    expect(await kept()).toMatchObject([{ state: 'waiting', error: expect.stringContaining('try later') as string }])
    server.refuse({ code: 554, text: 'no such person' })
    await dueAgain()
    await workerAt(server.url).sendDue()
    expect(await kept()).toMatchObject([{ state: 'failed', text: null, error: expect.stringContaining('no such person') as string }])
    server.refuse(null)
    await dueAgain()
    expect(await workerAt(server.url).sendDue()).toBe(0)
    expect(server.letters).toHaveLength(0)
  })

  it('that names whom it refuses is kept without the name', async () => {
    server.refuse({ code: 550, text: '5.1.1 <lan@example.vn>: Recipient LAN@example.vn unknown' })
    await put('a')
    const told: unknown[] = []
    await mailWorker(db(), smtpSender(mailAt(server.url)), 'ban@example.vn', { warn: (...facts: unknown[]) => { told.push(facts) }, error: () => undefined }).sendDue()
    const [one] = await db().query<{ error: string }>(sql`select error from mail`)
    expect(one?.error).toMatch(/550.*…@…/)
    expect(JSON.stringify([one, told])).not.toMatch(/lan@/i)
  })

  it('that has the letter and dies before it says so gets it no second time', async () => {
    await put('a')
    server.refuse('silence')
    await workerAt(server.url).sendDue()
    expect(server.letters).toHaveLength(1)
    expect(await kept()).toMatchObject([{ state: 'failed', error: expect.stringMatching(/^unknown/) as string }])
    server.refuse(null)
    await db().query(sql`update mail set next_attempt_at = now()`)
    await workerAt(server.url).sendDue()
    expect(server.letters).toHaveLength(1)
  })
})

describe('what waits', () => {
  it('is given up after the days the rule says', async () => {
    await put('old')
    await db().query(sql`update mail set made_at = now() - interval '4 days'`)
    expect(await workerAt(server.url).sendDue()).toBe(0)
    expect(await kept()).toMatchObject([{ state: 'failed', error: 'expired', text: null }])
  })

  it('and was being sent when a server died may have gone out: it stays', async () => {
    await put('lost')
    await db().query(sql`update mail set state = 'sending', next_attempt_at = now() - interval '11 minutes'`)
    expect(await workerAt(server.url).sendDue()).toBe(0)
    expect(await kept()).toMatchObject([{ state: 'failed', error: expect.stringMatching(/^unknown/) as string }])
  })

  it('is sent by itself as soon as it is kept', async () => {
    const worker = workerAt(server.url)
    worker.start()
    await put('now')
    await expect.poll(() => server.letters.length).toBe(1)
    await worker.stop()
  })
})
