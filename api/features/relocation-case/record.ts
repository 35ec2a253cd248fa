import type { RecordedCase, RecordedStep, RelocationCaseDetail, RelocationStage } from '../../contract/relocation-case.ts'
import { relocationStages } from '../../contract/relocation-case.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { enteredDecision } from '../../decision-behind.ts'
import { Problem } from '../../errors.ts'
import { matchVersion } from '../../precondition.ts'
import { readCase, type CaseName } from './read.ts'

/** PUT /api/relocations/{code}/cases/{project} */
export const recordCase = (db: Database, name: CaseName, ifMatch: string, sent: RecordedCase): Promise<RelocationCaseDetail> => onCase(db, name, ifMatch, async (tx, id) => {
  await refuseFuture(tx, 'closedOn', sent.closedOn)
  await refuseUnknownSector(tx, sent.sector)
  await tx.query(sql`
    update relocation_case set area_m2 = ${sent.areaHa === null ? null : sent.areaHa * 10_000}, sector_code = ${sent.sector}, wastewater_m3_per_day = ${sent.wastewaterM3PerDay}, power_mva = ${sent.powerMva},
      farthest_km = ${sent.farthestKm}, needed_by = ${sent.neededBy}, responsible_unit = ${sent.responsibleUnit}, closed_on = ${sent.closedOn}, outcome = ${sent.outcome}, source = ${sent.source} where id = ${id}`)
})

/** PUT …/steps/{stage}: what was recorded of the stage before is kept as replaced. */
export const recordStep = (db: Database, { stage, ...name }: CaseName & { readonly stage: RelocationStage }, ifMatch: string, sent: RecordedStep): Promise<RelocationCaseDetail> => onCase(db, name, ifMatch, async (tx, id) => {
  await refuseFuture(tx, 'reachedOn', sent.reachedOn)
  await refuseBackwards(tx, id, stage, sent.reachedOn)
  const decisionId = await enteredDecision(tx, sent.decision ?? undefined)
  await tx.query(sql`update relocation_step set replaced_at = now() where case_id = ${id} and stage = ${stage} and replaced_at is null`)
  await tx.query(sql`
    insert into relocation_step (case_id, stage, planned_on, reached_on, decision_id, money_vnd, note, source)
    values (${id}, ${stage}, ${sent.plannedOn}, ${sent.reachedOn}, ${decisionId}, ${sent.moneyVnd}, ${sent.note}, ${sent.source})`)
})

/** POST …/obstacles */
export const addObstacle = (db: Database, name: CaseName, ifMatch: string, { what, since }: { readonly what: string; readonly since: string }): Promise<RelocationCaseDetail> => onCase(db, name, ifMatch, async (tx, id) => {
  await refuseFuture(tx, 'since', since)
  await tx.query(sql`insert into relocation_obstacle (case_id, what, since) values (${id}, ${what}, ${since})`)
})

/** POST …/obstacles/{id}/resolution */
export const resolveObstacle = (db: Database, { id: obstacle, ...name }: CaseName & { readonly id: number }, ifMatch: string, { resolvedOn }: { readonly resolvedOn: string }): Promise<RelocationCaseDetail> => onCase(db, name, ifMatch, async (tx, id) => {
  await refuseFuture(tx, 'resolvedOn', resolvedOn)
  const [found] = await tx.query<{ since: string }>(sql`select since::text from relocation_obstacle where id = ${obstacle} and case_id = ${id}`)
  if (!found) throw new Problem('relocation_obstacle_not_found', { field: 'id', got: String(obstacle) })
  if (resolvedOn < found.since) throw new Problem('period_out_of_order', { field: 'resolvedOn', got: resolvedOn, expected: `≥ ${found.since}` })
  await tx.query(sql`update relocation_obstacle set resolved_on = ${resolvedOn} where id = ${obstacle}`)
})

