import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Chip } from '../../ui/chip.tsx'
import './plan.css'
import { useSiteName } from './use-site-name.ts'

/** What the sites of a plan hold, and what of it is used. */
export function SiteLoads({ plan }: { plan: RelocationPlan }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const siteName = useSiteName()
  return (
    <ul className="plan-loads">
      {plan.places.filter((site) => site.usedHa > 0 || site.hasChanged).map((site) => (
        <li key={site.code}>
          <div className="plan-do"><span>{siteName(site)}</span>{site.isOver && <Chip tone="error" icon="warning">{t('assigning.over')}</Chip>}</div>
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
  // Who needs nothing of what nobody measured has nothing to be told.
  const told = plan.utilities.filter(({ left, used, unstated }) => left !== null || used > 0 || unstated > 0)
  const zones = [...new Map(told.map(({ zone }) => [zone.code, zone])).values()]
  return (
    <div className="plan-utilities">
      <p className="quiet small">{t('assigning.utilitiesText')}</p>
      <ul className="plan-loads">
        {zones.map((zone) => (
          <li key={zone.code}>
            <strong>{titleOf(zone)}</strong>
            {told.filter((one) => one.zone.code === zone.code).map((one) => {
              const unit = one.unit === 'MVA' ? 'MVA' : t('cases.perDay')
              const quarter = t('receiving.quarter', { n: one.quarter.slice(-1), year: one.quarter.slice(0, 4) })
              const used = one.used > 0 ? format.number(one.used) : null
              const left = one.left === null ? null : format.number(one.left)
              const said = left === null ? used !== null && t('assigning.utilityUnknown', { used, unit }) : used === null ? t('assigning.utilityLeft', { left, unit, quarter }) : t('assigning.utilityUsed', { used, left, unit, quarter })
              return (
                <div key={one.kind}>
                  <div className="plan-do small"><span>{t(`cases.${one.kind}`)}{said && `: ${said}`}</span>{one.isOver && <Chip tone="error" icon="warning">{t('assigning.tooMuch')}</Chip>}</div>
                  {one.left !== null && <Load used={one.used} most={one.left} isOver={one.isOver} />}
                  {one.unstated > 0 && <p className="quiet small">{t('assigning.unstated', { count: one.unstated, formatted: format.number(one.unstated) })}</p>}
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
