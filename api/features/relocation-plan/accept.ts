import type { Acceptance, RelocationPlan } from '../../contract/relocation-plan.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { refuseOverdraft } from './excess.ts'
import { lockPlan, nextVersion, readPlan, takeOverOwn } from './plan.ts'

interface Row { readonly id: number; readonly relocation: string; readonly relocationId: number; readonly project: string; readonly projectId: number; readonly siteId: number | null; readonly zoneId: number | null; readonly kind: string | null; readonly areaM2: number; readonly acceptedOn: string | null; readonly isOpen: boolean }
interface Plot { readonly siteId: number; readonly lineageId: number; holdId: number | null; freeM2: number }

/** Held until its case ends, whenever that is: a day that never comes by itself. */
const UNTIL_THE_CASE_ENDS = '9999-12-31'
/** Less than this of a plot is no land. No more than that: many rests would be missing where a block is full to the square metre. */
const LEAST_M2 = 0.01

/** POST /api/relocation-plans/{id}/acceptance: all of the rows or none. */
export async function acceptRows(db: Database, id: number, ifMatch: string, { rows }: Acceptance): Promise<RelocationPlan> {
  await db.transaction(async (tx) => {
    await lockPlan(tx, id, ifMatch)
    const found = await rowsOf(tx, id, rows)
    await lockPlots(tx, id, found)
    const room = new Map((await tx.query<{ siteId: number; nowM2: number }>(sql`select site_id as "siteId", now_m2 as "nowM2" from rules.relocation_plan_sites(${id})`)).map(({ siteId, nowM2 }) => [siteId, nowM2]))
    const plots = await tx.query<Plot & Record<string, unknown>>(sql`
      select site_id as "siteId", lineage_id as "lineageId", hold_id as "holdId", free_m2 as "freeM2" from rules.relocation_plan_plots(${id}) order by free_m2, lineage_id`)
    for (const row of found) {
      const left = (row.siteId === null ? 0 : room.get(row.siteId) ?? 0) - row.areaM2
      if (row.siteId === null || row.zoneId === null || Math.round(left) < 0) throw full(row, left + row.areaM2)
      room.set(row.siteId, left)
      const caseId = await placeCase(tx, id, row, row.zoneId)
      if (row.kind !== 'declared') await holdPlots(tx, caseId, row, plots)
      await tx.query(sql`update relocation_plan_row set accepted_on = current_date where id = ${row.id}`)
    }
    await refuseOverdraft(tx, id, found.map((row) => row.id))
    await takeOverOwn(tx, id)
    await nextVersion(tx, id)
  })
  return readPlan(db, id)
}

const full = (row: Row, free: number) => new Problem('relocation_site_full', { field: 'rows', got: `${row.project}: ${(row.areaM2 / 10_000).toFixed(4)} ha`, expected: `≤ ${(Math.max(0, free) / 10_000).toFixed(4)} ha` })

/** The largest first: who needs less finds room more easily. @throws Problem relocation_case_not_found */
async function rowsOf(tx: Transaction, planId: number, rows: Acceptance['rows']): Promise<Row[]> {
  const found = await tx.query<Row & Record<string, unknown>>(sql`
    select w.id, a.relocation, w.relocation_id as "relocationId", a.project, w.project_id as "projectId", w.site_id as "siteId", s.zone_id as "zoneId", s.kind, w.area_m2 as "areaM2", w.accepted_on::text as "acceptedOn", o.row_id is not null as "isOpen"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(relocation text, project text) join relocation r on r.code = a.relocation join project j on j.code = a.project
      join relocation_plan_row w on w.plan_id = ${planId} and w.relocation_id = r.id and w.project_id = j.id left join relocation_plan_site s on s.id = w.site_id
      left join rules.relocation_plan_open_rows(${planId}) o on o.row_id = w.id
    order by w.area_m2 desc, w.id`)
  const strange = rows.find(({ relocation, project }) => !found.some((row) => row.relocation === relocation && row.project === project))
  if (strange) throw new Problem('relocation_case_not_found', { field: 'rows', got: `${strange.relocation}/${strange.project}` })
  return found
}

