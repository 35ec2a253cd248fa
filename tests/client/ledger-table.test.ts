import { describe, expect, test } from 'vitest'
import type { LedgerRow } from '../../api/contract/land-ledger.ts'
import { columnsFor, nextSort, readSort, sortRows } from '../../client/features/land-ledger/columns.ts'
import { ledgerFileUrl } from '../../client/features/land-ledger/ledger-query.ts'
import { concerning, groupRatios, type Ratio } from '../../client/features/reported-indicator/comparing.ts'
import { noFilter } from '../../client/permalink.ts'

const row = (nameVi: string, change: Partial<LedgerRow> = {}): LedgerRow => ({
  key: nameVi, nameVi, nameEn: nameVi, kind: 'industrial_zone', status: 'operating', provinceCode: '15', formerProvince: null, zones: 1, zonesWithPlots: 1,
  plannedHa: null, approvedHa: null, drawnHa: null, industrialHa: null, leasableHa: null, logisticsHa: null, readyHa: null, readyLeasableHa: null, availableHa: null, unknownHa: null,
  blocks: null, largestBlockHa: null, occupancyPct: null, realPct: null, smeQuota: null, smeShort: 0, smeUndetermined: 0, basis: null, ...change,
})
const sorted = (rows: LedgerRow[], sort: string) => sortRows(rows, readSort(sort, columnsFor('zone')), (code) => ({ 15: 'Lào Cai', 24: 'Bắc Ninh' })[code] ?? code, 'vi').map(({ nameVi }) => nameVi)

describe('sorting the land table', () => {
  test('names follow the Vietnamese alphabet: Đ after D, Ă and Â after A', () => {
    expect(sorted(['Đông Phố Mới', 'Dương Hà', 'Âu Lâu', 'Ăn Khê', 'An Thịnh', 'Ê Đê', 'Khu 10', 'Khu 9'].map((name) => row(name)), 'name'))
      .toEqual(['An Thịnh', 'Ăn Khê', 'Âu Lâu', 'Dương Hà', 'Đông Phố Mới', 'Ê Đê', 'Khu 9', 'Khu 10'])
  })
  test('what nobody recorded comes last, whichever way the column runs; zero is a number', () => {
    const rows = [row('none'), row('two', { plannedHa: 2 }), row('nought', { plannedHa: 0 }), row('ten', { plannedHa: 10 })]
    expect(sorted(rows, 'plannedHa')).toEqual(['nought', 'two', 'ten', 'none'])
    expect(sorted(rows, '-plannedHa')).toEqual(['ten', 'two', 'nought', 'none'])
  })
  test('equals keep the order they came in, and the given rows stay as they are', () => {
    const rows = [row('b', { blocks: 1 }), row('a', { blocks: 1 }), row('c', { blocks: 2 })]
    expect(sorted(rows, '-blocks')).toEqual(['c', 'b', 'a'])
    expect(rows.map(({ nameVi }) => nameVi)).toEqual(['b', 'a', 'c'])
  })
  test('provinces go by their names, quotas by what needs doing first', () => {
    expect(sorted([row('x', { provinceCode: '15' }), row('y', { provinceCode: '24' })], 'provinceCode')).toEqual(['y', 'x'])
    expect(sorted([row('met', { smeQuota: 'met' }), row('short', { smeQuota: 'short' }), row('none')], 'smeQuota')).toEqual(['short', 'met', 'none'])
  })
  test('a column the table does not have sorts nothing', () => {
    expect(readSort('castle', columnsFor('zone'))).toBeNull()
    expect(readSort('zones', columnsFor('zone'))).toBeNull()
    expect(readSort('-zones', columnsFor('province'))).toEqual({ name: 'zones', down: true })
  })
  test('pressing a name: numbers from the largest, words from the first, the third press undoes', () => {
    const [name] = columnsFor('zone')
    const ha = columnsFor('zone').find((column) => column.name === 'availableHa')
    if (!name || !ha) throw new Error('the table has names and clean land')
    const press = (column: typeof ha, now: string | null) => nextSort(column, readSort(now, columnsFor('zone')))
    expect([press(ha, null), press(ha, '-availableHa'), press(ha, 'availableHa')]).toEqual(['-availableHa', 'availableHa', null])
    expect([press(name, null), press(name, 'name'), press(name, '-name'), press(name, '-availableHa')]).toEqual(['name', '-name', null, 'name'])
  })
})

test('a file carries the filters of the table, its rows and its language', () => {
  expect(ledgerFileUrl('land-ledger.csv', { ...noFilter, q: ' ban qua ', province: ['15', '24'], kind: ['industrial_zone'] }, 'province', 'en'))
    .toBe('/api/land-ledger/land-ledger.csv?lang=en&by=province&q=ban+qua&province=15%2C24&kind=industrial_zone')
  expect(ledgerFileUrl('land-ledger.xlsx', noFilter, 'zone', 'vi')).toBe('/api/land-ledger/land-ledger.xlsx?lang=vi&by=zone')
})

describe('reported figures', () => {
  const ratio = (name: Ratio['ratio'], value: number, provinceCode: string | null): Ratio => ({
    ratio: name, value, unit: 'percent', subject: { kind: 'province', name: '', nameEn: '', provinceCode }, zoneKind: null, period: null, qualifier: 'exact',
    numerator: { indicator: '', value: 1, unit: 'count' }, denominator: { indicator: '', value: 1, unit: 'count' }, printed: null, source: '',
  })
  test('ratios of one meaning stand together, the largest first', () => {
    const groups = groupRatios([ratio('workers_per_ha', 26, '37'), ratio('wastewater_share', 33, '15'), ratio('workers_per_ha', 84, '24')])
    expect(groups.map(({ ratio: name, rows }) => [name, rows.map(({ value }) => value)])).toEqual([['wastewater_share', [33]], ['workers_per_ha', [84, 26]]])
  })
  test('a chosen province leaves boards of several out; none chosen leaves nothing out', () => {
    const rows = [ratio('occupancy', 1, '15'), ratio('occupancy', 2, null), ratio('occupancy', 3, '24')]
    expect(concerning(rows, ['15']).map(({ value }) => value)).toEqual([1])
    expect(concerning(rows, [])).toHaveLength(3)
  })
})
