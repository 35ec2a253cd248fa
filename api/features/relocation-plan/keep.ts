import type { Actor } from '../../accounts/actor.ts'
import type { NewRun } from '../../contract/relocation-plan.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { Solved } from './solve.ts'
import type { AssignmentTask } from './task.ts'

interface TaskSite { readonly code: string; readonly zoneId: number; readonly kind: string; readonly readyOn: string | null; readonly capacityM2: number; readonly lineageIds: readonly number[]; readonly point: string | null }
interface TaskCase { readonly relocationId: number; readonly projectId: number; readonly areaM2: number }
interface TaskLimit { readonly sites: readonly number[]; readonly needs: readonly (readonly [at: number, need: number])[]; readonly most: number }

/** What the solver is given, with what its numbers stand for. */
export interface ProvinceTask { readonly task: AssignmentTask; readonly cases: readonly TaskCase[]; readonly sites: readonly TaskSite[]; readonly km: ReadonlyMap<string, number | null>; readonly unknownArea: number }

const pair = (at: number, site: number) => `${at} ${site}`

/** The open cases and the receiving land of a province (rules.relocation_task). A site without a place costs nothing: the decision names it, and its distance is not known. */
export async function readTask(db: Queryable, province: string, scope: NewRun['sites']): Promise<ProvinceTask> {
  const [row] = await db.query<{ task: { cases: TaskCase[]; sites: TaskSite[]; pairs: [number, number, number | null][]; limits: TaskLimit[]; unknownArea: number } }>(sql`select rules.relocation_task(${province}, ${scope}) as task`)
  const { cases, sites, pairs, limits, unknownArea } = row?.task ?? { cases: [], sites: [], pairs: [], limits: [], unknownArea: 0 }
  const ways = cases.map((): { site: number; cost: number }[] => [])
  for (const [at, site, km] of pairs) ways[at]?.push({ site, cost: ((km ?? 0) * (cases[at]?.areaM2 ?? 0)) / 10_000 })
  const shared = limits.map(({ sites, needs, most }) => {
    const byCase = cases.map(() => 0)
    for (const [at, need] of needs) byCase[at] = need
    return { sites, needs: byCase, most }
  })
  return { task: { areas: cases.map(({ areaM2 }) => areaM2), capacities: sites.map(({ capacityM2 }) => capacityM2), ways, limits: shared }, cases, sites, km: new Map(pairs.map(([at, site, km]) => [pair(at, site), km])), unknownArea }
}

/** Writes what the solver found as a plan; its id. */
export async function keepPlan(db: Database, actor: Actor, sent: NewRun, { task, cases, sites, km, unknownArea }: ProvinceTask, solved: Solved): Promise<number> {
  return db.transaction(async (tx) => {
    const [plan] = await tx.query<{ id: number }>(sql`
      insert into relocation_plan (province_code, name, author_id, sites, seed, seconds, bound_ha_km, solved_ha_km, unknown_area)
      values (${sent.province}, ${sent.name}, ${actor.id}, ${sent.sites}, ${sent.seed}, ${sent.seconds}, ${solved.bound}, ${solved.cost}, ${unknownArea}) returning id`)
    const planId = plan?.id ?? 0
    await tx.query(sql`
      insert into relocation_plan_site (plan_id, code, zone_id, kind, ready_on, capacity_m2, lineage_ids, point)
      select ${planId}, s.code, s."zoneId", s.kind, s."readyOn", s."capacityM2", array(select jsonb_array_elements_text(s."lineageIds")::int), ST_GeomFromText(s.point, 4326)
      from jsonb_to_recordset(${JSON.stringify(sites)}::jsonb) as s(code text, "zoneId" int, kind text, "readyOn" date, "capacityM2" float8, "lineageIds" jsonb, point text)`)
    const rows = cases.map((one, at) => {
      const site = solved.sites[at] ?? -1
      const ways = task.ways[at]?.flatMap((way) => sites[way.site]?.code ?? []) ?? []
      return { ...one, ways, site: site < 0 ? null : sites[site]?.code ?? null, km: site < 0 ? null : km.get(pair(at, site)) ?? null }
    })
    await tx.query(sql`
      insert into relocation_plan_row (plan_id, relocation_id, project_id, site_id, area_m2, km, made_by, ways)
      select ${planId}, r."relocationId", r."projectId", s.id, r."areaM2", r.km, 'solver', array(select jsonb_array_elements_text(r.ways))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("relocationId" int, "projectId" int, "areaM2" float8, site text, km float8, ways jsonb)
        left join relocation_plan_site s on s.plan_id = ${planId} and s.code = r.site`)
    return planId
  })
}
