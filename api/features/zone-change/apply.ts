import type { Finding } from '../../contract/finding.ts'
import type { ZoneChange } from '../../contract/zone-change.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { drawnJson } from '../../drawn.ts'
import type { Language } from '../../language.ts'
import { checkChange, type CheckedChange, type CheckSubject } from './check.ts'
import { sourceOf } from './decision.ts'
import { decisionMissing, inOrder, isError, landFindings, readSmeJudgements, smeFindings } from './findings.ts'
import type { LockedZone } from './lock.ts'
import { lockPlots, takersOf, type PlotChanges } from './plots.ts'
import { writePlots } from './write-plots.ts'
import { changedAxes, refuseUntimelyBoundary, writeBoundary, writeStatus } from './write-zone.ts'

/** A change to carry out. */
export interface Change {
  readonly boundary?: unknown
  /** The boundary whose basis, source and decision come back with its shape. */
  readonly boundaryLike?: number
  /** The zone has no boundary any more. */
  readonly endsBoundary?: boolean
  readonly plots?: PlotChanges | undefined
  readonly srid?: number | undefined
  readonly status?: ZoneChange['status']
  /** null: the record was wrong. */
  readonly effectiveOn: string | null
}

export interface Terms {
  readonly language: Language
  /** What is checked: the zone, or one that does not exist yet. */
  readonly subject: CheckSubject
  readonly decisionId: number | null
  /** Whether a change of boundary or status must rest on a decision. */
  readonly needsDecision: boolean
  /** Whether each plot must be shown with its present version. */
  readonly versionsMatter: boolean
}

/** What a change came to. */
export interface Applied {
  readonly findings: Finding[]
  readonly measures: CheckedChange['measures']
  readonly againstM2: CheckedChange['againstM2']
  readonly decisionId: number | null
  /** What was written; null: nothing, because of errors. */
  readonly written: {
    readonly boundary: boolean
    readonly boundaryId: number | null
    readonly axes: NonNullable<ZoneChange['status']> | null
    readonly plots: { readonly begun: number; readonly redrawn: number; readonly ended: number }
  } | null
}

/**
 * Checks a change of a locked zone and, unless there are errors, carries it out and brings the ledger up: publishing keeps that, rehearsing takes it back.
 * What is sent as it already is changes nothing.
 * @throws Problem what no drawing can mend: plots of another zone, past versions, days out of order
 */
export async function applyChange(tx: Transaction, zone: LockedZone, change: Change, { language, subject, needsDecision, versionsMatter, ...terms }: Terms): Promise<Applied> {
  const { effectiveOn } = change
  const sent = change.plots ?? { redrawn: [], begun: [], ended: [] }
  const named = await lockPlots(tx, zone, sent, effectiveOn, versionsMatter)
  const same = await findUnchanged(tx, zone, change, sent)
  const boundary = same.boundary === null ? change.boundary : undefined
  const plots: PlotChanges = { ...sent, redrawn: sent.redrawn.filter((plot) => !same.plots.includes(plot.id) || (plot.from ?? []).length > 0) }
  const axes = changedAxes(zone, change.status)
  const changesBoundary = boundary !== undefined || (change.endsBoundary === true && zone.boundary !== null)
  if (changesBoundary) refuseUntimelyBoundary(zone, effectiveOn)

  const checked = await checkChange(tx, subject, { boundary, plots, srid: change.srid, asOf: effectiveOn ?? undefined }, language)
  const measured = same.boundary ?? checked
  const found = [...checked.findings]
  // The record that is corrected rested on a decision; its place is taken on the same, unless another is named.
  const corrected = effectiveOn !== null || change.boundaryLike !== undefined ? null : changesBoundary ? zone.boundary?.decisionId ?? null : axes ? zone.status?.decisionId ?? null : null
  const decisionId = terms.decisionId ?? corrected
  if (needsDecision && decisionId === null && (changesBoundary || axes)) found.push(decisionMissing(changesBoundary ? 'boundary' : 'zone', language))
  const takers = takersOf(plots, named, checked.plots)
  if (takers) found.push(...await landFindings(tx, takers, plots.ended.map((plot) => plot.id), effectiveOn, language))
  const outcome = { measures: measured.measures, againstM2: measured.againstM2, decisionId }
  if (!takers || found.some(isError)) return { ...outcome, findings: inOrder(found), written: null }

  const counts = { begun: plots.begun.length, redrawn: plots.redrawn.length, ended: plots.ended.length }
  const touchesReserve = axes !== null || counts.begun + counts.redrawn + counts.ended > 0
  const before = touchesReserve ? await readSmeJudgements(tx, subject.zoneId) : []
  const writing = { zone, effectiveOn, source: await sourceOf(tx, decisionId, zone.version + 1) }
  let boundaryId = zone.boundary?.id ?? null
  if (changesBoundary) {
    boundaryId = await writeBoundary(tx, zone, writing, checked.boundary === null ? null
      : { geom: checked.boundary, srid: change.srid ?? null, like: change.boundaryLike ?? null, decisionId })
  }
  if (axes) await writeStatus(tx, zone, writing, axes, decisionId)
  await writePlots(tx, writing, plots, takers)
  await bringLedgerUp(tx)
  if (touchesReserve) found.push(...smeFindings(before, await readSmeJudgements(tx, zone.zoneId), language))
  return { ...outcome, findings: inOrder(found), written: { boundary: changesBoundary, boundaryId, axes, plots: counts } }
}

interface Unchanged {
  /** Measures of a boundary that was sent as it already is; null: it is another. */
  readonly boundary: Pick<CheckedChange, 'measures' | 'againstM2'> | null
  /** Ids of plots that were sent as they already are. */
  readonly plots: readonly number[]
}

/** What a screen sends back untouched is no change: neither checked nor written again. */
async function findUnchanged(tx: Transaction, { zoneId }: LockedZone, { boundary, boundaryLike, srid }: Change, { redrawn }: PlotChanges): Promise<Unchanged> {
  const [row] = await tx.query<{ measures: CheckedChange['measures']; plots: number[] }>(sql`
    select (
      select rules.drawn_measures(b.geom, coalesce(${srid ?? null}, z.vn2000_srid)) from rules.zone_boundary_now b join zone z on z.id = b.zone_id
      where b.zone_id = ${zoneId} and ${boundary !== undefined && boundaryLike === undefined} and rules.same_shape((rules.read_drawn(${drawnJson(boundary)}::jsonb, current_date)).geom, b.geom)) as measures,
      array(select p.id from jsonb_to_recordset(${JSON.stringify(redrawn.map(({ id, geometry }) => ({ id, geometry: drawnJson(geometry) })))}::jsonb) as s(id int, geometry text)
        join plot p on p.id = s.id where rules.same_shape((rules.read_drawn(s.geometry::jsonb, current_date)).geom, p.geom)) as plots`)
  return { boundary: row?.measures ? { measures: row.measures, againstM2: { added: 0, removed: 0 } } : null, plots: row?.plots ?? [] }
}

/** Now, instead of at the end of the transaction: so that the change is told with its effect. Later changes wait for the end again. */
async function bringLedgerUp(tx: Transaction): Promise<void> {
  await tx.query(sql`set constraints zone_ledger_is_brought_up immediate`)
  await tx.query(sql`set constraints zone_ledger_is_brought_up deferred`)
}
