import type { RelocationPlan } from '../../contract/relocation-plan.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { lockPlan, readPlan, takeOver } from './plan.ts'

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
    await tx.query(sql`select let_go_of_case_land(${placed.id})`)
    await tx.query(sql`delete from relocation_case_hold where case_id = ${placed.id}`)
    await tx.query(sql`
      update relocation_case set receiver_zone_id = null, receiver_m2 = null, receiver_since = null, receiver_plan_id = null, version = version + 1 where id = ${placed.id}`)
    // A case goes to one place: whichever copy of the plan shows the row as accepted shows this acceptance.
    await tx.query(sql`
      with undone as (update relocation_plan_row set accepted_on = null where relocation_id = ${relocationId} and project_id = ${projectId} and accepted_on is not null returning plan_id)
      update relocation_plan set version = version + 1 where id in (select plan_id from undone)`)
  })
  // As at the acceptance: what the sites hold once the land is let go is this plan's own doing.
  await db.transaction((tx) => takeOver(tx, id))
  return readPlan(db, id)
}
