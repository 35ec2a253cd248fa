import { Fragment, lazy, Suspense, useId, useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { goalBarOf } from './reading.ts'
import { TargetDetails } from './target-details.tsx'
import { useTargetWords } from './use-target-words.ts'

const TrendChart = lazy(() => import('../../ui/trend-chart.tsx'))

// What is not recorded: hatched, so that it is never taken for done.
const possibleFill = 'repeating-linear-gradient(135deg, transparent 0 4px, var(--line-strong) 4px 5px)'

interface TargetLineProps {
  target: Target
  depth: number
  due: ReactNode
}

/** What a target says at a glance: result, threshold, verdict, base and basis; the rest opens in place. */
export function TargetLine({ target, depth, due }: TargetLineProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useTargetWords()
  const [open, setOpen] = useState(false)
  const details = useId()

  const title = words.title(target)
  const comparison = words.comparison(target)
  const bar = goalBarOf(target)
  const difference = words.difference(target)
  const { answers } = target.base
  const { range, undated } = target
  const report = useLatestReport(target)
  const said = [
    due,
    target.missing !== null && target.missing > 0 && t('targets.missing', { value: words.amount(target.missing, target) }),
    words.base(target),
    undated !== null && undated > 0 && t('targets.undated', { value: words.amount(undated, target) }),
    target.potential && target.unit === 'ha' && t('targets.potential', { value: words.amount(target.potential.value, target) }),
    answers && target.value === null && t('targets.answers', { yes: format.number(answers.yes), no: format.number(answers.no), unknown: format.number(answers.unknown) }),
    range && range.high > range.low && !undated && t('targets.range', { low: words.amount(range.low, target), high: words.amount(range.high, target) }),
    report && <strong className="target-reported">{report}</strong>,
  ].filter(Boolean)
  const drawn = target.trend.filter(({ value }) => value !== null).length >= 2

  return (
    <section className="target-line" data-depth={depth || undefined} aria-label={title}>
      <div className="target-head">
        <h3><span className="target-code">{target.code}</span> {title}</h3>
        <Verdict state={target.state} word={t(`targets.state.${target.state}`)} arithmetic={comparison} size="small" />
      </div>
      <div className="target-result" data-milestone={target.operator === 'milestone' || undefined}>
        <p className="target-value">
          {target.operator === 'milestone' ? <span className="target-none">{t(target.state === 'met' ? 'targets.milestoneDone' : 'targets.milestoneOpen')}</span>
            : target.value === null ? <span className="target-none">{t('targets.notComputed')}</span>
              : <Quantity {...words.quantity(target.value, target)} />}
        </p>
        {bar && (
          <div className="target-bar">
            <MeasureBar
              parts={[{ key: 'sure', value: bar.sure, fill: 'var(--accent)', title: title }, { key: 'possible', value: bar.possible, fill: possibleFill, title: t('targets.possible') }]}
              lines={bar.lines.map((value, index) => ({ value, label: index === bar.lines.length - 1 ? words.threshold(target) : '' }))}
              end={bar.end}
            />
          </div>
        )}
        {drawn && (
          <Suspense fallback={<span className="target-trend-space" />}>
            <TrendChart bare points={target.trend.map(({ on, value }) => ({ at: on, value }))} goal={target.threshold} goalWords="" lastWords="" />
          </Suspense>
        )}
        <button type="button" className="target-more" aria-expanded={open} aria-controls={details} aria-label={t('targets.moreOf', { code: target.code })} onClick={() => setOpen(!open)}>
          {t('targets.more')}
          <Icon name={open ? 'up' : 'down'} size={16} />
        </button>
      </div>
      {bar && <p className="unseen">{t('targets.goal', { threshold: words.threshold(target) })}</p>}
      {difference && <p className="target-differs"><Icon name="info" size={14} />{difference}</p>}
      <p className="target-ground">
        {target.basis && <Chip>{t(`basis.${target.basis}`)}</Chip>}
        {' '}{said.map((words, index) => <Fragment key={index}>{index > 0 && ' · '}{words}</Fragment>)}
      </p>
      <div id={details} className="target-details" hidden={!open}>{open && <TargetDetails target={target} />}</div>
    </section>
  )
}

/** What the newest report says of the same thing in the same unit; beside the result, never in it. */
function useLatestReport(target: Target): string | null {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const words = useTargetWords()
  const [latest] = target.reported.filter(({ unit }) => unit === target.unit).toSorted((a, b) => (b.period ?? '').localeCompare(a.period ?? ''))
  if (!latest) return null
  const { value, unit } = latest.unit === 'count' ? words.quantity(latest.value, target) : units.quantity(latest.value, latest.unit)
  return t(latest.period === null ? 'targets.reportedUndated' : 'targets.reportedShort', {
    period: format.edtf(latest.period), value: t(`qualifier.${latest.qualifier}`, { value: unit ? `${value}\u00a0${unit}` : value }),
  })
}
