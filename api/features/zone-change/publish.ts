import type { Published, ZoneChange } from '../../contract/zone-change.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { Language } from '../../language.ts'
import { matchVersion } from '../../precondition.ts'
import { applyChange, type Applied } from './apply.ts'
import { enteredDecision } from './decision.ts'
import { reasonsFor } from './findings.ts'
import { lockZone, type StandingZone } from './lock.ts'

/** POST /api/zones/{code}/revisions: everything of it, or nothing. */
export async function saveChange(db: Database, code: string, ifMatch: string, { effectiveOn, decision, why, reasons, draft, ...drawn }: ZoneChange, language: Language): Promise<Published> {
  return db.transaction(async (tx) => {
    const zone = await lockZone(tx, code)
    matchVersion(ifMatch, zone.version)
    const applied = await applyChange(tx, zone, { ...drawn, effectiveOn: effectiveOn ?? null },
      { language, subject: zone, decisionId: await enteredDecision(tx, decision), needsDecision: true, versionsMatter: true })
    const { boundary, plane, axes, plots } = applied.written ?? {}
    const kinds = [...(boundary || plane ? ['boundary'] : []), ...(axes ? ['status'] : []), ...(plots && plots.begun + plots.redrawn + plots.ended > 0 ? ['plots'] : [])]
    return record(tx, zone, applied, { number: zone.version + 1, kind: kinds.length > 1 ? 'mixed' : kinds[0] ?? null, effectiveOn: effectiveOn ?? null, why, reasons, draft })
  })
}

export interface Publication {
  /** The zone's version after it. */
  readonly number: number
  /** null: nothing changes. */
  readonly kind: string | null
  readonly effectiveOn: string | null
  readonly why: string
  readonly reasons: Readonly<Record<string, string>>
  readonly draft?: string | undefined
  readonly restoredFrom?: number
}

/**
 * Keeps what was carried out as a revision, and tells everybody when the transaction is over.
 * @throws Problem change_refused, nothing_changes
 */
export async function record(tx: Transaction, zone: StandingZone, { findings, againstM2, decisionId, written }: Applied, sent: Publication): Promise<Published> {
  const reasons = reasonsFor(findings, sent.reasons)
  if (!written || sent.kind === null) throw new Problem('nothing_changes')
  const { boundary, boundaryId, axes, plots } = written
  await tx.query(sql`update zone set version = ${sent.number} where id = ${zone.zoneId}`)
  const [kept] = await tx.query<{ areaM2: number | null }>(sql`
    with kept as (
      insert into zone_revision (zone_id, number, kind, actor_id, at, why, effective_on, is_correction, decision_id, reasons, restored_from, boundary_id, added_m2, removed_m2,
        plots_begun, plots_redrawn, plots_ended, plan_status, legal_status, operation_status)
      values (${zone.zoneId}, ${sent.number}, ${sent.kind}, current_actor(), ${zone.at}, ${sent.why}, ${sent.effectiveOn}, ${sent.effectiveOn === null}, ${decisionId}, ${JSON.stringify(reasons)},
        ${sent.restoredFrom ?? null}, ${boundaryId}, ${boundary ? againstM2?.added ?? null : null}, ${boundary ? againstM2?.removed ?? null : null},
        ${plots.begun}, ${plots.redrawn}, ${plots.ended}, ${axes?.planStatus ?? null}, ${axes?.legalStatus ?? null}, ${axes?.operationStatus ?? null}) returning boundary_id)
    select b.area_m2 as "areaM2" from kept k left join zone_boundary b on b.id = k.boundary_id`)
  if (sent.draft !== undefined) await closeDraft(tx, zone, sent.draft)
  await tx.query(sql`select pg_notify('zone_change', json_build_object('code', ${zone.code}::text, 'version', ${sent.number}::int)::text)`)
  return { code: zone.code, version: sent.number, findings, areaM2: kept?.areaM2 ?? null }
}

/** One's own draft ends by being published; another's stays theirs. One that never reached the server needs no end. */
const closeDraft = (tx: Transaction, { zoneId, provinceCode, at }: StandingZone, id: string) => tx.query(sql`
  update draft set closed_at = ${at}::timestamptz, closed_as = 'published', updated_at = ${at}::timestamptz, version = version + 1, zone_id = ${zoneId}
  where id = ${id} and author_id = current_actor() and closed_at is null and (zone_id = ${zoneId} or zone_id is null and province_code = ${provinceCode})`)
