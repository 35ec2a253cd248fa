import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/clearances: GeoJSON text as the database wrote it. */
export async function readClearances(db: Queryable, code: string): Promise<string> {
  return found(code, await db.query<{ found: string | null }>(sql`select rules.zone_clearances(${code})::text as found`))
}
