import { readTable, type Codes, type TableRow } from './read-table.ts'
import { heard, legalStatuses, licences, operationStatuses, planStatuses } from './words.ts'

interface Known {
  readonly zones: Codes
  readonly decisions: Codes
}

const provenance = ['source', 'licence', 'confidence']
const readProvenance = (row: TableRow) => ({
  source: row.text('source'),
  licence: row.oneOf('licence', licences),
  confidence: row.oneOf('confidence', heard),
})
const readAxes = (row: TableRow) => ({
  planStatus: row.oneOfOrNull('plan_status', planStatuses),
  legalStatus: row.oneOfOrNull('legal_status', legalStatuses),
  operationStatus: row.oneOfOrNull('operation_status', operationStatuses),
})

/** What hangs on a zone: other names, communes, parts, shortages, successors, dated statuses, planning documents. */
export function readZoneDetails(folder: URL, known: Known) {
  const parts = readParts(folder, known)
  return {
    aliases: readTable(folder, 'zone-aliases.csv', ['zone_code', 'name', 'kind', ...provenance]).map((row) => ({
      zoneCode: row.reference('zone_code', known.zones),
      name: row.text('name'),
      kind: row.oneOf('kind', ['former', 'alternative', 'document']),
      ...readProvenance(row),
    })),
    communes: readTable(folder, 'zone-communes.csv', ['zone_code', 'level', 'name_vi', ...provenance]).map((row) => ({
      zoneCode: row.reference('zone_code', known.zones),
      level: row.oneOf('level', ['ward', 'commune', 'special_zone']),
      nameVi: row.text('name_vi'),
      ...readProvenance(row),
    })),
    parts,
    shortages: readShortages(folder, known, parts),
    successions: readSuccessions(folder, known),
    statusChanges: readStatusChanges(folder, known),
    planningDocuments: readPlanningDocuments(folder, known),
  }
}

function readParts(folder: URL, { zones }: Known) {
  const columns = ['zone_code', 'code', 'name_vi', 'name_en', 'planned_ha', 'approved_ha', 'as_of', 'plan_status', 'legal_status',
    'operation_status', ...provenance, 'note']
  return readTable(folder, 'zone-parts.csv', columns).map((row) => ({
    line: row.line,
    zoneCode: row.reference('zone_code', zones),
    code: row.text('code'),
    nameVi: row.text('name_vi'),
    nameEn: row.text('name_en'),
    plannedHa: row.numberOrNull('planned_ha'),
    approvedHa: row.numberOrNull('approved_ha'),
    asOf: row.edtfOrNull('as_of'),
    ...readAxes(row),
    ...readProvenance(row),
    note: row.textOrNull('note'),
  }))
}

function readShortages(folder: URL, { zones, decisions }: Known, parts: readonly { zoneCode: string; code: string }[]) {
  const columns = ['zone_code', 'part_code', 'kind', 'as_of', 'decision_code', ...provenance, 'note']
  return readTable(folder, 'zone-shortages.csv', columns).map((row) => {
    const zoneCode = row.reference('zone_code', zones)
    const codes = new Set(parts.filter((part) => part.zoneCode === zoneCode).map((part) => part.code))
    return {
      line: row.line,
      zoneCode,
      partCode: row.referenceOrNull('part_code', { file: `zone-parts.csv for ${zoneCode}`, known: codes }),
      kind: row.oneOf('kind', ['power', 'water', 'wastewater', 'drainage', 'road']),
      asOf: row.edtfOrNull('as_of'),
      decisionCode: row.referenceOrNull('decision_code', decisions),
      ...readProvenance(row),
      note: row.textOrNull('note'),
    }
  })
}

function readSuccessions(folder: URL, { zones, decisions }: Known) {
  const columns = ['predecessor_code', 'successor_code', 'kind', 'effective_on', 'decision_code', ...provenance]
  return readTable(folder, 'zone-successions.csv', columns).map((row) => ({
    predecessorCode: row.reference('predecessor_code', zones),
    successorCode: row.reference('successor_code', zones),
    kind: row.oneOf('kind', ['converted', 'merged', 'split', 'renamed']),
    effectiveOn: row.edtfOrNull('effective_on'),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    ...readProvenance(row),
  }))
}

function readStatusChanges(folder: URL, { zones, decisions }: Known) {
  const columns = ['zone_code', 'plan_status', 'legal_status', 'operation_status', 'effective_on', 'decision_code', ...provenance, 'note']
  return readTable(folder, 'zone-status-changes.csv', columns).map((row) => ({
    zoneCode: row.reference('zone_code', zones),
    ...readAxes(row),
    effectiveOn: row.edtfOrNull('effective_on'),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    ...readProvenance(row),
    note: row.textOrNull('note'),
  }))
}

function readPlanningDocuments(folder: URL, { zones, decisions }: Known) {
  const columns = ['zone_code', 'kind', 'scale', 'status', 'decision_code', 'approved_on', ...provenance, 'note']
  return readTable(folder, 'planning-documents.csv', columns).map((row) => ({
    line: row.line,
    zoneCode: row.reference('zone_code', zones),
    kind: row.oneOf('kind', ['general', 'zoning', 'detailed']),
    scale: row.numberOrNull('scale'),
    status: row.oneOf('status', ['none', 'preparing', 'appraised', 'approved']),
    decisionCode: row.referenceOrNull('decision_code', decisions),
    approvedOn: row.edtfOrNull('approved_on'),
    ...readProvenance(row),
    note: row.textOrNull('note'),
  }))
}
