import type { z } from 'zod'
import type { getRevision, listRevisions } from '../contract/revision.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found, Problem } from '../errors.ts'

type RevisionList = z.output<(typeof listRevisions.schema.response)[200]>
type RevisionDetail = z.output<(typeof getRevision.schema.response)[200]>

/** GET /api/zones/{code}/revisions */
export async function readRevisions(db: Queryable, code: string): Promise<RevisionList> {
  return found(code, await db.query<{ found: RevisionList | null }>(sql`select rules.zone_revision_list(${code}) as found`))
}

/** GET /api/zones/{code}/revisions/{number} */
export async function readRevision(db: Queryable, { code, number }: { code: string; number: number }): Promise<RevisionDetail> {
  const version = found(code, await db.query<{ found: number }>(sql`select version as found from zone where code = ${code}`))
  const [row] = await db.query<{ detail: RevisionDetail | null }>(sql`select rules.zone_revision_detail(${code}, ${number}) as detail`)
  if (!row?.detail) throw new Problem('revision_not_found', { field: 'number', got: String(number), expected: String(version) })
  return row.detail
}
