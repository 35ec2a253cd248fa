import { useId, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { textOfTable, type CornerTable as Table } from '../../geometry/corner-table.ts'
import type { LngLat } from '../../geometry/vn2000.ts'
import '../../i18n/corner-words.ts'
import { Button } from '../../ui/button.tsx'
import { CornerAreas, type CornerMeasures } from './corner-areas.tsx'
import { CornerRings } from './corner-rings.tsx'
import './corner-table.css'
import { CornerTraps } from './corner-traps.tsx'
import { MeridianChoice, type Meridian } from './meridian-choice.tsx'
import { PasteBox } from './paste-box.tsx'
import { useCornerTable } from './use-corner-table.ts'

export interface CornerTableProps {
  geometry: GeoJSON.MultiPolygon | null
  onGeometry: (geometry: GeoJSON.MultiPolygon) => void
  srid: number
  onSrid: (srid: number) => void
  meridians: readonly Meridian[]
  /** Where the zone is known to be; tells a wrong meridian. */
  centre: LngLat | null
  /** What the document states. */
  declaredHa: number | null
  /** What the server measured of this very shape; until then the browser's preview stands. */
  measures?: CornerMeasures | null
  /** A corner the pointer or the keyboard is at, to be shown on the map. */
  onPoint?: (position: LngLat | null) => void
}

/** The corners of a boundary as law prints them: typed or pasted they become the polygon, drawn they become the table. */
export function CornerTable({ geometry, onGeometry, srid, onSrid, meridians, centre, declaredHa, measures = null, onPoint }: CornerTableProps): ReactElement {
  const { t } = useTranslation()
  const heading = useId()
  const { table, report, isOpen, paste, change } = useCornerTable(geometry, srid, onGeometry)
  const [pasting, setPasting] = useState(false)
  const context = useMemo(() => ({ srids: [...meridians].sort((a, b) => Number(b.isUsual) - Number(a.isUsual)).map((meridian) => meridian.srid), centre }), [meridians, centre])

  const read = (next: Table): void => {
    if (next.srid !== srid) onSrid(next.srid)
    change(next)
  }
  return (
    <section className="corners" aria-labelledby={heading}>
      <h3 id={heading} className="unseen">{t('corners.title')}</h3>
      {/* Another meridian reads the same numbers elsewhere; a shape that was drawn stays where it is and gets other numbers. */}
      <MeridianChoice srid={srid} meridians={meridians} onChoose={(chosen) => { onSrid(chosen); if (table) change({ ...table, srid: chosen }) }} />
      {table && !pasting
        ? (
          <>
            {report?.yBeforeX && <p className="corners-said">{t('corners.yBeforeX')}</p>}
            {report?.passedOver.map(({ line, text }) => <p key={line} className="corners-said">{t('corners.passedOver', { line, text })}</p>)}
            <CornerTraps table={table} context={context} onAccept={read} />
            {isOpen && <p className="corners-said" role="status">{t('corners.notDrawn')}</p>}
            <CornerRings table={table} onChange={change} onPaste={paste} {...(onPoint ? { onPoint } : {})} />
            <div className="corners-actions">
              <CopyTable table={table} />
              <Button onClick={() => setPasting(true)}>{t('corners.again')}</Button>
            </div>
            {geometry && !isOpen && <CornerAreas geometry={geometry} srid={srid} declaredHa={declaredHa} measures={measures} />}
          </>
        )
        : <PasteBox isFirst={!table} onPaste={(text) => { const isRead = paste(text); if (isRead) setPasting(false); return isRead }} {...(table ? { onCancel: () => setPasting(false) } : {})} />}
    </section>
  )
}

function CopyTable({ table }: { table: Table }): ReactElement {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(textOfTable(table, [t('corners.point'), t('corners.x'), t('corners.y'), t('corners.edge')]))
    setCopied(true)
  }
  return <Button onClick={() => void copy().catch(() => setCopied(false))} onBlur={() => setCopied(false)}><span aria-live="polite">{copied ? t('corners.copied') : t('corners.copy')}</span></Button>
}
