import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { styleOf } from '../../geometry/corner-numbers.ts'
import type { CornerTable } from '../../geometry/corner-table.ts'
import { acceptOffer, findCornerTraps, type CornerContext, type CornerOffer, type CornerTrap } from '../../geometry/corner-traps.ts'
import { centralMeridians } from '../../geometry/vn2000.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { writeDegrees } from '../../i18n/write-degrees.ts'

const mostShown = 5

/** What looks wrong in the table, a sentence each, with the likely right reading to accept. */
export function CornerTraps({ table, context, onAccept }: { table: CornerTable; context: CornerContext; onAccept: (table: CornerTable) => void }): ReactElement {
  const { t } = useTranslation()
  const traps = useMemo(() => findCornerTraps(table, context), [table, context])
  const isMixed = styleOf(table.rings.flatMap(({ rows }) => rows.flatMap(({ x, y }) => [x, y])).filter((text) => /^[\d.,\s]+$/.test(text))) === null
  return (
    <>
      {isMixed && <Notice tone="warning" icon="warning"><p>{t('corners.mixedNumbers')}</p></Notice>}
      {traps.slice(0, mostShown).map((trap) => (trap.tone === 'note'
        ? <p key={keyOf(trap)} className="corners-said"><Sentence trap={trap} /></p>
        : (
          <Notice
            key={keyOf(trap)}
            tone={trap.tone}
            icon="warning"
            actions={trap.offer && <Accept offer={trap.offer} onAccept={(offer) => onAccept(acceptOffer(table, offer))} />}
          >
            <p role="status"><Sentence trap={trap} /></p>
          </Notice>
        )))}
    </>
  )
}

const keyOf = ({ code, at }: CornerTrap): string => `${code}-${at ? `${at.ring}-${at.row}` : ''}`

function Sentence({ trap: { code, values } }: { trap: CornerTrap }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = (name: string): string => {
    const value = values[name] ?? ''
    return name === 'meridian' ? writeDegrees(Number(value)) : typeof value === 'number' ? format.number(value, /Ha$|^ha$/.test(name) ? 3 : 1) : value
  }
  return (
    <>
      {t(`corners.trap.${code}`, {
        row: shown('row'), rows: shown('rows'), column: shown('column'), got: shown('got'), x: shown('x'), y: shown('y'), expected: shown('expected'), name: shown('name'), count: Number(values['count'] ?? 0),
        km: shown('km'), meridian: shown('meridian'), nearKm: shown('nearKm'), first: shown('first'), second: shown('second'), nowHa: shown('nowHa'), ha: shown('ha'), cm: shown('cm'),
      })}
    </>
  )
}

function Accept({ offer, onAccept }: { offer: CornerOffer; onAccept: (offer: CornerOffer) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const values = {
    degrees: offer.kind === 'meridian' ? writeDegrees(centralMeridians[offer.srid] ?? 0) : '',
    text: offer.kind === 'value' ? offer.text : '',
    ha: offer.kind === 'order' ? format.number(offer.ha, 3) : '',
  }
  return <Button onClick={() => onAccept(offer)}>{t(`corners.accept.${offer.kind}`, values)}</Button>
}
