import type { Standards } from '../contract/standards.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/standards */
export async function readStandards(db: Queryable, code: string, asOf: string | undefined): Promise<Standards> {
  return found(code, await db.query<{ found: Standards | null }>(sql`select rules.zone_standards(${code}, ${asOf ?? null}) as found`))
}
