import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorTake } from '../../../api/contract/corridor.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'

type Zone = CorridorTake['zones'][number]
const dayMs = 86_400_000

/** How long until a deadline; below 0 it has passed. Days are yyyy-mm-dd. */
export const daysUntil = (deadline: string, day: string): number => Math.round((Date.parse(deadline) - Date.parse(day)) / dayMs)

/** By when, and how long that is. */
export function Deadline({ deadline, day }: { deadline: string | null; day: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (deadline === null) return <span className="quiet">{t('corridorTake.noDeadline')}</span>
  const days = daysUntil(deadline, day)
  return <><strong>{t('corridorTake.deadline', { date: format.edtf(deadline) })}</strong> · {days >= 0 ? t('corridorTake.daysLeft', { count: days, formatted: format.number(days) }) : <span className="corridor-late">{t('corridorTake.overdue', { count: -days, formatted: format.number(-days) })}</span>}</>
}

/** Where a zone goes, as the decision or the board names it. */
export function Receivers({ zones }: { zones: readonly Zone['zone'][] | null }): ReactElement | null {
  const { t } = useTranslation()
  const titleOf = useZoneTitle()
  return zones && <p className="small">{zones.length === 0 ? t('corridorTake.noReceivers') : t('corridorTake.receivers', { names: zones.map(titleOf).join(', ') })}</p>
}

interface ZoneListProps {
  zones: readonly Zone[]
  asOf: string
  chosen: string | null
  /** Where a zone goes; null: not known yet. */
  receiversOf: (code: string) => readonly Zone['zone'][] | null
  onChoose: (code: string | null) => void
  onShow: ((zone: Zone) => void) | null
}

/** Zones that a decision moves, or that the line only reaches; each opens its plots. */
export function ZoneList({ zones, asOf, chosen, receiversOf, onChoose, onShow }: ZoneListProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const zoneLink = useZoneLink()
  return (
    <ul className="corridor-zones">
      {zones.map((one) => (
        <li key={one.zone.code} data-chosen={one.zone.code === chosen || undefined}>
          <div className="corridor-zone-head"><a {...zoneLink(one.zone.code)}>{titleOf(one.zone)}</a>{!one.isConfirmed && <Chip tone="warning" icon="question">{t('corridorTake.unconfirmedChip')}</Chip>}</div>
          {one.isConfirmed && <p><Deadline deadline={one.deadline} day={asOf} /></p>}
          <p className="quiet small">
            {one.crossedM !== null && one.plots === 0 ? t('corridorTake.crossed', { length: format.distance(one.crossedM) })
              : `${format.number(one.plotsM2 / 10_000)} ha · ${t('corridorTake.ofZone', { part: format.number(one.plots), whole: format.number(one.allPlots), pct: one.zoneM2 && one.takenM2 !== null ? format.percent(one.takenM2 / one.zoneM2 * 100) : '–' })}`}
            {one.decision?.number && ` · ${t('corridorTake.decision', { number: one.decision.number, date: format.edtf(one.decision.issuedOn) })}`}
          </p>
          {one.isConfirmed && <Receivers zones={receiversOf(one.zone.code)} />}
          {one.plots > 0 && (
            <div className="corridor-zone-do">
              <Button aria-pressed={one.zone.code === chosen} onClick={() => onChoose(one.zone.code === chosen ? null : one.zone.code)}>{t('corridorTake.lotsOf', { count: one.plots, formatted: format.number(one.plots) })}</Button>
              {onShow && <Button onClick={() => onShow(one)}>{t('corridorTake.show')}</Button>}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
