import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ShippedData } from './shipped-data.ts'

/** Places outside the fence, corridors, and the zones that must move with where to. */
export async function loadCorridors(client: ClientBase, data: ShippedData): Promise<void> {
  await insertRows(client, 'infrastructure',
    `line int, code text, kind text, "nameVi" text, "nameEn" text, status text, longitude float8, latitude float8, "uncertaintyM" int,
     source text, "asOf" text, note text`,
    `insert into infrastructure (code, kind, name_vi, name_en, status, geom, uncertainty_m, source, as_of, note)
     select code, kind, "nameVi", "nameEn", status, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), "uncertaintyM", source,
       "asOf", note from given order by line`, data.infrastructure)

  await insertRows(client, 'corridors',
    `line int, code text, kind text, "nameVi" text, "nameEn" text, alignment text, "clearanceArea" text, "halfWidthM" float8,
     "widthRule" text, "decisionCode" text, basis text, source text, note text`,
    `insert into corridor (code, kind, name_vi, name_en, alignment, clearance_area, half_width_m, width_rule, decision_id, basis,
       source, note)
     select g.code, kind, "nameVi", "nameEn", ST_Multi(ST_GeomFromGeoJSON(alignment)), ST_Multi(ST_GeomFromGeoJSON("clearanceArea")),
       "halfWidthM", "widthRule", d.id, basis, source, g.note
     from given g left join decision d on d.code = g."decisionCode" order by g.line`, data.corridors)

  await insertRows(client, 'relocations',
    'line int, code text, "zoneCode" text, "corridorCode" text, stage text, deadline date, "decisionCode" text, source text, note text',
    `insert into relocation (code, zone_id, corridor_code, stage, deadline, decision_id, source, note)
     select g.code, z.id, "corridorCode", stage, deadline, d.id, g.source, g.note
     from given g join zone z on z.code = g."zoneCode" left join decision d on d.code = g."decisionCode" order by g.line`,
    data.relocations)
  await insertRows(client, 'receiving sites', '"relocationCode" text, "zoneCode" text, note text',
    `insert into relocation_receiver (relocation_id, zone_id, note)
     select r.id, z.id, g.note from given g join relocation r on r.code = g."relocationCode" join zone z on z.code = g."zoneCode"`,
    data.receivers)
}
