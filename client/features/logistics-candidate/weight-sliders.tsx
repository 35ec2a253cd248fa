import { memo, useCallback, useEffect, useId, useRef, type PointerEvent, type ReactElement } from 'react'
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
  /** Whether a slider is held by a pointer: what is written for good waits until it is let go. */
  onHold: (isHeld: boolean) => void
}

/** A slider a criterion; one that nothing is known of says that it is left out. */
export function WeightSliders({ criteria, weights, without, count, onChange, onHold }: WeightSlidersProps): ReactElement {
  // The same for every slider and every move: only the one that moves is drawn anew.
  const current = useRef(weights)
  useEffect(() => { current.current = weights }, [weights])
  const weigh = useCallback((index: number, weight: number): void => {
    const next = current.current.with(index, weight)
    // Something must weigh.
    if (next.some((one) => one > 0)) onChange(next)
  }, [onChange])
  const hold = useCallback(({ isPrimary, button, pointerId }: PointerEvent): void => {
    if (!isPrimary || button !== 0) return
    onHold(true)
    // The pointer may be let go anywhere.
    const gone = new AbortController()
    const end = (event: globalThis.PointerEvent): void => { if (event.pointerId === pointerId) { gone.abort(); onHold(false) } }
    for (const how of ['pointerup', 'pointercancel'] as const) window.addEventListener(how, end, { signal: gone.signal })
  }, [onHold])
  return (
    <div>
      {criteria.map((criterion, index) => <WeightSlider key={criterion.name} criterion={criterion} index={index} weight={weights[index] ?? 0} missing={without[index] ?? 0} count={count} onWeigh={weigh} onHold={hold} />)}
    </div>
  )
}

interface WeightSliderProps { criterion: LogisticsCandidates['criteria'][number]; index: number; weight: number; missing: number; count: number; onWeigh: (index: number, weight: number) => void; onHold: (event: PointerEvent) => void }

const WeightSlider = memo(function WeightSlider({ criterion: { name, worst, best, unit }, index, weight, missing, count, onWeigh, onHold }: WeightSliderProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const dropped = worst === null || best === null || (count > 0 && missing === count)
  const why = count > 0 && missing === count ? t('logisticsCandidate.dropped') : worst === null || best === null ? t('logisticsCandidate.noLimits')
    : `${t('logisticsCandidate.scale', { worst: format.number(worst), best: format.number(best), unit })}${missing > 0 ? ` · ${t('logisticsCandidate.droppedSome', { count: missing, formatted: format.number(missing) })}` : ''}`
  return (
    <div className="logistics-slider">
      <label htmlFor={id}>{t(`logisticsCandidate.name.${name}`)}<br /><span className="quiet small">{why}</span></label>
      <input id={id} type="range" min={0} max={100} step={1} value={weight} disabled={dropped} onPointerDown={onHold} onChange={(event) => onWeigh(index, Number(event.target.value))} />
      <output htmlFor={id}>{dropped ? '–' : weight}</output>
    </div>
  )
})
