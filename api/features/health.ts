import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

/** What the tile cache did since the start. */
export interface TileStats { hits: number; misses: number; forgotten: number; bytes(): number }

export interface Health {
  /** False from the first sign of shutting down: a balancer stops sending while the last requests finish. */
  readonly accepting: () => boolean
  /** Names of migrations the database lacks. */
  readonly pendingMigrations: () => Promise<string[]>
}

/** GET /healthz (the process), /readyz (database and migrations), /metrics (Prometheus text). */
export function healthRoutes(app: FastifyInstance, db: Database, tiles: TileStats, health: Health) {
  app.get('/healthz', async () => ({ status: 'ok' }))

  app.get('/readyz', async (request, reply) => {
    const checks = { accepting: health.accepting(), database: false, migrations: false }
    try {
      await db.query(sql`select 1`)
      checks.database = true
      checks.migrations = (await health.pendingMigrations()).length === 0
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
    }
    const ready = Object.values(checks).every(Boolean)
    return reply.code(ready ? 200 : 503).header('cache-control', 'no-store').send({ status: ready ? 'ready' : 'not_ready', checks })
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time to answer, by route', labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5], registers: [registry],
  })
  new Gauge({
    name: 'tile_cache', help: 'Tile cache: hits, misses and forgotten tiles since start, bytes held', labelNames: ['what'], registers: [registry],
    collect() {
      this.set({ what: 'hits' }, tiles.hits)
      this.set({ what: 'misses' }, tiles.misses)
      this.set({ what: 'forgotten' }, tiles.forgotten)
      this.set({ what: 'bytes' }, tiles.bytes())
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    duration.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
