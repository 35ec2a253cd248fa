import { codesOf, readTable, type Codes, type TableRow } from './read-table.ts'
import { confidences, licences, zoneKinds, zoneTypes } from './words.ts'
import { statusWords } from './zone-status.ts'

const columns = [
  'code', 'kind', 'zone_type', 'name_vi', 'name_en', 'province_code', 'former_province', 'district_old', 'parent_code', 'developer',
  'status', 'status_effective_on', 'status_decision', 'converting_to',
  'planned_ha', 'planned_as_of', 'planned_decision', 'approved_ha', 'approved_on', 'approved_decision', 'industrial_ha',
  'declared_capacity_ha', 'declared_capacity_as_of', 'state_funded_infrastructure',
  'latitude', 'longitude', 'centre_uncertainty_m', 'extent_west', 'extent_south', 'extent_east', 'extent_north', 'vn2000_srid',
  'named_in_documents', 'source', 'licence', 'confidence', 'note',
]

interface Places {
  readonly provinces: Codes
  readonly formerProvinces: Codes
  readonly decisions: Codes
}

export type Zone = ReturnType<typeof readZone>

/** Zones, clusters, economic zones and relocation sites. The code of a zone never changes and is never given again. */
export function readZones(folder: URL, places: Places) {
  const rows = readTable(folder, 'zones.csv', columns)
  const codes = codesOf(rows)
  return { codes, rows: rows.map((row) => readZone(row, places, codes)) }
}

function readZone(row: TableRow, { provinces, formerProvinces, decisions }: Places, zones: Codes) {
  return {
    line: row.line,
    code: row.text('code'),
    kind: row.oneOf('kind', zoneKinds),
    zoneType: row.oneOfOrNull('zone_type', zoneTypes),
    nameVi: row.text('name_vi'),
    nameEn: row.text('name_en'),
    provinceCode: row.reference('province_code', provinces),
    formerProvince: row.reference('former_province', formerProvinces),
    districtOld: row.textOrNull('district_old'),
    parentCode: row.referenceOrNull('parent_code', zones),
    developer: row.textOrNull('developer'),
    status: row.oneOf('status', statusWords),
    statusEffectiveOn: row.edtfOrNull('status_effective_on'),
    statusDecision: row.referenceOrNull('status_decision', decisions),
    convertingTo: row.oneOfOrNull('converting_to', ['urban']),
    plannedHa: row.numberOrNull('planned_ha'),
    plannedAsOf: row.edtfOrNull('planned_as_of'),
    plannedDecision: row.referenceOrNull('planned_decision', decisions),
    approvedHa: row.numberOrNull('approved_ha'),
    approvedOn: row.edtfOrNull('approved_on'),
    approvedDecision: row.referenceOrNull('approved_decision', decisions),
    industrialHa: row.numberOrNull('industrial_ha'),
    declaredCapacityHa: row.numberOrNull('declared_capacity_ha'),
    declaredCapacityAsOf: row.edtfOrNull('declared_capacity_as_of'),
    stateFundedInfrastructure: row.flagOrNull('state_funded_infrastructure'),
    centre: readCentre(row),
    centreUncertaintyM: row.numberOrNull('centre_uncertainty_m'),
    extent: readExtent(row),
    vn2000Srid: row.numberOrNull('vn2000_srid'),
    namedInDocuments: row.flagOrNull('named_in_documents') ?? row.refuse('named_in_documents', 'is empty'),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', confidences),
    note: row.textOrNull('note'),
  }
}

function readCentre(row: TableRow): readonly [number, number] | null {
  if (row.textOrNull('latitude') === null && row.textOrNull('longitude') === null) return null
  if (row.numberOrNull('centre_uncertainty_m') === null) row.refuse('centre_uncertainty_m', 'is empty although the zone has a centre')
  return [row.number('longitude'), row.number('latitude')]
}

function readExtent(row: TableRow): readonly [number, number, number, number] | null {
  if (row.textOrNull('extent_west') === null) return null
  return [row.number('extent_west'), row.number('extent_south'), row.number('extent_east'), row.number('extent_north')]
}
