import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Chip } from '../../ui/chip.tsx'
import './plan.css'

/** What the sites of a plan hold, and what of it is used. */
export function SiteLoads({ plan }: { plan: RelocationPlan }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  return (
    <ul className="plan-loads">
      {plan.places.filter((site) => site.usedHa > 0 || site.hasChanged).map((site) => (
        <li key={site.code}>
          <div className="plan-do"><span>{titleOf(site.zone)} <span className="quiet small">{site.kind === 'declared' ? t('cases.kinds.declared') : site.code.split('.')[1]}</span></span>{site.isOver && <Chip tone="error" icon="warning">{t('assigning.over')}</Chip>}</div>
          <Load used={site.usedHa} most={site.nowHa} isOver={site.isOver} />
          <p className="quiet small">{t('assigning.used', { used: format.number(site.usedHa), now: format.number(site.nowHa) })}{site.hasChanged && ` · ${t('assigning.changed', { was: format.number(site.capacityHa), now: format.number(site.nowHa) })}`}</p>
        </li>
      ))}
    </ul>
  )
}

/** Wastewater and power of the zones a plan sends cases to, in the quarter that decides. What nobody knows is said in one line. */
export function UtilityLoads({ plan }: { plan: RelocationPlan }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const zones = [...new Map(plan.utilities.map(({ zone }) => [zone.code, zone])).values()]
  return (
    <div className="plan-utilities">
      <p className="quiet small">{t('assigning.utilitiesText')}</p>
      <ul className="plan-loads">
        {zones.map((zone) => (
          <li key={zone.code}>
            <strong>{titleOf(zone)}</strong>
            {plan.utilities.filter((one) => one.zone.code === zone.code).map((one) => {
              const unit = one.unit === 'MVA' ? 'MVA' : t('cases.perDay')
              const said = one.left === null ? t('assigning.utilityUnknown', { used: format.number(one.used), unit })
                : t('assigning.utilityUsed', { used: format.number(one.used), left: format.number(one.left), unit, quarter: t('receiving.quarter', { n: one.quarter.slice(-1), year: one.quarter.slice(0, 4) }) })
              return (
                <div key={one.kind}>
                  <div className="plan-do small"><span>{t(`cases.${one.kind}`)}: {said}</span>{one.isOver && <Chip tone="error" icon="warning">{t('assigning.tooMuch')}</Chip>}</div>
                  {one.left !== null && <Load used={one.used} most={one.left} isOver={one.isOver} />}
                  {one.unstated > 0 && <p className="quiet small">{t('assigning.unstated', { formatted: format.number(one.unstated) })}</p>}
                </div>
              )
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Load({ used, most, isOver }: { used: number; most: number; isOver: boolean }): ReactElement {
  return <div className="plan-load" aria-hidden="true"><i data-over={isOver || undefined} style={{ inlineSize: `${most > 0 ? Math.min(100, (used / most) * 100) : used > 0 ? 100 : 0}%` }} /></div>
}
