import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { comparisonOf } from './reading.ts'

export interface TargetWordsOf {
  title: (target: Target) => string
  /** A number of the target's unit, ready for Quantity. */
  quantity: (value: number, target: Pick<Target, 'unit' | 'zoneKind'>) => { value: string; unit?: string }
  /** The same in one piece, for sentences. */
  amount: (value: number, target: Pick<Target, 'unit' | 'zoneKind'>) => string
  threshold: (target: Target) => string
  /** "361,47 < 500 ha"; undefined where nothing is compared. */
  comparison: (target: Target) => string | undefined
  /** Which and how many zones the result is made of. */
  base: (target: Target) => string | null
  /** Where the document counts other zones than we do; null where it does not say, or says the same. */
  difference: (target: Target) => string | null
}

/** How a target is said in the reader's language. */
export function useTargetWords(): TargetWordsOf {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const units = useUnits()

  const counted = (value: number, { zoneKind }: Pick<Target, 'zoneKind'>): string => t(`targets.countUnit.${zoneKind ?? 'any'}`, { count: value })
  const quantity: TargetWordsOf['quantity'] = (value, target) =>
    target.unit === 'count' ? { value: format.number(value, 0), unit: counted(value, target) } : units.quantity(value, target.unit)
  const amount: TargetWordsOf['amount'] = (value, target) => {
    const { value: number, unit } = quantity(value, target)
    return unit ? `${number}\u00a0${unit}` : number
  }
  return {
    quantity,
    amount,
    title: (target) => (language === 'en' && target.titleEn ? target.titleEn : target.titleVi),
    threshold: (target) => t(`targets.threshold.${target.operator}`, {
      value: target.threshold === null ? '' : amount(target.thresholdHigh ?? target.threshold, target),
      low: target.threshold === null ? '' : format.number(target.threshold),
    }),
    comparison: (target) => {
      const found = comparisonOf(target)
      return found ? `${format.number(found.value)} ${found.sign} ${amount(found.than, target.unit === 'count' ? { unit: '', zoneKind: null } : target)}` : undefined
    },
    base: (target) => {
      const text = (language === 'en' && target.baseEn) || target.baseVi
      return text && t('targets.base', { text, zones: amount(target.base.count, { ...target, unit: 'count' }) })
    },
    difference: (target) => {
      const { count, documentCount } = target.base
      if (documentCount === null || documentCount === count) return null
      const unitKey = target.indicator === 'operating_zone_count' || target.indicator === 'wastewater_share_pct' ? 'operatingUnit' : 'countUnit'
      return t('targets.differs', {
        document: t(`targets.document.${target.decision.titleVi.startsWith('Nghị quyết') ? 'resolution' : 'other'}`),
        theirs: `${format.number(documentCount)} ${t(`targets.${unitKey}.${target.zoneKind ?? 'any'}`, { count: documentCount })}`,
        ours: format.number(count),
      })
    },
  }
}
