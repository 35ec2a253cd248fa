import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../api/contract/presence.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let lan: SignedIn, minh: SignedIn
/** The zones of which somebody was said to have come or gone, in order. */
const told: string[] = []
beforeAll(async () => {
  app = await appOn(db())
  lan = await signedIn(db(), { name: 'presence: Lan' })
  minh = await signedIn(db(), { name: 'presence: Minh', provinces: ['15', '24'] })
  db().onNotice('presence', (code) => { if (code !== null) told.push(code) })
})
afterAll(() => app.close())
beforeEach(async () => { await writeZone(db()) })
afterEach(async () => {
  await db().query(sql`delete from presence`)
  await takeZoneAway(db())
})

const send = (url: string, who: SignedIn, tab: string) => app.inject({ method: 'POST', url, payload: { tab }, headers: who.headers })
const say = async (who: SignedIn, tab: string, code = 'W-1') => present.parse((await send(`/api/zones/${code}/presence`, who, tab)).json())
const end = async (who: SignedIn, tab: string, code = 'W-1') => (await send(`/api/zones/${code}/presence/end`, who, tab)).statusCode
const namesAt = async (who: SignedIn, tab: string, code = 'W-1') => (await say(who, tab, code)).others.map(({ name }) => name)
/** What was told by `work`, heard to its end: a notice of our own comes after it. */
const toldBy = async (work: () => Promise<unknown>) => {
  const heardTo = async (mark: string) => {
    await db().query(sql`select pg_notify('presence', ${mark})`)
    await expect.poll(() => told.at(-1)).toBe(mark)
  }
  // What was said before comes before a notice of our own, too.
  await heardTo(`begin-${randomUUID()}`)
  told.length = 0
  await work()
  await heardTo(`end-${randomUUID()}`)
  return told.slice(0, -1)
}
const unheard = (tab: string, seconds: number) => db().query(sql`update presence set seen_at = now() - make_interval(secs => ${seconds}) where tab = ${tab}`)

describe('who has a zone open', () => {
  it('is told to the others, and not to oneself', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    expect(await say(lan, a)).toEqual({ code: 'W-1', version: 1, others: [] })
    const seen = await say(minh, b)
    expect(seen.others).toMatchObject([{ id: lan.actor.id, name: 'presence: Lan' }])
    expect(Object.keys(seen.others[0] ?? {}).sort()).toEqual(['id', 'name', 'since'])
    expect(await namesAt(lan, a)).toEqual(['presence: Minh'])
  })

  it('is named once, however many tabs, and since the first', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    expect(await say(lan, a)).toMatchObject({ others: [] })
    await db().query(sql`update presence set since = '2026-01-01' where tab = ${a}`)
    expect(await namesAt(lan, b)).toEqual([])
    expect((await say(minh, randomUUID())).others).toMatchObject([{ id: lan.actor.id, since: expect.stringContaining('2026-01-01') as string }])
  })

  it('is at one zone at a time with a tab', async () => {
    const tab = randomUUID()
    await say(lan, tab)
    await say(lan, tab, 'W-2')
    expect([await namesAt(minh, randomUUID()), await namesAt(minh, randomUUID(), 'W-2')]).toEqual([[], ['presence: Lan']])
  })

  it('is gone when it says so, or is not heard for 45 seconds, and comes back by speaking', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
    await say(lan, a)
    expect(await end(lan, a)).toBe(200)
    expect(await namesAt(minh, c)).toEqual([])
    await say(lan, b)
    await unheard(b, 44)
    expect(await namesAt(minh, c)).toEqual(['presence: Lan'])
    await unheard(b, 46)
    expect(await namesAt(minh, c)).toEqual([])
    expect(await db().query(sql`select 1 from presence where tab = ${b}`)).toEqual([])
    await say(lan, b)
    expect(await namesAt(minh, c)).toEqual(['presence: Lan'])
  })

  it('cannot be ended by somebody else, nor at another zone', async () => {
    const tab = randomUUID()
    await say(lan, tab)
    await end(minh, tab)
    await end(lan, tab, 'W-2')
    expect(await namesAt(minh, randomUUID())).toEqual(['presence: Lan'])
  })

  it('is told when somebody comes or goes, not while they stay', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    expect(await toldBy(() => say(lan, a))).toEqual(['W-1'])
    expect(await toldBy(() => say(lan, a))).toEqual([])
    expect((await toldBy(() => say(lan, a, 'W-2'))).sort()).toEqual(['W-1', 'W-2'])
    await unheard(a, 46)
    expect((await toldBy(() => say(minh, b))).sort()).toEqual(['W-1', 'W-2'])
    expect(await toldBy(() => end(minh, b))).toEqual(['W-1'])
    expect(await toldBy(() => end(minh, b))).toEqual([])
  })

  it('is told anew when somebody comes back after long silence', async () => {
    const tab = randomUUID()
    await say(lan, tab)
    await unheard(tab, 46)
    expect(await toldBy(() => say(lan, tab))).toEqual(['W-1'])
  })

  it('all speaking at once is all heard', async () => {
    const tabs = Array.from({ length: 20 }, () => randomUUID())
    await Promise.all(tabs.map((tab) => say(lan, tab)))
    await db().query(sql`update presence set seen_at = now() - interval '1 minute'`)
    const answers = await Promise.all(tabs.map((tab, i) => send('/api/zones/W-1/presence', i % 2 ? lan : minh, tab)))
    expect(answers.map((answer) => answer.statusCode)).toEqual(tabs.map(() => 200))
    expect(await db().query(sql`select count(*)::int as n from presence where seen_at > now() - interval '45 seconds'`)).toEqual([{ n: 20 }])
  })

  it('is nothing for the right role of another province', async () => {
    const elsewhere = await signedIn(db(), { name: 'presence: Hoa', provinces: ['24'] })
    for (const url of ['/api/zones/W-1/presence', '/api/zones/W-1/presence/end']) expect(problem.parse((await send(url, elsewhere, randomUUID())).json())).toMatchObject({ status: 403, code: 'other_province', got: '15', detail: 'Việc này thuộc tỉnh Lào Cai; tài khoản này làm việc cho: Bắc Ninh.' })
  })

  it('is at most twenty tabs of one account: the longest unheard go', async () => {
    const tabs = Array.from({ length: 23 }, () => randomUUID())
    for (const [i, tab] of tabs.entries()) {
      await say(lan, tab)
      await unheard(tab, 30 - i)
    }
    await say(minh, randomUUID())
    expect((await db().query<{ tab: string }>(sql`select tab from presence where account_id = ${lan.actor.id}`)).map(({ tab }) => tab).sort()).toEqual(tabs.slice(3).sort())
  })

  it.each([
    ['a zone that is not there', '/api/zones/W-9/presence', { tab: randomUUID() }, 404, 'zone_not_found'],
    ['no tab', '/api/zones/W-1/presence', {}, 400, 'invalid_parameter'],
    ['a tab that is no id', '/api/zones/W-1/presence/end', { tab: 'x' }, 400, 'invalid_parameter'],
  ])('%s is refused', async (_, url, payload, status, code) => {
    expect(problem.parse((await app.inject({ method: 'POST', url, payload, headers: lan.headers })).json())).toMatchObject({ status, code })
  })

  it('is nothing for visitors', async () => {
    const response = await app.inject({ method: 'POST', url: '/api/zones/W-1/presence', payload: { tab: randomUUID() }, headers: { origin: 'http://localhost' } })
    expect(problem.parse(response.json())).toMatchObject({ status: 401, code: 'not_signed_in' })
  })
})
