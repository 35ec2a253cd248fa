import type { Actor } from '../../accounts/actor.ts'
import type { CorridorDesign, CorridorFinding } from '../../contract/corridor.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { drawnJson } from '../../drawn.ts'
import { Problem } from '../../errors.ts'
import type { Language } from '../../language.ts'
import { tellFindings, type RawFinding } from './finding-words.ts'
import { firmsOf, notFound } from './read.ts'

/** A design as JSON that the database reads whatever it is. */
export function designJson({ alignment, sections, areas, clearanceArea }: CorridorDesign): string {
  const shape = (drawn: unknown): unknown => (drawn === undefined || drawn === null ? null : JSON.parse(drawnJson(drawn) ?? 'null'))
  // A corner table names its meridian beside its corners; no other member of a shape is listened to.
  const srid = typeof alignment === 'object' && alignment !== null && 'srid' in alignment && typeof alignment.srid === 'number' && Number.isFinite(alignment.srid) ? { srid: alignment.srid } : {}
  const line = shape(alignment)
  return JSON.stringify({
    alignment: typeof line === 'object' && line !== null && !Array.isArray(line) ? { ...line, ...srid } : line, sections,
    areas: areas.map((area) => ({ ...area, geometry: shape(area.geometry) })), clearanceArea: shape(clearanceArea),
  })
}

/** POST /api/corridors/{code}/rehearsals, as JSON. Nothing is written. */
export async function tryCorridor(db: Queryable, actor: Actor, code: string, sent: { design: CorridorDesign; asOf?: string | undefined }, language: Language): Promise<string> {
  const read = await readDrawn(db, code, designJson(sent.design), sent.asOf, language)
  if (read.findings.some(({ tier }) => tier === 'error')) return JSON.stringify({ findings: read.findings, alignment: read.alignment, lengthM: read.lengthM, take: null, difference: null })
  const [row] = await db.query<{ take: string; difference: string | null }>(sql`
    with day as materialized (select coalesce(${sent.asOf ?? null}::date, current_date) as day),
    was as materialized (
      select array(select t from rules.plots_taken(rules.corridor_version_ground(v.c), day.day) t) as taken
      from day, lateral (select rules.corridor_at(${code}, day.day) as c offset 0) v where (v.c).id is not null),
    design as materialized (select r.*, rules.corridor_ground(r.alignment, r.sections, r.areas, r.clearance) as ground from day, lateral rules.read_design(${designJson(sent.design)}::jsonb, day.day) r),
    becomes as materialized (select d.*, array(select t from rules.plots_taken(d.ground, day.day) t) as taken from design d, day)
    select rules.corridor_take(b.alignment, b.ground, b.taken, ${code}, 'schematic', day.day, ${firmsOf(actor)}::text[])::text as take,
      (select rules.take_difference(w.taken, b.taken, day.day)::text from was w) as difference
    from becomes b, day`)
  if (!row) return notFound(code)
  return `{"findings":${JSON.stringify(read.findings)},"alignment":${JSON.stringify(read.alignment)},"lengthM":${JSON.stringify(read.lengthM)},"take":${row.take},"difference":${row.difference ?? 'null'}}`
}

interface ReadDrawn { readonly findings: CorridorFinding[]; readonly alignment: unknown; readonly lengthM: number | null }

async function readDrawn(db: Queryable, code: string, design: string, asOf: string | undefined, language: Language): Promise<ReadDrawn> {
  const [row] = await db.query<{ known: boolean; findings: RawFinding[]; alignment: unknown; lengthM: number | null }>(sql`
    select exists (select from corridor c where c.code = ${code} and c.replaced_at is null) as known, to_jsonb(r.findings) as findings, ST_AsGeoJSON(r.alignment, 9)::jsonb as alignment,
      round(rules.alignment_length_m(r.alignment)::numeric, 1)::float8 as "lengthM"
    from rules.read_design(${design}::jsonb, coalesce(${asOf ?? null}::date, current_date)) r`)
  if (!row?.known) return notFound(code)
  return { findings: tellFindings(row.findings, language), alignment: row.alignment, lengthM: row.lengthM }
}

/** @throws Problem corridor_refused when a design cannot be kept, corridor_not_found */
export async function refuseWrongDesign(db: Queryable, code: string, design: string): Promise<void> {
  const { findings } = await readDrawn(db, code, design, undefined, 'en')
  const errors = findings.filter(({ tier }) => tier === 'error')
  if (errors.length > 0) throw new Problem('corridor_refused', { field: 'design', got: [...new Set(errors.map((error) => error.code))].join(', ') })
}
