import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneHistory } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useZoneHistory } from '../use-zones.ts'
import { DecisionLine } from './decision-line.tsx'
import './history.css'

type Change = ZoneHistory['changes'][number]

/** Changes in the world by the day they took effect; a corrected record says that it was one. */
export function History({ code }: { code: string }): ReactElement {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useZoneHistory(code)
  if (isPending) return <div className="history">{['70%', '50%', '60%'].map((width) => <Skeleton key={width} width={width} />)}</div>
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (data.changes.length === 0) return <p className="quiet">{t('zone.history.none')}</p>
  return <ol className="history">{data.changes.map((change, index) => <HistoryLine key={index} change={change} />)}</ol>
}

function HistoryLine({ change }: { change: Change }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const axes = [
    change.planStatus && t(`plan.${change.planStatus}`),
    change.legalStatus && t(`legal.${change.legalStatus}`),
    change.operationStatus && t(`operation.${change.operationStatus}`),
  ].filter((word) => word !== null && word !== '')
  return (
    <li data-corrected={change.replacedAt !== null || undefined}>
      <p className="history-date">
        {format.edtf(change.effectiveOn)}
        {change.validTo && ` ${t('zone.history.until', { date: format.edtf(change.validTo) })}`}
      </p>
      <div>
        <p>
          <span className="quiet">{t(`zone.history.${change.kind}`)}: </span>
          {axes.join(' · ')}
          {change.areaHa !== null && <Quantity value={format.number(change.areaHa)} unit="ha" />}{' '}
          {change.basis && <Chip>{t(`basis.${change.basis}`)}</Chip>}
        </p>
        {change.decision && <p className="small"><DecisionLine decision={change.decision} /></p>}
        {change.note && <p className="quiet small">{change.note}</p>}
        <p className="quiet small">{t('number.source', { source: change.source })} · {t('zone.history.recorded', { date: format.moment(change.recordedAt) })}</p>
        {change.replacedAt && <p className="small"><Chip tone="warning" icon="warning">{t('zone.history.corrected', { date: format.moment(change.replacedAt) })}</Chip></p>}
      </div>
    </li>
  )
}
