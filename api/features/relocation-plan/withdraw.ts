import type { RelocationPlan } from '../../contract/relocation-plan.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { lockPlan, readPlan, takeOverOwn } from './plan.ts'

interface AcceptedRow { readonly id: number; readonly relocation: string; readonly project: string }

/** DELETE /api/relocation-plans/{id}/acceptance/{relocation}/{project} */
export async function withdrawRow(db: Database, { id, relocation, project }: AcceptedRow, ifMatch: string): Promise<RelocationPlan> {
  await db.transaction(async (tx) => {
    await lockPlan(tx, id, ifMatch)
    const [row] = await tx.query<{ relocationId: number; projectId: number; isAccepted: boolean }>(sql`
      select w.relocation_id as "relocationId", w.project_id as "projectId", w.accepted_on is not null as "isAccepted"
      from relocation_plan_row w join relocation r on r.id = w.relocation_id join project j on j.id = w.project_id where w.plan_id = ${id} and r.code = ${relocation} and j.code = ${project}`)
    if (!row) throw new Problem('relocation_case_not_found', { field: 'project', got: `${relocation}/${project}` })
    const { relocationId, projectId } = row
    const [placed] = await tx.query<{ id: number }>(sql`
      select id from relocation_case where relocation_id = ${relocationId} and project_id = ${projectId} and receiver_zone_id is not null for update`)
    if (!row.isAccepted || !placed) throw new Problem('relocation_row_not_accepted', { field: 'project', got: project })
    const [ended] = await tx.query<{ day: string }>(sql`
      select c.ended_on::text as day from relocation r join zone z on z.id = r.zone_id cross join lateral rules.relocation_cases(z.province_code, current_date) c
      where r.id = ${relocationId} and c.relocation_id = r.id and c.project_id = ${projectId} and c.ended_on is not null`)
    if (ended) throw new Problem('relocation_case_ended', { field: 'project', got: project })
    await tx.query(sql`select take_from_receiving_land(${placed.id})`)
    await tx.query(sql`update relocation_case set version = version + 1 where id = ${placed.id}`)
    await takeOverOwn(tx, id)
  })
  return readPlan(db, id)
}
