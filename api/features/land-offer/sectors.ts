import type { Sector } from '../../contract/land-offer.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'

/** GET /api/sectors */
export const readSectors = async (db: Queryable): Promise<{ items: Sector[] }> => ({
  items: await db.query<{ code: string; nameVi: string; nameEn: string }>(sql`select code, name_vi as "nameVi", name_en as "nameEn" from sector order by code`),
})
