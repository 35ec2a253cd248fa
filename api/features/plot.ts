import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/plots: GeoJSON text as the database wrote it. */
export async function readPlots(db: Queryable, code: string): Promise<string> {
  return found(code, await db.query<{ found: string | null }>(sql`select rules.zone_plots(${code})::text as found`))
}
