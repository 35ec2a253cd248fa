import { useState, type ClipboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { numbersOf, type CornerRing, type CornerRow } from '../../geometry/read-corners.ts'
import { edgesOf, type CornerTable } from '../../geometry/corner-table.ts'
import { cornerToPosition, type LngLat } from '../../geometry/vn2000.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button, IconButton } from '../../ui/button.tsx'

// A table of thousands of inputs would be slow to type in; documents have tens of corners.
const pageSize = 100

interface RingsProps {
  table: CornerTable
  onChange: (table: CornerTable) => void
  /** A pasted table takes the place of the whole one. */
  onPaste: (text: string) => boolean
  onPoint?: (position: LngLat | null) => void
}

/** Every ring as a table to type in. */
export function CornerRings({ table, onChange, onPaste, onPoint }: RingsProps): ReactElement {
  const { t } = useTranslation()
  const several = table.rings.length > 1
  const change = (at: number, rows: CornerRow[]): void =>
    onChange({ ...table, rings: table.rings.map((ring, i) => (i === at ? { ...ring, rows } : ring)).filter(({ rows: left }) => left.length > 0) })
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text')
    if (text.trim().includes('\n') && onPaste(text)) event.preventDefault()
  }
  return (
    <div className="corners-rings" onPaste={paste} onMouseLeave={() => onPoint?.(null)}>
      {table.rings.map((ring, i) => (
        // Rings have no name of their own, and none moves past another.
        <Ring key={i} ring={ring} table={table} caption={several ? (ring.title ?? t('corners.ring', { number: i + 1 })) : null} onRows={(rows) => change(i, rows)} {...(onPoint ? { onPoint } : {})} />
      ))}
    </div>
  )
}

function Ring({ ring, table: { style, srid }, caption, onRows, onPoint }: { ring: CornerRing; table: CornerTable; caption: string | null; onRows: (rows: CornerRow[]) => void; onPoint?: (position: LngLat | null) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [page, setPage] = useState(0)
  const { rows } = ring
  const edges = edgesOf(ring, style)
  const from = Math.min(page, Math.floor((rows.length - 1) / pageSize)) * pageSize
  const to = Math.min(from + pageSize, rows.length)
  const write = (at: number, changed: Partial<CornerRow>): void => onRows(rows.map((row, i) => (i === at ? { ...row, ...changed } : row)))
  const point = (row: CornerRow): void => {
    const corner = numbersOf(row, style)
    onPoint?.(corner && cornerToPosition(corner, srid))
  }
  const last = rows.at(-1)
  return (
    <>
      <table className="corners-table">
        <caption className={caption === null ? 'unseen' : undefined}>{caption ?? t('corners.caption')}</caption>
        <thead><tr><th scope="col">{t('corners.point')}</th><th scope="col">{t('corners.x')}</th><th scope="col">{t('corners.y')}</th><th scope="col">{t('corners.edge')}</th><td /></tr></thead>
        <tbody>
          {rows.slice(from, to).map((row, offset) => {
            const i = from + offset
            const name = row.name || String(i + 1)
            const edge = edges[i]
            const isWrong = numbersOf(row, style) === null
            return (
              // A row is its place: names repeat, and values are being typed.
              <tr key={i} onMouseEnter={() => point(row)} onFocus={() => point(row)}>
                <td><input value={row.name} aria-label={t('corners.pointOf', { row: i + 1 })} onChange={(event) => write(i, { name: event.target.value })} /></td>
                <td><input value={row.x} inputMode="decimal" aria-label={t('corners.xOf', { name })} aria-invalid={isWrong || undefined} onChange={(event) => write(i, { x: event.target.value })} /></td>
                <td><input value={row.y} inputMode="decimal" aria-label={t('corners.yOf', { name })} aria-invalid={isWrong || undefined} onChange={(event) => write(i, { y: event.target.value })} /></td>
                <td className="corners-edge">{edge === null || edge === undefined ? '–' : format.number(edge, 2, true)}</td>
                <td><IconButton icon="close" label={t('corners.removeOf', { name })} onClick={() => onRows(rows.filter((_, at) => at !== i))} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="corners-foot">
        <Button onClick={() => onRows([...rows, { name: nextName(last?.name ?? ''), x: last?.x ?? '', y: last?.y ?? '' }])}>{t('corners.add')}</Button>
        {rows.length > pageSize && (
          <span className="corners-page">
            <IconButton icon="foldLeft" label={t('corners.before')} disabled={from === 0} onClick={() => setPage(from / pageSize - 1)} />
            {t('corners.page', { from: format.number(from + 1), to: format.number(to), total: format.number(rows.length) })}
            <IconButton icon="foldRight" label={t('corners.after')} disabled={to === rows.length} onClick={() => setPage(from / pageSize + 1)} />
          </span>
        )}
      </div>
    </>
  )
}

/** M4 → M5, 12 → 13; a name without a number has no next one. */
const nextName = (name: string): string => name.replace(/\d+$/, (number) => String(Number(number) + 1))
