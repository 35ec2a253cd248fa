import type { TargetList } from '../contract/target.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

/** GET /api/targets */
export async function readTargets(db: Queryable, province: string | undefined, asOf: string | undefined): Promise<TargetList> {
  const [row] = await db.query<{ found: TargetList }>(sql`select rules.targets(${province ?? null}, ${asOf ?? null}) as found`)
  if (!row) throw new Error('rules.targets gave no row')
  return row.found
}
