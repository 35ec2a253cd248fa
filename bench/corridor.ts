import type pg from 'pg'
import { median, ratio } from './measure.ts'

const section = (widthM: number) => JSON.stringify([{ fromM: 0, toM: null, structure: 'level', formationWidthM: 10, toeOffsetM: null, widthM, widthRule: null }])
const percentile = (values: readonly number[], share: number) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

/** A line of about so many kilometres from zone to zone, west to east, with a bend every two kilometres or so. */
async function lineThrough(client: pg.ClientBase, km: number): Promise<string> {
  const { rows: [row] } = await client.query<{ line: string }>(`
    with recursive place as materialized (select id, centre from zone order by id),
    walk as (
      select id, centre, 0::float8 as km, array[id] as seen, 0 as n from (select * from place order by ST_X(centre) limit 1) first
      union all
      select next.id, next.centre, w.km + ST_Distance(w.centre::geography, next.centre::geography) / 1000, w.seen || next.id, w.n + 1
      from walk w, lateral (select p.* from place p where p.id <> all(w.seen) and ST_X(p.centre) > ST_X(w.centre) - 0.02 order by p.centre <-> w.centre limit 1) next
      where w.km < $1 and w.n < 600)
    select ST_AsText(ST_Multi(ST_Segmentize(ST_MakeLine(centre order by n), 0.02))) as line from walk`, [km])
  if (!row) throw new Error('no line')
  return row.line
}

// What a GIS engineer would write: one buffer on the ellipsoid, looked up by its index, and cut.
const plain = `
  with strip as materialized (select ST_Buffer(ST_GeomFromText($1, 4326)::geography, 55)::geometry as geom)
  select count(*)::int as n, sum(ST_Area(ST_Intersection(p.geom, (select geom from strip))::geography)) as m2
  from plot p where p.replaced_at is null and ST_Intersects(p.geom, (select geom from strip))`
const ours = `select count(*)::int as n, sum(t.taken_m2) as m2 from rules.plots_taken(rules.corridor_ground(ST_GeomFromText($1, 4326), $2::jsonb, null, null), current_date) t`
const whole = `select length(rules.corridor_take(ST_GeomFromText($1, 4326), g.ground, 'bench', 'schematic', current_date)::text) as n
  from (select rules.corridor_ground(ST_GeomFromText($1, 4326), $2::jsonb, null, null) as ground offset 0) g`
const shift = `
  with was as materialized (select array(select t from rules.plots_taken(rules.corridor_ground(ST_GeomFromText($1, 4326), $2::jsonb, null, null), current_date) t) as taken),
  moved as materialized (select l.line, rules.corridor_ground(l.line, $2::jsonb, null, null) as ground from (select ST_Translate(ST_GeomFromText($1, 4326), $3::float8, 0) as line offset 0) l),
  becomes as materialized (select m.*, array(select t from rules.plots_taken(m.ground, current_date) t) as taken from moved m)
  select length(rules.corridor_take(b.line, b.ground, b.taken, 'bench', 'schematic', current_date)::text) + length(rules.take_difference(w.taken, b.taken, current_date)::text) as n from was w, becomes b`

interface Sum { readonly n: number; readonly m2: number }

async function timed(client: pg.ClientBase, text: string, values: readonly unknown[]): Promise<{ ms: number; row: Sum | undefined }> {
  const begun = performance.now()
  const { rows: [row] } = await client.query<Sum>(text, [...values])
  return { ms: performance.now() - begun, row }
}

/** Lào Cai – Hà Nội – Hải Phòng as roughly as anybody draws it, with a vertex every 200 m. */
const railway = `
  with base as (select ST_Transform(ST_GeomFromText('LINESTRING(103.97 22.48,104.87 21.70,105.40 21.32,105.85 21.03,106.31 20.94,106.68 20.86,107.02 20.96)', 4326), 32648) as g),
  step as (select g, (ST_Length(g) / 200)::int as k from base)
  select ST_AsText(ST_Multi(ST_Transform(ST_MakeLine(ST_Translate(ST_LineInterpolatePoint(g, i / k::float8), 40 * sin(i / 7.0), 40 * cos(i / 11.0)) order by i), 4326))) as line
  from step, generate_series(0, k) i group by g`

