import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ZoneLayout } from './layout/types.ts'

/** Says how far a step is. */
export type Report = (step: string, done?: number, total?: number) => void

const source = 'Sơ đồ sinh tự động từ tâm và diện tích của khu, không phải ranh giới pháp lý'
const landSource = 'Sơ đồ minh hoạ sinh tự động'
const modelSource = 'Dữ liệu minh hoạ, không phải doanh nghiệp có thật'
// Small enough that a step shows its progress, large enough that statements do not count.
const batchSize = 2000

/**
 * The schematic land: outlines, plots, tracts, model firms with their projects and allocations.
 * @param occupiedIn period of each zone's reported occupancy (EDTF). A report says occupied then, not let since then: the day a lease
 *   began stays unknown, and the period is named in the source.
 */
export async function loadLayouts(
  client: ClientBase, layouts: readonly ZoneLayout[], occupiedIn: ReadonlyMap<string, string | null>, report: Report,
): Promise<void> {
  const load = async (step: string, what: string, definition: string, statement: string, rows: readonly object[]) => {
    for (let done = 0; done < rows.length; done += batchSize) {
      report(step, done, rows.length)
      await insertRows(client, what, definition, statement, rows.slice(done, done + batchSize))
    }
    report(step, rows.length, rows.length)
  }
  const of = <Row extends object>(rowsOf: (layout: ZoneLayout) => readonly Row[]) =>
    layouts.flatMap((layout) => rowsOf(layout).map((row) => ({ ...row, zoneCode: layout.code })))

  await load('outlines', 'outlines', '"zoneCode" text, geometry text, "shiftM" float8',
    `insert into zone_boundary (zone_id, geom, basis, centre_shift_m, source)
     select z.id, ST_Multi(ST_GeomFromGeoJSON(geometry)), 'schematic', round("shiftM"), '${source}'
     from given g join zone z on z.code = g."zoneCode"`,
    of(({ outline, shiftM }) => outline === null ? [] : [{ geometry: JSON.stringify(outline), shiftM }]))

  await load('plots', 'plots',
    '"zoneCode" text, code text, "landUse" text, "isLogistics" boolean, "smeReserved" boolean, geometry text',
    `insert into plot (zone_id, code, land_use, is_logistics, sme_reserved, geom, basis, source)
     select z.id, g.code, "landUse", "isLogistics", "smeReserved", ST_Multi(ST_GeomFromGeoJSON(geometry)), 'schematic', '${landSource}'
     from given g join zone z on z.code = g."zoneCode"`,
    of(({ plots }) => plots.map((plot) => ({ ...plot, geometry: JSON.stringify(plot.geometry) }))))

  await load('cleared land', 'cleared land', '"zoneCode" text, code text, stage text, geometry text',
    `insert into clearance (zone_id, code, stage, geom, basis, source)
     select z.id, g.code, stage, ST_Multi(ST_GeomFromGeoJSON(geometry)), 'schematic', '${landSource}'
     from given g join zone z on z.code = g."zoneCode"`,
    of(({ clearances }) => clearances.map((tract) => ({ ...tract, geometry: JSON.stringify(tract.geometry) }))))

  await load('model firms', 'model firms', 'code text, "nameVi" text, "nameEn" text',
    `insert into firm (code, name_vi, name_en, is_model, note)
     select code, "nameVi", "nameEn", true, '${modelSource}' from given`, of(({ firms }) => firms))
  await load('model projects', 'model projects', '"zoneCode" text, code text, "firmCode" text, name text',
    `insert into project (code, firm_id, zone_id, name_vi, basis, source)
     select g.code, f.id, z.id, g.name, 'schematic', '${modelSource}'
     from given g join firm f on f.code = g."firmCode" join zone z on z.code = g."zoneCode"`, of(({ projects }) => projects))

  // The trigger works plot by plot; rules.refresh() does all of them at once when the rows are in.
  await client.query('alter table plot_allocation disable trigger plot_lease_status_is_kept')
  await load('allocations', 'allocations',
    '"zoneCode" text, "plotCode" text, "projectCode" text, stage text, "areaM2" float8, period text',
    `insert into plot_allocation (plot_id, project_id, stage, area_m2, basis, source)
     select p.id, j.id, g.stage, g."areaM2", 'schematic', '${modelSource}; theo tỷ lệ lấp đầy báo cáo kỳ ' || coalesce(g.period, 'không rõ')
     from given g join zone z on z.code = g."zoneCode" join plot p on p.zone_id = z.id and p.code = g."plotCode"
       join project j on j.code = g."projectCode"`,
    of(({ code, allocations }) => allocations.map((allocation) => ({ ...allocation, period: occupiedIn.get(code) ?? null }))))
  await client.query('alter table plot_allocation enable trigger plot_lease_status_is_kept')
  // Firms work there, but nobody has told us on which plots: that is unknown, not free.
  await client.query(`update zone z set allocations_recorded = false
    where z.operation_status in ('operating', 'operating_unestablished', 'relocating') and exists (select from plot p where p.zone_id = z.id)
      and not exists (select from plot p join plot_allocation a on a.plot_id = p.id where p.zone_id = z.id)`)
  // Without statistics the sums of a first load take seconds instead of milliseconds.
  await client.query('analyze zone, zone_boundary, plot, plot_overlap, clearance, firm, project, plot_allocation, hold')
  await client.query('select rules.refresh()')
}
