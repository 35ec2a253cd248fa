import type { Transaction } from '../../database/pool.ts'
import { sql, type Sql } from '../../database/sql.ts'
import type { StandingZone } from './lock.ts'
import type { PlotChanges, Taker } from './plots.ts'

/** What everything a change writes has in common. effectiveOn null: the record was wrong. */
export interface Writing {
  readonly zone: Pick<StandingZone, 'zoneId' | 'at'>
  readonly effectiveOn: string | null
  readonly source: string
}

interface AllocationMove { readonly allocation: number; readonly taker: number; readonly m2: number; readonly since: string | null; readonly from: string | null; readonly to: string | null }
interface HoldMove { readonly hold: number; readonly taker: number; readonly share: number; readonly stays: boolean; readonly since: string | null }

/** What the ground that a plot takes brings along. Days: those its plots had in common. */
interface Inherited {
  readonly no: number; readonly since: string | null; readonly until: string | null; readonly basis: string | null
  readonly landShareM2: number | null; readonly footprintM2: number | null; readonly floors: number | null
}

/** A plot to write: where it stands, what it rests on and what is built on it. */
interface Written extends Taker, Omit<Inherited, 'no'> { readonly isLogistics: boolean; readonly smeReserved: boolean }

/** Ends, begins and redraws plots; what stands on their ground goes with it. Every end is written before what takes its place. */
export async function writePlots(tx: Transaction, writing: Writing, { redrawn, begun, ended }: PlotChanges, takers: readonly Taker[]): Promise<void> {
  const { effectiveOn } = writing
  // Told from the land as it was.
  const drawn = JSON.stringify(takers)
  const allocations = await tx.query<AllocationMove & Record<string, unknown>>(sql`
    select allocation_id as allocation, taker, area_m2 as m2, since::text, valid_from::text as "from", valid_to::text as "to" from rules.allocation_moves(${drawn}::jsonb, ${effectiveOn})`)
  const holds = await tx.query<HoldMove & Record<string, unknown>>(sql`
    select hold_id as hold, taker, share, stays, since::text from rules.hold_moves(${drawn}::jsonb, ${effectiveOn}) order by hold_id, taker`)
  const inherited = await tx.query<Inherited & Record<string, unknown>>(sql`
    select t.no, case when bool_and(p.valid_from is not null) then min(p.valid_from)::text end as since, case when bool_and(p.valid_to is not null) then max(p.valid_to)::text end as until,
      rules.combined_basis(array_agg(distinct p.basis::text) filter (where p.id is not null)) as basis, b.land_share_m2 as "landShareM2", b.footprint_m2 as "footprintM2", b.floors
    from jsonb_to_recordset(${drawn}::jsonb) as t(no int, own int, "from" jsonb) join rules.taker_buildings(${drawn}::jsonb) b on b.taker = t.no
      left join jsonb_array_elements_text(t."from" || case when t.own is null then '[]' else to_jsonb(t.own) end) f on true left join plot p on p.id = f::int
    group by t.no, b.land_share_m2, b.footprint_m2, b.floors order by t.no`)
  const written = takers.map((taker, i): Written => {
    const { since = null, until = null, basis = null, landShareM2 = null, footprintM2 = null, floors = null } = inherited.find((one) => one.no === taker.no) ?? {}
    const sent = redrawn[i] ?? begun[i - redrawn.length]
    const { isLogistics = false, smeReserved = false, reopens, until: goesOnUntil, period } = begun[i - redrawn.length] ?? {}
    const days = effectiveOn !== null ? { since: effectiveOn, until: null }
      : reopens ? { since: null, until: goesOnUntil ?? null }
        : period ? { since: period.from, until: period.to } : { since, until }
    return { ...taker, ...days, isLogistics, smeReserved, basis: sent?.basis ?? basis ?? 'schematic', landShareM2, footprintM2, floors }
  })
  const [stay, begin] = [written.slice(0, redrawn.length), written.slice(redrawn.length)]

  await endPlots(tx, writing, ended.map((plot) => plot.id))
  const ids = new Map(takers.flatMap(({ no, own }) => (own === null ? [] : [[no, own] as const])))
  for (const { no, id } of await beginPlots(tx, writing, begin.filter((plot) => plot.own === null))) ids.set(no, id)
  await reopenPlots(tx, writing, begin.filter((plot) => plot.own !== null))
  await endAllocations(tx, writing, allocations)
  await redrawPlots(tx, writing, stay)
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

async function beginPlots(tx: Transaction, { zone, source }: Writing, plots: readonly Written[]): Promise<{ no: number; id: number }[]> {
  if (plots.length === 0) return []
  return tx.query<{ no: number; id: number }>(sql`
    with sent as (${sentPlots(plots)}),
    begun as (
      insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, basis, source, valid_from, valid_to, recorded_at)
      select ${zone.zoneId}, s.code, s."landUse", s."isLogistics", s."smeReserved", s."landShareM2", s."footprintM2", s.floors,
        s.geom::geometry, coalesce(o.basis, s.basis::basis), coalesce(o.source, ${source}), s.since, s.until, ${zone.at}::timestamptz
      from sent s left join plot o on o.id = s."like" order by s.no returning id, code)
    select s.no, b.id from begun b join sent s using (code)`)
}

const sentPlots = (plots: readonly Written[]): Sql => sql`
  select * from jsonb_to_recordset(${JSON.stringify(plots)}::jsonb) as s(no int, own int, code text, "landUse" text, "isLogistics" boolean, "smeReserved" boolean, geom text, "like" int,
    basis text, "landShareM2" float8, "footprintM2" float8, floors int, since date, until date)`

/** A plot that should not have ended goes on under its id; the record that it ended is kept as replaced. */
async function reopenPlots(tx: Transaction, { zone, source }: Writing, plots: readonly Written[]): Promise<void> {
  if (plots.length === 0) return
  await tx.query(sql`
    with sent as materialized (${sentPlots(plots)}),
    before as materialized (select p.* from plot p join sent s on s.own = p.id),
    changed as (
      update plot p set valid_to = s.until, geom = s.geom::geometry, basis = coalesce(o.basis, s.basis::basis), source = coalesce(o.source, ${source}), recorded_at = ${zone.at}::timestamptz,
        building_land_share_m2 = s."landShareM2", building_footprint_m2 = s."footprintM2", building_floors = s.floors
      from sent s left join plot o on o.id = s."like" where p.id = s.own returning p.id)
    insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, lease_status,
      basis, source, valid_from, valid_to, recorded_at, replaced_at, lineage_id, version)
    select b.zone_id, b.code, b.land_use, b.is_logistics, b.sme_reserved, b.building_land_share_m2, b.building_footprint_m2, b.building_floors, b.geom, b.lease_status, b.basis, b.source,
      b.valid_from, b.valid_to, b.recorded_at, ${zone.at}::timestamptz, b.lineage_id, b.version
    from before b join changed c on c.id = b.id`)
}

/** As a plot's own change: the living row keeps its id, what it was moves to a row of its own. */
async function redrawPlots(tx: Transaction, { zone, effectiveOn, source }: Writing, plots: readonly Written[]): Promise<void> {
  if (plots.length === 0) return
  await tx.query(sql`
    with sent as materialized (${sentPlots(plots)}),
    before as materialized (select p.* from plot p join sent s on s.own = p.id),
    changed as (
      update plot p set geom = s.geom::geometry, basis = coalesce(o.basis, s.basis::basis), source = coalesce(o.source, ${source}), recorded_at = ${zone.at}::timestamptz,
        building_land_share_m2 = s."landShareM2", building_footprint_m2 = s."footprintM2", building_floors = s.floors, valid_from = coalesce(${effectiveOn}::date, p.valid_from)
      from sent s left join plot o on o.id = s."like" where p.id = s.own returning p.id)
    insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, lease_status,
      basis, source, valid_from, valid_to, recorded_at, replaced_at, lineage_id, version)
    select b.zone_id, b.code, b.land_use, b.is_logistics, b.sme_reserved, b.building_land_share_m2, b.building_footprint_m2, b.building_floors, b.geom, b.lease_status, b.basis, b.source,
      b.valid_from, case when w.never_held then b.valid_to else ${effectiveOn}::date end, b.recorded_at, case when w.never_held then ${zone.at}::timestamptz end, b.lineage_id, b.version
    from before b join changed c on c.id = b.id, lateral (select ${effectiveOn}::date is null or b.valid_from is not distinct from ${effectiveOn}::date as never_held) w`)
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

/**
 * A hold goes to every plot that takes the land, and what cases have of it (relocation_case_hold) by ground. On the plot that is gone it ends that day; one that would only have begun
 * later goes on as the first of them.
 */
async function moveHolds(tx: Transaction, moves: readonly HoldMove[], ids: ReadonlyMap<number, number>): Promise<void> {
  if (moves.length === 0) return
  await tx.query(sql`
    with placed as materialized (
      select m.*, h.project_id, h.relocation_id, h.reason, greatest(h.valid_from, m.since) as begins, h.valid_to as ends, not m.stays and coalesce(h.valid_from < m.since, false) as ends_here,
        row_number() over (partition by m.hold order by m.plot) = 1 as is_first
      from jsonb_to_recordset(${JSON.stringify(moves.map((move) => ({ ...move, plot: ids.get(move.taker) })))}::jsonb) as m(hold int, plot int, share float8, stays boolean, since date)
        join hold h on h.id = m.hold),
    ended as (update hold h set valid_to = p.since from placed p where h.id = p.hold and p.is_first and p.ends_here),
    moved as (update hold h set plot_id = p.plot from placed p where h.id = p.hold and p.is_first and not p.stays and not p.ends_here),
    going as materialized (select p.* from placed p where not p.is_first or p.stays or p.ends_here),
    begun as (
      insert into hold (plot_id, project_id, relocation_id, reason, valid_from, valid_to)
      select distinct g.plot, g.project_id, g.relocation_id, g.reason, g.begins, g.ends from going g returning id, plot_id, project_id, relocation_id, reason, valid_from, valid_to),
    stays_kept as (
      update relocation_case_hold l set area_m2 = l.area_m2 * k.share
      from (select p.hold, case when bool_or(p.stays) then 1 - sum(p.share) else sum(p.share) filter (where p.is_first) end as share from placed p where not p.ends_here group by p.hold) k
      where l.hold_id = k.hold)
    insert into relocation_case_hold (case_id, hold_id, area_m2)
    select l.case_id, b.id, sum(l.area_m2 * g.share)
    from going g join relocation_case_hold l on l.hold_id = g.hold
      join begun b on (b.plot_id, b.reason, b.valid_to) = (g.plot, g.reason, g.ends)
        and (b.project_id, b.relocation_id, b.valid_from) is not distinct from (g.project_id, g.relocation_id, g.begins)
    group by l.case_id, b.id`)
}
