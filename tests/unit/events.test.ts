import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import Fastify from 'fastify'
import { expect, it, vi } from 'vitest'
import type { MapChange } from '../../api/database/pool.ts'
import { eventStreams } from '../../api/features/events.ts'
import { readEvents } from '../fixtures/event-reader.ts'

it('drops who does not read, and goes on telling who does', async () => {
  const listeners: ((change: MapChange | null) => void)[] = []
  const streams = eventStreams({ onMapChange: (listener) => { listeners.push(listener) }, onNotice: () => undefined }, 2, { isStillSignedIn: async () => true, warn: () => undefined })
  const tell = (change: MapChange) => listeners.forEach((listener) => listener(change))
  const app = Fastify()
  app.decorateRequest('actor', null)
  app.get('/api/events', (request, reply) => streams.listen(request, reply))
  app.addHook('preClose', async () => streams.close())
  const { hostname, port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))

  const open = async () => {
    const socket = connect(Number(port), hostname)
    socket.write('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    return socket
  }
  const [deaf, reading] = [await open(), await open()]
  deaf.pause()
  let heard = 0
  reading.on('data', (chunk) => { heard += chunk.length })
  expect(streams.open).toBe(2)

  // What the system holds for the deaf one fills up first; how much that is, is its own affair.
  let said = 0
  while (streams.open === 2) {
    tell({ layer: 'x'.repeat(50_000), extent: [0, 0, 0, 0] })
    said += 50_000
    await setImmediate()
  }
  expect(deaf.destroyed).toBe(false)
  tell({ layer: 'last', extent: [0, 0, 0, 0] })
  await expect.poll(() => heard).toBeGreaterThan(said)
  expect(streams.open).toBe(1)
  const closed = once(deaf.resume(), 'close')
  await Promise.all([app.close(), closed])
})

it('asks again whether who hears presence is still signed in, and lets go of whoever is not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const here = new Set(['lan', 'minh'])
  const streams = eventStreams({ onMapChange: () => undefined, onNotice: () => undefined }, 9, { isStillSignedIn: async (request) => here.has(String(request.headers['x-who'])), warn: () => undefined })
  const app = Fastify()
  app.decorateRequest('actor', null)
  app.decorateRequest('mustChangePassword', false)
  app.addHook('onRequest', async (request) => { if (request.headers['x-who']) request.actor = { id: 'x', name: 'x', email: 'x', role: 'planner', provinces: [] } })
  app.get('/api/events', (request, reply) => streams.listen(request, reply))
  app.addHook('preClose', async () => streams.close())
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const [lan, , visitor] = await Promise.all([readEvents(`${address}/api/events`, { 'x-who': 'lan' }), readEvents(`${address}/api/events`, { 'x-who': 'minh' }), readEvents(`${address}/api/events`)])
  expect(streams.open).toBe(3)
  here.delete('lan')
  await vi.advanceTimersByTimeAsync(20_000)
  await lan.ended
  await expect.poll(() => streams.open).toBe(2)
  expect(visitor.status).toBe(200)
  vi.useRealTimers()
  await app.close()
})

it('leaves room for others: one address has twenty streams of visitors, whoever is signed in counts apart', async () => {
  const streams = eventStreams({ onMapChange: () => undefined, onNotice: () => undefined }, 100, { isStillSignedIn: async () => true, warn: () => undefined })
  const app = Fastify({ trustProxy: true })
  app.setErrorHandler((error, _, reply) => reply.code(503).send(String(error)))
  app.decorateRequest('actor', null)
  app.decorateRequest('mustChangePassword', false)
  app.addHook('onRequest', async (request) => { if (request.headers['x-who']) request.actor = { id: 'x', name: 'x', email: 'x', role: 'planner', provinces: [] } })
  app.get('/api/events', (request, reply) => streams.listen(request, reply))
  app.addHook('preClose', async () => streams.close())
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const open = async (headers: Record<string, string> = {}) => (await readEvents(`${address}/api/events`, headers)).status
  for (let n = 0; n < 20; n += 1) expect(await open()).toBe(200)
  expect([await open(), await open({ 'x-forwarded-for': '203.0.113.7' }), await open({ 'x-who': 'lan' })]).toEqual([503, 200, 200])
  await app.close()
})
