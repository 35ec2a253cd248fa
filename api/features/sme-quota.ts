import type { SmeQuota } from '../contract/sme-quota.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/sme-quota */
export async function readSmeQuota(db: Queryable, code: string, asOf: string | undefined): Promise<SmeQuota> {
  return found(code, await db.query<{ found: SmeQuota | null }>(sql`select rules.zone_sme_quota(${code}, ${asOf ?? null}) as found`))
}
