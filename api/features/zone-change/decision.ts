import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'

export { enteredDecision } from '../../decision-behind.ts'

/** What a row says it is known from: the decision it rests on, else the publication itself. */
export async function sourceOf(tx: Transaction, decisionId: number | null, version: number): Promise<string> {
  const [row] = await tx.query<{ label: string | null }>(sql`select rules.decision_label(${decisionId}) as label`)
  return row?.label ?? `Bàn quy hoạch, lần công bố ${version}`
}
