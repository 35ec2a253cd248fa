import type { LandBalance } from '../contract/land-balance.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/land-balance */
export async function readLandBalance(db: Queryable, code: string, asOf: string | undefined): Promise<LandBalance> {
  return found(code, await db.query<{ found: LandBalance | null }>(sql`select rules.zone_land_balance(${code}, ${asOf ?? null}) as found`))
}
