import type { Actor } from '../../accounts/actor.ts'
import type { Corridor, CorridorDesign, CorridorVersion, CorridorWidth } from '../../contract/corridor.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

interface CorridorList { items: Corridor[]; widths: CorridorWidth[]; formationWidthM: number | null }

/** GET /api/corridors */
export async function readCorridors(db: Queryable, asOf: string | undefined): Promise<CorridorList> {
  const [row] = await db.query<CorridorList>(sql`
    select rules.corridors_json(d.day) as items, rules.corridor_widths(d.day) as widths, rules.rule_value('corridor_check', 'formation_width', null, null, null, d.day)::float8 as "formationWidthM"
    from (select coalesce(${asOf ?? null}::date, current_date) as day) d`)
  return row ?? { items: [], widths: [], formationWidthM: null }
}

/** One corridor with its versions. @throws Problem corridor_not_found */
export async function readCorridor(db: Queryable, code: string): Promise<Corridor> {
  const { items } = await readCorridors(db, undefined)
  return items.find((one) => one.code === code) ?? notFound(code)
}

/** GET /api/corridors/{code}/versions/{id} */
export async function readDesign(db: Queryable, { code, id }: { code: string; id: number }): Promise<{ version: CorridorVersion; design: CorridorDesign }> {
  const [row] = await db.query<{ version: CorridorVersion; design: CorridorDesign }>(sql`
    select rules.corridor_version_json(c) as version, rules.design_of(c) as design from corridor c where c.code = ${code} and c.id = ${id}`)
  return row ?? notFound(`${code} ${id}`)
}

/** Provinces whose firms an account may know; null: of all. */
export const firmsOf = ({ role, provinces }: Actor): readonly string[] | null => (role === 'admin' ? null : provinces)

/** GET /api/corridors/{code}/take, as JSON the database has written. @throws Problem corridor_not_found, corridor_not_in_effect */
export async function readTake(db: Queryable, actor: Actor, code: string, asOf: string | undefined): Promise<string> {
  const [row] = await db.query<{ known: boolean; day: string; take: string | null }>(sql`
    select exists (select from corridor c where c.code = ${code} and c.replaced_at is null) as known, d.day::text,
      case when (v.c).id is not null then rules.corridor_take((v.c).alignment, rules.corridor_version_ground(v.c), (v.c).code, (v.c).basis, d.day, ${firmsOf(actor)}::text[])::text end as take
    from (select coalesce(${asOf ?? null}::date, current_date) as day) d cross join lateral (select rules.corridor_at(${code}, d.day) as c offset 0) v`)
  if (row?.take) return row.take
  if (row?.known) throw new Problem('corridor_not_in_effect', { field: 'asOf', got: row.day })
  return notFound(code)
}

/** GET /api/relocation-summary, as JSON the database has written. */
export async function readSummary(db: Queryable, { province, asOf }: { province?: string | undefined; asOf?: string | undefined }): Promise<string> {
  const [row] = await db.query<{ summary: string }>(sql`select rules.relocation_summary(${province ?? null}, coalesce(${asOf ?? null}::date, current_date))::text as summary`)
  return row?.summary ?? '{}'
}

export function notFound(code: string): never {
  throw new Problem('corridor_not_found', { field: 'code', got: code })
}
