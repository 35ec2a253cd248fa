import pg from 'pg'
import { openEmbedded } from './embedded.ts'
import type { Sql } from './sql.ts'

/** Anything that runs a statement; a function that must be inside a transaction asks for a Transaction instead. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(statement: Sql): Promise<Row[]>
}

export interface Transaction extends Queryable {
  readonly isTransaction: true
}

/** What the database tells every server: map_change (MapChange as JSON), zone_change (a zone's code and version), presence (a zone's code), land_offer (code of a zone whose offers changed), mail (some waits). */
export const noticeChannels = ['map_change', 'zone_change', 'presence', 'land_offer', 'mail'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

export interface MapChange {
  readonly layer: string
  /** [minX, minY, maxX, maxY] in EPSG:3857 metres. */
  readonly extent: readonly [number, number, number, number]
}

export interface Database extends Queryable {
  readonly kind: 'embedded' | 'server'
  /** Lent to libraries that speak pg themselves; what is ours asks the database. */
  readonly pool: pg.Pool
  /** The same database, whose transactions write on behalf of an account: every change they make is kept with its id. */
  by(accountId: string): Database
  /** One connection for the caller alone. Never asks for a second one inside: the embedded database has only one backend. */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
  /** All of it or nothing. Two that wait for each other: one is begun anew, once, so the work may run twice. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Calls back after each committed change of the map; `null` means changes may have been missed: forget everything. */
  onMapChange(listener: (change: MapChange | null) => void): void
  /** Calls back with the payload of each committed notice on a channel; `null` means some may have been missed. */
  onNotice(channel: NoticeChannel, listener: (payload: string | null) => void): void
  close(): Promise<void>
}

/** Where the database is: a PostgreSQL server, or an embedded one that is already running behind its socket. */
export type DatabaseTarget =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'embedded'; readonly socketFolder: string }

export interface PoolOptions {
  readonly poolSize: number
  readonly onError: (error: Error) => void
  /** The embedded database ended by itself: nothing can be answered any more. */
  readonly onDeath?: (error: Error) => void
}

// JIT and parallel plans make tiles up to 8 times slower and their bytes unstable, and help nothing else here.
const SESSION = '-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan -c statement_timeout=30s -c timezone=Asia/Ho_Chi_Minh'

/** Opens the PostgreSQL server at `url`, or starts the embedded database in `dataFolder` when there is none. */
export async function openDatabase({ url, dataFolder, ...options }: PoolOptions & { url: string | null; dataFolder: string }): Promise<Database> {
  if (url) return connectDatabase({ kind: 'server', url }, options)
  const embedded = await openEmbedded(dataFolder, options.onDeath)
  const database = await connectDatabase({ kind: 'embedded', socketFolder: embedded.socketFolder }, options)
  return { ...database, close: async () => { await database.close(); await embedded.close() } }
}

/** Connects a pool to a database that is already running. */
export async function connectDatabase(target: DatabaseTarget, { poolSize, onError }: PoolOptions): Promise<Database> {
  const embedded = target.kind === 'embedded'
  const pool = new pg.Pool(embedded
    ? { host: target.socketFolder, user: 'postgres', database: 'postgres', max: poolSize }
    // A server that went away without a word must be noticed: by who asks, and by who only listens.
    : { connectionString: target.url, max: poolSize, options: SESSION, connectionTimeoutMillis: 5000, keepAlive: true })
  // One idle connection lost to a restart of the server must not end the process.
  pool.on('error', onError)

  const listeners = new Map<NoticeChannel, ((payload: string | null) => void)[]>(noticeChannels.map((channel) => [channel, []]))
  const tell = (channel: NoticeChannel, payload: string | null) => { for (const listener of listeners.get(channel) ?? []) listener(payload) }
  const stopListening = await listen(pool, embedded, tell, onError)

  const run = async <Row extends pg.QueryResultRow>(client: pg.Pool | pg.PoolClient, { text, values, name }: Sql) => {
    const result = await client.query<Row>({ text, values: [...values], name: embedded ? undefined : name })
    return result.rows
  }

  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>) => {
    const client = await pool.connect()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      // A connection whose server went away must not go back to the pool.
      client.release(error instanceof Error && !('severity' in error) ? error : undefined)
      throw error
    }
  }

  const open = (accountId: string | null): Database => ({
    kind: target.kind,
    pool,
    by: open,
    query: (statement) => run(pool, statement),
    withClient,
    transaction: (work) => withClient(async (client) => {
      const once = async () => {
        await client.query('begin')
        try {
          if (accountId !== null) await client.query(`select set_config('matbang.actor', $1, true)`, [accountId])
          const result = await work({ isTransaction: true, query: (statement) => run(client, statement) })
          await client.query('commit')
          return result
        } catch (error) {
          await client.query('rollback').catch(() => undefined)
          throw error
        }
      }
      return once().catch((error: unknown) => { if (isInTheWay(error)) return once(); throw error })
    }),
    // What is no JSON tells nothing of what changed: as if it had been missed.
    onMapChange: (listener) => { listeners.get('map_change')?.push((payload) => listener(payload === null ? null : readJson(payload, onError) as MapChange | null)) },
    onNotice: (channel, listener) => { listeners.get(channel)?.push(listener) },
    close: async () => {
      await stopListening()
      await pool.end()
    },
  })
  return open(null)
}

// Deadlock, and what another transaction made impossible: nothing was written, and the next time it may go through.
const isInTheWay = (error: unknown) => error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')

function readJson(text: string, onError: (error: Error) => void): unknown {
  try {
    return JSON.parse(text)
  } catch {
    onError(new Error(`a notice that is no JSON: ${text.slice(0, 200)}`))
    return null
  }
}

/**
 * Listens on all channels. On a server: one connection of its own that comes back after a break.
 * Embedded, all connections share one backend, which hands its notices to whichever connection is talking.
 */
async function listen(pool: pg.Pool, embedded: boolean, tell: (channel: NoticeChannel, payload: string | null) => void, onError: (error: Error) => void) {
  const subscribe = noticeChannels.map((channel) => `listen ${channel}`).join('; ')
  const hear = ({ channel, payload }: pg.Notification) => {
    const known = noticeChannels.find((one) => one === channel)
    if (known && payload) tell(known, payload)
  }
  const missSome = () => noticeChannels.forEach((channel) => tell(channel, null))
  if (embedded) {
    pool.on('connect', (client) => client.on('notification', hear))
    await pool.query(subscribe)
    return async () => undefined
  }

  let stopped = false
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined
  const connect = async () => {
    const next = new pg.Client({ ...pool.options, options: SESSION })
    next.on('notification', hear)
    next.on('error', onError)
    next.once('end', () => {
      if (stopped) return
      missSome()
      retry = setTimeout(() => void connect().catch(onError), 1000)
    })
    await next.connect()
    await next.query(subscribe)
    client = next
    missSome()
  }
  await connect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end()
  }
}
