import type { Utilities } from '../contract/utility.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/utilities */
export async function readUtilities(db: Queryable, code: string, asOf: string | undefined): Promise<Utilities> {
  return found(code, await db.query<{ found: Utilities | null }>(sql`select rules.zone_utilities(${code}, ${asOf ?? null}) as found`))
}
