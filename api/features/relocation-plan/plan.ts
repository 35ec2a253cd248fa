import type { Actor } from '../../accounts/actor.ts'
import type { RelocationPlan, RelocationPlanHead, RelocationReceivers, RowChange } from '../../contract/relocation-plan.ts'
import type { Database, Queryable, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { matchVersion } from '../../precondition.ts'
import { refuseExcess } from './excess.ts'

/** GET /api/relocation-receivers */
export async function readReceivers(db: Queryable, province: string): Promise<RelocationReceivers> {
  const [row] = await db.query<{ found: RelocationReceivers }>(sql`select rules.relocation_receivers(${province}) as found`)
  if (!row) throw new Problem('internal_error')
  return row.found
}

/** GET /api/relocation-plans */
export async function findPlans(db: Queryable, province: string): Promise<{ items: RelocationPlanHead[] }> {
  const rows = await db.query<{ head: RelocationPlanHead }>(sql`select rules.relocation_plan_head(p) as head from relocation_plan p where p.province_code = ${province} order by p.id desc limit 100`)
  return { items: rows.map(({ head }) => head) }
}

/** GET /api/relocation-plans/{id} */
export async function readPlan(db: Queryable, id: number): Promise<RelocationPlan> {
  const [row] = await db.query<{ found: RelocationPlan | null }>(sql`select rules.relocation_plan(${id}) as found`)
  if (!row?.found) throw new Problem('relocation_plan_not_found', { field: 'id', got: String(id) })
  return row.found
}

/** POST /api/relocation-plans/{id}/copies: a row that was accepted is so in the copy too, for a case goes to one place. */
export async function copyPlan(db: Database, actor: Actor, id: number, name: string): Promise<RelocationPlan> {
  const copy = await db.transaction(async (tx) => {
    const [made] = await tx.query<{ id: number }>(sql`
      insert into relocation_plan (province_code, name, author_id, copied_from_id, sites, seed, seconds, bound_ha_km, solved_ha_km, unknown_area, as_of)
      select province_code, ${name}, ${actor.id}, id, sites, seed, seconds, bound_ha_km, solved_ha_km, unknown_area, as_of from relocation_plan where id = ${id} returning id`)
    if (!made) throw new Problem('relocation_plan_not_found', { field: 'id', got: String(id) })
    await tx.query(sql`
      insert into relocation_plan_site (plan_id, code, zone_id, kind, ready_on, capacity_m2, lineage_ids, point)
      select ${made.id}, code, zone_id, kind, ready_on, capacity_m2, lineage_ids, point from relocation_plan_site where plan_id = ${id}`)
    await tx.query(sql`
      insert into relocation_plan_row (plan_id, relocation_id, project_id, site_id, area_m2, km, made_by, accepted_on, ways)
      select ${made.id}, r.relocation_id, r.project_id, n.id, r.area_m2, r.km, r.made_by, r.accepted_on, r.ways
      from relocation_plan_row r left join relocation_plan_site s on s.id = r.site_id left join relocation_plan_site n on n.plan_id = ${made.id} and n.code = s.code where r.plan_id = ${id}`)
    return made.id
  })
  return readPlan(db, copy)
}

/** Locks a plan and holds the caller to what they saw of it. Plans of a province share its land: one of them is decided on at a time. @throws Problem relocation_plan_not_found, precondition_failed */
export async function lockPlan(tx: Transaction, id: number, ifMatch: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('receiving land of ' || province_code)) from relocation_plan where id = ${id}`)
  const [plan] = await tx.query<{ id: number }>(sql`select id from relocation_plan where id = ${id} for update`)
  if (!plan) throw new Problem('relocation_plan_not_found', { field: 'id', got: String(id) })
  const [row] = await tx.query<{ etag: string }>(sql`select rules.relocation_plan_etag(${id}) as etag`)
  matchVersion(ifMatch, row?.etag ?? '')
}

export const nextVersion = (tx: Transaction, id: number) => tx.query(sql`update relocation_plan set version = version + 1 where id = ${id}`)

/** PATCH /api/relocation-plans/{id}/rows: what is too much for a site, or for the wastewater and power its zone has left, is refused; other needs it misses are the official's own judgement. */
export async function changeRow(db: Database, id: number, ifMatch: string, { relocation, project, site }: RowChange): Promise<RelocationPlan> {
  await db.transaction(async (tx) => {
    await lockPlan(tx, id, ifMatch)
    const [row] = await tx.query<{ id: number; areaM2: number; siteId: number | null; acceptedOn: string | null }>(sql`
      select w.id, w.area_m2 as "areaM2", w.site_id as "siteId", w.accepted_on::text as "acceptedOn" from relocation_plan_row w join relocation r on r.id = w.relocation_id join project j on j.id = w.project_id
      where w.plan_id = ${id} and r.code = ${relocation} and j.code = ${project}`)
    if (!row) throw new Problem('relocation_case_not_found', { field: 'project', got: `${relocation}/${project}` })
    if (row.acceptedOn !== null) throw new Problem('relocation_row_accepted', { field: 'project', got: project })
    const siteId = site === null ? null : await siteWithRoom(tx, id, site, row)
    await tx.query(sql`
      update relocation_plan_row set site_id = ${siteId}, made_by = 'hand', km = rules.relocation_row_km(id, ${siteId}) where id = ${row.id}`)
    await refuseExcess(tx, id, row.id)
    await nextVersion(tx, id)
  })
  return readPlan(db, id)
}

async function siteWithRoom(tx: Transaction, planId: number, code: string, row: { readonly areaM2: number; readonly siteId: number | null }): Promise<number> {
  const [site] = await tx.query<{ id: number; free: number }>(sql`select site_id as id, now_m2 - used_m2 as free from rules.relocation_plan_sites(${planId}) where code = ${code}`)
  if (!site) throw new Problem('unknown_reference', { field: 'site', got: code, expected: 'a site of the plan' })
  const free = site.free + (row.siteId === site.id ? row.areaM2 : 0)
  if (Math.round(free) < Math.round(row.areaM2)) throw new Problem('relocation_site_full', { field: 'site', got: `${(row.areaM2 / 10_000).toFixed(4)} ha`, expected: `≤ ${(Math.max(0, free) / 10_000).toFixed(4)} ha` })
  return site.id
}

/** POST /api/relocation-plans/{id}/refresh: what the sites hold today takes the place of what they held. */
export async function refreshPlan(db: Database, id: number, ifMatch: string): Promise<RelocationPlan> {
  await db.transaction(async (tx) => {
    await lockPlan(tx, id, ifMatch)
    await takeOver(tx, id)
    await nextVersion(tx, id)
  })
  return readPlan(db, id)
}

const takeOver = (tx: Transaction, id: number) =>
  tx.query(sql`update relocation_plan_site s set capacity_m2 = n.now_m2 from rules.relocation_plan_sites(${id}) n where n.site_id = s.id and s.capacity_m2 <> n.now_m2`)

/** After holds were written: what they leave of the sites is the plan's own doing. The ledger is brought up first, which would wait for the end of the transaction. */
export async function takeOverOwn(tx: Transaction, id: number): Promise<void> {
  await tx.query(sql`set constraints zone_ledger_is_brought_up immediate`)
  await tx.query(sql`set constraints zone_ledger_is_brought_up deferred`)
  await takeOver(tx, id)
}
