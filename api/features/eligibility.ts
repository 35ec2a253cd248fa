import type { Eligibility } from '../contract/eligibility.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/eligibility */
export async function readEligibility(db: Queryable, code: string, asOf: string | undefined, purpose: Eligibility['purpose'] | undefined): Promise<Eligibility> {
  return found(code, await db.query<{ found: Eligibility | null }>(sql`select rules.zone_eligibility(${code}, ${asOf ?? null}, ${purpose ?? null}) as found`))
}
