import type { AddedCase, RelocationCaseDetail, RelocationFirm } from '../../contract/relocation-case.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { readCase } from './read.ts'
import { refuseUnknownSector } from './record.ts'

/** GET /api/relocations/{code}/firms */
export async function findFirms(db: Queryable, code: string): Promise<{ items: RelocationFirm[] }> {
  const items = await db.query<RelocationFirm & Record<string, unknown>>(sql`
    select j.code as project, j.name_vi as "projectNameVi", f.name_vi as "firmNameVi", coalesce(f.name_en, f.name_vi) as "firmNameEn", f.is_model as "isModel"
    from relocation r join zone z on z.id = r.zone_id join project j on j.zone_id = r.zone_id join firm f on f.id = j.firm_id
    where r.code = ${code} and (r.firm_id is null or r.firm_id = j.firm_id)
      and j.id not in (select c.project_id from rules.relocation_cases(z.province_code, current_date) c where c.relocation_id = r.id)
    order by fold_vi(f.name_vi), j.code`)
  return { items }
}

/** POST /api/relocations/{code}/cases: registers the firm, unless it is known from another zone, with one project in the zone, without land. */
export async function addCase(db: Database, code: string, { firmNameVi, firmNameEn, areaHa, sector, responsibleUnit, source }: AddedCase): Promise<RelocationCaseDetail> {
  const project = await db.transaction(async (tx) => {
    // Locked: the same firm is not registered twice at the same moment.
    const [relocation] = await tx.query<{ id: number; zoneId: number }>(sql`select id, zone_id as "zoneId" from relocation where code = ${code} for update`)
    if (!relocation) throw new Problem('relocation_not_found', { field: 'code', got: code })
    await refuseUnknownSector(tx, sector)
    const known = await tx.query(sql`select 1 from project j join firm f on f.id = j.firm_id where j.zone_id = ${relocation.zoneId} and fold_vi(f.name_vi) = fold_vi(${firmNameVi})`)
    if (known.length > 0) throw new Problem('relocation_firm_known', { field: 'firmNameVi', got: firmNameVi })
    const [made] = await tx.query<{ id: number; code: string }>(sql`
      with known as (select id from firm where fold_vi(name_vi) = fold_vi(${firmNameVi}) order by id limit 1),
      firm_id as (select nextval(pg_get_serial_sequence('firm', 'id')) as id where not exists (select from known)), project_id as (select nextval(pg_get_serial_sequence('project', 'id')) as id),
      new_firm as (insert into firm (id, code, name_vi, name_en) overriding system value select id, 'DN-' || id, ${firmNameVi}, ${firmNameEn} from firm_id returning id)
      insert into project (id, code, firm_id, zone_id, name_vi, basis, source) overriding system value
      select p.id, 'DA-' || p.id, f.id, ${relocation.zoneId}, ${firmNameVi}, 'reported', ${source} from project_id p, (select id from known union all select id from new_firm) f returning id, code`)
    if (!made) throw new Problem('internal_error')
    await tx.query(sql`
      insert into relocation_case (relocation_id, project_id, area_m2, sector_code, responsible_unit, source)
      values (${relocation.id}, ${made.id}, ${areaHa === null ? null : areaHa * 10_000}, ${sector}, ${responsibleUnit}, ${source})`)
    return made.code
  })
  return readCase(db, { code, project })
}
