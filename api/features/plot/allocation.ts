import type { AllocationChange, ChangedPlot, NewAllocation } from '../../contract/plot-write.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { decisionBehind } from '../../decision-behind.ts'
import { Problem, refusedByConstraint } from '../../errors.ts'
import { matchVersion, refuseUntimely } from '../../precondition.ts'
import { lockPlot, projectBehind, refuseBackwards, refuseUnlessLeasable, type LockedPlot } from './lock.ts'
import { readChanged } from './read.ts'

/** POST /api/plots/{id}/allocations */
export async function allocate(db: Database, plotId: number, ifMatch: string, sent: NewAllocation): Promise<ChangedPlot> {
  const warnings = await onPlot(db, plotId, ifMatch, sent, async (tx, plot) => {
    refuseBackwards(sent.validFrom, sent.validTo)
    const projectId = await projectBehind(tx, plot, sent.projectCode)
    const decisionId = await decisionBehind(tx, sent.decisionCode)
    await refuseUnlessLeasable(tx, plot, sent.validFrom, sent.validTo)
    return begin(tx, plot, { ...sent, projectId, decisionId })
  })
  return readChanged(db, plotId, warnings)
}

/** PATCH /api/plots/{id}/allocations/{allocationId} */
export async function moveAllocation(db: Database, { id, allocationId }: { id: number; allocationId: number }, ifMatch: string, sent: AllocationChange): Promise<ChangedPlot> {
  const warnings = await onPlot(db, id, ifMatch, sent, async (tx, plot) => {
    const allocation = await findAllocation(tx, plot, allocationId)
    const decisionId = sent.decisionCode === undefined ? allocation.decisionId : await decisionBehind(tx, sent.decisionCode)
    return sent.effectiveOn === undefined ? correct(tx, plot, allocation, sent, decisionId) : move(tx, plot, allocation, { ...sent, effectiveOn: sent.effectiveOn }, decisionId)
  })
  return readChanged(db, id, warnings)
}

interface Allocation {
  readonly id: number
  readonly projectId: number
  readonly decisionId: number | null
  readonly stage: string
  readonly areaM2: number
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Works on a locked plot; what the plot has no room for is refused with the plot's own area. */
async function onPlot<T>(db: Database, id: number, ifMatch: string, sent: unknown, work: (tx: Transaction, plot: LockedPlot) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const plot = await lockPlot(tx, id)
    matchVersion(ifMatch, plot.version)
    try {
      return await work(tx, plot)
    } catch (error) {
      const [code, facts] = refusedByConstraint(error, sent) ?? []
      if (code === 'exceeds_plot' || code === 'allocations_exceed_plot') {
        throw new Problem(code, { ...facts, expected: `${code === 'exceeds_plot' ? '≤ ' : ''}${plot.areaM2.toFixed(1)}` })
      }
      throw error
    }
  })
}

async function findAllocation(tx: Transaction, plot: LockedPlot, id: number): Promise<Allocation> {
  const [allocation] = await tx.query<Allocation & Record<string, unknown>>(sql`
    select id, project_id as "projectId", decision_id as "decisionId", stage, area_m2 as "areaM2", valid_from::text as "validFrom", valid_to::text as "validTo"
    from plot_allocation where id = ${id} and plot_id = ${plot.lineageId} and replaced_at is null for update`)
  if (!allocation) throw new Problem('allocation_not_found', { field: 'allocationId', got: String(id) })
  return allocation
}

