import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draw.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Verdict } from '../../ui/verdict.tsx'
import { balanceRows, quotaEffects } from './effect-rows.ts'
import type { Rehearsed } from './use-rehearsal.ts'

/** Under the area: what the drawing makes of the zone's industrial land and of its quota for small firms, as the server last computed it. */
export function LiveEffect({ rehearsed: { rehearsal, isCurrent } }: { rehearsed: Rehearsed }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const effect = rehearsal?.effect
  if (!effect) return null
  const land = balanceRows(effect).filter(({ key, changed }) => (key === 'industrial' || key === 'leasable') && changed)
  const [decree] = quotaEffects(effect)
  const ha = (value: number | null): string => (value === null ? '–' : format.number(value, 2, true))
  if (land.length === 0 && !decree?.then) return null
  return (
    <p className="live-effect" data-past={!isCurrent || undefined}>
      {land.map(({ key, now, then }) => <span key={key}>{t(`desk.live.${key as 'industrial' | 'leasable'}`, { now: ha(now), then: ha(then) })}</span>)}
      {decree?.then && <span className="live-quota">{t('desk.live.quota')} <Verdict state={decree.then} size="small" /></span>}
      {!isCurrent && <span className="quiet">{t('desk.live.atRest')}</span>}
    </p>
  )
}
