import type { ProvinceSummary } from '../contract/province.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** GET /api/provinces/{code}/summary. @throws Problem province_not_found */
export async function readProvinceSummary(db: Queryable, code: string, asOf: string | undefined): Promise<ProvinceSummary> {
  const [row] = await db.query<{ found: ProvinceSummary | null }>(sql`select rules.province_summary(${code}, ${asOf ?? null}) as found`)
  if (!row?.found) throw new Problem('province_not_found', { field: 'code', got: code })
  return row.found
}
