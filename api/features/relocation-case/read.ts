import type { RelocationBoard, RelocationCandidate, RelocationCaseDetail } from '../../contract/relocation-case.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

export interface CaseName { readonly code: string; readonly project: string }

/** GET /api/relocation-cases */
export async function readBoard(db: Queryable, province: string, asOf: string | undefined): Promise<RelocationBoard> {
  const [row] = await db.query<{ found: RelocationBoard }>(sql`select rules.relocation_board(${province}, rules.asked_day(${asOf ?? null})) as found`)
  if (!row) throw new Problem('internal_error')
  return row.found
}

/** GET /api/relocations/{code}/cases/{project} */
export async function readCase(db: Queryable, { code, project }: CaseName): Promise<RelocationCaseDetail> {
  const [row] = await db.query<{ found: Omit<RelocationCaseDetail, 'candidates'> | null; candidates: RelocationCandidate[] }>(sql`
    select rules.relocation_case_detail(${code}, ${project}) as found, rules.relocation_candidates(${code}, ${project}) as candidates`)
  if (!row?.found) throw new Problem('relocation_case_not_found', { field: 'project', got: `${code}/${project}` })
  return { ...row.found, candidates: row.candidates }
}
