import { describe, expect, test } from 'vitest'
import { addLine, addPoint, changeLine, changePoint, lineKinds, pointKinds, type KeptLine, type KeptPoint } from '../../api/contract/infrastructure-write.ts'
import { addRule, changeRule, type KeptRule } from '../../api/contract/rule-write.ts'
import { lineKindsInOrder, pointKindsInOrder } from '../../client/features/admin-infrastructure/kinds.ts'
import { lineChangeOf, lineValues, newLineOf } from '../../client/features/admin-infrastructure/line-values.ts'
import { newPointOf, pointChangeOf, pointValues } from '../../client/features/admin-infrastructure/point-values.ts'
import { readShape } from '../../client/features/admin-infrastructure/read-shape.ts'
import { groupRules, standingOf } from '../../client/features/admin-rule/group-rules.ts'
import { changeOf, ruleFor, valuesOf } from '../../client/features/admin-rule/rule-values.ts'
import { readDegrees, readPair } from '../../client/geometry/read-position.ts'

describe('degrees', () => {
  test.each([['22.507', 22.507], ['22,507', 22.507], [' 103.966° ', 103.966], ['-5', -5], ['−5,25', -5.25]] as const)('%j', (text, value) => {
    expect(readDegrees(text, 180)).toBe(value)
  })
  test.each(['', '22.5.1', '22°30′', 'x', '181', '1e2', '2483012.5'])('%j are none', (text) => {
    expect(readDegrees(text, 180)).toBeNull()
  })
  test('a latitude ends at 90', () => {
    expect([readDegrees('90', 90), readDegrees('90.0001', 90)]).toEqual([90, null])
  })
  test('a pair as web maps copy it', () => {
    expect(['22.507, 103.966', '22.507,103.966', '22.507 103.966', ' 22.507;103.966 '].map(readPair)).toEqual(Array.from({ length: 4 }, () => ({ latitude: '22.507', longitude: '103.966' })))
    expect(['22.507', '22,507', '22.507, 103.966, 12', 'a, b'].map(readPair)).toEqual([null, null, null, null])
  })
})

describe('the shape of a corridor', () => {
  const path = [[103.9, 22.5], [104, 22.4]]
  const square = [[[103, 22], [104, 22], [104, 23], [103, 22]]]
  const lineOnly = { shape: { alignment: { type: 'MultiLineString', coordinates: [path] }, clearanceArea: null } }
  test.each(['22.5, 103.9\n22.4, 104', '22.5,103.9\n22.4,104', '22,5 103,9\n22,4 104', '22,5; 103,9\r\n\r\n22,4;104\n', '22.5\t103.9\n22.4\t104'])('positions, latitude first: %j', (text) => {
    expect(readShape(text)).toEqual(lineOnly)
  })
  test.each([
    ['22.5, 103.9\n22.4, x', { wrong: 'badLine', line: 2 }], ['22.5, 103.9', { wrong: 'tooFew' }], ['22,5,103,9\n1,2', { wrong: 'badLine', line: 1 }], ['103.9, 22.5\n104, 22.4', { wrong: 'badLine', line: 1 }],
    ['{', { wrong: 'notGeoJson' }], ['{}', { wrong: 'noShape' }], ['{"type":"Point","coordinates":[103,22]}', { wrong: 'noShape' }], ['{"type":"FeatureCollection","features":null}', { wrong: 'noShape' }],
    ['{"type":"LineString","coordinates":[[103.9,22.5],[2483012.5,404211]]}', { wrong: 'badPosition' }], ['{"type":"LineString","coordinates":[[103.9,null]]}', { wrong: 'badPosition' }], ['{"type":"LineString"}', { wrong: 'badPosition' }],
    ['{"type":"Polygon","coordinates":[[103,22],[104,22]]}', { wrong: 'badPosition' }],
  ])('%j', (text, reading) => {
    expect(readShape(text)).toEqual(reading)
  })
  test('GeoJSON: lines and areas, wherever they are; heights are let go, and that is said', () => {
    expect(readShape(JSON.stringify({ type: 'LineString', coordinates: path.map((position) => [...position, 90]) }))).toEqual({ ...lineOnly, heights: true })
    expect(readShape(JSON.stringify({ type: 'FeatureCollection', features: [
      { type: 'Feature', geometry: { type: 'MultiLineString', coordinates: [path] } }, { type: 'Feature', geometry: null },
      { type: 'Feature', geometry: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: square }] } },
    ] }))).toEqual({ shape: { alignment: { type: 'MultiLineString', coordinates: [path] }, clearanceArea: { type: 'MultiPolygon', coordinates: [square] } } })
  })
  test('a coordinate system that is not WGS84 is refused by its name; WGS84 may be named', () => {
    const named = (name: string) => readShape(JSON.stringify({ type: 'LineString', crs: { type: 'name', properties: { name } }, coordinates: path }))
    expect(named('urn:ogc:def:crs:EPSG::4756')).toEqual({ wrong: 'foreignCrs', crs: 'urn:ogc:def:crs:EPSG::4756' })
    expect(named('urn:ogc:def:crs:OGC:1.3:CRS84')).toEqual(lineOnly)
  })
})

