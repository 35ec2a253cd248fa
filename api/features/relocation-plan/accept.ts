import type { Acceptance, RelocationPlan } from '../../contract/relocation-plan.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { refuseOverdraft } from './excess.ts'
import { lockPlan, nextVersion, readPlan, takeOver } from './plan.ts'

interface Row { readonly id: number; readonly relocationId: number; readonly projectId: number; readonly siteId: number | null; readonly zoneId: number | null; readonly kind: string | null; readonly areaM2: number; readonly acceptedOn: string | null; readonly project: string }
interface Plot { readonly lineageId: number; holdId: number | null; holdRelocationId: number | null; freeM2: number }

/** Held until its case ends, whenever that is: a day that never comes by itself. */
const UNTIL_THE_CASE_ENDS = '9999-12-31'

/** POST /api/relocation-plans/{id}/acceptance: all of the rows or none. */
export async function acceptRows(db: Database, id: number, ifMatch: string, { rows }: Acceptance): Promise<RelocationPlan> {
  await db.transaction(async (tx) => {
    await lockPlan(tx, id, ifMatch)
    const room = new Map((await tx.query<{ siteId: number; nowM2: number }>(sql`select site_id as "siteId", now_m2 as "nowM2" from rules.relocation_plan_sites(${id})`)).map(({ siteId, nowM2 }) => [siteId, nowM2]))
    const plots = new Map<number, Plot[]>()
    for (const plot of await tx.query<Plot & { siteId: number }>(sql`
      select site_id as "siteId", lineage_id as "lineageId", hold_id as "holdId", hold_relocation_id as "holdRelocationId", free_m2 as "freeM2" from rules.relocation_plan_plots(${id}) order by free_m2, lineage_id`)) {
      plots.set(plot.siteId, [...(plots.get(plot.siteId) ?? []), plot])
    }
    const found = await tx.query<Row & Record<string, unknown>>(sql`
      select w.id, w.relocation_id as "relocationId", w.project_id as "projectId", w.site_id as "siteId", s.zone_id as "zoneId", s.kind, w.area_m2 as "areaM2", w.accepted_on::text as "acceptedOn", j.code as project
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(relocation text, project text) join relocation r on r.code = a.relocation join project j on j.code = a.project
        join relocation_plan_row w on w.plan_id = ${id} and w.relocation_id = r.id and w.project_id = j.id left join relocation_plan_site s on s.id = w.site_id
      order by w.area_m2 desc, w.id`)
    const strange = rows.find(({ project }) => !found.some((row) => row.project === project))
    if (strange) throw new Problem('relocation_case_not_found', { field: 'rows', got: `${strange.relocation}/${strange.project}` })
    for (const row of found) {
      const left = (row.siteId === null ? 0 : room.get(row.siteId) ?? 0) - row.areaM2
      if (row.siteId === null || row.zoneId === null || Math.round(left) < 0) throw full(row, left + row.areaM2)
      room.set(row.siteId, left)
      await acceptRow(tx, id, row, row.zoneId, row.kind === 'declared' ? null : plots.get(row.siteId) ?? [])
    }
    await refuseOverdraft(tx, id, found.map((row) => row.id))
    await nextVersion(tx, id)
  })
  // Holds count from the moment they are written; what they leave of the sites is this plan's own doing.
  await db.transaction((tx) => takeOver(tx, id))
  return readPlan(db, id)
}

const full = (row: Row, free: number) => new Problem('relocation_site_full', { field: 'rows', got: `${row.project}: ${(row.areaM2 / 10_000).toFixed(4)} ha`, expected: `≤ ${(Math.max(0, free) / 10_000).toFixed(4)} ha` })

async function acceptRow(tx: Transaction, planId: number, row: Row, zoneId: number, plots: Plot[] | null): Promise<void> {
  if (row.acceptedOn !== null) throw new Problem('relocation_row_accepted', { field: 'rows', got: row.project })
  const [open] = await tx.query<{ id: number }>(sql`
    select r.id from relocation r join zone z on z.id = r.zone_id cross join lateral rules.relocation_cases(z.province_code, current_date) c
    where r.id = ${row.relocationId} and c.relocation_id = r.id and c.project_id = ${row.projectId} and c.ended_on is null and c.receiver_zone_id is null`)
  if (!open) throw new Problem('relocation_case_placed', { field: 'rows', got: row.project })
  const [kept] = await tx.query<{ id: number }>(sql`
    insert into relocation_case as k (relocation_id, project_id, receiver_zone_id, receiver_m2, receiver_since, receiver_plan_id) values (${row.relocationId}, ${row.projectId}, ${zoneId}, ${row.areaM2}, current_date, ${planId})
    on conflict (relocation_id, project_id) do update set receiver_zone_id = excluded.receiver_zone_id, receiver_m2 = excluded.receiver_m2, receiver_since = excluded.receiver_since,
      receiver_plan_id = excluded.receiver_plan_id, version = k.version + 1 returning id`)
  for (const { plot, areaM2 } of plots === null ? [] : choosePlots(row, plots)) {
    if (plot.holdId === null) {
      // The reason is for everybody to read: it names no firm.
      const [hold] = await tx.query<{ id: number }>(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to)
        values (${plot.lineageId}, ${row.relocationId}, 'Giữ cho doanh nghiệp di dời, đến khi hồ sơ di dời kết thúc', current_date, ${UNTIL_THE_CASE_ENDS}) returning id`)
      plot.holdId = hold?.id ?? null
      plot.holdRelocationId = row.relocationId
    }
    plot.freeM2 -= areaM2
    await tx.query(sql`insert into relocation_case_hold (case_id, hold_id, area_m2) values (${kept?.id ?? null}, ${plot.holdId}, ${areaM2})`)
  }
  await tx.query(sql`update relocation_plan_row set accepted_on = current_date where id = ${row.id}`)
}

/** The plots for a case: what others of the same relocation leave of one, else the smallest that has room, else the largest together. */
function choosePlots(row: Row, plots: readonly Plot[]): { plot: Plot; areaM2: number }[] {
  const open = plots.filter(({ holdId, holdRelocationId, freeM2 }) => freeM2 > 1 && (holdId === null || holdRelocationId === row.relocationId)).sort((a, b) => a.freeM2 - b.freeM2)
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
