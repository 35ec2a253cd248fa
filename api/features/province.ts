import type { ProvinceList, ProvinceSummary } from '../contract/province.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** GET /api/provinces/{code}/summary. @throws Problem province_not_found */
export async function readProvinceSummary(db: Queryable, code: string, asOf: string | undefined): Promise<ProvinceSummary> {
  const [row] = await db.query<{ found: ProvinceSummary | null }>(sql`select rules.province_summary(${code}, ${asOf ?? null}) as found`)
  if (!row?.found) throw new Problem('province_not_found', { field: 'code', got: code })
  return row.found
}

/** GET /api/provinces */
export async function findProvinces(db: Queryable): Promise<ProvinceList> {
  return { items: await db.query<ProvinceList['items'][number]>(sql`
    select p.code, p.name_vi as "nameVi", p.name_en as "nameEn", array(select f.name_vi from former_province f where f.province_code = p.code order by f.name_vi) as "formerProvinces"
    from province p order by p.code`) }
}
