import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { daysBetween } from './reading.ts'

/** The day a target is due, and how many days are left to it or have gone since. */
export function Due({ on, asOf }: { on: string; asOf: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const days = daysBetween(asOf, on)
  const count = Math.abs(days)
  const left = days === 0 ? t('targets.lastDay') : t(days > 0 ? 'targets.daysLeft' : 'targets.overdue', { count, formatted: format.number(count, 0) })
  return <span>{t('targets.due', { date: format.edtf(on) })} · <span className={days < 0 ? 'target-overdue' : undefined}>{left}</span></span>
}

/** The day all of them are due, or null. */
export function sharedDue([first, ...others]: readonly Target[]): string | null {
  return first && others.every(({ dueOn }) => dueOn === first.dueOn) ? first.dueOn : null
}
