import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Disclosure } from '../../ui/disclosure.tsx'

type BaseZone = Target['base']['zones'][number]

/** Which zones make a target up, which do not and why, and those it names. */
export function TargetZones({ target }: { target: Target }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { zones, excluded } = target.base
  const named = target.potential?.zones ?? []
  const counted = (count: number) => ({ count, formatted: format.number(count, 0) })
  return (
    <div className="target-zone-lists">
      {zones.length > 0 ? <Disclosure level={4} title={t('targets.zones', counted(zones.length))}><Zones zones={zones} target={target} /></Disclosure>
        : target.operator !== 'milestone' && <p className="quiet">{t('targets.zonesNone')}</p>}
      {excluded.length > 0 && <Disclosure level={4} title={t('targets.excluded', counted(excluded.length))}><Zones zones={excluded} target={target} /></Disclosure>}
      {named.length > 0 && <Disclosure level={4} title={t('targets.potentialZones', counted(named.length))}><Zones zones={named} target={target} /></Disclosure>}
    </div>
  )
}

function Zones({ zones, target }: { zones: readonly BaseZone[]; target: Target }): ReactElement {
  const { t } = useTranslation()
  const titleOf = useZoneTitle()
  const linkTo = useZoneLink()
  const units = useUnits()
  const valueOf = ({ value }: BaseZone): string | null => {
    if (target.base.answers) return t(`targets.answer.${value === null ? 'unknown' : value > 0 ? 'yes' : 'no'}`)
    if (value === null) return null
    const { value: number, unit } = units.quantity(value, target.unit === 'percent' ? 'percent' : 'ha')
    return unit ? `${number}\u00a0${unit}` : number
  }
  return (
    <ul className="target-zones">
      {zones.map((zone) => (
        <li key={zone.code}>
          <a {...linkTo(zone.code)}>{titleOf(zone)}</a>
          {valueOf(zone) && <span className="target-zone-value">{valueOf(zone)}</span>}
          {zone.note && <span className="quiet target-zone-note">{t(`targets.zoneNote.${zone.note}`)}</span>}
        </li>
      ))}
    </ul>
  )
}
