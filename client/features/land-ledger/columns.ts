import type { LedgerRow } from '../../../api/contract/land-ledger.ts'
import { zoneKinds, zoneStatuses, type Language, type LedgerGroup } from '../../permalink.ts'

type NumberColumn = 'zones' | 'plannedHa' | 'approvedHa' | 'drawnHa' | 'industrialHa' | 'leasableHa' | 'logisticsHa'
  | 'readyHa' | 'readyLeasableHa' | 'availableHa' | 'unknownHa' | 'blocks' | 'largestBlockHa' | 'occupancyPct' | 'realPct'
export type ColumnName = 'name' | 'kind' | 'status' | 'provinceCode' | 'smeQuota' | 'basis' | NumberColumn
export type ColumnHead = 'areas' | 'land' | 'clean' | 'blocks' | 'occupancy' | 'quota'

/** A column and how its values are compared and written. `head`: what it shares a heading with; `only`: left out where a row is not one of these. */
export type LedgerColumn = { head?: ColumnHead; only?: readonly LedgerGroup[] } & (
  { name: NumberColumn; type: 'count' | 'ha' | 'percent' } | { name: Exclude<ColumnName, NumberColumn>; type: 'name' | 'kind' | 'status' | 'province' | 'quota' | 'basis' }
)

const all: readonly LedgerColumn[] = [
  { name: 'name', type: 'name' },
  { name: 'kind', type: 'kind', only: ['zone'] },
  { name: 'status', type: 'status', only: ['zone'] },
  { name: 'provinceCode', type: 'province', only: ['zone', 'former_province'] },
  { name: 'zones', type: 'count', only: ['province', 'former_province'] },
  { name: 'plannedHa', type: 'ha', head: 'areas' },
  { name: 'approvedHa', type: 'ha', head: 'areas' },
  { name: 'drawnHa', type: 'ha', head: 'areas' },
  { name: 'industrialHa', type: 'ha', head: 'land' },
  { name: 'leasableHa', type: 'ha', head: 'land' },
  { name: 'logisticsHa', type: 'ha', head: 'land' },
  { name: 'readyHa', type: 'ha', head: 'clean' },
  { name: 'readyLeasableHa', type: 'ha', head: 'clean' },
  { name: 'availableHa', type: 'ha', head: 'clean' },
  { name: 'unknownHa', type: 'ha', head: 'clean' },
  { name: 'blocks', type: 'count', head: 'blocks' },
  { name: 'largestBlockHa', type: 'ha', head: 'blocks' },
  { name: 'occupancyPct', type: 'percent', head: 'occupancy' },
  { name: 'realPct', type: 'percent', head: 'occupancy' },
  { name: 'smeQuota', type: 'quota', head: 'quota' },
  { name: 'basis', type: 'basis' },
]

/** The columns of a table whose rows are zones, provinces or former provinces. */
export const columnsFor = (by: LedgerGroup): readonly LedgerColumn[] => all.filter(({ only }) => !only || only.includes(by))

export interface Sort {
  name: ColumnName
  down: boolean
}

/** Reads "-availableHa"; null where it names no column of the table. */
export function readSort(text: string | null, columns: readonly LedgerColumn[]): Sort | null {
  if (text === null) return null
  const column = columns.find(({ name }) => name === text.replace(/^-/, ''))
  return column ? { name: column.name, down: text.startsWith('-') } : null
}

/** The order the next press of a column's name asks for: numbers begin with the largest, words with the first; the third press gives the order of the server back. */
export function nextSort(column: LedgerColumn, now: Sort | null): string | null {
  const beginsDown = ['count', 'ha', 'percent'].includes(column.type)
  if (now?.name !== column.name) return `${beginsDown ? '-' : ''}${column.name}`
  return now.down === beginsDown ? `${beginsDown ? '' : '-'}${column.name}` : null
}

const quotaOrder = ['short', 'undetermined', 'met', 'exempt', 'not_applicable']
const basisOrder = ['measured', 'reported', 'mixed', 'schematic']
const placeIn = (order: readonly string[], value: string | null): number | undefined => (value === null ? undefined : order.indexOf(value))

/** What a row is sorted by in a column; undefined, which always comes last, where nothing is known. */
export function sortValue(row: LedgerRow, name: ColumnName, nameOfProvince: (code: string) => string, language: Language): string | number | undefined {
  switch (name) {
    case 'name': return (language === 'en' && row.nameEn) || row.nameVi
    case 'kind': return placeIn(zoneKinds, row.kind)
    case 'status': return placeIn(zoneStatuses, row.status)
    case 'provinceCode': return row.provinceCode === null ? undefined : nameOfProvince(row.provinceCode)
    case 'smeQuota': return row.kind === null ? -row.smeShort : placeIn(quotaOrder, row.smeQuota)
    case 'basis': return placeIn(basisOrder, row.basis)
    default: return row[name] ?? undefined
  }
}

const collators: Record<Language, Intl.Collator> = { vi: new Intl.Collator('vi', { numeric: true }), en: new Intl.Collator('en', { numeric: true }) }

/** Compares two values of a column upwards: words by the alphabet of the language, in which Đ comes after D. */
export function compareValues(a: string | number, b: string | number, language: Language): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collators[language].compare(String(a), String(b))
}

/** The rows in the order asked for; what is not known comes last either way, and what is equal keeps the server's order. */
export function sortRows(rows: readonly LedgerRow[], sort: Sort | null, nameOfProvince: (code: string) => string, language: Language): readonly LedgerRow[] {
  if (sort === null) return rows
  const keyed = rows.map((row) => ({ row, value: sortValue(row, sort.name, nameOfProvince, language) }))
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined) return Number(a.value === undefined) - Number(b.value === undefined)
    return compareValues(a.value, b.value, language) * (sort.down ? -1 : 1)
  })
  return keyed.map(({ row }) => row)
}
