import type pg from 'pg'
import { httpGet, median, ratio } from './measure.ts'
import { startServer } from './servers.ts'

// What a GIS engineer would write over the same tables, nothing kept: the same filters, distance order and counts.
const plain = `
  with taken as (select plot_id from plot_allocation where replaced_at is null union select plot_id from hold),
  land as (
    select p.zone_id, p.land_use, p.sme_reserved, ST_Intersection(p.geom, c.geom) as geom
    from plot p join clearance c on c.zone_id = p.zone_id and c.stage = 'ready' and c.replaced_at is null and ST_Intersects(p.geom, c.geom)
    where p.replaced_at is null and p.land_use in ('industrial', 'warehouse', 'service') and p.id not in (select plot_id from taken)),
  block as (
    select zone_id, block, sum(ST_Area(geom::geography)) as m2, bool_or(land_use = 'industrial') as industrial, bool_or(land_use = 'warehouse') as warehouse, bool_or(not sme_reserved) as free, ST_Collect(geom) as geom
    from (select l.*, ST_ClusterDBSCAN(geom, 0.000005, 1) over (partition by zone_id) as block from land l) l group by zone_id, block),
  offer as materialized (
    select b.*, z.kind, z.status, (select min(ST_Distance(b.geom::geography, i.geom::geography)) from infrastructure i where i.kind = 'rail_station' and i.status = 'existing') as rail_m
    from block b join zone z on z.id = b.zone_id),
  seen as materialized (
    select o.*, kind = $1 as in_kind, status = 'operating' as in_status, industrial as in_use, free as in_sme, m2 >= $2 * 10000.0 and rail_m <= $3 * 1000.0 as fits from offer o)
  select (select json_agg(p) from (select zone_id, m2, rail_m from seen where in_kind and in_status and in_use and in_sme and fits order by rail_m limit 30) p),
    (select json_object_agg(kind, n) from (select kind, count(*) as n from seen where in_status and in_use and in_sme and fits group by 1) f),
    (select json_object_agg(status, n) from (select status, count(*) as n from seen where in_kind and in_use and in_sme and fits group by 1) f),
    count(*) filter (where in_kind and in_status and in_sme and fits and warehouse), count(*) filter (where in_kind and in_status and in_use and fits)
  from seen`

interface Question { readonly kind: string; readonly areaFrom: number; readonly railKm: number }
const questions: readonly Question[] = Array.from({ length: 24 }, (_, i) => ({ kind: i % 2 ? 'industrial_zone' : 'industrial_cluster', areaFrom: 1 + i % 6, railKm: 15 + (i % 8) * 10 }))
const address = ({ kind, areaFrom, railKm }: Question) =>
  `/api/land-offers?province=99&kind=${kind}&status=operating&use=industrial&sme=without&by=now&areaFrom=${areaFrom}&railStation=${railKm}&sort=rail_station`

/** What makes plots one block, points to be near to, and what boards say of some of the zones: invented, so that every wish has something to judge. */
async function furnish(client: pg.ClientBase): Promise<void> {
  await client.query(`select set_config('matbang.ledger_by_hand', 'on', false)`)
  await client.query(`insert into rule (code, parameter, operator, value, unit, legal_basis, confidence)
    select 'clean_block', s.parameter, s.operator, s.value, 'm', 'bench', 'own' from (values ('least_contact', 'gte', 5), ('internal_road_width', 'lte', 30)) s(parameter, operator, value)
    where not exists (select from rule r where r.code = 'clean_block')`)
  await client.query('delete from clean_block')
  await client.query(`insert into infrastructure (code, kind, name_vi, geom, source)
    select k.kind || z.n, k.kind, k.kind || ' ' || z.n, z.centre, 'bench'
    from (select centre, row_number() over (order by md5(code)) as n from zone) z join unnest(array['rail_station', 'seaport', 'border_gate', 'airport', 'expressway_interchange']) with ordinality k(kind, n)
      on z.n > k.n * 8 and z.n <= k.n * 8 + 8`)
  await client.query(`insert into zone_utility (zone_id, kind, status, capacity, committed, unit, basis, source)
    select id, 'wastewater', 'operating', 5000, id % 5000, 'm3_per_day', 'schematic', 'bench' from zone where id % 3 = 0`)
  await client.query(`insert into zone_land_term (zone_id, term_until, source) select id, date '2050-01-01' + id % 9000, 'bench' from zone where id % 2 = 0`)
  await client.query('select rules.refresh()')
  await client.query('vacuum analyze')
  // The zones came in helpings and every block was made anew twice: the holes that left are no part of a running database.
  await client.query('vacuum full analyze land_offer')
}

const percentile = (values: readonly number[], share: number) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

/** The search with five facets, distance order and counts over HTTP, against the plain SQL over plots, tracts and allocations. */
export async function landOffers(client: pg.ClientBase): Promise<void> {
  console.log('\nLand offers: search with five facets, distance sort and counts, against the plain SQL over the source tables')
  await furnish(client)
  const { rows: [count] } = await client.query<{ n: number; ready: number }>(`select count(*)::int as n, (count(*) filter (where state = 'ready'))::int as ready from land_offer`)
  const plainMs: number[] = []
  for (const question of questions.slice(0, 3)) {
    const begun = performance.now()
    await client.query(plain, [question.kind, question.areaFrom, question.railKm])
    plainMs.push(performance.now() - begun)
  }
  console.log(`  ${count?.n} offers, ${count?.ready} of them ready; plain SQL ${(median(plainMs) / 1000).toFixed(1)} s`)
  const server = await startServer('our-server.ts', { LOG_LEVEL: 'silent' })
  try {
    for (const connections of [1, 32]) {
      const get = httpGet(server.port, connections)
      const timesMs: number[] = []
      let next = 0
      // The first round fills plans and pages: it does not count.
      for (const counts of [false, true]) {
        next = 0
        await Promise.all(Array.from({ length: connections }, async () => {
          for (let i = next++; i < 240; i = next++) {
            const begun = performance.now()
            await get(address(questions[i % questions.length] ?? { kind: '', areaFrom: 0, railKm: 0 }))
            if (counts) timesMs.push(performance.now() - begun)
          }
        }))
      }
      console.log(`  ${connections} connection${connections > 1 ? 's' : ''}: p50 ${percentile(timesMs, 0.5).toFixed(1)} ms, p95 ${percentile(timesMs, 0.95).toFixed(1)} ms, to the plain SQL ${ratio(percentile(timesMs, 0.95) / median(plainMs))}`)
    }
  } finally {
    server.stop()
  }
}