describe('what is sent of places and corridors is what the server takes', () => {
  const kept = { id: 7, version: '7', source: 'Mặt Bằng', note: null, validFrom: null, validTo: null, recordedAt: '2026-01-01T00:00:00Z', replacedAt: null }
  const point: KeptPoint = { ...kept, code: 'ga-lao-cai', nameVi: 'Ga Lào Cai', nameEn: null, kind: 'rail_station', status: 'existing', position: [103.972, 22.489], uncertaintyM: 1000, asOf: null }
  const line: KeptLine = { ...kept, code: 'lao-cai-ha-noi', nameVi: 'Lào Cai – Hà Nội', nameEn: null, kind: 'railway', alignment: null, clearanceArea: null, halfWidthM: 7.5, widthRule: 'railway_corridor', decisionCode: null, basis: 'schematic' }

  test('every kind can be chosen', () => {
    expect([pointKindsInOrder.toSorted(), lineKindsInOrder.toSorted()]).toEqual([[...pointKinds].sort(), [...lineKinds].sort()])
  })
  test('a new place', () => {
    const values = { ...pointValues(null), code: ' ga-moi ', nameVi: 'Ga Mới', latitude: '22,5', longitude: '103.9', source: 'Quyết định' }
    expect(addPoint.schema.body.parse(newPointOf(values))).toMatchObject({ code: 'ga-moi', position: [103.9, 22.5], uncertaintyM: null, nameEn: null, validFrom: null })
  })
  test('a place that changed, or was recorded wrongly', () => {
    const values = { ...pointValues(point), effectiveOn: '2026-10-01' }
    expect(changePoint.schema.body.parse(pointChangeOf(values, 'change'))).toMatchObject({ effectiveOn: '2026-10-01', position: point.position, uncertaintyM: 1000 })
    const corrected = changePoint.schema.body.parse(pointChangeOf({ ...values, uncertaintyM: '' }, 'correct'))
    expect([corrected.correction, corrected.effectiveOn, corrected.uncertaintyM, corrected.validFrom]).toEqual([true, undefined, null, null])
  })
  test('a new corridor, and one whose shape stays as it is', () => {
    const values = { ...lineValues(null, 'vi'), code: 'tuyen-moi', nameVi: 'Tuyến mới', shape: '22.5, 103.9\n22.4, 104', halfWidthM: '7,5', source: 'Quyết định' }
    expect(addLine.schema.body.parse(newLineOf(values, 'vi'))).toMatchObject({ alignment: { type: 'MultiLineString' }, clearanceArea: null, halfWidthM: 7.5, decisionCode: null })
    const changed = changeLine.schema.body.parse(lineChangeOf({ ...lineValues(line, 'vi'), effectiveOn: '2026-10-01' }, 'change', 'vi'))
    expect([changed.halfWidthM, 'alignment' in changed, 'clearanceArea' in changed]).toEqual([7.5, false, false])
  })
})

describe('thresholds', () => {
  const rule: KeptRule = {
    id: 52, version: 'v', code: 'cluster_size', parameter: 'area_max', operator: 'lte', value: 75, unit: 'ha', zoneKind: 'industrial_cluster', zoneType: null, provinceCode: null, validFrom: '2024-05-01', validTo: '2026-09-15',
    legalBasis: 'Nghị định 32/2024/NĐ-CP', confidence: 'source', note: null, decisionCode: null, recordedAt: '2026-01-01T00:00:00Z', replacedAt: null,
  }
  test('where a period stands on a day: it ends on the first day it does not hold', () => {
    expect(['2024-04-30', '2024-05-01', '2026-09-14', '2026-09-15'].map((day) => standingOf(rule, day))).toEqual(['coming', 'holds', 'holds', 'past'])
    expect(standingOf({ ...rule, validFrom: null, validTo: null }, '1900-01-01')).toBe('holds')
    expect(standingOf({ ...rule, replacedAt: '2026-01-02T00:00:00Z' }, '2025-01-01')).toBe('replaced')
  })
  test('are counted once, with however many periods', () => {
    const all = [rule, { ...rule, id: 53, validFrom: '2026-09-15', validTo: null }, { ...rule, id: 54, provinceCode: '15' }, { ...rule, id: 55, code: 'occupancy' }]
    expect(groupRules(all).map(({ code, rules, thresholds }) => [code, rules.length, thresholds])).toEqual([['cluster_size', 3, 2], ['occupancy', 1, 1]])
  })
  test('the next value begins on a day, a correction keeps or moves its days', () => {
    const next = changeRule.schema.body.parse(changeOf({ ...valuesOf(rule, 'next', 'vi'), effectiveOn: '2027-01-01', value: '80,5' }, 'next', 'vi'))
    expect([next.value, next.effectiveOn, next.correction, 'validFrom' in next]).toEqual([80.5, '2027-01-01', undefined, false])
    const corrected = changeRule.schema.body.parse(changeOf({ ...valuesOf(rule, 'correct', 'en'), validTo: '', moveNeighbours: true }, 'correct', 'en'))
    expect(corrected).toMatchObject({ value: 75, correction: true, validFrom: '2024-05-01', validTo: null, moveNeighbours: true })
  })
  test('a threshold that only applies has no value, and one for a province is a new one of the same measure', () => {
    const flag = { ...rule, operator: 'flag' as const, value: null, unit: 'flag' }
    expect(changeRule.schema.body.parse(changeOf({ ...valuesOf(flag, 'next', 'vi'), effectiveOn: '2027-01-01' }, 'next', 'vi')).value).toBeNull()
    expect(addRule.schema.body.parse(ruleFor(rule, { ...valuesOf(rule, 'scope', 'vi'), provinceCode: '15', validFrom: '2027-01-01' }, 'vi')))
      .toMatchObject({ code: 'cluster_size', parameter: 'area_max', unit: 'ha', provinceCode: '15', zoneKind: 'industrial_cluster', zoneType: null, validFrom: '2027-01-01', validTo: null })
  })
  test('a value survives its own field in either language, also one with many places', () => {
    for (const language of ['vi', 'en'] as const) {
      for (const value of [33.3333, 66.6667, 45_000_000_000_000, 6.55, 0.125, 1500]) {
        const values = { ...valuesOf({ ...rule, value }, 'correct', language) }
        expect(changeOf(values, 'correct', language).value).toBe(value)
      }
    }
  })
})
