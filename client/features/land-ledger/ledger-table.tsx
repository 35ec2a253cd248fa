import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { LandLedger, LedgerRow } from '../../../api/contract/land-ledger.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon } from '../../ui/icon.tsx'
import { columnsFor, nextSort, readSort, sortRows, type ColumnHead, type LedgerColumn, type Sort } from './columns.ts'
import './ledger-table.css'
import { useLedgerWriter, type LedgerWriter } from './use-ledger-writer.tsx'

interface LedgerTableProps {
  ledger: LandLedger
  sort: string | null
  onSort: (sort: string | null) => void
  nameOfProvince: (code: string) => string
}

const rowHeight = 36
// Fewer rows are drawn whole, so that the browser's own search finds them all.
const drawnWhole = 200

/** The sums of every row, sortable by every column; head, names and total stay in sight. Only what is in view is drawn of a long table, on paper all of it. */
export function LedgerTable({ ledger, sort: sortText, onSort, nameOfProvince }: LedgerTableProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const columns = useMemo(() => columnsFor(ledger.by), [ledger.by])
  const writer = useLedgerWriter(ledger.by, nameOfProvince)
  const sort = readSort(sortText, columns)
  const rows = useMemo(() => sortRows(ledger.rows, readSort(sortText, columnsFor(ledger.by)), nameOfProvince, language), [ledger, sortText, nameOfProvince, language])
  const whole = printing || rows.length <= drawnWhole
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12, enabled: !whole })
  const items = virtual.getVirtualItems()
  const shown = whole ? rows.map((row, index) => ({ row, index })) : items.flatMap(({ index }) => (rows[index] ? [{ row: rows[index], index }] : []))
  const above = whole ? 0 : (items[0]?.start ?? 0)
  const below = whole ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0)

  return (
    <div ref={box} className="ledger-box" tabIndex={0} role="region" aria-label={t('ledgerTable.title')}>
      <table className="ledger" aria-rowcount={rows.length + 3}>
        <caption className="unseen">{t('ledgerTable.caption')}</caption>
        <Head columns={columns} sort={sort} onSort={onSort} />
        <tbody>
          {above > 0 && <tr className="ledger-gap" aria-hidden="true"><td colSpan={columns.length} style={{ height: above }} /></tr>}
          {shown.map(({ row, index }) => <Row key={row.key} row={row} index={index} columns={columns} writer={writer} />)}
          {below > 0 && <tr className="ledger-gap" aria-hidden="true"><td colSpan={columns.length} style={{ height: below }} /></tr>}
        </tbody>
        <tfoot>
          <tr aria-rowindex={rows.length + 3}>
            {columns.map((column) => column.type === 'name'
              ? <th key={column.name} scope="row">{t('ledgerTable.total')}</th>
              : <td key={column.name} data-type={column.type}>{writer.cell(ledger.total, column, true)}</td>)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface RowProps {
  row: LedgerRow
  index: number
  columns: readonly LedgerColumn[]
  writer: LedgerWriter
}

/** Drawn anew only when it changes: scrolling a long table moves most rows along as they are. */
const Row = memo(function Row({ row, index, columns, writer }: RowProps): ReactElement {
  return (
    <tr aria-rowindex={index + 3}>
      {columns.map((column) => column.type === 'name'
        ? <th key={column.name} scope="row">{writer.name(row)}</th>
        : <td key={column.name} data-type={column.type}>{writer.cell(row, column)}</td>)}
    </tr>
  )
})

/** Two lines: what columns have in common, and their names, which sort. */
function Head({ columns, sort, onSort }: { columns: readonly LedgerColumn[]; sort: Sort | null; onSort: LedgerTableProps['onSort'] }): ReactElement {
  const { t } = useTranslation()
  const heads: { head: ColumnHead | undefined; columns: LedgerColumn[] }[] = []
  for (const column of columns) {
    const last = heads.at(-1)
    if (last && column.head !== undefined && last.head === column.head) last.columns.push(column)
    else heads.push({ head: column.head, columns: [column] })
  }
  const sortable = (column: LedgerColumn, rowSpan?: number): ReactElement => (
    <th key={column.name} scope="col" rowSpan={rowSpan} data-type={column.type} aria-sort={sort?.name === column.name ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="ledger-sort" onClick={() => onSort(nextSort(column, sort))}>
        <span>{t(`ledgerTable.column.${column.name}`)}</span>
        <span className="ledger-sort-sign" data-on={sort?.name === column.name || undefined}><Icon name={sort?.name === column.name && !sort.down ? 'up' : 'down'} size={14} /></span>
      </button>
    </th>
  )
  return (
    <thead>
      <tr aria-rowindex={1}>
        {heads.map(({ head, columns: [first, ...others] }) => head
          ? <th key={head} scope="colgroup" colSpan={others.length + 1} className="ledger-group">{t(`ledgerTable.head.${head}`)}</th>
          : first && sortable(first, 2))}
      </tr>
      <tr aria-rowindex={2}>{columns.filter(({ head }) => head).map((column) => sortable(column))}</tr>
    </thead>
  )
}

/** Whether the page is on its way to paper, which scrolls nothing. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

/** How many rows there are, said when it changes. */
export function LedgerCount({ ledger, stale }: { ledger: LandLedger; stale: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p className="quiet small" role="status">
      {t('ledgerTable.rows', { count: ledger.rows.length, formatted: format.number(ledger.rows.length, 0) })}
      {' · '}
      {stale ? t('ledgerTable.updating') : t('ledgerTable.today', { date: format.edtf(ledger.asOf) })}
    </p>
  )
}