/** Works on a case that the caller has seen as it is; one that is known by the land ledger alone is recorded by the first change. */
async function onCase(db: Database, name: CaseName, ifMatch: string, work: (tx: Transaction, id: number) => Promise<void>): Promise<RelocationCaseDetail> {
  await db.transaction(async (tx) => {
    const id = await lockCase(tx, name, ifMatch)
    const hadEnded = await hasEnded(tx, id)
    await work(tx, id)
    // Its land was let go when it ended: open again, it goes nowhere yet.
    if (hadEnded && !(await hasEnded(tx, id))) await tx.query(sql`select take_from_receiving_land(${id})`)
  })
  return readCase(db, name)
}

async function hasEnded(tx: Transaction, id: number): Promise<boolean> {
  const ended = await tx.query(sql`
    select from relocation_case c where c.id = ${id} and (c.closed_on <= current_date
      or exists (select from relocation_step s where s.case_id = c.id and s.replaced_at is null and s.stage = 'old_site_cleared' and s.reached_on <= current_date))`)
  return ended.length > 0
}

async function lockCase(tx: Transaction, { code, project }: CaseName, ifMatch: string): Promise<number> {
  // A firm of the zone may have no land in its own name.
  const [known] = await tx.query<{ relocationId: number; projectId: number }>(sql`
    select r.id as "relocationId", j.id as "projectId" from relocation r, project j
    where r.code = ${code} and j.code = ${project} and (j.zone_id = r.zone_id or exists (select from rules.relocation_cases((select z.province_code from zone z where z.id = r.zone_id), current_date) c where c.relocation_id = r.id and c.project_id = j.id))`)
  if (!known) throw new Problem('relocation_case_not_found', { field: 'project', got: `${code}/${project}` })
  const [row] = await tx.query<{ id: number; version: number }>(sql`select id, version from relocation_case where relocation_id = ${known.relocationId} and project_id = ${known.projectId} for update`)
  matchVersion(ifMatch, row?.version ?? 0)
  const [kept] = row
    ? await tx.query<{ id: number }>(sql`update relocation_case set version = version + 1 where id = ${row.id} returning id`)
    : await tx.query<{ id: number }>(sql`insert into relocation_case (relocation_id, project_id) values (${known.relocationId}, ${known.projectId}) on conflict do nothing returning id`)
  // Somebody recorded it at the same moment.
  if (!kept) throw new Problem('precondition_failed', { field: 'If-Match', got: ifMatch, expected: '"1"' }, { etag: '"1"' })
  return kept.id
}

export async function refuseUnknownSector(tx: Transaction, sector: string | null): Promise<void> {
  if (sector !== null && (await tx.query(sql`select 1 from sector where code = ${sector}`)).length === 0) throw new Problem('unknown_reference', { field: 'sector', got: sector, expected: '/api/sectors' })
}

async function refuseFuture(tx: Transaction, field: string, day: string | null): Promise<void> {
  const [row] = await tx.query<{ today: string }>(sql`select current_date::text as today`)
  if (day !== null && row && day > row.today) throw new Problem('effective_in_future', { field, got: day, expected: `≤ ${row.today}` })
}

/** A stage is not reached before one that comes before it, nor after one that comes after. */
async function refuseBackwards(tx: Transaction, caseId: number, stage: RelocationStage, reachedOn: string | null): Promise<void> {
  if (reachedOn === null) return
  const at = relocationStages.indexOf(stage)
  const others = await tx.query<{ stage: RelocationStage; reachedOn: string }>(sql`select stage, reached_on::text as "reachedOn" from relocation_step where case_id = ${caseId} and replaced_at is null and stage <> ${stage} and reached_on is not null`)
  const wrong = others.find((other) => (relocationStages.indexOf(other.stage) < at ? other.reachedOn > reachedOn : other.reachedOn < reachedOn))
  if (wrong) throw new Problem('period_out_of_order', { field: 'reachedOn', got: reachedOn, expected: `${relocationStages.indexOf(wrong.stage) < at ? '≥' : '≤'} ${wrong.reachedOn} (${wrong.stage})` })
}
