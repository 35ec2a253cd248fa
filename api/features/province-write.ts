import type { KeptProvince, SentFormerProvince } from '../contract/province-write.ts'
import type { Database, Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'
import { matchVersion } from '../precondition.ts'

/** GET /api/former-provinces */
export async function readKeptProvinces(db: Queryable): Promise<{ items: KeptProvince[]; planes: { srid: number; centralMeridian: number }[] }> {
  const [row] = await db.query<{ items: KeptProvince[] | null; planes: { srid: number; centralMeridian: number }[] | null }>(sql`
    select rules.kept_provinces_json() as items, rules.meridians_json(null, null) as planes`)
  return { items: row?.items ?? [], planes: (row?.planes ?? []).map(({ srid, centralMeridian }) => ({ srid, centralMeridian })) }
}

/** PATCH /api/former-provinces/{name}. @throws Problem province_not_found, precondition_failed, nothing_changes */
export async function modifyFormerProvince(db: Database, name: string, ifMatch: string, { srid, confidence, source }: SentFormerProvince): Promise<KeptProvince> {
  return db.transaction(async (tx) => {
    const [was] = await tx.query<{ code: string; version: string; srid: number | null; confidence: string | null; source: string }>(sql`
      select f.province_code as code, rules.former_province_version(f) as version, f.vn2000_srid as srid, f.vn2000_confidence as confidence, f.source
      from former_province f where f.name_vi = ${name} for no key update`)
    if (!was) throw new Problem('province_not_found', { field: 'name', got: name })
    matchVersion(ifMatch, was.version)
    if (was.srid === srid && was.confidence === confidence && was.source === source) throw new Problem('nothing_changes')
    await tx.query(sql`update former_province set vn2000_srid = ${srid}, vn2000_confidence = ${confidence}, source = ${source} where name_vi = ${name}`)
    const province = (await readKeptProvinces(tx)).items.find(({ code }) => code === was.code)
    if (!province) throw new Error('a former province belongs to a province')
    return province
  })
}
