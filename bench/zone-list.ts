import type pg from 'pg'
import { httpGet, ratio, sideBySide } from './measure.ts'
import { startServer } from './servers.ts'

/** The zone list by bbox and text over HTTP, against the bare `select … where name like and geom &&` in SQL. */
export async function zoneList(client: pg.ClientBase): Promise<void> {
  console.log('\nZone list by bbox and text (20 a page, with facets), against the plain SQL without facets')
  const server = await startServer('our-server.ts', { LOG_LEVEL: 'silent' })
  const get = httpGet(server.port, 1)
  const boxes = Array.from({ length: 40 }, (_, i) => { const [west, south] = [104.5 + (i % 8) * 0.25, 20.2 + Math.floor(i / 8) * 0.25]; return [west, south, west + 0.6, south + 0.5] })
  try {
    for (const [name, query] of [['bbox', ''], ['text', 'thu nghiem 1'], ['bbox + text', 'thu nghiem']] as const) {
      const box = (i: number) => (name === 'text' ? null : boxes[i] ?? null)
      const result = await sideBySide({
        plain: async (i) => {
          await client.query({
            name: 'plain',
            text: `select z.code, z.name_vi, z.status, ST_AsText(ST_Envelope(b.geom)) from zone z left join zone_boundary b on b.zone_id = z.id
              where z.name_folded like '%' || $1 || '%' and ($2::float8[] is null or b.geom && ST_MakeEnvelope(($2::float8[])[1], ($2::float8[])[2], ($2::float8[])[3], ($2::float8[])[4], 4326))
              order by z.name_sort_key limit 20`,
            values: [query, box(i)],
          })
        },
        ours: (i) => get(`/api/zones?limit=20${query ? `&q=${encodeURIComponent(query)}` : ''}${box(i) ? `&bbox=${String(box(i))}` : ''}`),
      }, boxes.length, 1, 5)
      console.log(`  ${name}: p50 ${result.ours.p50Ms.toFixed(1)} ms, plain ${result.plain.p50Ms.toFixed(1)} ms, ${ratio(result.ours.p50Ms / result.plain.p50Ms)}`)
    }
  } finally {
    server.stop()
  }
}
