import type { Occupancy } from '../contract/occupancy.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/occupancy */
export async function readOccupancy(db: Queryable, code: string, asOf: string | undefined): Promise<Occupancy> {
  return found(code, await db.query<{ found: Occupancy | null }>(sql`select rules.zone_occupancy(${code}, ${asOf ?? null}) as found`))
}
