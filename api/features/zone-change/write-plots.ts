import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { LockedZone } from './lock.ts'
import type { PlotChanges, Taker } from './plots.ts'

/** What everything a change writes has in common. effectiveOn null: the record was wrong. */
export interface Writing {
  readonly zone: Pick<LockedZone, 'zoneId' | 'at'>
  readonly effectiveOn: string | null
  readonly source: string
}

interface AllocationMove { readonly allocation: number; readonly taker: number; readonly m2: number; readonly since: string | null; readonly from: string | null; readonly to: string | null }
interface HoldMove { readonly hold: number; readonly taker: number; readonly stays: boolean; readonly since: string | null }

/** Ends, begins and redraws plots; what stands on their ground goes with it. Every end is written before what takes its place. */
export async function writePlots(tx: Transaction, writing: Writing, { redrawn, begun, ended }: PlotChanges, takers: readonly Taker[]): Promise<void> {
  const { effectiveOn } = writing
  // Told from the land as it was.
  const drawn = JSON.stringify(takers)
  const allocations = await tx.query<AllocationMove & Record<string, unknown>>(sql`
    select allocation_id as allocation, taker, area_m2 as m2, since::text, valid_from::text as "from", valid_to::text as "to" from rules.allocation_moves(${drawn}::jsonb, ${effectiveOn})`)
  const holds = await tx.query<HoldMove & Record<string, unknown>>(sql`
    select hold_id as hold, taker, stays, since::text from rules.hold_moves(${drawn}::jsonb, ${effectiveOn}) order by hold_id, taker`)
  const parents = await tx.query<{ no: number; since: string | null; until: string | null }>(sql`
    select t.no, case when bool_and(p.valid_from is not null) then min(p.valid_from)::text end as since, case when bool_and(p.valid_to is not null) then max(p.valid_to)::text end as until
    from jsonb_to_recordset(${drawn}::jsonb) as t(no int, "from" jsonb), jsonb_array_elements_text(t."from") f join plot p on p.id = f::int group by t.no`)

  await endPlots(tx, writing, ended.map((plot) => plot.id))
  const ids = new Map(takers.flatMap(({ no, own }) => (own === null ? [] : [[no, own] as const])))
  const beginning = takers.filter((taker) => taker.own === null).map((taker, i) => {
    const of = parents.find((one) => one.no === taker.no)
    const { isLogistics = false, smeReserved = false, like } = begun[i] ?? {}
    return { ...taker, isLogistics, smeReserved, ...(like === undefined ? {} : { like }), since: effectiveOn ?? of?.since ?? null, until: effectiveOn === null ? of?.until ?? null : null }
  })
  for (const { no, id } of await beginPlots(tx, writing, beginning)) ids.set(no, id)
  await endAllocations(tx, writing, allocations)
  await redrawPlots(tx, writing, takers.flatMap(({ own, geom }, i) => (own === null ? [] : [{ id: own, geom, like: redrawn[i]?.like ?? null }])))
  await beginAllocations(tx, writing, allocations, ids)
  await moveHolds(tx, holds, ids)
}

/** The record without an end is kept as replaced, the living one names its end; what ends on the day it began never held. */
async function endPlots(tx: Transaction, { zone, effectiveOn }: Writing, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.query(sql`
    insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, lease_status,
      basis, source, valid_from, valid_to, recorded_at, replaced_at, lineage_id, version)
    select zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, lease_status,
      basis, source, valid_from, valid_to, recorded_at, ${zone.at}::timestamptz, lineage_id, version
    from plot where id = any(${ids}::int[]) and ${effectiveOn}::date is not null and valid_from is distinct from ${effectiveOn}::date`)
  await tx.query(sql`
    update plot set
      replaced_at = case when ${effectiveOn}::date is null or valid_from = ${effectiveOn}::date then ${zone.at}::timestamptz end,
      recorded_at = case when ${effectiveOn}::date is null or valid_from = ${effectiveOn}::date then recorded_at else ${zone.at}::timestamptz end,
      valid_to = case when ${effectiveOn}::date is null or valid_from = ${effectiveOn}::date then valid_to else ${effectiveOn}::date end
    where id = any(${ids}::int[])`)
}

interface Beginning extends Taker {
  readonly isLogistics: boolean
  readonly smeReserved: boolean
  readonly like?: number
  readonly since: string | null
  readonly until: string | null
}

async function beginPlots(tx: Transaction, { zone, source }: Writing, plots: readonly Beginning[]): Promise<{ no: number; id: number }[]> {
  if (plots.length === 0) return []
  return tx.query<{ no: number; id: number }>(sql`
    with sent as (
      select * from jsonb_to_recordset(${JSON.stringify(plots)}::jsonb)
        as s(no int, code text, "landUse" text, "isLogistics" boolean, "smeReserved" boolean, geom text, "like" int, since date, until date)),
    begun as (
      insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, basis, source, valid_from, valid_to, recorded_at)
      select ${zone.zoneId}, s.code, s."landUse", s."isLogistics", s."smeReserved", o.building_land_share_m2, o.building_footprint_m2, o.building_floors,
        s.geom::geometry, coalesce(o.basis, 'measured'), coalesce(o.source, ${source}), s.since, s.until, ${zone.at}::timestamptz
      from sent s left join plot o on o.id = s."like" order by s.no returning id, code)
    select s.no, b.id from begun b join sent s using (code)`)
}

