import { mayChange, type Actor } from '../accounts/actor.ts'
import type { ProvinceDesk } from '../contract/zone-change.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** GET /api/zones/{code}/desk: JSON text as the database wrote it, and the version it is of. @throws Problem zone_not_found */
export async function readDesk(db: Queryable, actor: Actor, code: string): Promise<{ version: number; text: string }> {
  const [zone] = await db.query<{ id: number; provinceCode: string }>(sql`select id, province_code as "provinceCode" from zone where code = ${code}`)
  if (!zone) throw new Problem('zone_not_found', { field: 'code', got: code })
  const mayPublish = actor.role !== 'official' && mayChange(actor, zone.provinceCode)
  const [desk] = await db.query<{ version: number; text: string }>(sql`select version, rules.zone_desk(id, ${mayPublish})::text as text from zone where id = ${zone.id}`)
  if (!desk) throw new Problem('zone_not_found', { field: 'code', got: code })
  return desk
}

/** GET /api/provinces/{code}/desk. @throws Problem province_not_found */
export async function readProvinceDesk(db: Queryable, code: string): Promise<ProvinceDesk> {
  const [row] = await db.query<{ found: ProvinceDesk | null }>(sql`select rules.province_desk(${code}) as found`)
  if (!row?.found) throw new Problem('province_not_found', { field: 'code', got: code })
  return row.found
}
