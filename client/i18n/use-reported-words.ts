import { useTranslation } from 'react-i18next'
import type { ReportedComparison } from '../../api/contract/reported-indicator.ts'
import { vi, type TargetWords } from './target-words.ts'
import { useFormat } from './use-format.ts'
import { useLanguage } from './use-language.ts'
import { vi as first, type Words } from './vi.ts'

const isUnit = (unit: string): unit is keyof TargetWords['reportedRoom']['unit'] => Object.hasOwn(vi.reportedRoom.unit, unit)
const isIndicator = (name: string): name is keyof TargetWords['reportedRoom']['indicator'] => Object.hasOwn(vi.reportedRoom.indicator, name)
const isCommonIndicator = (name: string): name is keyof Words['indicator'] => Object.hasOwn(first.indicator, name)

export interface ReportedWords {
  indicator: (name: string) => string
  quantity: (value: number, unit: string) => { value: string; unit?: string }
  /** Number and unit in one piece. */
  amount: (value: number, unit: string) => string
  subject: (subject: ReportedComparison['figures'][number]['subject']) => string
}

/** Figures of documents in the reader's language; an indicator or unit we have no word for shows as it is. */
export function useReportedWords(): ReportedWords {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const quantity: ReportedWords['quantity'] = (value, unit) => {
    if (unit === 'percent') return { value: format.percent(value) }
    const called = unit === 'count' ? undefined : isUnit(unit) ? t(`reportedRoom.unit.${unit}`) : unit
    return { value: format.number(value, 3), ...(called ? { unit: called } : {}) }
  }
  return {
    quantity,
    amount: (value, unit) => {
      const written = quantity(value, unit)
      return written.unit ? `${written.value}\u00a0${written.unit}` : written.value
    },
    indicator: (name) => (isIndicator(name) ? t(`reportedRoom.indicator.${name}`) : isCommonIndicator(name) ? t(`indicator.${name}`) : name),
    subject: (subject) => (language === 'en' && subject.nameEn) || subject.name,
  }
}
