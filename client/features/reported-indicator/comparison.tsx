import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportedComparison } from '../../../api/contract/reported-indicator.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { concerning, groupRatios } from './comparing.ts'
import './comparison.css'
import { FigureTable } from './figure-table.tsx'
import { RatioGroup } from './ratio-group.tsx'

/** Boards and provinces, old and new, side by side: only what documents say, never what we compute from the map. */
export function Comparison({ data, provinces }: { data: ReportedComparison; provinces: readonly string[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const figures = concerning(data.figures, provinces)
  const chosen = new Set(concerning(data.ratios, provinces))
  return (
    <div className="comparison">
      <header className="comparison-head">
        <h2>{t('reportedRoom.title')}</h2>
        <p className="quiet">{t('reportedRoom.text')}</p>
      </header>
      <div className="ratios">{groupRatios(data.ratios).map((group) => <RatioGroup key={group.ratio} group={group} isChosen={(row) => chosen.has(row)} anyChosen={provinces.length > 0} />)}</div>
      <section className="comparison-figures">
        <h3>{t('reportedRoom.figures')} <span className="quiet small">{t('reportedRoom.figuresCount', { count: figures.length, formatted: format.number(figures.length, 0) })}</span></h3>
        {figures.length > 0 ? <FigureTable figures={figures} /> : <Notice icon="info" title={t('reportedRoom.emptyTitle')}><p>{t('reportedRoom.emptyText')}</p></Notice>}
      </section>
    </div>
  )
}

/** Comparison to come. */
export function ComparisonSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="comparison">
      <p className="unseen" role="status">{t('reportedRoom.loading')}</p>
      <div className="ratios" aria-hidden="true">
        {[0, 1, 2, 3].map((group) => (
          <div key={group} className="ratio">
            <Skeleton width="50%" height={16} />
            <Skeleton width="100%" height={18} />
            <Skeleton width="100%" height={18} />
          </div>
        ))}
      </div>
    </div>
  )
}
