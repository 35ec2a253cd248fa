import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { zoneChanged } from '../contract/presence.ts'
import type { Database } from '../database/pool.ts'
import { Problem } from '../errors.ts'

export interface EventStreams {
  /** GET /api/events. @throws Problem too_many_listeners */
  listen(request: FastifyRequest, reply: FastifyReply): void
  /** Ends every stream and begins no more. */
  close(): void
  readonly open: number
}

interface Listener {
  readonly answer: ServerResponse
  readonly hearsPresence: boolean
  /** Where a visitor listens from; null: somebody who is signed in. */
  readonly address: string | null
  readonly request: FastifyRequest
}

/** What streams need of the server. */
export interface Around {
  readonly isStillSignedIn: (request: FastifyRequest) => Promise<boolean>
  readonly warn: (facts: object, message: string) => void
}
interface Told { readonly number: number; readonly isPresence: boolean; readonly text: string }

const RETRY_MS = 3000
const HEARTBEAT_MS = 20_000
/** Whoever comes back after a short break hears what was said meanwhile. */
const KEPT = 500
/** What waits in this process for one listener: more, and it does not read. */
const MOST_UNREAD_BYTES = 256 * 1024

/** Visitors from one address at once: an office behind one address has as many, and one machine cannot take the room of all. Who is signed in is known. */
const MOST_VISITORS_FROM_ONE_PLACE = 20

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-content-type-options': 'nosniff',
  // A reverse proxy that gathers an answer before it passes it on would gather this one for ever.
  'x-accel-buffering': 'no',
}

/** Tells open pages what the database says of changes, at most `limit` at once. */
export function eventStreams(db: Pick<Database, 'onMapChange' | 'onNotice'>, limit: number, { isStillSignedIn, warn }: Around): EventStreams {
  const listeners = new Set<Listener>()
  // An id names the process too: another one, or this one restarted, counts differently.
  const origin = randomBytes(6).toString('base64url')
  const recent: Told[] = []
  let count = 0
  let isClosing = false

  const write = ({ answer }: Listener, text: string) => {
    answer.write(text)
    if (answer.writableLength > MOST_UNREAD_BYTES) answer.destroy()
  }
  const tell = (event: 'map' | 'zone' | 'presence' | 'missed', data: object) => {
    count += 1
    const told = { number: count, isPresence: event === 'presence', text: `id: ${origin}.${count}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n` }
    recent.push(told)
    if (recent.length > KEPT) recent.shift()
    for (const listener of listeners) if (listener.hearsPresence || !told.isPresence) write(listener, told.text)
  }
  db.onMapChange((change) => { if (change) tell('map', change); else tell('missed', {}) })
  // A break loses the notices of all channels: the map's listener has said so.
  db.onNotice('zone_change', (payload) => {
    if (payload === null) return
    const { data: change } = zoneChanged.safeParse(readJson(payload))
    if (change) tell('zone', change)
    else warn({ payload: payload.slice(0, 200) }, 'a notice of a published zone that says nothing of one')
  })
  db.onNotice('presence', (code) => { if (code !== null) tell('presence', { code }) })

  const beat = async (listener: Listener) => {
    write(listener, ':\n\n')
    // Whose session has ended hears no more who works where: the page comes back as whoever it is now.
    if (listener.hearsPresence && !await isStillSignedIn(listener.request)) listener.answer.end()
  }
  const heartbeat = setInterval(() => {
    for (const listener of listeners) beat(listener).catch((error: unknown) => warn({ err: error }, 'it could not be asked whether who listens is still signed in'))
  }, HEARTBEAT_MS)
  heartbeat.unref()

  /** What was said since an id; null where that is not known any more. */
  const since = (lastId: string): Told[] | null => {
    const [from, number] = [lastId.slice(0, origin.length + 1), Number(lastId.slice(origin.length + 1))]
    if (from !== `${origin}.` || !Number.isInteger(number) || number > count || number < (recent[0]?.number ?? count + 1) - 1) return null
    return recent.filter((told) => told.number > number)
  }

  return {
    get open() { return listeners.size },
    listen: (request, reply) => {
      if (isClosing || listeners.size >= limit) throw new Problem('too_many_listeners', { got: String(listeners.size), expected: String(limit) }, { 'retry-after': isClosing ? '3' : '30' })
      const address = request.actor === null ? request.ip : null
      const there = address === null ? 0 : [...listeners].filter((listener) => listener.address === address).length
      if (there >= MOST_VISITORS_FROM_ONE_PLACE) throw new Problem('too_many_listeners', { got: String(there), expected: String(MOST_VISITORS_FROM_ONE_PLACE) }, { 'retry-after': '30' })
      reply.hijack()
      const answer = reply.raw
      answer.writeHead(200, HEADERS)
      if (request.method === 'HEAD') return void answer.end()
      const listener = { answer, address, request, hearsPresence: request.actor !== null && !request.mustChangePassword }
      listeners.add(listener)
      answer.once('close', () => listeners.delete(listener))
      answer.on('error', (error) => request.log.debug({ err: error }, 'an event stream broke'))
      answer.write(`retry: ${RETRY_MS}\n\n`)
      const lastId = request.headers['last-event-id']
      const missed = typeof lastId === 'string' ? since(lastId) : []
      if (!missed) write(listener, 'event: missed\ndata: {}\n\n')
      else for (const told of missed) if (listener.hearsPresence || !told.isPresence) write(listener, told.text)
      // The id alone: who hears nothing before a break still knows where it was.
      write(listener, `id: ${origin}.${count}\n\n`)
    },
    close: () => {
      isClosing = true
      clearInterval(heartbeat)
      for (const { answer } of listeners) answer.end()
    },
  }
}

function readJson(text: string): unknown {
  try { return JSON.parse(text) } catch { return null }
}
