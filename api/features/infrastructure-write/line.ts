import type { Ending, KeptLine, LineChange, NewLine } from '../../contract/infrastructure-write.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql, type Sql } from '../../database/sql.ts'
import { decisionBehind } from '../../decision-behind.ts'
import { Problem } from '../../errors.ts'
import { given, lines, replace, withdraw } from './record.ts'

/** GET /api/infrastructure/lines */
export async function readLines(db: Queryable, { history }: { history: boolean }): Promise<{ items: KeptLine[] }> {
  const rows = await db.query<{ item: KeptLine }>(sql`
    select rules.line_json(c) as item from corridor c where ${history} or c.replaced_at is null order by c.kind, c.code, c.valid_from nulls first, c.id`)
  return { items: rows.map((row) => row.item) }
}

/** POST /api/infrastructure/lines */
export async function createLine(db: Database, sent: NewLine): Promise<KeptLine> {
  const id = await db.transaction(async (tx) => {
    const decisionId = await decisionBehind(tx, sent.decisionCode)
    const [row] = await tx.query<{ id: number }>(sql`
      insert into corridor (code, kind, name_vi, name_en, alignment, clearance_area, half_width_m, width_rule, decision_id, basis, source, note, valid_from)
      values (${sent.code}, ${sent.kind}, ${sent.nameVi}, ${sent.nameEn ?? null}, ${shape(sent.alignment)}, ${shape(sent.clearanceArea)}, ${sent.halfWidthM ?? null}, ${sent.widthRule ?? null},
        ${decisionId}, ${sent.basis}, ${sent.source}, ${sent.note ?? null}, ${sent.validFrom}) returning id`)
    return row?.id ?? 0
  })
  return readLine(db, id)
}

/** PATCH /api/infrastructure/lines/{id} */
export async function modifyLine(db: Database, id: number, ifMatch: string, sent: LineChange): Promise<KeptLine> {
  const written = await db.transaction(async (tx) => {
    const decisionId = sent.decisionCode === undefined ? undefined : await decisionBehind(tx, sent.decisionCode)
    const next = await replace(tx, lines, id, ifMatch, sent.effectiveOn, sent.validFrom, ({ validFrom, validTo }) => sql`
      insert into corridor (code, kind, name_vi, name_en, alignment, clearance_area, half_width_m, width_rule, decision_id, basis, source, note, valid_from, valid_to)
      select code, ${given(sent.kind, sql`kind`, 'text')}, ${given(sent.nameVi, sql`name_vi`, 'text')}, ${given(sent.nameEn, sql`name_en`, 'text')},
        ${sent.alignment === undefined ? sql`alignment` : shape(sent.alignment)}, ${sent.clearanceArea === undefined ? sql`clearance_area` : shape(sent.clearanceArea)},
        ${given(sent.halfWidthM, sql`half_width_m`, 'float8')}, ${given(sent.widthRule, sql`width_rule`, 'text')}, ${given(decisionId, sql`decision_id`, 'int')},
        ${given(sent.basis, sql`basis`, 'text')}, ${sent.source}, ${given(sent.note, sql`note`, 'text')}, ${validFrom}::date, ${validTo}::date
      from corridor where id = ${id} returning id`)
    // Widths along a line, stations and depots stay with it; of another line they say nothing.
    if (sent.alignment === undefined) {
      await tx.query(sql`
        insert into corridor_section (corridor_id, from_m, to_m, structure, formation_width_m, toe_offset_m, width_m, width_rule)
        select ${next}::int, from_m, to_m, structure, formation_width_m, toe_offset_m, width_m, width_rule from corridor_section where corridor_id = ${id}`)
      await tx.query(sql`insert into corridor_area (corridor_id, kind, name, geom) select ${next}::int, kind, name, geom from corridor_area where corridor_id = ${id}`)
    }
    return next
  })
  return readLine(db, written)
}

/** POST /api/infrastructure/lines/{id}/end */
export const finishLine = async (db: Database, id: number, ifMatch: string, sent: Ending): Promise<KeptLine> => readLine(db, await withdraw(db, lines, id, ifMatch, sent))

const shape = (sent: object | null | undefined): Sql => (sent ? sql`ST_Multi(ST_GeomFromGeoJSON(${JSON.stringify(sent)}))` : sql`null`)

async function readLine(db: Queryable, id: number): Promise<KeptLine> {
  const [row] = await db.query<{ item: KeptLine }>(sql`select rules.line_json(c) as item from corridor c where c.id = ${id}`)
  if (!row) throw new Problem('infrastructure_not_found', { field: 'id', got: String(id) })
  return row.item
}
