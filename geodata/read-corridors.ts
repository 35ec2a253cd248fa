import { readFileSync } from 'node:fs'
import type { FeatureCollection, Geometry } from 'geojson'
import { codesOf, readTable, type Codes, type TableRow } from './read-table.ts'
import { confidences, heard, licences } from './words.ts'

interface Known {
  readonly decisions: Codes
  readonly zones: Codes
}

/** Places outside the fence, approximate, for distances. */
export function readInfrastructure(folder: URL) {
  const rows = readTable(folder, 'infrastructure.csv', ['code', 'kind', 'name_vi', 'name_en', 'status', 'latitude', 'longitude',
    'uncertainty_m', 'as_of', 'source', 'licence', 'confidence', 'note'])
  codesOf(rows)
  return rows.map((row) => ({
    line: row.line,
    code: row.text('code'),
    kind: row.oneOf('kind', ['border_gate', 'rail_station', 'seaport', 'airport', 'expressway_interchange', 'inland_port']),
    nameVi: row.text('name_vi'),
    nameEn: row.text('name_en'),
    status: row.oneOf('status', ['existing', 'planned']),
    latitude: row.number('latitude'),
    longitude: row.number('longitude'),
    uncertaintyM: row.number('uncertainty_m'),
    asOf: row.edtfOrNull('as_of'),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', confidences),
    note: row.textOrNull('note'),
  }))
}

/** Lines and clearance polygons that cross the land, each shape from its GeoJSON file. */
export function readCorridors(folder: URL, { decisions }: Known) {
  const rows = readTable(folder, 'corridors.csv', ['code', 'kind', 'name_vi', 'name_en', 'alignment_file', 'clearance_file', 'half_width_m',
    'width_rule', 'decision_code', 'basis', 'source', 'licence', 'confidence', 'note'])
  return {
    codes: codesOf(rows),
    rows: rows.map((row) => ({
      line: row.line,
      code: row.text('code'),
      kind: row.oneOf('kind', ['railway', 'road']),
      nameVi: row.text('name_vi'),
      nameEn: row.text('name_en'),
      alignment: readShape(folder, row, 'alignment_file', 'LineString'),
      clearanceArea: readShape(folder, row, 'clearance_file', 'MultiPolygon'),
      halfWidthM: row.numberOrNull('half_width_m'),
      widthRule: row.textOrNull('width_rule'),
      decisionCode: row.referenceOrNull('decision_code', decisions),
      basis: row.oneOf('basis', ['reported', 'measured', 'schematic', 'mixed']),
      source: row.text('source'),
      licence: row.oneOf('licence', licences),
      confidence: row.oneOf('confidence', confidences),
      note: row.textOrNull('note'),
    })),
  }
}

function readShape(folder: URL, row: TableRow, column: string, type: Geometry['type']): string | null {
  const file = row.textOrNull(column)
  if (file === null) return null
  const { features } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as FeatureCollection
  const geometry = features.find((feature) => feature.properties?.['code'] === row.text('code'))?.geometry
  return geometry?.type === type ? JSON.stringify(geometry) : row.refuse(column, `${file} has no ${type} for ${row.text('code')}`)
}

/** What must move by decision, and where to. */
export function readRelocations(folder: URL, { decisions, zones }: Known, corridors: Codes) {
  const rows = readTable(folder, 'relocations.csv', ['code', 'zone_code', 'corridor_code', 'stage', 'deadline', 'decision_code', 'source',
    'licence', 'confidence', 'note'])
  const codes = codesOf(rows)
  const receivers = readTable(folder, 'relocation-receivers.csv', ['relocation_code', 'zone_code', 'source', 'licence', 'confidence', 'note'])
  return {
    relocations: rows.map((row) => ({
      line: row.line,
      code: row.text('code'),
      zoneCode: row.reference('zone_code', zones),
      corridorCode: row.referenceOrNull('corridor_code', corridors),
      stage: row.oneOfOrNull('stage', ['inventory', 'plan_approved', 'compensated', 'handed_over', 'moved', 'old_site_cleared']),
      deadline: row.dayOrNull('deadline'),
      decisionCode: row.referenceOrNull('decision_code', decisions),
      source: row.text('source'),
      licence: row.oneOf('licence', licences),
      confidence: row.oneOf('confidence', heard),
      note: row.textOrNull('note'),
    })),
    receivers: receivers.map((row) => ({
      relocationCode: row.reference('relocation_code', codes),
      zoneCode: row.reference('zone_code', zones),
      source: row.text('source'),
      licence: row.oneOf('licence', licences),
      confidence: row.oneOf('confidence', heard),
      note: row.textOrNull('note'),
    })),
  }
}
