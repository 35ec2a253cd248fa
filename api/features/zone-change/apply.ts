import type { Finding } from '../../contract/finding.ts'
import type { ZoneChange } from '../../contract/zone-change.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { Language } from '../../language.ts'
import { Problem } from '../../errors.ts'
import { checkChange, type CheckedChange, type CheckSubject } from './check.ts'
import { sourceOf } from './decision.ts'
import { decisionMissing, inOrder, isError, landFindings, readSmeJudgements, smeFindings } from './findings.ts'
import { lockGround, type StandingZone } from './lock.ts'
import { namedPlots, takersOf, type PlotChanges, type Taker } from './plots.ts'
import { findUnchanged } from './unchanged.ts'
import { writePlots } from './write-plots.ts'
import { changedAxes, refuseUntimelyBoundary, writeBoundary, writePlane, writeStatus } from './write-zone.ts'

/** A change to carry out. */
export interface Change {
  readonly boundary?: unknown
  readonly basis?: ZoneChange['basis']
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
    /** The plane it is measured in, while the boundary stays. */
    readonly plane: boolean
    readonly axes: NonNullable<ZoneChange['status']> | null
    readonly plots: { readonly begun: number; readonly redrawn: number; readonly ended: number }
  } | null
}

/** A change that was looked at: what was found, and what would be written. */
export interface Seen extends Pick<Applied, 'findings' | 'measures' | 'againstM2' | 'decisionId'> {
  /** null: it cannot be carried out. */
  readonly writes: {
    readonly changesBoundary: boolean
    readonly shape: string | null
    readonly plane: number | null
    readonly axes: NonNullable<ZoneChange['status']> | null
    readonly decisions: { readonly boundary: number | null; readonly status: number | null }
    readonly plots: PlotChanges
    readonly takers: readonly Taker[]
  } | null
}

/**
 * Checks a change of a locked zone and, unless there are errors, carries it out and brings the ledger up: publishing keeps that, rehearsing takes it back.
 * What is sent as it already is changes nothing.
 * @throws Problem what no drawing can mend: plots of another zone, past versions, days out of order
 */
export async function applyChange(tx: Transaction, zone: StandingZone, change: Change, terms: Terms): Promise<Applied> {
  if (change.boundary !== undefined || change.endsBoundary === true || changedAxes(zone, change.status)) await lockGround(tx)
  return carryOut(tx, zone, change, terms, await lookAt(tx, zone, change, { ...terms, locks: true }))
}

/** Checks a change, and writes nothing. locks: nobody changes its plots until the transaction ends. @throws Problem as applyChange */
export async function lookAt(tx: Transaction, zone: StandingZone, change: Change, { language, subject, needsDecision, versionsMatter, locks, ...terms }: Terms & { readonly locks: boolean }): Promise<Seen> {
  const { effectiveOn } = change
  if (effectiveOn !== null && effectiveOn > zone.today) throw new Problem('effective_in_future', { field: 'effectiveOn', got: effectiveOn, expected: `≤ ${zone.today}` })
  const sent = change.plots ?? { redrawn: [], begun: [], ended: [] }
  const named = await namedPlots(tx, zone, sent, effectiveOn, { locks, versionsMatter })
  const same = await findUnchanged(tx, zone, change, sent)
  const boundary = same.boundary === null ? change.boundary : undefined
  const plots: PlotChanges = { ...sent, redrawn: sent.redrawn.filter((plot) => !same.plots.includes(plot.id) || (plot.from ?? []).length > 0) }
  const axes = changedAxes(zone, change.status)
  const changesBoundary = boundary !== undefined || (change.endsBoundary === true && zone.boundary !== null)
  if (changesBoundary) refuseUntimelyBoundary(zone, effectiveOn)

  const checked = await checkChange(tx, subject, { boundary, basis: change.basis, plots, srid: change.srid, status: axes ?? undefined, asOf: effectiveOn ?? undefined }, language)
  const found = [...checked.findings]
  // A record that is corrected rested on a decision; what takes its place rests on the same, each on its own, unless another is named.
  const isCorrected = effectiveOn === null && change.boundaryLike === undefined
  const decisions = {
    boundary: terms.decisionId ?? (isCorrected ? zone.boundary?.decisionId ?? null : null),
    status: terms.decisionId ?? (isCorrected ? zone.status?.decisionId ?? null : null),
  }
  if (needsDecision && changesBoundary && decisions.boundary === null) found.push(decisionMissing('boundary', language))
  else if (needsDecision && axes && decisions.status === null) found.push(decisionMissing('zone', language))
  const takers = takersOf(plots, named, checked.plots)
  if (takers) found.push(...await landFindings(tx, takers, plots.ended.map((plot) => plot.id), effectiveOn, language))
  const told = new Set([...(changesBoundary ? [decisions.boundary] : []), ...(axes ? [decisions.status] : []), ...(changesBoundary || axes ? [] : [terms.decisionId])])
  const { measures, againstM2 } = same.boundary ?? checked
  return {
    // Two records may each rest on their own: then the change as a whole rests on none.
    findings: inOrder(found), measures, againstM2, decisionId: told.size === 1 ? [...told][0] ?? null : null,
    writes: !takers || found.some(isError) ? null : {
      changesBoundary, shape: checked.boundary, plane: same.boundary && change.srid !== undefined && change.srid !== zone.srid ? change.srid : null, axes, decisions, plots, takers,
    },
  }
}

/** Writes what was looked at, and brings the ledger up. */
export async function carryOut(tx: Transaction, zone: StandingZone, { effectiveOn, basis, boundaryLike, srid }: Change, { language, subject }: Terms, { writes, ...seen }: Seen): Promise<Applied> {
  if (!writes) return { ...seen, written: null }
  const { changesBoundary, shape, plane, axes, decisions, plots, takers } = writes
  const counts = { begun: plots.begun.length, redrawn: plots.redrawn.length, ended: plots.ended.length }
  const touchesReserve = axes !== null || counts.begun + counts.redrawn + counts.ended > 0
  const before = touchesReserve ? await readSmeJudgements(tx, subject.zoneId) : []
  const writing = async (decisionId: number | null) => ({ zone, effectiveOn, source: await sourceOf(tx, decisionId, zone.version + 1) })
  let boundaryId = zone.boundary?.id ?? null
  if (changesBoundary) {
    boundaryId = await writeBoundary(tx, zone, await writing(decisions.boundary), shape === null ? null
      : { geom: shape, basis: basis ?? null, srid: srid ?? null, like: boundaryLike ?? null, decisionId: decisions.boundary })
  }
  if (plane !== null) await writePlane(tx, zone, plane)
  if (axes) await writeStatus(tx, zone, await writing(decisions.status), axes, decisions.status)
  await writePlots(tx, await writing(seen.decisionId), plots, takers)
  await bringLedgerUp(tx)
  const short = touchesReserve ? smeFindings(before, await readSmeJudgements(tx, zone.zoneId), language) : []
  return { ...seen, findings: inOrder([...seen.findings, ...short]), written: { boundary: changesBoundary, boundaryId, plane: plane !== null, axes, plots: counts } }
}

/** Now, instead of at the end of the transaction: so that the change is told with its effect. Later changes wait for the end again. */
async function bringLedgerUp(tx: Transaction): Promise<void> {
  await tx.query(sql`set constraints zone_ledger_is_brought_up immediate`)
  await tx.query(sql`set constraints zone_ledger_is_brought_up deferred`)
}
