import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Utilities } from '../../../api/contract/utility.ts'
import { vi, type QuotaWords } from '../../i18n/quota-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'

const isNamed = (condition: string): condition is keyof QuotaWords['utility']['condition'] => Object.hasOwn(vi.utility.condition, condition)

/** Conditions of the law that no geometry shows, by whose word. */
export function Conditions({ conditions }: { conditions: Utilities['conditions'] }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (conditions.length === 0) return null
  return (
    <PanelSection title={t('utility.conditions')}>
      <ul className="utility-works">
        {conditions.map(({ condition, isMet, source, validFrom }) => (
          <li key={condition}>
            <p><Icon name={isMet ? 'check' : 'minus'} size={14} /> {isNamed(condition) ? t(`utility.condition.${condition}`) : condition}: <b>{isMet ? t('quota.yes') : t('quota.no')}</b></p>
            <p className="quiet">
              <span lang="vi">{t('number.source', { source })}</span>
              {validFrom && ` · ${t('figure.from', { date: format.edtf(validFrom) })}`}
            </p>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
