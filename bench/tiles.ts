import pg from 'pg'
import autocannon from 'autocannon'
import { httpGet, ratio, sideBySide } from './measure.ts'
import { startServer } from './servers.ts'

interface Tile { readonly z: number; readonly x: number; readonly y: number }
export interface Case { readonly layer: 'zone' | 'plot'; readonly z: number; readonly tiles: readonly Tile[] }

/** Non-empty tiles of each layer and zoom, the same on every run. */
export async function tileCases(client: pg.ClientBase): Promise<Case[]> {
  const cases: Case[] = []
  for (const [layer, z] of [['zone', 6], ['zone', 8], ['zone', 10], ['plot', 12], ['plot', 14]] as const) {
    const { rows } = await client.query<Tile>(`
      select distinct on (md5(x || '/' || y)) $1::int as z, x, y from (
        select floor((ST_X(p) / 40075016.685578488 + 0.5) * (1 << $1))::int as x, floor((0.5 - ST_Y(p) / 40075016.685578488) * (1 << $1))::int as y
        from (select ST_PointOnSurface(geom_3857) as p from zone_boundary) b) t
      order by md5(x || '/' || y) limit 60`, [z])
    cases.push({ layer, z, tiles: rows })
  }
  return cases
}

// What any MVT server must at least do: ST_AsMVT on the stored, indexed EPSG:3857 column, prepared, binary, JIT and
// parallel workers off.
const raw = {
  zone: `select ST_AsMVT(t, 'zone', 4096, 'geom', 'id') from (
    select z.id, z.code, z.name_vi, z.name_en, z.kind, z.status, z.province_code, z.former_province, b.basis,
      ST_AsMVTGeom(b.geom_3857, ST_TileEnvelope($1, $2, $3), 4096, 64, true) as geom
    from zone z join zone_boundary b on b.zone_id = z.id where b.geom_3857 && ST_TileEnvelope($1, $2, $3, margin => 0.015625) and b.replaced_at is null) t`,
  plot: `select ST_AsMVT(t, 'plot', 4096, 'geom', 'id') from (
    select p.id, p.code, p.zone_id, p.land_use, p.lease_status, p.is_logistics, p.sme_reserved, p.area_m2::int, p.basis,
      ST_AsMVTGeom(p.geom_3857, ST_TileEnvelope($1, $2, $3), 4096, 64, true) as geom
    from plot p where p.geom_3857 && ST_TileEnvelope($1, $2, $3, margin => 0.015625) and p.replaced_at is null) t`,
}

/** Live tiles against raw ST_AsMVT: p50 as a ratio at one connection, throughput as a ratio at 8 and 32. */
export async function liveTiles(url: string, cases: readonly Case[]): Promise<void> {
  console.log('\nLive tiles (nothing cached) against raw ST_AsMVT with no web server')
  const server = await startServer('our-server.ts', { TILE_CACHE_MB: '0', LOG_LEVEL: 'silent' })
  try {
    for (const concurrency of [1, 8, 32]) {
      const get = httpGet(server.port, concurrency)
      const clients = await Promise.all(Array.from({ length: concurrency }, () => connect(url)))
      for (const { layer, z, tiles } of cases) {
        const idle = [...clients]
        const at = (i: number) => tiles[i % tiles.length] ?? { z, x: 0, y: 0 }
        const result = await sideBySide({
          raw: async (i) => {
            const client = idle.pop()
            if (!client) throw new Error('more requests than connections')
            const tile = at(i)
            await client.query({ name: layer, text: raw[layer], values: [tile.z, tile.x, tile.y], binary: true } as pg.QueryConfig)
            idle.push(client)
          },
          ours: (i) => { const tile = at(i); return get(`/tiles/${layer}/${tile.z}/${tile.x}/${tile.y}.mvt`) },
        }, tiles.length * (concurrency > 1 ? 4 : 1), concurrency, concurrency > 1 ? 3 : 7)
        console.log(`  ${layer} z${z} × ${concurrency}: p50 ${result.ours.p50Ms.toFixed(2)} ms, raw ${result.raw.p50Ms.toFixed(2)} ms, ${ratio(result.ours.p50Ms / result.raw.p50Ms)}`
          + ` · ${result.ours.perSecond.toFixed(0)}/s, raw ${result.raw.perSecond.toFixed(0)}/s, ${ratio(result.ours.perSecond / result.raw.perSecond)}`)
      }
      await Promise.all(clients.map((client) => client.end()))
    }
  } finally {
    server.stop()
  }
}

/** Cached tiles against bare Fastify that sends the same bytes: throughput as a ratio. */
export async function cachedTiles(cases: readonly Case[]): Promise<void> {
  console.log('\nCached tiles against bare Fastify sending the same bytes')
  const [ours, bare] = [await startServer('our-server.ts', { TILE_CACHE_MB: '256', LOG_LEVEL: 'silent' }), await startServer('bare-server.ts')]
  try {
    for (const { layer, z, tiles } of cases) {
      const paths = tiles.map((tile) => `/tiles/${layer}/${tile.z}/${tile.x}/${tile.y}.mvt`)
      for (const path of paths) {
        const body = Buffer.from(await (await fetch(`http://127.0.0.1:${ours.port}${path}`, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer())
        const kept = new Promise((resolve) => bare.process.once('message', resolve))
        bare.process.send({ path, base64: body.toString('base64') })
        await kept
      }
      for (const connections of [1, 8, 32]) {
        const best = { ours: 0, bare: 0 }
        for (let round = 0; round < 3; round += 1) {
          for (const [name, { port }] of [['bare', bare], ['ours', ours]] as const) {
            const run = await autocannon({ url: `http://127.0.0.1:${port}`, connections, duration: 2, requests: paths.map((path) => ({ path })) })
            best[name] = Math.max(best[name], run.requests.average)
          }
        }
        console.log(`  ${layer} z${z} × ${connections}: ${best.ours.toFixed(0)}/s, bare ${best.bare.toFixed(0)}/s, ${ratio(best.ours / best.bare)}`)
      }
    }
  } finally {
    ours.stop()
    bare.stop()
  }
}

/** How many plots each tile of the cases draws, by `z/x/y`. */
export async function plotCounts(client: pg.ClientBase, cases: readonly Case[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { z, x, y } of cases.filter((one) => one.layer === 'plot').flatMap((one) => one.tiles)) {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from plot where geom_3857 && ST_TileEnvelope($1, $2, $3, margin => 0.015625)', [z, x, y])
    counts.set(`${z}/${x}/${y}`, rows[0]?.n ?? 0)
  }
  return counts
}

/** The best time of each live plot tile, by `z/x/y`, for comparing before and after the data grew. */
export async function plotTileTimes(cases: readonly Case[]): Promise<Map<string, number>> {
  const server = await startServer('our-server.ts', { TILE_CACHE_MB: '0', LOG_LEVEL: 'silent' })
  const get = httpGet(server.port, 1)
  const times = new Map<string, number>()
  for (let round = 0; round < 9; round += 1) {
    for (const { z, x, y } of cases.filter((one) => one.layer === 'plot').flatMap((one) => one.tiles)) {
      const begun = performance.now()
      await get(`/tiles/plot/${z}/${x}/${y}.mvt`)
      times.set(`${z}/${x}/${y}`, Math.min(times.get(`${z}/${x}/${y}`) ?? Infinity, performance.now() - begun))
    }
  }
  server.stop()
  return times
}

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url, options: '-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan' })
  await client.connect()
  return client
}
