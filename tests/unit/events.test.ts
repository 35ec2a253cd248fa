import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import type { MapChange } from '../../api/database/pool.ts'
import { eventStreams } from '../../api/features/events.ts'

it('drops who does not read, and goes on telling who does', async () => {
  const listeners: ((change: MapChange | null) => void)[] = []
  const streams = eventStreams({ onMapChange: (listener) => { listeners.push(listener) }, onNotice: () => undefined }, 2)
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