/** As a plot's own change: the living row keeps its id, what it was moves to a row of its own. */
async function redrawPlots(tx: Transaction, { zone, effectiveOn, source }: Writing, plots: readonly { readonly id: number; readonly geom: string; readonly like: number | null }[]): Promise<void> {
  if (plots.length === 0) return
  await tx.query(sql`
    with sent as materialized (select * from jsonb_to_recordset(${JSON.stringify(plots)}::jsonb) as s(id int, geom text, "like" int)),
    before as materialized (select p.* from plot p join sent s on s.id = p.id),
    changed as (
      update plot p set geom = s.geom::geometry, basis = coalesce(o.basis, 'measured'), source = coalesce(o.source, ${source}), recorded_at = ${zone.at}::timestamptz,
        valid_from = coalesce(${effectiveOn}::date, p.valid_from)
      from sent s left join plot o on o.id = s."like" where p.id = s.id returning p.id)
    insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, lease_status,
      basis, source, valid_from, valid_to, recorded_at, replaced_at, lineage_id, version)
    select b.zone_id, b.code, b.land_use, b.is_logistics, b.sme_reserved, b.building_land_share_m2, b.building_footprint_m2, b.building_floors, b.geom, b.lease_status, b.basis, b.source,
      b.valid_from, case when w.never_held then b.valid_to else ${effectiveOn}::date end, b.recorded_at, case when w.never_held then ${zone.at}::timestamptz end, b.lineage_id, b.version
    from before b join changed c on c.id = b.id, lateral (select ${effectiveOn}::date is null or b.valid_from is not distinct from ${effectiveOn}::date as never_held) w`)
  const [crowded] = await tx.query<{ code: string; buildingM2: number; areaM2: number }>(sql`
    select code, building_land_share_m2 as "buildingM2", area_m2 as "areaM2" from plot
    where id = any(${plots.map((plot) => plot.id)}::int[]) and greatest(building_land_share_m2, building_footprint_m2) > area_m2 + 1 order by code limit 1`)
  if (crowded) throw new Problem('exceeds_plot', { field: 'plots', got: `${crowded.code}: ${crowded.buildingM2.toFixed(1)}`, expected: `≤ ${crowded.areaM2.toFixed(1)}` })
}

/** What ends where its land changes hands; what had not begun by then never held there. */
async function endAllocations(tx: Transaction, { zone }: Writing, moves: readonly AllocationMove[]): Promise<void> {
  if (moves.length === 0) return
  await tx.query(sql`
    update plot_allocation a set
      replaced_at = case when m.held then a.replaced_at else ${zone.at}::timestamptz end, valid_to = case when m.held then m.since else a.valid_to end
    from (
      select distinct s.allocation, s.since, s.since is not null and (o.valid_from is null or o.valid_from < s.since) as held
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as s(allocation int, since date) join plot_allocation o on o.id = s.allocation) m
    where a.id = m.allocation`)
}

/** One project's allocations that end up on one plot under the same terms are one again. */
async function beginAllocations(tx: Transaction, { zone }: Writing, moves: readonly AllocationMove[], ids: ReadonlyMap<number, number>): Promise<void> {
  if (moves.length === 0) return
  await tx.query(sql`
    insert into plot_allocation (plot_id, project_id, stage, area_m2, valid_from, valid_to, decision_id, basis, source, recorded_at)
    select s.plot, a.project_id, a.stage, sum(s.m2::numeric)::float8, s."from", s."to", a.decision_id, rules.combined_basis(array_agg(a.basis::text)), string_agg(distinct a.source, '; '), ${zone.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(moves.map((move) => ({ ...move, plot: ids.get(move.taker) })))}::jsonb)
      as s(allocation int, plot int, m2 float8, "from" date, "to" date) join plot_allocation a on a.id = s.allocation
    group by s.plot, a.project_id, a.stage, s."from", s."to", a.decision_id order by min(a.id), s.plot`)
}

/** A hold goes to every plot that takes the land. On the plot that is gone it ends that day; one that would only have begun later goes on as the first of them. */
async function moveHolds(tx: Transaction, moves: readonly HoldMove[], ids: ReadonlyMap<number, number>): Promise<void> {
  if (moves.length === 0) return
  const placed = sql`
    select m.*, h.project_id, h.relocation_id, h.reason, greatest(h.valid_from, m.since) as begins, h.valid_to as ends, coalesce(h.valid_from < m.since, false) as held,
      row_number() over (partition by m.hold order by m.plot) = 1 as is_first
    from jsonb_to_recordset(${JSON.stringify(moves.map((move) => ({ ...move, plot: ids.get(move.taker) })))}::jsonb) as m(hold int, plot int, stays boolean, since date)
      join hold h on h.id = m.hold`
  await tx.query(sql`
    with placed as materialized (${placed}),
    ended as (update hold h set valid_to = p.since from placed p where h.id = p.hold and p.is_first and not p.stays and p.held),
    moved as (update hold h set plot_id = p.plot from placed p where h.id = p.hold and p.is_first and not p.stays and not p.held)
    insert into hold (plot_id, project_id, relocation_id, reason, valid_from, valid_to)
    select distinct p.plot, p.project_id, p.relocation_id, p.reason, p.begins, p.ends from placed p where not p.is_first or p.stays or p.held`)
}
