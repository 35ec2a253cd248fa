import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ShippedData } from './shipped-data.ts'
import { axesOf } from './zone-status.ts'

/** Zones with everything that hangs on them, except their shapes. */
export async function loadZones(client: ClientBase, data: ShippedData): Promise<void> {
  const rows = data.zones.map((zone) => ({ ...zone, longitude: zone.centre?.[0], latitude: zone.centre?.[1] }))
  await insertRows(client, 'zones',
    `line int, code text, kind text, "zoneType" text, "nameVi" text, "nameEn" text, "provinceCode" text, "formerProvince" text,
     "districtOld" text, developer text, "convertingTo" text, "plannedHa" numeric, "plannedAsOf" text, "plannedDecision" text,
     "approvedHa" numeric, "approvedOn" text, "approvedDecision" text, "industrialHa" numeric, "declaredCapacityHa" numeric,
     "declaredCapacityAsOf" text, "stateFundedInfrastructure" boolean, longitude float8, latitude float8, "centreUncertaintyM" int,
     "vn2000Srid" int, "namedInDocuments" boolean, confidence text, source text, note text`,
    `insert into zone (code, kind, zone_type, name_vi, name_en, province_code, former_province, district_old, developer, converting_to,
       planned_ha, planned_as_of, planned_decision_id, approved_ha, approved_on, approved_decision_id, industrial_ha,
       declared_capacity_ha, declared_capacity_as_of, state_funded_infrastructure, centre, centre_uncertainty_m, vn2000_srid,
       named_in_documents, confidence, source, note)
     select g.code, kind, "zoneType", "nameVi", "nameEn", "provinceCode", "formerProvince", "districtOld", developer, "convertingTo",
       "plannedHa", "plannedAsOf", planned.id, "approvedHa", "approvedOn", approved.id, "industrialHa",
       "declaredCapacityHa", "declaredCapacityAsOf", "stateFundedInfrastructure",
       ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), "centreUncertaintyM", "vn2000Srid",
       "namedInDocuments", g.confidence, source, g.note
     from given g left join decision planned on planned.code = "plannedDecision"
       left join decision approved on approved.code = "approvedDecision" order by g.line`, rows)

  await insertRows(client, 'parents of zones', 'code text, "parentCode" text',
    'update zone z set parent_id = p.id from given g join zone p on p.code = g."parentCode" where z.code = g.code',
    data.zones.filter((zone) => zone.parentCode !== null))
  await loadStatusChanges(client, data)
}

/** A zone without dated lines of its own has one status: what its word in zones.csv stands for. */
async function loadStatusChanges(client: ClientBase, data: ShippedData) {
  const rows = data.zones.flatMap((zone): readonly object[] => {
    const dated = data.statusChanges.filter((change) => change.zoneCode === zone.code)
    return dated.length > 0 ? dated : [{
      zoneCode: zone.code, ...axesOf(zone.kind, zone.status), effectiveOn: zone.statusEffectiveOn,
      decisionCode: zone.statusDecision, source: zone.source, note: null,
    }]
  })
  // Among changes of the same day the later line is the later state, so the order is kept.
  await insertRows(client, 'status changes',
    `position int, "zoneCode" text, "planStatus" text, "legalStatus" text, "operationStatus" text, "effectiveOn" text,
     "decisionCode" text, source text, note text`,
    `insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, decision_id, source, note)
     select z.id, g."planStatus", g."legalStatus", g."operationStatus", g."effectiveOn", d.id, g.source, g.note
     from given g join zone z on z.code = g."zoneCode" left join decision d on d.code = g."decisionCode" order by g.position`,
    rows.map((row, position) => ({ ...row, position })))
}
