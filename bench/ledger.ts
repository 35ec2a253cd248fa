import pg from 'pg'
import { median, ratio, sideBySide } from './measure.ts'

// What a GIS engineer would write over the same tables, areas stored, everything indexed.
const plain = {
  balance: `select zone_id, land_use, sum(area_m2) as m2, sum(area_m2) filter (where lease_status in ('leased', 'in_use')) as let_m2
    from plot where replaced_at is null group by zone_id, land_use`,
  recompute: `with ready as (
      select p.id, p.zone_id, sum(ST_Area(ST_Intersection(p.geom, c.geom)::geography)) as m2
      from plot p join clearance c on c.zone_id = p.zone_id and c.stage = 'ready' and c.replaced_at is null and ST_Intersects(p.geom, c.geom)
      where p.replaced_at is null and p.land_use in ('industrial', 'warehouse', 'service') group by p.id, p.zone_id),
    taken as (select plot_id, sum(area_m2) as m2, sum(area_m2) filter (where stage <> 'approved') as let_m2 from plot_allocation where replaced_at is null group by plot_id),
    clean as (select r.zone_id, sum(r.m2) as ready_m2, sum(greatest(0, r.m2 - coalesce(t.m2, 0))) as available_m2 from ready r left join taken t on t.plot_id = r.id group by r.zone_id),
    land as (select p.zone_id, sum(p.area_m2) filter (where p.land_use = 'industrial') as industrial_m2, sum(p.area_m2) filter (where p.land_use = 'service') as service_m2,
        sum(p.area_m2) filter (where p.land_use = 'road') as road_m2, sum(t.let_m2) as let_m2
      from plot p left join taken t on t.plot_id = p.id where p.replaced_at is null group by p.zone_id),
    cleared as (select zone_id, stage, sum(area_m2) as m2 from clearance where replaced_at is null group by zone_id, stage)
    select sum(c.ready_m2), sum(c.available_m2), sum(l.industrial_m2), sum(l.let_m2), (select sum(m2) from cleared) from land l left join clean c using (zone_id)`,
  blocks: `select block, sum(ST_Area(geom)), (ST_MaximumInscribedCircle(ST_Union(geom))).radius
    from (select geom, ST_ClusterDBSCAN(geom, 0.5, 1) over () as block from (
      select ST_Transform(ST_Intersection(p.geom, c.geom), 5897) as geom
      from plot p join clearance c on c.zone_id = p.zone_id and c.stage = 'ready' and ST_Intersects(p.geom, c.geom)
      where p.zone_id = $1 and p.lease_status = 'free' and p.land_use in ('industrial', 'warehouse', 'service')) r) b group by block`,
  province: `select province_code, count(distinct z.id), sum(p.area_m2) filter (where land_use = 'industrial'), sum(a.m2)
    from zone z left join plot p on p.zone_id = z.id and p.replaced_at is null
      left join (select plot_id, sum(area_m2) as m2 from plot_allocation where replaced_at is null group by plot_id) a on a.plot_id = p.id group by province_code`,
}

const ours = {
  balance: 'select * from zone_ledger',
  // A hundred zones a time, as rules.refresh_zone_ledger does it.
  recompute: `select sum(l.ready_leasable_m2), sum(l.available_m2)
    from (select array_agg(id) as ids from (select id, (row_number() over (order by id) - 1) / 100 as n from zone) z group by n) b,
      lateral rules.zone_ledger_at(b.ids, current_date) l`,
  blocks: 'select count(*) from rules.clean_blocks_of_zone($1, current_date, false)',
  province: `select rules.land_ledger('province', null, null, null, null, null)`,
}

/** What one edit costs with the ledger and without it: milliseconds, medians over plots. */
export interface EditCosts { readonly withLedgerMs: number; readonly withoutMs: number }

/** Lets a part of plots and takes it back, one transaction each; the same plots however much the country holds. */
export async function editCosts(url: string): Promise<EditCosts> {
  const client = await connect(url)
  const { rows: plots } = await client.query<{ id: number; project: number }>(`
    select id, (select min(id) from project) as project from (
      select distinct on (zone_id) plot_id as id, zone_id from clean_land where state = 'available' order by zone_id, plot_id) p order by id limit 30`)
  const times = { on: [] as number[], off: [] as number[] }
  for (let round = 0; round < 3; round += 1) {
    for (const byHand of ['off', 'on'] as const) {
      await client.query(`select set_config('matbang.ledger_by_hand', $1, false)`, [byHand])
      for (const { id, project } of plots) {
        for (const [text, values] of [
          [`insert into plot_allocation (plot_id, project_id, stage, area_m2, basis, source) values ($1, $2, 'leased', 10, 'schematic', 'bench')`, [id, project]],
          [`delete from plot_allocation where plot_id = $1 and source = 'bench'`, [id]],
        ] as const) {
          const begun = performance.now()
          await client.query(text, [...values])
          times[byHand].push(performance.now() - begun)
        }
      }
    }
  }
  await client.end()
  return { withLedgerMs: median(times.off), withoutMs: median(times.on) }
}

/** The land ledger against plain SQL, side by side on one connection. */
export async function ledger(url: string, before: { readonly zones: number; readonly costs: EditCosts }, zones: number): Promise<void> {
  console.log('\nLand ledger against the plain SQL over plots, tracts and allocations')
  const client = await connect(url)
  const { rows: some } = await client.query<{ id: number }>(`select zone_id as id from clean_land where state = 'available' group by zone_id order by md5(zone_id::text) limit 20`)
  const compare = async (name: string, what: keyof typeof ours, rounds: number, zoneIds: readonly number[] = []) => {
    const ask = (text: string) => async (i: number) => { await client.query(text, zoneIds.length > 0 ? [zoneIds[i]] : []) }
    const result = await sideBySide({ plain: ask(plain[what]), ours: ask(ours[what]) }, Math.max(1, zoneIds.length), 1, rounds)
    console.log(`  ${name}: ${result.ours.p50Ms.toFixed(1)} ms, plain ${result.plain.p50Ms.toFixed(1)} ms, ${ratio(result.ours.p50Ms / result.plain.p50Ms)}`)
  }
  await compare(`balance of ${zones} zones`, 'balance', 5)
  await compare('table by province', 'province', 5)
  await compare(`full recomputation of ${zones} zones, blocks apart`, 'recompute', 3)
  await compare(`blocks of one zone with the rectangles that fit (plain: circles alone), ${some.length} zones`, 'blocks', 3, some.map(({ id }) => id))

  await client.query('delete from clean_block')
  for (const what of ['measured anew', 'unchanged']) {
    const begun = performance.now()
    await client.query('select rules.refresh_zone_ledger(array(select id from zone))')
    console.log(`  everything kept, brought up and written, blocks ${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  }
  await client.end()

  const after = await editCosts(url)
  for (const [count, { withLedgerMs, withoutMs }] of [[before.zones, before.costs], [zones, after]] as const) {
    console.log(`  one allocation, ${count} zones: ${withLedgerMs.toFixed(1)} ms, without the ledger ${withoutMs.toFixed(1)} ms, the ledger ${(withLedgerMs - withoutMs).toFixed(1)} ms`)
  }
  const extra = ({ withLedgerMs, withoutMs }: EditCosts) => withLedgerMs - withoutMs
  console.log(`  the ledger's part of an edit with ${zones} zones, to that with ${before.zones}: ${ratio(extra(after) / extra(before.costs))}`)
}

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url, options: '-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan' })
  await client.connect()
  return client
}
