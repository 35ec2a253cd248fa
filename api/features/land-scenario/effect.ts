import type { LandChange, LandScenarioEffect, LandScenarioSide } from '../../contract/land-scenario.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

type Changed = LandScenarioEffect['changed'][number]
interface Plot { readonly id: number; readonly code: string; readonly landUse: Changed['from']['landUse']; readonly isLogistics: boolean; readonly ha: number; readonly isTaken: boolean; readonly isLeasable: boolean; readonly geometry: Changed['geometry'] }

/** POST /api/zones/{code}/land-scenario-rehearsals. @throws Problem zone_not_found, and those of namedPlots */
export const rehearse = (db: Database, code: string, changes: readonly LandChange[]): Promise<LandScenarioEffect> => db.transaction(async (tx) => effectOf(tx, code, await namedPlots(tx, code, changes), changes))

/** Plots of today by the codes a what-if names. @throws Problem zone_not_found, plot_not_found for one of no plot or of another zone, invalid_parameter for one named twice or not leasable */
export async function namedPlots(tx: Transaction, code: string, changes: readonly LandChange[]): Promise<Plot[]> {
  const { plots, missing } = await findPlots(tx, code, changes)
  if (missing[0] !== undefined) throw new Problem('plot_not_found', { field: 'changes', got: missing[0] })
  const twice = changes.find(({ plot }, index) => changes.findIndex((other) => other.plot === plot) !== index)
  if (twice) throw new Problem('invalid_parameter', { field: 'changes', got: twice.plot, expected: 'each plot once' })
  const other = plots.find(({ isLeasable }) => !isLeasable)
  if (other) throw new Problem('invalid_parameter', { field: 'changes', got: `${other.code}: ${other.landUse}`, expected: 'industrial | warehouse | service' })
  return plots
}

/** Plots of today by the codes a what-if names, and the codes that name none. @throws Problem zone_not_found */
export async function findPlots(tx: Transaction, code: string, changes: readonly LandChange[]): Promise<{ plots: Plot[]; missing: string[] }> {
  const [zone] = await tx.query<{ id: number }>(sql`select id from zone where code = ${code}`)
  if (!zone) throw new Problem('zone_not_found', { field: 'code', got: code })
  const plots = await tx.query<Plot & Record<string, unknown>>(sql`
    select p.id, p.code, p.land_use as "landUse", p.is_logistics as "isLogistics", rules.round_ha(p.area_m2) as ha, rules.plot_is_taken(p.lineage_id) as "isTaken", rules.is_leasable(p.land_use) as "isLeasable",
      ST_AsGeoJSON(p.geom, 6)::json as geometry
    from rules.plot_now p where p.zone_id = ${zone.id} and p.code = any(${changes.map(({ plot }) => plot)}) order by p.code`)
  return { plots, missing: changes.map(({ plot }) => plot).filter((one) => !plots.some(({ code: known }) => known === one)) }
}

/**
 * Changes the plots, asks the rules, and takes it back: no row, no notice, no lock stays. So nothing is computed a second way.
 * A plot that becomes service land leaves the reserve for small firms, as the ledger counts it: only industrial land is in it.
 */
export async function effectOf(tx: Transaction, code: string, plots: readonly Plot[], changes: readonly LandChange[]): Promise<LandScenarioEffect> {
  const before = await sideOf(tx, code)
  const asked = new Map(changes.map((change) => [change.plot, change]))
  const changed = plots.flatMap((plot): Changed[] => {
    const to = asked.get(plot.code)
    return to ? [{ plot: plot.code, ha: plot.ha, from: { landUse: plot.landUse, isLogistics: plot.isLogistics }, to: { landUse: to.landUse, isLogistics: to.isLogistics }, isTaken: plot.isTaken, geometry: plot.geometry }] : []
  })
  await tx.query(sql`savepoint land_scenario`)
  await tx.query(sql`
    update plot p set land_use = c.land_use, is_logistics = c.is_logistics
    from unnest(${plots.map(({ id }) => id)}::int[], ${plots.map(({ code: named }) => asked.get(named)?.landUse ?? null)}::text[], ${plots.map(({ code: named }) => asked.get(named)?.isLogistics ?? false)}::boolean[]) c(id, land_use, is_logistics)
    where p.id = c.id`)
  await tx.query(sql`set constraints zone_ledger_is_brought_up immediate`)
  const after = await sideOf(tx, code)
  await tx.query(sql`rollback to savepoint land_scenario`)
  const [day] = await tx.query<{ day: string }>(sql`select current_date::text as day`)
  return { asOf: day?.day ?? '', before, after, changed }
}

async function sideOf(tx: Transaction, code: string): Promise<LandScenarioSide> {
  const [row] = await tx.query<{ side: LandScenarioSide }>(sql`select rules.land_scenario_side(${code}) as side`)
  if (!row) throw new Error('rules.land_scenario_side gave no row')
  return row.side
}
