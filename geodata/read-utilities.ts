import { readTable, type Codes } from './read-table.ts'
import { heard, licences } from './words.ts'

interface Known {
  readonly provinces: Codes
  readonly zones: Codes
  readonly decisions: Codes
}

/** Wastewater, power and water that a source states of a zone. An empty status: the source does not say whether it runs. */
export function readUtilities(folder: URL, { zones, decisions }: Known) {
  const columns = ['zone_code', 'kind', 'status', 'is_central', 'meets_standard', 'capacity', 'committed', 'unit', 'as_of', 'decision_code',
    'source', 'licence', 'confidence', 'note']
  return readTable(folder, 'zone-utilities.csv', columns).map((row) => ({
    line: row.line,
    zoneCode: row.reference('zone_code', zones),
    kind: row.oneOf('kind', ['wastewater', 'power', 'water']),
    status: row.oneOfOrNull('status', ['none', 'planned', 'under_construction', 'operating']),
    isCentral: row.flagOrNull('is_central'),
    meetsStandard: row.flagOrNull('meets_standard'),
    capacity: row.numberOrNull('capacity'),
    committed: row.numberOrNull('committed'),
    unit: row.oneOf('unit', ['m3_per_day', 'MVA', 'MW']),
    asOf: row.edtfOrNull('as_of'),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
    note: row.textOrNull('note'),
  }))
}

/** How much land a zone or a province planned to clear in a period; `period_to` is the first day after it. */
export function readClearancePlans(folder: URL, { provinces, zones, decisions }: Known) {
  const columns = ['zone_code', 'province_code', 'period_from', 'period_to', 'area_ha', 'decision_code', 'source', 'licence', 'confidence', 'note']
  return readTable(folder, 'clearance-plans.csv', columns).map((row) => ({
    line: row.line,
    zoneCode: row.referenceOrNull('zone_code', zones),
    provinceCode: row.referenceOrNull('province_code', provinces),
    periodFrom: row.dayOrNull('period_from') ?? row.refuse('period_from', 'is empty'),
    periodTo: row.dayOrNull('period_to') ?? row.refuse('period_to', 'is empty'),
    areaHa: row.number('area_ha'),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
    note: row.textOrNull('note'),
  }))
}
