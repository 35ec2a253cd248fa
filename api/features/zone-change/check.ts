import type { z } from 'zod'
import { findingSentence, findingTiers, findingWords } from '../../contract/finding-words.ts'
import type { Finding } from '../../contract/finding.ts'
import type { DrawnChange, measures } from '../../contract/zone-change.ts'
import type { ZoneKind } from '../../contract/zone.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { drawnJson, drawnPlotsJson } from '../../drawn.ts'
import type { Language } from '../../language.ts'

/** What a change is of: a zone, or one that does not exist yet (zoneId null). */
export interface CheckSubject {
  readonly zoneId: number | null
  readonly kind: ZoneKind
  readonly provinceCode: string
  /** The economic zone it lies in. */
  readonly parentId: number | null
  /** What the documents say: approved, else planned hectares; null: they say nothing. */
  readonly approvedHa: number | null
}

/** A shape to write: EWKB in hex (`${ewkb}::geometry`), MultiPolygon, WGS84, wound as RFC 7946; null where what was drawn is no valid shape. */
export type Ewkb = string | null

export interface CheckedChange {
  /** Errors first, then warnings, then notes. */
  readonly findings: Finding[]
  /** Of the drawn boundary; null where none was drawn or it is no valid shape. */
  readonly measures: z.infer<typeof measures> | null
  /** Against the boundary in effect on asOf; null where none was drawn or it is no valid shape. Without a boundary before, all is added. */
  readonly againstM2: { readonly added: number; readonly removed: number } | null
  readonly boundary: Ewkb
  /** In the order they were sent. */
  readonly plots: { readonly redrawn: readonly { readonly id: number; readonly geometry: Ewkb }[]; readonly begun: readonly { readonly code: string; readonly geometry: Ewkb }[] }
}

/** A finding as SQL says it: names in both languages, no tier, no sentence. */
type FoundInSql = Omit<Finding, 'tier' | 'detail' | 'other'> & { readonly other: (Omit<NonNullable<Finding['other']>, 'name'> & { readonly nameVi: string; readonly nameEn: string }) | null }

interface Row {
  readonly findings: FoundInSql[]
  readonly measures: CheckedChange['measures']
  readonly againstM2: CheckedChange['againstM2']
  readonly boundary: Ewkb
  readonly plots: { readonly id: number | null; readonly geometry: Ewkb }[]
}

/**
 * Looks at what was drawn as of a day (today when left out): one implementation, in SQL, for drawing, API and import.
 * Writes nothing and locks nothing. Never throws over what was drawn: what is wrong with it is a finding.
 */
export async function checkChange(
  tx: Transaction, subject: CheckSubject, change: Pick<DrawnChange, 'boundary' | 'basis' | 'plots' | 'srid' | 'status' | 'asOf'>, language: Language,
): Promise<CheckedChange> {
  const [row] = await tx.query<Row>(sql`
    select c.findings, c.measures, encode(ST_AsEWKB(c.shape), 'hex') as boundary, c.drawn_plots as plots,
      case when c.shape is not null then json_build_object('added', round(c.added_m2::numeric, 1), 'removed', round(c.removed_m2::numeric, 1)) end as "againstM2"
    from rules.checked_change(${subject.zoneId}::int, ${subject.kind}, ${subject.provinceCode}, ${subject.parentId}::int, ${subject.approvedHa}::numeric,
      ${drawnJson(change.boundary)}::jsonb, ${change.basis ?? null}, ${change.status ? JSON.stringify(change.status) : null}::jsonb, ${drawnPlotsJson(change.plots)}::jsonb, ${change.srid ?? null}::int, rules.asked_day(${change.asOf ?? null}::date)) c`)
  if (!row) throw new Error('the checks gave no row')
  const { redrawn, begun } = change.plots ?? { redrawn: [], begun: [] }
  const shapes = new Map(row.plots.flatMap(({ id, geometry }) => (id === null ? [] : [[id, geometry] as const])))
  const begunShapes = row.plots.filter(({ id }) => id === null)
  return {
    findings: row.findings.map((found) => told(found, language)).sort(byTierAndSize),
    measures: row.measures, againstM2: row.againstM2, boundary: row.boundary,
    plots: {
      redrawn: redrawn.map(({ id }) => ({ id, geometry: shapes.get(id) ?? null })),
      begun: begun.map(({ code }, i) => ({ code, geometry: begunShapes[i]?.geometry ?? null })),
    },
  }
}

function told({ other, ...found }: FoundInSql, language: Language): Finding {
  const named = other && { kind: other.kind, code: other.code, name: language === 'vi' ? other.nameVi : other.nameEn }
  return { ...found, tier: findingWords[found.code][0], other: named, detail: findingSentence({ ...found, other: named }, language) }
}

const byTierAndSize = (a: Finding, b: Finding) => findingTiers.indexOf(a.tier) - findingTiers.indexOf(b.tier) || (b.m2 ?? 0) - (a.m2 ?? 0)
