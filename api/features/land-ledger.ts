import type { z } from 'zod'
import type { LandLedger, ledgerFilter } from '../contract/land-ledger.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

/** GET /api/land-ledger: reads the kept sums, never plots. */
export async function readLandLedger(db: Queryable, { by, province, formerProvince, kind, status, q }: z.infer<typeof ledgerFilter>): Promise<LandLedger> {
  const [row] = await db.query<{ found: LandLedger }>(sql`select rules.land_ledger(${by}, ${province ?? null}, ${formerProvince ?? null}, ${kind ?? null}, ${status ?? null}, ${q ?? null}) as found`)
  if (!row) throw new Error('rules.land_ledger gave no row')
  return row.found
}
