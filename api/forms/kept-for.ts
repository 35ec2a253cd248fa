import type { FormName } from '../contract/question.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

/** How many days what is personal in a form is kept, as is promised to who sends it now. @throws Error where no rule says it: nothing may be kept then */
export async function keptForDays(db: Queryable, form: FormName): Promise<number> {
  const [row] = await db.query<{ days: number | null }>(sql`select rules.convention(${form}, 'kept_for')::int as days`)
  if (row?.days == null) throw new Error(`no rule says how long ${form} is kept`)
  return row.days
}
