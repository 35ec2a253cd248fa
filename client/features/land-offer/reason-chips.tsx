import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReasonOfFit } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { sayReason } from './reasons.ts'

const icons: Record<ReasonOfFit['verdict'], IconName> = { met: 'check', missed: 'minus', unknown: 'question' }

/** Why an offer fits and where it falls short: sign, words and number. */
export function ReasonChips({ reasons, wholeHa }: { reasons: readonly ReasonOfFit[]; wholeHa: number }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (reasons.length === 0) return null
  return (
    <ul className="reasons" aria-label={t('landReason.label')}>
      {reasons.map((reason) => {
        const { wish, verdict, key, value, difference } = sayReason(reason, format.number, wholeHa)
        return (
          <li key={wish} className="reason" data-verdict={verdict}>
            <Icon name={icons[verdict]} size={14} />
            <span><span className="unseen">{t(`landReason.verdict.${verdict}`)}: </span>{t(key as 'landReason.area.met', { value, difference })}</span>
          </li>
        )
      })}
    </ul>
  )
}
