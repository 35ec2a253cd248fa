import type { LandUse } from '../../contract/plot.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

/** A plot as it stands, locked until the transaction ends. Days are yyyy-mm-dd. */
export interface LockedPlot {
  readonly id: number
  readonly currentId: number | null
  readonly lineageId: number
  readonly code: string
  readonly zoneCode: string
  readonly zoneId: number
  readonly version: number
  readonly areaM2: number
  readonly landUse: LandUse
  readonly isLogistics: boolean
  readonly smeReserved: boolean
  readonly buildingLandShareM2: number | null
  readonly buildingFootprintM2: number | null
  readonly buildingFloors: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly today: string
}

/**
 * Locks plots in the order of their ids, so that two who change several never wait for each other.
 * @throws Problem plot_not_found, past_version
 */
export async function lockPlots(tx: Transaction, ids: readonly number[]): Promise<LockedPlot[]> {
  const plots = await tx.query<LockedPlot & Record<string, unknown>>(sql`
    select p.id, p.lineage_id as "lineageId", p.code, z.code as "zoneCode", p.zone_id as "zoneId", p.version, p.area_m2 as "areaM2", p.land_use as "landUse",
      p.is_logistics as "isLogistics", p.sme_reserved as "smeReserved", p.building_land_share_m2 as "buildingLandShareM2",
      p.building_footprint_m2 as "buildingFootprintM2", p.building_floors as "buildingFloors",
      p.valid_from::text as "validFrom", p.valid_to::text as "validTo", current_date::text as today, rules.current_plot(p.id) as "currentId"
    from plot p join zone z on z.id = p.zone_id where p.id = any(${ids}::int[]) order by p.id for no key update of p`)
  const missing = ids.find((id) => !plots.some((plot) => plot.id === id))
  if (missing !== undefined) throw new Problem('plot_not_found', { field: 'id', got: String(missing) })
  const past = plots.find((plot) => plot.currentId !== plot.id)
  if (past) throw new Problem('past_version', { field: 'id', got: String(past.id), expected: String(past.currentId ?? '–') })
  return plots
}

/** @throws Problem plot_not_found, past_version */
export async function lockPlot(tx: Transaction, id: number): Promise<LockedPlot> {
  const [plot] = await lockPlots(tx, [id])
  if (!plot) throw new Problem('plot_not_found', { field: 'id', got: String(id) })
  return plot
}

/** @throws Problem plot_not_leasable when the plot is no land to let on some day of a period (null: without a beginning, an end), effective_too_early before it was there */
export async function refuseUnlessLeasable(tx: Transaction, { lineageId }: LockedPlot, from: string | null, to: string | null): Promise<void> {
  const [row] = await tx.query<{ use: string | null; began: string | null }>(sql`
    select min(p.land_use) filter (where not rules.is_leasable(p.land_use) and daterange(p.valid_from, p.valid_to) && daterange(${from}::date, ${to}::date)) as use,
      case when bool_and(p.valid_from is not null) then min(p.valid_from)::text end as began
    from plot p where p.lineage_id = ${lineageId} and p.replaced_at is null`)
  if (row?.use) throw new Problem('plot_not_leasable', { field: 'id', got: row.use, expected: 'industrial | warehouse | service' })
  if (row?.began && from !== null && from < row.began) throw new Problem('effective_too_early', { field: 'validFrom', got: from, expected: `≥ ${row.began}` })
}

/** @throws Problem period_out_of_order: daterange() of the database takes no period backwards. */
export function refuseBackwards(from: string | null, to: string | null, field = 'validTo'): void {
  if (from !== null && to !== null && to <= from) throw new Problem('period_out_of_order', { field, got: to, expected: `> ${from}` })
}

/** The project behind a code, which must be of the plot's zone. @throws Problem unknown_reference, other_zone */
export async function projectBehind(tx: Transaction, plot: LockedPlot, code: string): Promise<number> {
  const [project] = await tx.query<{ id: number; zoneId: number }>(sql`select id, zone_id as "zoneId" from project where code = ${code}`)
  if (!project) throw new Problem('unknown_reference', { field: 'projectCode', got: code, expected: 'project' })
  if (project.zoneId !== plot.zoneId) throw new Problem('other_zone', { field: 'projectCode', got: code, expected: plot.zoneCode })
  return project.id
}
