import { codesOf, readTable, type Codes } from './read-table.ts'
import { heard, licences, ruleConfidences, zoneKinds, zoneTypes } from './words.ts'

interface Known {
  readonly provinces: Codes
  readonly formerProvinces: Codes
  readonly decisions: Codes
  readonly zones: Codes
}

/** Thresholds of the law. A period includes its first day and excludes its last (valid_to is the first day of what follows). */
export function readRules(folder: URL, { provinces, decisions }: Known) {
  const columns = ['code', 'parameter', 'zone_kind', 'zone_type', 'province_code', 'operator', 'value', 'unit', 'valid_from', 'valid_to',
    'legal_basis', 'decision_code', 'confidence', 'note']
  return readTable(folder, 'rules.csv', columns).map((row) => ({
    line: row.line,
    code: row.text('code'),
    parameter: row.text('parameter'),
    zoneKind: row.oneOfOrNull('zone_kind', zoneKinds),
    zoneType: row.oneOfOrNull('zone_type', zoneTypes),
    provinceCode: row.referenceOrNull('province_code', provinces),
    operator: row.oneOf('operator', ['gt', 'gte', 'lt', 'lte', 'eq', 'flag']),
    value: row.numberOrNull('value'),
    unit: row.text('unit'),
    validFrom: row.dayOrNull('valid_from'),
    validTo: row.dayOrNull('valid_to'),
    legalBasis: row.text('legal_basis'),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    confidence: row.oneOf('confidence', ruleConfidences),
    note: row.textOrNull('note'),
  }))
}

const targetColumns = ['code', 'parent_code', 'province_code', 'title_vi', 'title_en', 'indicator', 'zone_kind',
  'operator', 'threshold', 'threshold_high', 'unit', 'base_vi', 'base_en', 'document_base_count', 'period_from', 'due_on', 'decision_code',
  'source', 'licence', 'confidence', 'note']

/** Targets of resolutions, each with the base it counts. */
export function readTargets(folder: URL, { provinces, decisions }: Known) {
  const rows = readTable(folder, 'targets.csv', targetColumns)
  const codes = codesOf(rows)
  return rows.map((row) => ({
    line: row.line,
    code: row.text('code'),
    parentCode: row.referenceOrNull('parent_code', codes),
    provinceCode: row.reference('province_code', provinces),
    titleVi: row.text('title_vi'),
    titleEn: row.text('title_en'),
    indicator: row.text('indicator'),
    zoneKind: row.oneOfOrNull('zone_kind', zoneKinds),
    operator: row.oneOf('operator', ['gt', 'gte', 'eq', 'between', 'milestone']),
    threshold: row.numberOrNull('threshold'),
    thresholdHigh: row.numberOrNull('threshold_high'),
    unit: row.text('unit'),
    baseVi: row.textOrNull('base_vi'),
    baseEn: row.textOrNull('base_en'),
    documentBaseCount: row.numberOrNull('document_base_count'),
    periodFrom: row.dayOrNull('period_from') ?? row.refuse('period_from', 'is empty'),
    dueOn: row.dayOrNull('due_on') ?? row.refuse('due_on', 'is empty'),
    decisionCode: row.reference('decision_code', decisions),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
    note: row.textOrNull('note'),
  }))
}

/** The zones the text of a target names. */
export function readTargetZones(folder: URL, { zones }: Known) {
  const targets = codesOf(readTable(folder, 'targets.csv', targetColumns))
  return readTable(folder, 'target-zones.csv', ['target_code', 'zone_code', 'source', 'licence', 'confidence', 'note']).map((row) => ({
    targetCode: row.reference('target_code', targets),
    zoneCode: row.reference('zone_code', zones),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
    note: row.textOrNull('note'),
  }))
}

/** Boards whose figures we hold, by the name the figures carry; without a province: several boards together. */
export function readReportingBoards(folder: URL, { provinces }: Known) {
  const rows = readTable(folder, 'reporting-boards.csv', ['name', 'name_en', 'province_code', 'source', 'licence', 'confidence', 'note'])
  codesOf(rows, 'name')
  return rows.map((row) => ({
    name: row.text('name'),
    nameEn: row.text('name_en'),
    provinceCode: row.referenceOrNull('province_code', provinces),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
    note: row.textOrNull('note'),
  }))
}

export type ReportedIndicator = ReturnType<typeof readReportedIndicators>[number]

/** What documents report, as they report it. `ref` is the line of the document's digest, where it has one. */
export function readReportedIndicators(folder: URL, { provinces, formerProvinces, decisions, zones }: Known) {
  const columns = ['ref', 'board', 'province_code', 'former_province', 'zone_code', 'zone_kind', 'indicator', 'value', 'qualifier', 'unit',
    'period', 'decision_code', 'source', 'licence', 'confidence', 'note']
  return readTable(folder, 'reported-indicators.csv', columns).map((row) => ({
    line: row.line,
    ref: row.textOrNull('ref'),
    board: row.textOrNull('board'),
    provinceCode: row.referenceOrNull('province_code', provinces),
    formerProvince: row.referenceOrNull('former_province', formerProvinces),
    zoneCode: row.referenceOrNull('zone_code', zones),
    zoneKind: row.oneOfOrNull('zone_kind', zoneKinds),
    indicator: row.text('indicator'),
    value: row.number('value'),
    qualifier: row.oneOf('qualifier', ['exact', 'above', 'about']),
    unit: row.text('unit'),
    period: row.edtfOrNull('period'),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
    note: row.textOrNull('note'),
  }))
}
