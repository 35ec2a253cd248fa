import { useId, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogisticsCandidates } from '../../../api/contract/logistics.ts'
import '../../i18n/logistics-words.ts'
import { useFormat } from '../../i18n/use-format.ts'

interface WeightSlidersProps {
  criteria: LogisticsCandidates['criteria']
  weights: readonly number[]
  /** How many candidates have no data, criterion by criterion. */
  without: readonly number[]
  count: number
  onChange: (weights: readonly number[]) => void
}

/** A slider a criterion; one that nothing is known of says that it is left out. */
export function WeightSliders({ criteria, weights, without, count, onChange }: WeightSlidersProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  return (
    <div>
      {criteria.map(({ name, worst, best, unit }, index) => {
        const dropped = worst === null || best === null || (count > 0 && without[index] === count)
        const missing = without[index] ?? 0
        const why = count > 0 && missing === count ? t('logisticsCandidate.dropped') : worst === null || best === null ? t('logisticsCandidate.noLimits')
          : `${t('logisticsCandidate.scale', { worst: format.number(worst), best: format.number(best), unit })}${missing > 0 ? ` · ${t('logisticsCandidate.droppedSome', { count: missing, formatted: format.number(missing) })}` : ''}`
        const weight = weights[index] ?? 0
        return (
          <div key={name} className="logistics-slider">
            <label htmlFor={`${id}-${name}`}>{t(`logisticsCandidate.name.${name}`)}<br /><span className="quiet small">{why}</span></label>
            <input id={`${id}-${name}`} type="range" min={0} max={100} step={1} value={weight} disabled={dropped} onChange={(event) => {
              const next = weights.with(index, Number(event.target.value))
              // Something must weigh.
              if (next.some((one) => one > 0)) onChange(next)
            }} />
            <output htmlFor={`${id}-${name}`}>{dropped ? '–' : weight}</output>
          </div>
        )
      })}
    </div>
  )
}
