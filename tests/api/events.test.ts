import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { connectDatabase } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { readEvents, type EventReader } from '../fixtures/event-reader.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let at: WrittenZone
let address = ''
const readers = new Set<EventReader>()
beforeAll(async () => { at = await writeZone(db()) })
afterAll(() => takeZoneAway(db()))
beforeEach(async () => {
  app = await appOn(db(), { eventsLimit: 3 })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  for (const reader of readers) reader.stop()
  readers.clear()
  await app.close()
})

const listen = async (headers: Record<string, string> = {}) => {
  const reader = await readEvents(`${address}/api/events`, headers)
  readers.add(reader)
  return reader
}
const notify = (channel: 'zone_change' | 'presence', payload: string) => db().query(sql`select pg_notify(${channel}, ${payload})`)
const publish = (code: string, version: number) => notify('zone_change', JSON.stringify({ code, version }))
/** A reader that has read what there is: what comes next came later. */
const isOpen = (reader: EventReader) => expect.poll(() => reader.said()).toMatch(/^id: \S+\.\d+$/m)

describe('GET /api/events', () => {
  it('is a stream that nothing compresses, keeps or names', async () => {
    const reader = await listen({ 'accept-encoding': 'gzip' })
    await isOpen(reader)
    expect([reader.status, reader.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(['content-encoding', 'etag', 'content-length'].map((name) => reader.headers.get(name))).toEqual([null, null, null])
    expect(reader.headers.get('cache-control')).toContain('no-store')
    expect(reader.said()).toMatch(/^retry: 3000\n\n/)
  })

  it('tells a change of the map when it is committed: which layer, and where', async () => {
    const reader = await listen()
    await isOpen(reader)
    await db().transaction((tx) => tx.query(sql`update zone_boundary set source = 'events' where zone_id = ${at.zone}`))
    const told = await reader.next()
    expect(told).toMatchObject({ event: 'map', data: { layer: 'zone' } })
    const [west = 0, south = 0] = (told.data as { extent: number[] }).extent
    expect([Math.round(west / 1000), Math.round(south / 1000)]).toEqual([11577, 2548])
  })

  it('tells published changes in their order, and nothing of what was taken back', async () => {
    const reader = await listen()
    await isOpen(reader)
    await db().transaction(async (tx) => {
      await tx.query(sql`select pg_notify('zone_change', '{"code":"W-2","version":9}')`)
      throw new Error('taken back')
    }).catch(() => undefined)
    await publish('W-1', 2)
    await publish('W-1', 3)
    expect([await reader.next(), await reader.next()].map(({ event, data }) => [event, data])).toEqual([['zone', { code: 'W-1', version: 2 }], ['zone', { code: 'W-1', version: 3 }]])
  })

  it('tells who came or went to people who are signed in, and to nobody else', async () => {
    const [visitor, planner, official] = await Promise.all([listen(), listen((await signedIn(db())).headers), listen((await signedIn(db(), { role: 'official' })).headers)])
    await Promise.all([visitor, planner, official].map(isOpen))
    const { headers } = await signedIn(db(), { name: 'events: Lan' })
    await app.inject({ method: 'POST', url: '/api/zones/W-1/presence', payload: { tab: randomUUID() }, headers })
    await publish('W-1', 4)
    expect([await planner.next(), await official.next()].map(({ event, data }) => [event, data])).toEqual([['presence', { code: 'W-1' }], ['presence', { code: 'W-1' }]])
    expect((await visitor.next()).event).toBe('zone')
    expect(visitor.said()).not.toContain('presence')
  })

  it('passes over a notice that says nothing, and goes on', async () => {
    const reader = await listen()
    await isOpen(reader)
    await notify('zone_change', '{"code":')
    await notify('zone_change', '{"code":7}')
    await publish('W-1', 9)
    expect((await reader.next()).data).toEqual({ code: 'W-1', version: 9 })
  })

  it('tells presence to nobody whose password somebody else has seen', async () => {
    const { headers, actor } = await signedIn(db(), { name: 'events: new' })
    await db().query(sql`update account set must_change_password = true where id = ${actor.id}`)
    const reader = await listen(headers)
    await isOpen(reader)
    await notify('presence', 'W-1')
    await publish('W-1', 5)
    expect((await reader.next()).event).toBe('zone')
  })

  it('goes on after a break where it was; a visitor still hears no presence', async () => {
    const first = await listen()
    await isOpen(first)
    first.stop()
    await publish('W-1', 6)
    await notify('presence', 'W-1')
    await publish('W-1', 7)
    const again = await listen({ 'last-event-id': first.lastId() })
    expect([(await again.next()).data, (await again.next()).data]).toEqual([{ code: 'W-1', version: 6 }, { code: 'W-1', version: 7 }])
    const third = await listen({ 'last-event-id': again.lastId() })
    await publish('W-1', 8)
    expect((await third.next()).data).toEqual({ code: 'W-1', version: 8 })
    expect(third.said()).not.toContain('missed')
  })

  it('has missed some by an id of another server, of nothing, of what has not come, and of what was too long ago', async () => {
    const reader = await listen()
    await isOpen(reader)
    const origin = reader.lastId().split('.')[0] ?? ''
    for (const id of ['abcdefgh.0', 'x', `${origin}.1000`, `${origin}.-1`, `${origin}.0.5`]) {
      const asking = await listen({ 'last-event-id': id })
      expect([id, (await asking.next()).event]).toEqual([id, 'missed'])
      asking.stop()
      await asking.ended
    }
    for (let n = 1; n <= 501; n += 1) await publish('W-1', n)
    for (let n = 1; n <= 501; n += 1) await reader.next()
    expect((await (await listen({ 'last-event-id': `${origin}.0` })).next()).event).toBe('missed')
    expect((await (await listen({ 'last-event-id': `${origin}.1` })).next()).data).toEqual({ code: 'W-1', version: 2 })
  })

  it('says that some may have been missed when the day has changed everything', async () => {
    const reader = await listen()
    await isOpen(reader)
    await db().query(sql`select pg_notify('map_change', 'null')`)
    expect((await reader.next()).event).toBe('missed')
  })

  it.skipIf(inject('target').kind === 'embedded')('says that some may have been missed after the database was away, and goes on', async () => {
    const lost: Error[] = []
    const own = await connectDatabase(inject('target'), { poolSize: 2, onError: (error) => lost.push(error) })
    const onOwn = await appOn(own)
    const reader = await readEvents(`${await onOwn.listen({ host: '127.0.0.1', port: 0 })}/api/events`)
    await isOpen(reader)
    await db().query(sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' order by backend_start desc limit 1`)
    expect([(await reader.next()).event, (await reader.next()).event]).toEqual(['missed', 'missed'])
    await publish('W-1', 10)
    expect((await reader.next()).data).toEqual({ code: 'W-1', version: 10 })
    expect(lost.length).toBeGreaterThan(0)
    reader.stop()
    await onOwn.close()
    await own.close()
  })

  it('refuses more than its limit, with when to come again, and makes room when somebody leaves', async () => {
    const [first] = await Promise.all([listen(), listen(), listen()])
    const refused = await fetch(`${address}/api/events`)
    expect([refused.status, refused.headers.get('retry-after'), problem.parse(await refused.json()).code]).toEqual([503, '30', 'too_many_listeners'])
    first.stop()
    await expect.poll(async () => { const reader = await listen(); if (reader.status !== 200) reader.stop(); return reader.status }).toBe(200)
  })

  it('answers HEAD at once, and no other method', async () => {
    const head = await fetch(`${address}/api/events`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    const post = await fetch(`${address}/api/events`, { method: 'POST', headers: { origin: address } })
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('a server that closes', () => {
  it('ends every stream, lets no new one begin, and is not held up', async () => {
    const [one, two] = await Promise.all([listen(), listen()])
    await Promise.all([isOpen(one), isOpen(two)])
    await app.close()
    await Promise.all([one.ended, two.ended])
    await expect(fetch(`${address}/api/events`)).rejects.toThrow()
  })

  it('is not held up by a connection that never asks anything', async () => {
    const { hostname, port } = new URL(address)
    const silent = connect(Number(port), hostname)
    await once(silent, 'connect')
    const closed = once(silent.resume(), 'close')
    await Promise.all([app.close(), closed])
  })
})
