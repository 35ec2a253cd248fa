import type { PriorityProjects } from '../contract/priority-project.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found } from '../errors.ts'

/** GET /api/zones/{code}/priority-projects. @throws Problem zone_not_found */
export async function readPriorityProjects(db: Queryable, code: string): Promise<PriorityProjects> {
  return found(code, await db.query<{ found: PriorityProjects | null }>(sql`select rules.priority_projects(${code}) as found`))
}