/** Nobody lets, holds or cuts the land at the desk while it is given away here; as there, plots are locked in the order of their ids. */
const lockPlots = (tx: Transaction, planId: number, rows: readonly Row[]) => tx.query(sql`
  select p.id from plot p where p.id in (
    select o.id from relocation_plan_site s join rules.plots_at(current_date) o on o.lineage_id = any(s.lineage_ids)
    where s.plan_id = ${planId} and s.id = any(${rows.flatMap(({ siteId }) => siteId ?? [])}::int[])) order by p.id for no key update of p`)

/** @throws Problem relocation_row_accepted, relocation_case_placed */
async function placeCase(tx: Transaction, planId: number, row: Row, zoneId: number): Promise<number> {
  if (row.acceptedOn !== null) throw new Problem('relocation_row_accepted', { field: 'rows', got: row.project })
  const [kept] = row.isOpen ? await tx.query<{ id: number }>(sql`
    insert into relocation_case as k (relocation_id, project_id, receiver_zone_id, receiver_m2, receiver_since, receiver_plan_id) values (${row.relocationId}, ${row.projectId}, ${zoneId}, ${row.areaM2}, current_date, ${planId})
    on conflict (relocation_id, project_id) do update set receiver_zone_id = excluded.receiver_zone_id, receiver_m2 = excluded.receiver_m2, receiver_since = excluded.receiver_since,
      receiver_plan_id = excluded.receiver_plan_id, version = k.version + 1 where k.receiver_zone_id is null and k.closed_on is null returning id`) : []
  if (!kept) throw new Problem('relocation_case_placed', { field: 'rows', got: row.project })
  return kept.id
}

/** Whole plots are kept for cases; cases share one, also of different relocations: the hold is of the first, and ends with the last. */
async function holdPlots(tx: Transaction, caseId: number, row: Row, plots: readonly Plot[]): Promise<void> {
  for (const { plot, areaM2 } of choosePlots(row, plots.filter(({ siteId }) => siteId === row.siteId))) {
    if (plot.holdId === null) {
      // The reason is for everybody to read: it names no firm.
      const [hold] = await tx.query<{ id: number }>(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to)
        values (${plot.lineageId}, ${row.relocationId}, 'Giữ cho doanh nghiệp di dời, đến khi hồ sơ di dời kết thúc', current_date, ${UNTIL_THE_CASE_ENDS}) returning id`)
      plot.holdId = hold?.id ?? null
    }
    await tx.query(sql`insert into relocation_case_hold (case_id, hold_id, area_m2) values (${caseId}, ${plot.holdId}, ${areaM2})`)
    // A plot of two blocks is there once.
    for (const same of plots.filter(({ lineageId }) => lineageId === plot.lineageId)) {
      same.holdId = plot.holdId
      same.freeM2 -= areaM2
    }
  }
}

/** The plots for a case: what others leave of one, else the smallest that has room, else the largest together. */
function choosePlots(row: Row, plots: readonly Plot[]): { plot: Plot; areaM2: number }[] {
  const open = plots.filter(({ freeM2 }) => freeM2 > LEAST_M2).sort((a, b) => a.freeM2 - b.freeM2)
  const enough = (plot: Plot) => plot.freeM2 >= row.areaM2 - 1
  const one = open.find((plot) => plot.holdId !== null && enough(plot)) ?? open.find(enough)
  if (one) return [{ plot: one, areaM2: Math.min(row.areaM2, one.freeM2) }]
  const chosen: { plot: Plot; areaM2: number }[] = []
  let missing = row.areaM2
  for (const plot of [...open].reverse()) {
    if (missing <= 1) break
    const areaM2 = Math.min(plot.freeM2, missing)
    chosen.push({ plot, areaM2 })
    missing -= areaM2
  }
  if (missing > 1) throw full(row, row.areaM2 - missing)
  return chosen
}