/** The world changed: the row ends on that day, and the next stage begins unless the land was given back. */
async function move(tx: Transaction, plot: LockedPlot, was: Allocation, sent: AllocationChange & { readonly effectiveOn: string }, decisionId: number | null) {
  refuseUntimely(sent.effectiveOn, was.validFrom, null)
  refuseBackwards(sent.effectiveOn, was.validTo, 'effectiveOn')
  const stage = sent.stage ?? was.stage
  const areaM2 = sent.areaM2 ?? was.areaM2
  if (stage === was.stage && areaM2 === was.areaM2 && decisionId === was.decisionId) throw new Problem('nothing_changes')
  if (stage === 'ended') return end(tx, was, sent, decisionId)
  // A stage that ends on the day it began never held: it is kept as replaced, like a mistake.
  await (sent.effectiveOn === was.validFrom
    ? tx.query(sql`update plot_allocation set replaced_at = now() where id = ${was.id}`)
    : tx.query(sql`update plot_allocation set valid_to = ${sent.effectiveOn} where id = ${was.id}`))
  await refuseUnlessLeasable(tx, plot, sent.effectiveOn, was.validTo)
  return begin(tx, plot, { projectId: was.projectId, stage, areaM2, validFrom: sent.effectiveOn, validTo: was.validTo, decisionId, source: sent.source })
}

/** The land was given back: the record without an end is kept as replaced, the living one names its end, and who says so beside who said it began. */
async function end(tx: Transaction, was: Allocation, { effectiveOn, source }: { readonly effectiveOn: string; readonly source: string }, decisionId: number | null) {
  await tx.query(sql`
    insert into plot_allocation (plot_id, project_id, stage, area_m2, valid_from, valid_to, decision_id, basis, source, recorded_at, replaced_at)
    select plot_id, project_id, stage, area_m2, valid_from, valid_to, decision_id, basis, source, recorded_at, now() from plot_allocation where id = ${was.id}`)
  // What ends on the day it began never held: its last record is replaced too.
  await (effectiveOn === was.validFrom
    ? tx.query(sql`update plot_allocation set decision_id = ${decisionId}, source = concat_ws('; ', source, ${source}::text), recorded_at = now(), replaced_at = now() where id = ${was.id}`)
    : tx.query(sql`update plot_allocation set valid_to = ${effectiveOn}, decision_id = ${decisionId}, source = concat_ws('; ', source, ${source}::text), recorded_at = now() where id = ${was.id}`))
  return []
}

/** The record was wrong: it is kept as replaced, and a right one stands in its place. */
async function correct(tx: Transaction, plot: LockedPlot, was: Allocation, sent: AllocationChange, decisionId: number | null) {
  if (sent.stage === 'ended') throw new Problem('invalid_parameter', { field: 'stage', got: 'ended', expected: 'approved | leased | in_use; effectiveOn | validTo' })
  const right = {
    projectId: was.projectId, stage: sent.stage ?? was.stage, areaM2: sent.areaM2 ?? was.areaM2, decisionId, source: sent.source,
    validFrom: sent.validFrom === undefined ? was.validFrom : sent.validFrom, validTo: sent.validTo === undefined ? was.validTo : sent.validTo,
  }
  if (right.stage === was.stage && right.areaM2 === was.areaM2 && right.validFrom === was.validFrom && right.validTo === was.validTo && decisionId === was.decisionId) {
    throw new Problem('nothing_changes')
  }
  refuseBackwards(right.validFrom, right.validTo)
  await refuseUnlessLeasable(tx, plot, right.validFrom, right.validTo)
  await tx.query(sql`update plot_allocation set replaced_at = now() where id = ${was.id}`)
  return begin(tx, plot, right)
}

interface Beginning extends Pick<Allocation, 'projectId' | 'decisionId' | 'stage' | 'areaM2' | 'validFrom' | 'validTo'> { readonly source: string }

/** Writes an allocation; gives what it was accepted with although it looks odd. */
async function begin(tx: Transaction, plot: LockedPlot, { projectId, stage, areaM2, validFrom, validTo, decisionId, source }: Beginning): Promise<ChangedPlot['warnings']> {
  const [written] = await tx.query<{ id: number }>(sql`
    insert into plot_allocation (plot_id, project_id, stage, area_m2, valid_from, valid_to, decision_id, basis, source)
    values (${plot.lineageId}, ${projectId}, ${stage}, ${areaM2}, ${validFrom}, ${validTo}, ${decisionId}, 'reported', ${source}) returning id`)
  const [row] = await tx.query<{ warnings: ChangedPlot['warnings'] }>(sql`select rules.allocation_warnings(${written?.id ?? null}, ${plot.id}) as warnings`)
  return row?.warnings ?? []
}
