import { lazy, Suspense, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useReportedWords } from '../../i18n/use-reported-words.ts'
import { Chip } from '../../ui/chip.tsx'
import { TargetZones } from './target-zones.tsx'
import { useTargetWords } from './use-target-words.ts'

const TrendChart = lazy(() => import('../../ui/trend-chart.tsx'))

/** What a target rests on: its course, what reports say, which zones make it up, and its document. */
export function TargetDetails({ target }: { target: Target }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useTargetWords()
  const { numerator, denominator, answers } = target.base
  const base = words.base(target)
  const inHa = target.indicator === 'average_occupancy_pct' || target.indicator === 'real_occupancy_pct'
  const amount = (value: number): string => (inHa ? `${format.number(value)}\u00a0ha` : format.number(value))
  return (
    <>
      {target.operator !== 'milestone' && <Part title={t('targets.trend')}><Trend target={target} /></Part>}
      {(numerator !== null && denominator !== null) || answers ? (
        <Part title={t('targets.arithmetic')}>
          {numerator !== null && denominator !== null && <p>{amount(numerator)} ÷ {amount(denominator)}{target.value !== null && ` = ${words.amount(target.value, target)}`}</p>}
          {answers && <p>{t('targets.answers', { yes: format.number(answers.yes), no: format.number(answers.no), unknown: format.number(answers.unknown) })}</p>}
        </Part>
      ) : null}
      <Part title={t('targets.reported')}><Reports target={target} /></Part>
      {target.progress.length > 0 && <Part title={t('targets.progress')}><Progress target={target} /></Part>}
      <TargetZones target={target} />
      <Part title={t('targets.ground')}>
        <p><Citation target={target} /></p>
        <p className="quiet">{t('targets.period', { from: format.edtf(target.periodFrom), to: format.edtf(target.dueOn) })}</p>
        {base && <p className="quiet">{base}</p>}
        {target.note && <p className="quiet" lang="vi">{t('targets.note')}: {target.note}</p>}
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div className="target-part">
      <h4>{title}</h4>
      {children}
    </div>
  )
}

function Trend({ target }: { target: Target }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useTargetWords()
  const last = target.trend.findLast(({ value }) => value !== null)
  if (!last || last.value === null) return <p className="quiet">{t('targets.trendNone')}</p>
  return (
    <figure className="target-trend">
      <Suspense fallback={<div className="trend" />}>
        <TrendChart
          points={target.trend.map(({ on, value }) => ({ at: format.month(on), value }))}
          goal={target.threshold}
          goalWords={t('targets.trendGoal', { value: words.threshold(target) })}
          lastWords={words.amount(last.value, target)}
        />
      </Suspense>
      <table className="unseen">
        <caption>{t('targets.trendTable')}: {words.title(target)}</caption>
        <thead><tr><th scope="col">{t('targets.trendDay')}</th><th scope="col">{t('targets.trendValue')}</th></tr></thead>
        <tbody>
          {target.trend.map(({ on, value }) => (
            <tr key={on}><th scope="row">{format.edtf(on)}</th><td>{value === null ? t('number.none') : words.amount(value, target)}</td></tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** Every figure of a report with its period and source: beside what is computed, never in it. */
function Reports({ target }: { target: Target }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReportedWords()
  if (target.reported.length === 0) return <p className="quiet">{t('targets.reportedNone')}</p>
  return (
    <ul className="target-reports">
      {target.reported.map((report, index) => {
        const value = t(`qualifier.${report.qualifier}`, { value: words.amount(report.value, report.unit) })
        return (
          <li key={index}>
            <p>{words.indicator(report.indicator)}: <strong>{value}</strong> · {report.period === null ? t('number.noDate') : format.edtf(report.period)}</p>
            <p className="quiet" lang="vi">{t('number.source', { source: report.source })}{report.note && `. ${report.note}`}</p>
          </li>
        )
      })}
    </ul>
  )
}

function Progress({ target }: { target: Target }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useTargetWords()
  return (
    <ul className="target-reports">
      {target.progress.map((step, index) => (
        <li key={index}>
          <p>
            <strong>{step.value === null ? t(`targets.reached.${step.reached === null ? 'unknown' : step.reached ? 'yes' : 'no'}`) : words.amount(step.value, target)}</strong>
            {' · '}{format.edtf(step.reportedOn)}
          </p>
          <p className="quiet" lang="vi">{t('number.source', { source: step.source })}{step.note && `. ${step.note}`}</p>
        </li>
      ))}
    </ul>
  )
}

/** The document that sets the target. */
function Citation({ target: { decision } }: { target: Target }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const title = (language === 'en' && decision.titleEn) || decision.titleVi
  const name = decision.number ?? title
  const dated = decision.issuedOn ? t('decision.dated', { name, date: format.edtf(decision.issuedOn) }) : name
  return (
    <>
      {decision.url?.startsWith('https://') ? <a href={decision.url} target="_blank" rel="noreferrer">{dated}</a> : dated}
      {decision.number && <span className="quiet"> – {title}</span>}
      {decision.confidence === 'memory' && <> <Chip tone="warning" icon="warning">{t('decision.toVerify')}</Chip></>}
      {decision.confidence === 'secondary' && <span className="quiet"> ({t('decision.secondary')})</span>}
    </>
  )
}
