import type { ChangedPlot, Earmarks, PlotChange } from '../../contract/plot-write.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { found, Problem } from '../../errors.ts'
import { matchVersion, refuseUntimely } from '../../precondition.ts'
import { lockPlot, lockPlots, type LockedPlot } from './lock.ts'
import { readChanged } from './read.ts'

type Marks = Pick<LockedPlot, 'landUse' | 'isLogistics' | 'smeReserved' | 'buildingLandShareM2' | 'buildingFootprintM2' | 'buildingFloors'>

/** PATCH /api/plots/{id} */
export async function modifyPlot(db: Database, id: number, ifMatch: string, { source, effectiveOn, ...changes }: PlotChange): Promise<ChangedPlot> {
  await db.transaction(async (tx) => {
    const plot = await lockPlot(tx, id)
    matchVersion(ifMatch, plot.version)
    await replacePlot(tx, plot, changes, effectiveOn ?? null, source)
  })
  return readChanged(db, id)
}

/** POST /api/zones/{code}/sme-quota/earmarks: all or none. */
export async function earmark(db: Database, zoneCode: string, { plots, effectiveOn, source }: Earmarks): Promise<{ plots: { id: number; code: string; version: number }[] }> {
  const ids = plots.map((plot) => plot.id)
  await db.transaction(async (tx) => {
    found(zoneCode, await tx.query<{ found: number }>(sql`select id as found from zone where code = ${zoneCode}`))
    for (const plot of await lockPlots(tx, ids)) {
      if (plot.zoneCode !== zoneCode) throw new Problem('other_zone', { field: 'plots', got: `${plot.code} (${plot.zoneCode})`, expected: zoneCode })
      const read = plots.find((one) => one.id === plot.id)?.version
      if (read !== plot.version) throw new Problem('precondition_failed', { field: 'plots', got: `${plot.code}: ${read}`, expected: `${plot.code}: ${plot.version}` })
      await replacePlot(tx, plot, { smeReserved: true }, effectiveOn ?? plot.today, source)
    }
  })
  return { plots: await db.query<{ id: number; code: string; version: number }>(sql`select id, code, version from plot where id = any(${ids}::int[]) order by code, id`) }
}

/** Begins the next version of a plot, and keeps the one before as a row of its own. effectiveOn null: a correction. */
async function replacePlot(tx: Transaction, plot: LockedPlot, changes: { readonly [Mark in keyof Marks]?: Marks[Mark] | undefined }, effectiveOn: string | null, source: string) {
  if (effectiveOn !== null) refuseUntimely(effectiveOn, plot.validFrom, plot.today)
  const next: Marks = {
    landUse: changes.landUse ?? plot.landUse, isLogistics: changes.isLogistics ?? plot.isLogistics, smeReserved: changes.smeReserved ?? plot.smeReserved,
    buildingLandShareM2: changes.buildingLandShareM2 === undefined ? plot.buildingLandShareM2 : changes.buildingLandShareM2,
    buildingFootprintM2: changes.buildingFootprintM2 === undefined ? plot.buildingFootprintM2 : changes.buildingFootprintM2,
    buildingFloors: changes.buildingFloors === undefined ? plot.buildingFloors : changes.buildingFloors,
  }
  const marks = Object.keys(next) as (keyof Marks)[]
  if (marks.every((mark) => next[mark] === plot[mark])) throw new Problem('nothing_changes')
  for (const field of ['buildingLandShareM2', 'buildingFootprintM2'] as const) {
    const value = next[field]
    if (value !== null && value > plot.areaM2 + 1) throw new Problem('exceeds_plot', { field, got: String(value), expected: `≤ ${plot.areaM2.toFixed(1)}` })
  }
  if (next.landUse !== plot.landUse) await refuseWhileTaken(tx, plot, next.landUse, effectiveOn ?? plot.validFrom)

  // A version that ends on the day it began never held: it is kept as replaced, like a mistake.
  const ended = effectiveOn !== null && effectiveOn !== plot.validFrom ? effectiveOn : null
  await tx.query(sql`
    with before as materialized (select * from plot where id = ${plot.id}),
    changed as (
      update plot set land_use = ${next.landUse}, is_logistics = ${next.isLogistics}, sme_reserved = ${next.smeReserved}, building_land_share_m2 = ${next.buildingLandShareM2},
        building_footprint_m2 = ${next.buildingFootprintM2}, building_floors = ${next.buildingFloors}, source = ${source}, recorded_at = now(),
        valid_from = coalesce(${effectiveOn}::date, valid_from)
      where id = ${plot.id} returning id)
    insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, building_land_share_m2, building_footprint_m2, building_floors, geom, lease_status,
      basis, source, valid_from, valid_to, recorded_at, replaced_at, lineage_id, version)
    select b.zone_id, b.code, b.land_use, b.is_logistics, b.sme_reserved, b.building_land_share_m2, b.building_footprint_m2, b.building_floors, b.geom, b.lease_status,
      b.basis, b.source, b.valid_from, coalesce(${ended}::date, b.valid_to), b.recorded_at, case when ${ended}::date is null then now() end, b.lineage_id, b.version
    from before b, changed`)
}

/** @throws Problem plot_is_taken when land that is let or held would stop being land to let */
async function refuseWhileTaken(tx: Transaction, plot: LockedPlot, landUse: string, from: string | null) {
  const [taken] = await tx.query<{ allocations: number; holds: number; leasable: boolean }>(sql`
    select rules.is_leasable(${landUse}::land_use) as leasable,
      (select count(*)::int from plot_allocation a where a.plot_id = ${plot.lineageId} and a.replaced_at is null
        and daterange(a.valid_from, a.valid_to) && daterange(${from}::date, ${plot.validTo}::date)) as allocations,
      (select count(*)::int from hold h where h.plot_id = ${plot.lineageId} and daterange(h.valid_from, h.valid_to) && daterange(${from}::date, ${plot.validTo}::date)) as holds`)
  if (taken && !taken.leasable && taken.allocations + taken.holds > 0) {
    throw new Problem('plot_is_taken', { field: 'landUse', got: `${taken.allocations} allocations, ${taken.holds} holds`, expected: 'industrial | warehouse | service' })
  }
}
