import { useId, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { textOfTable, type CornerTable as Table } from '../../geometry/corner-table.ts'
import { readCorners } from '../../geometry/read-corners.ts'
import { centralMeridians, type LngLat } from '../../geometry/vn2000.ts'
import '../../i18n/corner-words.ts'
import type { Bbox } from '../../map/camera.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CornerAreas, type CornerMeasures } from './corner-areas.tsx'
import { CornerRings } from './corner-rings.tsx'
import './corner-table.css'
import { CornerTraps } from './corner-traps.tsx'
import { MeridianChoice, MeridianQuestion, type Meridian } from './meridian-choice.tsx'
import { PasteBox } from './paste-box.tsx'
import type { TypedCorners } from './typed-corners.ts'
import { useCornerTable } from './use-corner-table.ts'
import { writeDegrees } from '../../i18n/write-degrees.ts'

export interface CornerTableProps {
  geometry: GeoJSON.MultiPolygon | null
  /** `isWhole`: a table that was pasted or read anew, not a cell that is being typed in. */
  onGeometry: (geometry: GeoJSON.MultiPolygon, isWhole: boolean) => void
  /** What was typed of this shape, kept by whoever shows the table, for as long as they like. */
  typed: TypedCorners | null
  onTyped: (typed: TypedCorners | null) => void
  /** null: nobody has chosen a meridian, and none is on record. */
  srid: number | null
  onSrid: (srid: number) => void
  meridians: readonly Meridian[]
  /** Where the zone is known to be: the place itself, or the box it must lie in; tells a wrong meridian. */
  centre: LngLat | null
  extent: Bbox | null
  /** What the document states. */
  declaredHa: number | null
  /** What the server measured of this very shape; until then the browser's preview stands. */
  measures?: CornerMeasures | null
  /** A corner the pointer or the keyboard is at, to be shown on the map. */
  onPoint?: (position: LngLat | null) => void
}

/** The corners of a boundary as law prints them: typed or pasted they become the polygon, drawn they become the table. */
export function CornerTable({ geometry, onGeometry, typed, onTyped, srid, onSrid, meridians, centre, extent, declaredHa, measures = null, onPoint }: CornerTableProps): ReactElement {
  const { t } = useTranslation()
  const heading = useId()
  const { table, report, isTyped, isOpen, paste, change } = useCornerTable({ geometry, srid, typed, onTyped, onGeometry })
  const [pasting, setPasting] = useState(false)
  /** A pasted text whose meridian is still to be said. */
  const [waiting, setWaiting] = useState<string | null>(null)
  /** A meridian that was chosen for a table whose numbers somebody wrote: what becomes of them is theirs to say. */
  const [proposed, setProposed] = useState<number | null>(null)
  const context = useMemo(() => ({ srids: [...meridians].sort((a, b) => Number(b.isUsual) - Number(a.isUsual)).map((meridian) => meridian.srid), centre, extent }), [meridians, centre, extent])

  const read = (next: Table): void => {
    if (next.srid !== srid) onSrid(next.srid)
    change(next, true)
  }
  const hold = (text: string): boolean => {
    const isRead = readCorners(text).rings.length > 0
    if (isRead) setWaiting(text)
    return isRead
  }
  const pasteIn = (text: string, of: number): boolean => {
    const isRead = paste(text, of)
    if (isRead) {
      setPasting(false)
      setWaiting(null)
    }
    return isRead
  }
  const choose = (chosen: number): void => {
    if (isTyped && !pasting && table && chosen !== srid) return setProposed(chosen)
    onSrid(chosen)
    if (waiting !== null) pasteIn(waiting, chosen)
  }
  const degreesOf = (of: number): string => writeDegrees(centralMeridians[of] ?? 0)
  const isPasting = pasting || (table === null && geometry === null)
  return (
    <section className="corners" aria-labelledby={heading}>
      <h3 id={heading} className="unseen">{t('corners.title')}</h3>
      <MeridianChoice srid={srid} meridians={meridians} onChoose={choose} />
      {proposed !== null && table && (
        <Notice
          icon="info" announced
          actions={(
            <>
              <Button onClick={() => { setProposed(null); read({ ...table, srid: proposed }) }}>{t('corners.readAnew', { degrees: degreesOf(proposed) })}</Button>
              {geometry && <Button onClick={() => { setProposed(null); onTyped(null); onSrid(proposed) }}>{t('corners.onlyNumbers')}</Button>}
              <Button onClick={() => setProposed(null)}>{t('corners.cancel')}</Button>
            </>
          )}
        >
          <p>{t('corners.typedIn', { degrees: degreesOf(table.srid), chosen: degreesOf(proposed) })}</p>
        </Notice>
      )}
      {isPasting
        ? (
          <PasteBox
            isFirst={geometry === null} onPaste={(text) => (srid === null ? hold(text) : pasteIn(text, srid))} onEdit={() => setWaiting(null)}
            {...(geometry || table ? { onCancel: () => { setPasting(false); setWaiting(null) } } : {})}
          >
            {waiting !== null && <MeridianQuestion question={t('corners.askMeridian')} meridians={meridians} onChoose={choose} />}
          </PasteBox>
        )
        : table
          ? (
            <>
              {report?.yBeforeX && <p className="corners-said">{t('corners.yBeforeX')}</p>}
              {report?.passedOver.map(({ line, text }) => <p key={line} className="corners-said">{t('corners.passedOver', { line, text })}</p>)}
              <CornerTraps table={table} context={context} onAccept={read} />
              {isOpen && <p className="corners-said" role="status">{t('corners.notDrawn')}</p>}
              <CornerRings table={table} onChange={(next) => change(next, false)} onPaste={(text) => pasteIn(text, table.srid)} {...(onPoint ? { onPoint } : {})} />
              <div className="corners-actions">
                <CopyTable table={table} />
                <Button onClick={() => { setProposed(null); setPasting(true) }}>{t('corners.again')}</Button>
              </div>
              {geometry && !isOpen && <CornerAreas geometry={geometry} srid={table.srid} declaredHa={declaredHa} measures={measures} />}
            </>
          )
          : (
            <>
              <MeridianQuestion question={t('corners.askToShow')} meridians={meridians} onChoose={choose} />
              <div className="corners-actions"><Button onClick={() => setPasting(true)}>{t('corners.paste')}</Button></div>
            </>
          )}
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
