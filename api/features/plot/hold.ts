import type { ChangedPlot, HoldChange, NewHold } from '../../contract/plot-write.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { matchVersion } from '../../precondition.ts'
import { lockPlot, projectBehind, refuseBackwards, refuseUnlessLeasable } from './lock.ts'
import { readChanged } from './read.ts'

/** POST /api/plots/{id}/holds */
export async function holdPlot(db: Database, plotId: number, ifMatch: string, sent: NewHold): Promise<ChangedPlot> {
  await db.transaction(async (tx) => {
    const plot = await lockPlot(tx, plotId)
    matchVersion(ifMatch, plot.version)
    refuseBackwards(sent.validFrom, sent.validTo)
    const projectId = sent.projectCode === undefined ? null : await projectBehind(tx, plot, sent.projectCode)
    const relocationId = await relocationBehind(tx, sent.relocationCode)
    await refuseUnlessLeasable(tx, plot, sent.validFrom, sent.validTo)
    await tx.query(sql`insert into hold (plot_id, project_id, relocation_id, reason, valid_from, valid_to)
      values (${plot.lineageId}, ${projectId}, ${relocationId}, ${sent.reason}, ${sent.validFrom}, ${sent.validTo})`)
  })
  return readChanged(db, plotId)
}

/** PATCH /api/plots/{id}/holds/{holdId}: only earlier, never longer; what is kept for relocation cases ends with them. Who says that it ended stands behind the reason why it was held. */
export async function endHold(db: Database, { id, holdId }: { id: number; holdId: number }, ifMatch: string, { validTo, source }: HoldChange): Promise<ChangedPlot> {
  await db.transaction(async (tx) => {
    const plot = await lockPlot(tx, id)
    matchVersion(ifMatch, plot.version)
    const [hold] = await tx.query<{ validFrom: string; validTo: string; isOfCase: boolean }>(sql`
      select valid_from::text as "validFrom", valid_to::text as "validTo", exists (select from relocation_case_hold l where l.hold_id = hold.id) as "isOfCase" from hold where id = ${holdId} and plot_id = ${plot.lineageId} for update`)
    if (!hold) throw new Problem('hold_not_found', { field: 'holdId', got: String(holdId) })
    if (hold.isOfCase) throw new Problem('hold_of_case', { field: 'holdId', got: String(holdId) })
    if (validTo >= hold.validTo || validTo <= hold.validFrom) {
      throw new Problem('period_out_of_order', { field: 'validTo', got: validTo, expected: `> ${hold.validFrom}, < ${hold.validTo}` })
    }
    await tx.query(sql`update hold set valid_to = ${validTo}, reason = concat_ws('; ', reason, ${source ?? null}::text) where id = ${holdId}`)
  })
  return readChanged(db, id)
}

/** @throws Problem unknown_reference */
async function relocationBehind(tx: Transaction, code: string | undefined): Promise<number | null> {
  if (code === undefined) return null
  const [row] = await tx.query<{ id: number }>(sql`select id from relocation where code = ${code}`)
  if (!row) throw new Problem('unknown_reference', { field: 'relocationCode', got: code, expected: 'relocation' })
  return row.id
}
