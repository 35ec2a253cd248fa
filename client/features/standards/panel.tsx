import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/quota-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { useMarks } from '../../state/use-marks.ts'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Ground, PanelSection, PanelSkeleton, SumLine } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StandardCheck } from './standard-check.tsx'
import './standards.css'
import { useStandards } from './use-standards.ts'

/** Each standard in force for the zone: what it asks, what there is, what is missing. */
export function Panel({ code, asOf, onHighlight }: LedgerPanelProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const marks = useMarks(onHighlight)
  const { data, error, refetch } = useStandards(code, asOf)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={6} />
  const { checks, baseHa, sumPct } = data
  return (
    <div className="ledger-part">
      <PanelSection title={t('standards.title')} under={<><Ground asOf={data.asOf} basis={data.basis} />{baseHa !== null && <> · {t('standards.under', { ha: `${format.number(baseHa)}\u00a0ha` })}</>}</>}>
        {checks.length === 0 && <p className="quiet">{t('standards.none')}</p>}
        <ul className="checks">
          {checks.map((check) => <StandardCheck key={check.check} check={check} baseHa={baseHa} marks={marks} />)}
        </ul>
        {sumPct !== null && (
          <dl className="sum">
            <SumLine sign="=" label={t('standards.sum')} note={t('standards.sumText')} result><Quantity value={format.percent(sumPct)} /></SumLine>
          </dl>
        )}
        {sumPct !== null && sumPct > 100 && <Notice tone="warning" icon="warning" title={t('standards.findings')}><p>{t('standards.sumOver')}</p></Notice>}
      </PanelSection>
    </div>
  )
}
