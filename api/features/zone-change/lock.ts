import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { CheckSubject } from './check.ts'

/** A zone as it stands. Days are yyyy-mm-dd. */
export interface StandingZone extends CheckSubject {
  readonly zoneId: number
  readonly code: string
  readonly version: number
  /** Its VN-2000 plane on record. */
  readonly srid: number | null
  readonly today: string
  /** The moment everything of this change is recorded at: later than every change before it, whenever the transaction began. */
  readonly at: string
  readonly boundary: { readonly id: number; readonly validFrom: string | null; readonly decisionId: number | null } | null
  /** The record of its status in effect; null: nobody recorded one. */
  readonly status: {
    readonly id: number; readonly effectiveOn: string | null; readonly began: string | null; readonly decisionId: number | null
    readonly planStatus: string | null; readonly legalStatus: string | null; readonly operationStatus: string | null
  } | null
}

/**
 * Locks a zone. What only points at it (its plots, a presence) may go on being written meanwhile: a plot that changes elsewhere must not wait for us
 * while we wait for it.
 * @throws Problem zone_not_found
 */
export async function lockZone(tx: Transaction, code: string): Promise<StandingZone> {
  await tx.query(sql`select id from zone where code = ${code} for no key update`)
  // A second statement: only it sees what was committed while we waited for the first.
  return readZone(tx, code)
}

/**
 * Two neighbours that are drawn at once must not each be found free of the other: who draws or approves ground does so one after the other, over all zones.
 * After the zone's own lock, before those of its plots.
 */
export const lockGround = (tx: Transaction) => tx.query(sql`select pg_advisory_xact_lock(hashtext('ground of zones'))`)

/** A zone as it stands, without waiting for anybody. @throws Problem zone_not_found */
export async function readZone(tx: Transaction, code: string): Promise<StandingZone> {
  const [zone] = await tx.query<StandingZone & Record<string, unknown>>(sql`
    select z.id as "zoneId", z.code, z.version, z.vn2000_srid as srid, z.kind, z.province_code as "provinceCode", z.parent_id as "parentId", coalesce(z.approved_ha, z.planned_ha)::float8 as "approvedHa",
      current_date::text as today,
      greatest(clock_timestamp(), (select max(r.at) + interval '1 microsecond' from zone_revision r where r.zone_id = z.id))::text as at,
      (select json_build_object('id', b.id, 'validFrom', b.valid_from, 'decisionId', b.decision_id) from rules.zone_boundary_now b where b.zone_id = z.id) as boundary,
      (select json_build_object('id', c.id, 'effectiveOn', c.effective_on, 'began', edtf_first_day(c.effective_on), 'decisionId', c.decision_id,
          'planStatus', c.plan_status, 'legalStatus', c.legal_status, 'operationStatus', c.operation_status)
        from zone_status_change c where c.zone_id = z.id and c.replaced_at is null and (c.effective_on is null or edtf_first_day(c.effective_on) <= current_date)
        order by edtf_first_day(c.effective_on) desc nulls last, c.id desc limit 1) as status
    from zone z where z.code = ${code}`)
  if (!zone) throw new Problem('zone_not_found', { field: 'code', got: code })
  return zone
}
