import type { CleanLand } from '../contract/clean-land.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found, Problem } from '../errors.ts'

interface Asked { readonly asOf?: string | undefined; readonly from?: string | undefined; readonly fits?: string | undefined }

/** GET /api/zones/{code}/clean-land */
export async function readCleanLand(db: Queryable, code: string, { asOf, from, fits }: Asked): Promise<CleanLand> {
  const [width = null, length = null] = fits?.split('x').map(Number) ?? []
  const land = found(code, await db.query<{ found: CleanLand | null }>(
    sql`select rules.zone_clean_land(${code}, ${asOf ?? null}, ${from ?? null}, ${width}, ${length}) as found`))
  if (land.readyInPeriod.from > land.asOf) throw new Problem('invalid_parameter', { field: 'from', got: land.readyInPeriod.from, expected: `≤ ${land.asOf}` })
  return land
}
