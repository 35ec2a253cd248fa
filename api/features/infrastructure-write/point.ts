import type { Ending, KeptPoint, NewPoint, PointChange } from '../../contract/infrastructure-write.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql, type Sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { given, points, replace, withdraw } from './record.ts'

/** GET /api/infrastructure/points */
export async function readPoints(db: Queryable, { history }: { history: boolean }): Promise<{ items: KeptPoint[] }> {
  const rows = await db.query<{ item: KeptPoint }>(sql`
    select rules.point_json(i) as item from infrastructure i where ${history} or i.replaced_at is null order by i.kind, i.code, i.valid_from nulls first, i.id`)
  return { items: rows.map((row) => row.item) }
}

/** POST /api/infrastructure/points */
export async function createPoint(db: Database, sent: NewPoint): Promise<KeptPoint> {
  const id = await db.transaction(async (tx) => {
    const [row] = await tx.query<{ id: number }>(sql`
      insert into infrastructure (code, kind, name_vi, name_en, status, geom, uncertainty_m, source, note, valid_from)
      values (${sent.code}, ${sent.kind}, ${sent.nameVi}, ${sent.nameEn ?? null}, ${sent.status}, ${at(sent.position)}, ${sent.uncertaintyM ?? null}, ${sent.source}, ${sent.note ?? null}, ${sent.validFrom}) returning id`)
    return row?.id ?? 0
  })
  return readPoint(db, id)
}

/** PATCH /api/infrastructure/points/{id} */
export async function modifyPoint(db: Database, id: number, ifMatch: string, sent: PointChange): Promise<KeptPoint> {
  const written = await db.transaction((tx) => replace(tx, points, id, ifMatch, sent.effectiveOn, sent.validFrom, ({ validFrom, validTo }) => sql`
    insert into infrastructure (code, kind, name_vi, name_en, status, geom, uncertainty_m, source, as_of, note, valid_from, valid_to)
    select code, ${given(sent.kind, sql`kind`, 'text')}, ${given(sent.nameVi, sql`name_vi`, 'text')}, ${given(sent.nameEn, sql`name_en`, 'text')}, ${given(sent.status, sql`status`, 'text')},
      ${sent.position ? at(sent.position) : sql`geom`}, ${given(sent.uncertaintyM, sql`uncertainty_m`, 'int')}, ${sent.source}, as_of, ${given(sent.note, sql`note`, 'text')},
      ${validFrom}::date, ${validTo}::date
    from infrastructure where id = ${id} returning id`))
  return readPoint(db, written)
}

/** POST /api/infrastructure/points/{id}/end */
export const finishPoint = async (db: Database, id: number, ifMatch: string, sent: Ending): Promise<KeptPoint> => readPoint(db, await withdraw(db, points, id, ifMatch, sent))

const at = ([longitude, latitude]: readonly [number, number]): Sql => sql`ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326)`

async function readPoint(db: Queryable, id: number): Promise<KeptPoint> {
  const [row] = await db.query<{ item: KeptPoint }>(sql`select rules.point_json(i) as item from infrastructure i where i.id = ${id}`)
  if (!row) throw new Problem('infrastructure_not_found', { field: 'id', got: String(id) })
  return row.item
}
