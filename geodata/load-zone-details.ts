import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ShippedData } from './shipped-data.ts'

/** Other names, communes, parts, shortages, successors and planning documents of zones. */
export async function loadZoneDetails(client: ClientBase, data: ShippedData): Promise<void> {
  await insertRows(client, 'aliases', '"zoneCode" text, name text, kind text, source text',
    `insert into zone_alias (zone_id, name, kind, source)
     select z.id, g.name, g.kind, g.source from given g join zone z on z.code = g."zoneCode"`, data.aliases)

  await insertRows(client, 'communes of zones', '"zoneCode" text, level text, "nameVi" text',
    `insert into zone_commune (zone_id, commune_id) select z.id, c.id from given g join zone z on z.code = g."zoneCode"
     join commune c on c.province_code = z.province_code and c.level = g.level and c.name_vi = g."nameVi"`, data.communes)

  await insertRows(client, 'parts of zones',
    `line int, "zoneCode" text, code text, "nameVi" text, "nameEn" text, "plannedHa" numeric, "approvedHa" numeric, "asOf" text,
     "planStatus" text, "legalStatus" text, "operationStatus" text, source text, note text`,
    `insert into zone_part (zone_id, code, name_vi, name_en, planned_ha, approved_ha, as_of, plan_status, legal_status,
       operation_status, source, note)
     select z.id, g.code, g."nameVi", g."nameEn", g."plannedHa", g."approvedHa", g."asOf", g."planStatus", g."legalStatus",
       g."operationStatus", g.source, g.note
     from given g join zone z on z.code = g."zoneCode" order by g.line`, data.parts)

  await insertRows(client, 'shortages', 'line int, "zoneCode" text, "partCode" text, kind text, "asOf" text, "decisionCode" text, note text',
    `insert into zone_shortage (zone_id, zone_part_id, kind, as_of, decision_id, note)
     select z.id, p.id, g.kind, g."asOf", d.id, g.note
     from given g join zone z on z.code = g."zoneCode" left join zone_part p on p.zone_id = z.id and p.code = g."partCode"
       left join decision d on d.code = g."decisionCode" order by g.line`, data.shortages)

  await insertRows(client, 'successions',
    '"predecessorCode" text, "successorCode" text, kind text, "effectiveOn" text, "decisionCode" text, source text',
    `insert into zone_succession (predecessor_id, successor_id, kind, effective_on, decision_id, source)
     select p.id, s.id, g.kind, g."effectiveOn", d.id, g.source
     from given g join zone p on p.code = g."predecessorCode" join zone s on s.code = g."successorCode"
       left join decision d on d.code = g."decisionCode"`, data.successions)

  await insertRows(client, 'planning documents',
    'line int, "zoneCode" text, kind text, scale int, status text, "decisionCode" text, "approvedOn" text, source text, note text',
    `insert into planning_document (zone_id, kind, scale, status, decision_id, approved_on, source, note)
     select z.id, g.kind, g.scale, g.status, d.id, g."approvedOn", g.source, g.note
     from given g join zone z on z.code = g."zoneCode" left join decision d on d.code = g."decisionCode" order by g.line`,
    data.planningDocuments)
}