/** What a corridor takes of all plots, the whole answer, and shifting it within a province, against the plain SQL over one buffer. */
export async function corridors(client: pg.ClientBase): Promise<void> {
  await client.query('set jit = off; set max_parallel_workers_per_gather = 0; set plan_cache_mode = force_generic_plan')
  await client.query(`insert into rule (code, parameter, operator, value, unit, legal_basis, confidence)
    select s.code, s.parameter, s.operator, s.value, 'm', 'bench', 'own' from (values ('boundary_check', 'seam_m2', 'lte', 1), ('boundary_check', 'whole_plot_share', 'gte', 99.9), ('corridor_remnant', 'least_area', 'gte', 1000),
      ('corridor_remnant', 'least_width', 'gte', 20), ('corridor_remnant', 'access_gap', 'lte', 1)) s(code, parameter, operator, value)
    where not exists (select from rule r where r.code = s.code and r.parameter = s.parameter)`)
  await client.query('vacuum analyze')
  const [country, province] = [await lineThrough(client, 400), await lineThrough(client, 60)]
  const { rows: [rail] } = await client.query<{ line: string }>(railway)
  if (!rail) throw new Error('no railway')
  console.log('\nCorridors, 55 m to each side, ground and exact areas of the affected plots')
  for (const [name, line] of [['the railway, zones wherever they happen to lie', rail.line], ['from zone to zone through all of them', country]] as const) {
    const { rows: [about] } = await client.query<{ km: number; plots: number }>('select ST_Length(ST_GeomFromText($1, 4326)::geography) / 1000 as km, (select count(*)::int from plot) as plots', [line])
    // The first call of each makes the projections ready: it does not count.
    for (const [text, values] of [[ours, [line, section(50)]], [whole, [line, section(50)]]] as const) await timed(client, text, values)
    const times = { ours: [] as number[], whole: [] as number[], plain: [] as number[] }
    let [taken, expected]: [Sum, Sum] = [{ n: 0, m2: 0 }, { n: 0, m2: 0 }]
    for (let round = 0; round < 7; round += 1) {
      const one = await timed(client, ours, [line, section(50)])
      times.ours.push(one.ms)
      taken = one.row ?? taken
      times.whole.push((await timed(client, whole, [line, section(50)])).ms)
      if (round < 2) {
        const other = await timed(client, plain, [line])
        times.plain.push(other.ms)
        expected = other.row ?? expected
      }
    }
    console.log(`  ${name}: ${about?.km.toFixed(0)} km, ${about?.plots} plots, ${taken.n} of them taken, ${(taken.m2 / 1e4).toFixed(1)} ha (plain: ${expected.n}, ${(expected.m2 / 1e4).toFixed(1)} ha)`)
    console.log(`    p50 ${median(times.ours).toFixed(0)} ms, to the plain SQL (${median(times.plain).toFixed(0)} ms) ${ratio(median(times.ours) / median(times.plain))}; with zones, firms, jobs, remnants and access, as the screen asks: ${median(times.whole).toFixed(0)} ms`)
  }
  await timed(client, shift, [province, section(50), 0.001])
  const shifts: number[] = []
  for (let i = 1; i <= 40; i += 1) shifts.push((await timed(client, shift, [province, section(50), (i % 2 ? 1 : -1) * i * 1e-4])).ms)
  console.log(`  shifting 60 km, take and difference: p50 ${percentile(shifts, 0.5).toFixed(0)} ms, p95 ${percentile(shifts, 0.95).toFixed(0)} ms`)
}
