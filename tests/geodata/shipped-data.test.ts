import { readdirSync, readFileSync, writeFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { BadRow } from '../../geodata/read-table.ts'
import { readShippedData } from '../../geodata/shipped-data.ts'
import { axesOf } from '../../geodata/zone-status.ts'

const folder = new URL('../../geodata/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const header = (name: string) => readFileSync(new URL(name, folder), 'utf8').split('\n', 1)[0]?.split(',') ?? []
const data = readShippedData()

const inLaoCai = data.zones.filter((zone) => zone.provinceCode === '15')
const hectares = (zones: readonly { plannedHa: number | null }[]) =>
  Math.round(zones.reduce((sum, zone) => sum + (zone.plannedHa ?? 0), 0) * 100) / 100
const outOfThePlanTo2030 = ['operating_relocating', 'withdrawn_from_plan', 'converted', 'revoked', 'planned_after_2030']

describe('golden sums', () => {
  it('has the 20 industrial zones of the Lào Cai plan to 2030: 5,797 ha', () => {
    const zones = inLaoCai.filter((zone) => zone.kind === 'industrial_zone' && !outOfThePlanTo2030.includes(zone.status))
    expect([zones.length, hectares(zones)]).toEqual([20, 5797])
  })

  it('has its 54 clusters: 2,927.81 ha', () => {
    const clusters = inLaoCai.filter((zone) => zone.kind === 'industrial_cluster' && !outOfThePlanTo2030.includes(zone.status))
    expect([clusters.length, hectares(clusters)]).toEqual([54, 2927.81])
  })

  it('has the nine Bắc Giang zones: 2,252.3 ha, each the sum of its parts', () => {
    const zones = data.zones.filter((zone) => zone.formerProvince === 'Bắc Giang')
    expect([zones.length, hectares(zones)]).toEqual([9, 2252.3])
    for (const name of ['Quang Châu', 'Hòa Phú', 'Việt Hàn']) {
      const zone = zones.find((candidate) => candidate.nameVi === name)
      expect(hectares(data.parts.filter((part) => part.zoneCode === zone?.code)), name).toBe(zone?.plannedHa)
    }
  })

  it('plans 895 ha in the seven zones and clusters the resolution names, and approved 1,255.29 ha by September 2026', () => {
    const codes = ['MB-0004', 'MB-0005', 'MB-0024', 'MB-0025', 'MB-0026', 'MB-0027', 'MB-0029']
    expect(hectares(data.zones.filter((zone) => codes.includes(zone.code)))).toBe(895)
    const approved = data.statusChanges.filter((change) => change.effectiveOn?.startsWith('2026') && change.legalStatus === 'policy_approved'
      && change.operationStatus === 'not_started')
    const areas = approved.map((change) => data.zones.find((zone) => zone.code === change.zoneCode)?.approvedHa ?? 0)
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(1255.29, 6)
  })

  it('reports occupancies that agree with their own hectares', () => {
    for (const [code, percent] of [['MB-0012', 91.54], ['MB-0013', 84.15], ['MB-0014', 94.65]] as const) {
      const value = (indicator: string) => data.reportedIndicators.find((row) => row.zoneCode === code && row.indicator === indicator)?.value ?? NaN
      expect(value('occupancy_pct')).toBe(percent)
      expect(100 * value('leased_ha') / value('leasable_ha')).toBeCloseTo(percent, 1)
    }
  })
})

describe('zones', () => {
  it('are 122, numbered in a row, never renumbered', () => {
    expect(data.zones.map((zone) => zone.code)).toEqual(Array.from({ length: 122 }, (_, i) => `MB-${String(i + 1).padStart(4, '0')}`))
    const fixed = { 'MB-0001': 'Đông Phố Mới', 'MB-0031': 'Đông Phố Mới', 'MB-0024': 'Bảo Minh', 'MB-0100': 'Ninh Cơ', 'MB-0122': 'Kim Bảng 4' }
    for (const [code, name] of Object.entries(fixed)) expect(data.zones.find((zone) => zone.code === code)?.nameVi).toBe(name)
  })

  it('are told apart by kind, province, former province and name', () => {
    const identities = data.zones.map((zone) => [zone.kind, zone.provinceCode, zone.formerProvince, zone.nameVi].join('|'))
    expect(new Set(identities).size).toBe(122)
  })

  it('carry neither kind nor remark in the name', () => {
    expect(data.zones.filter((zone) => /^(KCN|CCN|Khu kinh tế) |[()]/.test(zone.nameVi))).toEqual([])
  })

  it('lie in the province that their former province became', () => {
    const became = new Map(data.formerProvinces.map((former) => [former.nameVi, former.provinceCode]))
    for (const zone of data.zones) expect(became.get(zone.formerProvince), zone.code).toBe(zone.provinceCode)
  })

  it('keep the day and the decision of each area, and have no area date without an area', () => {
    for (const zone of data.zones) {
      if (zone.plannedHa === null) expect([zone.plannedAsOf, zone.plannedDecision], zone.code).toEqual([null, null])
      if (zone.approvedHa === null) expect([zone.approvedOn, zone.approvedDecision], zone.code).toEqual([null, null])
      else expect(zone.approvedOn, zone.code).not.toBeNull()
    }
  })

  it('end their dated statuses where their status word says', () => {
    for (const zone of data.zones) {
      const last = data.statusChanges.filter((change) => change.zoneCode === zone.code).at(-1)
      // Those whose notes say more than the word: two withdrawn but occupied, one never established, two reception sites.
      if (!last || ['MB-0080', 'MB-0081', 'MB-0062', 'MB-0022', 'MB-0023'].includes(zone.code)) continue
      const { planStatus, legalStatus, operationStatus } = last
      expect({ planStatus, legalStatus, operationStatus }, zone.code).toEqual(axesOf(zone.kind, zone.status))
    }
  })

  it('withdrawn from the plan but reported as occupied are not closed', () => {
    for (const zone of data.zones.filter(({ status }) => status === 'withdrawn_from_plan')) {
      const isOccupied = data.reportedIndicators.some((row) => row.zoneCode === zone.code && row.indicator === 'occupancy_pct')
      const last = data.statusChanges.filter((change) => change.zoneCode === zone.code).at(-1)
      expect(last?.operationStatus === 'operating', zone.code).toBe(isOccupied)
    }
  })
})

describe('rules', () => {
  const keyOf = (rule: (typeof data.rules)[number]) => [rule.code, rule.parameter, rule.zoneKind, rule.zoneType, rule.provinceCode].join('|')

  it('of one key never hold at the same time', () => {
    for (const key of new Set(data.rules.map(keyOf))) {
      const periods = data.rules.filter((rule) => keyOf(rule) === key)
        .map((rule) => [rule.validFrom ?? '0000-00-00', rule.validTo ?? '9999-99-99'] as const).sort()
      periods.forEach(([from, to], i) => {
        expect(from < to, key).toBe(true)
        const next = periods[i + 1]
        if (next) expect(to <= next[0], `${key} from ${next[0]}`).toBe(true)
      })
    }
  })

  it('of clusters change on 15 September 2026', () => {
    const minimum = data.rules.filter((rule) => rule.code === 'cluster_size' && rule.parameter === 'area_min' && rule.zoneType === null)
    expect(minimum.map(({ value, validFrom, validTo }) => [value, validFrom, validTo]))
      .toEqual([[10, '2024-05-01', '2026-09-15'], [5, '2026-09-15', null]])
  })

  it('have a value unless they are flags, and the railway widths of 2026 are said to be unknown', () => {
    expect(data.rules.filter((rule) => (rule.operator === 'flag') !== (rule.value === null))).toEqual([])
    const inForce = data.rules.filter((rule) => rule.code === 'railway_corridor' && rule.validTo === null && rule.unit === 'm')
    expect(inForce.map((rule) => [rule.parameter, rule.value])).toEqual([['width_unknown', null]])
  })
})

describe('utilities and clearance plans', () => {
  it('say what the sources state and no more: 3,000 + 2,000 m³ a day in Tằng Loỏng, no central treatment in Bắc Duyên Hải', () => {
    expect(data.utilities.map(({ zoneCode, kind, status, isCentral, meetsStandard, capacity, committed }) =>
      [zoneCode, kind, status, isCentral, meetsStandard, capacity, committed])).toEqual([
      ['MB-0002', 'wastewater', 'none', true, null, null, null],
      ['MB-0003', 'wastewater', null, null, null, 3000, null],
      ['MB-0003', 'wastewater', null, null, null, 2000, null],
    ])
  })

  it('plan to clear 623.49 ha in Lào Cai in 2026, as the working report says', () => {
    const reported = data.reportedIndicators.find((row) => row.indicator === 'clearance_plan_ha')
    expect(data.clearancePlans.map(({ provinceCode, zoneCode, areaHa, periodFrom, periodTo }) => [provinceCode, zoneCode, areaHa, periodFrom, periodTo]))
      .toEqual([['15', null, reported?.value, '2026-01-01', '2027-01-01']])
    expect(Math.round(10000 * 500.3 / (data.clearancePlans[0]?.areaHa ?? NaN)) / 100).toBe(80.24)
  })
})

describe('every file', () => {
  it('says of each row where it comes from and how sure it is', () => {
    for (const file of files) {
      expect(header(file), file).toContain('confidence')
      // A decision is a source itself; a rule points at its decision.
      if (file !== 'decisions.csv') expect(header(file), file).toContain(file === 'rules.csv' ? 'decision_code' : 'source')
    }
  })

  it('has no column for what nobody reported: wastewater, power, price', () => {
    for (const file of files) expect(header(file).filter((column) => /(^|_)(wastewater|power|price|rent)/.test(column)), file).toEqual([])
  })

  it('reports each figure of one subject only', () => {
    for (const row of data.reportedIndicators) {
      const subjects = [row.board, row.provinceCode, row.formerProvince, row.zoneCode].filter((subject) => subject !== null)
      expect(subjects.length, `line ${row.line}`).toBe(1)
    }
  })

  it('marks what only working reports say as second hand', () => {
    const rows = data.reportedIndicators.filter((row) => row.decisionCode?.startsWith('bc-2026'))
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) expect([row.confidence, /nguồn thứ cấp/i.test(row.note ?? '')], `line ${row.line}`).toEqual(['secondary', true])
  })
})

describe('reading', () => {
  const withEdit = (file: string, edit: (text: string) => string, check: (copy: URL) => void) => {
    const copy = mkdtempSync(join(tmpdir(), 'shipped-'))
    try {
      for (const name of readdirSync(folder).filter((entry) => /\.(csv|geojson)$/.test(entry))) cpSync(new URL(name, folder), join(copy, name))
      writeFileSync(join(copy, file), edit(readFileSync(join(copy, file), 'utf8')))
      check(pathToFileURL(copy + '/'))
    } finally {
      rmSync(copy, { recursive: true })
    }
  }

  it('names file, line and column of an unknown code', () => {
    withEdit('relocations.csv', (text) => text.replace('MB-0031', 'MB-9999'), (copy) =>
      expect(() => readShippedData(copy)).toThrow(new BadRow('relocations.csv line 3, column zone_code: "MB-9999" is not in zones.csv')))
  })

  it('refuses a date that is not one and a code given twice', () => {
    withEdit('zones.csv', (text) => text.replace('2026-02-25', '25/02/2026'), (copy) =>
      expect(() => readShippedData(copy)).toThrow('zones.csv line 2, column planned_as_of: "25/02/2026" is not an EDTF date'))
    withEdit('zones.csv', (text) => text.replace('MB-0002', 'MB-0001'), (copy) =>
      expect(() => readShippedData(copy)).toThrow('zones.csv line 3, column code: "MB-0001" stands twice'))
  })

  it('refuses a header that is not the expected one', () => {
    withEdit('rules.csv', (text) => text.replace('valid_to', 'until'), (copy) => expect(() => readShippedData(copy)).toThrow('rules.csv line 1'))
  })
})
