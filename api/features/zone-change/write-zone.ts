import type { ZoneChange } from '../../contract/zone-change.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { refuseUntimely } from '../../precondition.ts'
import type { StandingZone } from './lock.ts'
import type { Writing } from './write-plots.ts'

/** A boundary to write; `like` names the one whose basis and source come back with its shape. basis null: that of the one whose place it takes. */
export interface NewBoundary {
  readonly geom: string
  readonly basis: ZoneChange['basis'] | null
  readonly srid: number | null
  readonly like: number | null
  readonly decisionId: number | null
}

/** @throws Problem effective_too_early, effective_in_future when the boundary that holds began later, or the day has not come */
export const refuseUntimelyBoundary = ({ boundary, today }: StandingZone, effectiveOn: string | null) => {
  if (effectiveOn !== null) refuseUntimely(effectiveOn, boundary?.validFrom ?? null, today)
}

/** The world changed: the old one ends that day and the new one begins. The record was wrong: the new one takes its period. Null ends it with nothing in its place. */
export async function writeBoundary(tx: Transaction, zone: StandingZone, { effectiveOn, source }: Writing, boundary: NewBoundary | null): Promise<number | null> {
  const was = zone.boundary
  const neverHeld = effectiveOn === null || was?.validFrom === effectiveOn
  const period = was !== null ? await periodOf(tx, was.id) : effectiveOn === null && boundary?.like ? await reopen(tx, zone, boundary.like) : null
  if (was && neverHeld) await tx.query(sql`update zone_boundary set replaced_at = ${zone.at}::timestamptz where id = ${was.id}`)
  if (was && !neverHeld && boundary) await tx.query(sql`update zone_boundary set valid_to = ${effectiveOn}::date where id = ${was.id}`)
  if (was && !neverHeld && !boundary) await tx.query(sql`
    with kept as (
      insert into zone_boundary (zone_id, geom, basis, centre_shift_m, decision_id, source, valid_from, valid_to, recorded_at, replaced_at)
      select zone_id, geom, basis, centre_shift_m, decision_id, source, valid_from, valid_to, recorded_at, ${zone.at}::timestamptz from zone_boundary where id = ${was.id})
    update zone_boundary set valid_to = ${effectiveOn}::date, recorded_at = ${zone.at}::timestamptz where id = ${was.id}`)
  if (!boundary) return null
  const [written] = await tx.query<{ id: number }>(sql`
    insert into zone_boundary (zone_id, geom, basis, centre_shift_m, decision_id, source, valid_from, valid_to, recorded_at)
    select ${zone.zoneId}::int, ${boundary.geom}::geometry, coalesce(o.basis, ${boundary.basis}::text::basis, w.basis, 'schematic'), o.centre_shift_m, coalesce(${boundary.decisionId}::int, o.decision_id), coalesce(o.source, ${source}),
      ${effectiveOn ?? period?.from ?? null}::date, ${period?.to ?? null}::date, ${zone.at}::timestamptz
    from (select 1) once left join zone_boundary o on o.id = ${boundary.like} left join zone_boundary w on w.id = ${was?.id ?? null} returning id`)
  // What had no place has one now.
  await tx.query(sql`
    update zone set without_boundary_because = null, centre = coalesce(centre, ST_PointOnSurface(${boundary.geom}::geometry)), vn2000_srid = coalesce(${boundary.srid}, vn2000_srid)
    where id = ${zone.zoneId}`)
  return written?.id ?? null
}

/** The plane its VN-2000 area is measured in from now on. */
export const writePlane = (tx: Transaction, { zoneId }: StandingZone, srid: number) => tx.query(sql`update zone set vn2000_srid = ${srid} where id = ${zoneId}`)

interface Period { readonly from: string | null; readonly to: string | null }

async function periodOf(tx: Transaction, id: number): Promise<Period | null> {
  const [period] = await tx.query<Period & Record<string, unknown>>(sql`select valid_from::text as "from", valid_to::text as "to" from zone_boundary where id = ${id}`)
  return period ?? null
}

/** A boundary should not have ended: the record that it did is kept as replaced, and what comes back goes on from the day that one began; where it is no record any more, from its own. */
async function reopen(tx: Transaction, { zoneId, at }: StandingZone, like: number): Promise<Period> {
  const [last] = await tx.query<{ from: string | null }>(sql`
    update zone_boundary set replaced_at = ${at}::timestamptz where id = (
      select b.id from zone_boundary b where b.zone_id = ${zoneId} and b.replaced_at is null and b.valid_to <= current_date order by b.valid_to desc limit 1)
    returning valid_from::text as "from"`)
  return { from: last ? last.from : (await periodOf(tx, like))?.from ?? null, to: null }
}

type Status = NonNullable<ZoneChange['status']>

/** The axes a change sets to something else; null: none. */
export function changedAxes({ status }: StandingZone, sent: Status | undefined): Status | null {
  const axes = (['planStatus', 'legalStatus', 'operationStatus'] as const).filter((axis) => sent?.[axis] !== undefined && sent[axis] !== status?.[axis])
  return axes.length === 0 ? null : Object.fromEntries(axes.map((axis) => [axis, sent?.[axis]]))
}

/** Axes that are not set stay as they were. A correction stands in the place of the record it corrects. */
export async function writeStatus(tx: Transaction, { zoneId, at, status: was, today }: StandingZone, { effectiveOn, source }: Writing, axes: Status, decisionId: number | null): Promise<void> {
  if (effectiveOn !== null) refuseUntimely(effectiveOn, was?.began ?? null, today)
  if (was && (effectiveOn === null || was.effectiveOn === effectiveOn)) await tx.query(sql`update zone_status_change set replaced_at = ${at}::timestamptz where id = ${was.id}`)
  await tx.query(sql`
    insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, decision_id, source, recorded_at)
    values (${zoneId}, ${axes.planStatus ?? was?.planStatus ?? null}, ${axes.legalStatus ?? was?.legalStatus ?? null}, ${axes.operationStatus ?? was?.operationStatus ?? null},
      ${effectiveOn ?? was?.effectiveOn ?? null}, ${decisionId}, ${source}, ${at}::timestamptz)`)
}
