import type { DecisionOfChange } from './contract/zone-change.ts'
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

/**
 * The id of the decision a change names; one that is not in the system yet is entered. The same number, day and authority are the same decision.
 * @throws Problem unknown_reference, effective_in_future
 */
export async function enteredDecision(tx: Transaction, sent: DecisionOfChange | undefined): Promise<number | null> {
  if (!sent) return null
  if ('code' in sent) return decisionBehind(tx, sent.code, 'decision')
  const [day] = await tx.query<{ today: string }>(sql`select current_date::text as today`)
  if (day && sent.issuedOn > day.today.slice(0, sent.issuedOn.length)) {
    throw new Problem('effective_in_future', { field: 'decision.issuedOn', got: sent.issuedOn, expected: `≤ ${day.today}` })
  }
  for (let n = 1; ; n++) {
    // Two provinces may decide under one number on one day.
    const [row] = await tx.query<{ id: number }>(sql`
      with known as (
        select id from decision where fold_vi(number) = fold_vi(${sent.number}) and issued_on = ${sent.issuedOn} and fold_vi(authority) = fold_vi(${sent.authority}) order by id limit 1),
      entered as (
        insert into decision (code, number, issued_on, authority, title_vi, url, confidence)
        select rules.decision_code(${sent.number}, ${sent.issuedOn}) || ${n === 1 ? '' : `-${n}`}, ${sent.number}, ${sent.issuedOn}, ${sent.authority},
          ${sent.titleVi ?? `Văn bản số ${sent.number} của ${sent.authority}`}, ${sent.url ?? null}, 'source'
        where not exists (select from known) on conflict (code) do nothing returning id)
      select id from known union all select id from entered`)
    if (row) return row.id
  }
}
