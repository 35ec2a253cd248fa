import type { ReportedComparison } from '../contract/reported-indicator.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

/** GET /api/reported-indicators */
export async function readReportedIndicators(db: Queryable, province: string | undefined): Promise<ReportedComparison> {
  const [row] = await db.query<{ found: ReportedComparison }>(sql`select rules.reported_indicators(${province ?? null}) as found`)
  if (!row) throw new Error('rules.reported_indicators gave no row')
  return row.found
}
