import type { DecisionQuery } from '../contract/decision.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import type { Decision } from '../contract/zone.ts'

/** GET /api/decisions */
export async function findDecisions(db: Queryable, { q, limit }: DecisionQuery): Promise<{ items: Decision[] }> {
  const rows = await db.query<{ item: Decision }>(sql`
    with asked as materialized (select fold_vi(btrim(${q ?? ''})) as text),
    known as (select d.id, d.code, d.issued_on, fold_vi(coalesce(d.number, '')) as number,
      fold_vi(concat_ws(' ', d.number, d.code, d.title_vi, d.title_en, d.authority)) as words from decision d)
    select rules.decision_json(k.id) as item from known k, asked
    where not exists (select from regexp_split_to_table(asked.text, '\\s+') word where strpos(k.words, word) = 0)
    order by asked.text <> '' and k.number = asked.text desc, asked.text <> '' and starts_with(k.number, asked.text) desc, edtf_first_day(k.issued_on) desc nulls last, k.code
    limit ${limit}`)
  return { items: rows.map((row) => row.item) }
}
