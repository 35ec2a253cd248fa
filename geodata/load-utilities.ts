import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ShippedData } from './shipped-data.ts'

/** Wastewater, power and water of zones, and the plans to clear land. */
export async function loadUtilities(client: ClientBase, data: ShippedData): Promise<void> {
  await insertRows(client, 'utilities',
    `line int, "zoneCode" text, kind text, status text, "isCentral" boolean, "meetsStandard" boolean, capacity numeric, committed numeric,
     unit text, "asOf" text, "decisionCode" text, source text, note text`,
    `insert into zone_utility (zone_id, kind, status, is_central, meets_standard, capacity, committed, unit, as_of, decision_id, basis, source, note)
     select z.id, g.kind, g.status, g."isCentral", g."meetsStandard", g.capacity, g.committed, g.unit, g."asOf", d.id, 'reported', g.source, g.note
     from given g join zone z on z.code = g."zoneCode" left join decision d on d.code = g."decisionCode" order by g.line`, data.utilities)

  await insertRows(client, 'clearance plans',
    `line int, "zoneCode" text, "provinceCode" text, "periodFrom" date, "periodTo" date, "areaHa" numeric, "decisionCode" text,
     source text, note text`,
    `insert into clearance_plan (zone_id, province_code, period_from, period_to, area_ha, decision_id, source, note)
     select z.id, g."provinceCode", g."periodFrom", g."periodTo", g."areaHa", d.id, g.source, g.note
     from given g left join zone z on z.code = g."zoneCode" left join decision d on d.code = g."decisionCode" order by g.line`,
    data.clearancePlans)
}
