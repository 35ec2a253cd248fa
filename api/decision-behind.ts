import type { Transaction } from './database/pool.ts'
import { sql } from './database/sql.ts'
import { Problem } from './errors.ts'

/** The id of the decision whose code a body names; null when it names none. @throws Problem unknown_reference */
export async function decisionBehind(tx: Transaction, code: string | null | undefined, field = 'decisionCode'): Promise<number | null> {
  if (code === null || code === undefined) return null
  const [row] = await tx.query<{ id: number }>(sql`select id from decision where code = ${code}`)
  if (!row) throw new Problem('unknown_reference', { field, got: code, expected: 'decision' })
  return row.id
}
