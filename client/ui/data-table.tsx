import type { ReactElement, ReactNode } from 'react'
import './data-table.css'

export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Numbers stand below each other. */
  isNumber?: boolean
  /** Stays on one line: codes, days, buttons. */
  isShort?: boolean
}

interface DataTableProps<Row> {
  caption: string
  /** The first names the row. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The row that is open beside the table. */
  chosen?: string | null
  /** Rows that no longer count. */
  isQuiet?: (row: Row) => boolean
}

/**
 * A table whose head stays in sight; on a phone each row is a card with its labels.
 * The roles are said again because a browser forgets them when rows are laid out as cards.
 */
export function DataTable<Row>({ caption, columns, rows, keyOf, chosen = null, isQuiet }: DataTableProps<Row>): ReactElement {
  return (
    <table className="data-table" role="table">
      <caption className="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map(({ key, head, isNumber }) => <th key={key} role="columnheader" scope="col" data-number={isNumber || undefined}>{head}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" data-chosen={keyOf(row) === chosen || undefined} data-quiet={isQuiet?.(row) || undefined}>
            {columns.map(({ key, head, cell, isNumber, isShort }, index) => index === 0
              ? <th key={key} role="rowheader" scope="row" data-short={isShort || undefined}>{cell(row)}</th>
              : <td key={key} role="cell" data-label={head} data-number={isNumber || undefined} data-short={isShort || undefined}><div>{cell(row)}</div></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
