import type { PointerEvent, ReactElement, ReactNode } from 'react'
import './parts-table.css'

export interface PartsRow {
  key: string
  name: string
  swatch?: ReactElement
  cells: readonly ReactNode[]
  /** Said of the button when it is not pressed and when it is; without it the row points at nothing. */
  words?: readonly [press: string, release: string]
}

interface PartsTableProps {
  /** The words above each column, the name first. */
  head: readonly string[]
  rows: readonly PartsRow[]
  foot?: readonly { key: string; name: string; cells: readonly ReactNode[]; total?: boolean }[]
  caption: string
  chosen: string | null
  onPointerEnter: (event: PointerEvent, key: string) => void
  onPointerLeave: () => void
  onChoose: (key: string) => void
}

/** A table whose rows stand for parts of the map: pointing at a row, or pressing its name, shows where they are. */
export function PartsTable({ head: [first, ...head], rows, foot = [], caption, chosen, onPointerEnter, onPointerLeave, onChoose }: PartsTableProps): ReactElement {
  return (
    <table className="parts-table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {head.map((word) => <th key={word} scope="col">{word}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, swatch, cells, words }) => (
          <tr key={key} data-chosen={chosen === key || undefined} onPointerEnter={words && ((event) => onPointerEnter(event, key))} onPointerLeave={words && onPointerLeave}>
            <th scope="row">
              {words ? (
                <button type="button" className="parts-name" aria-pressed={chosen === key} title={chosen === key ? words[1] : words[0]} onClick={() => onChoose(key)}>{swatch}<span>{name}</span></button>
              ) : <span className="parts-name">{swatch}<span>{name}</span></span>}
            </th>
            {cells.map((cell, index) => <td key={index}>{cell}</td>)}
          </tr>
        ))}
      </tbody>
      {foot.length > 0 && (
        <tfoot>
          {foot.map(({ key, name, cells, total }) => (
            <tr key={key} data-total={total || undefined}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => <td key={index}>{cell}</td>)}
            </tr>
          ))}
        </tfoot>
      )}
    </table>
  )
}
