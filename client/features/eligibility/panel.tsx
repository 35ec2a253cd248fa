import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Eligibility } from '../../../api/contract/eligibility.ts'
import '../../i18n/quota-words.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { Failure } from '../../ui/failure.tsx'
import { Ground, PanelSection, PanelSkeleton } from '../../ui/panel-section.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import './eligibility.css'
import { Step } from './step.tsx'
import { useEligibility } from './use-eligibility.ts'

const purposes = ['establish', 'extend'] as const

/** Whether a zone may be established or extended: the outcome on top, then each step that led there. */
export function Panel({ code, asOf }: LedgerPanelProps): ReactElement {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<{ code: string; purpose: Eligibility['purpose'] } | null>(null)
  const purpose = chosen?.code === code ? chosen.purpose : undefined
  const { data, error, refetch, isPlaceholderData } = useEligibility(code, asOf, purpose)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={5} bar={false} />
  return (
    <div className="ledger-part">
      <PanelSection title={t('eligibility.title')} under={<Ground asOf={data.asOf} basis={data.basis} />}>
        <Segmented
          label={t('eligibility.purpose')} value={purpose ?? data.purpose} onChange={(next) => setChosen({ code, purpose: next })}
          options={purposes.map((value) => ({ value, label: t(`eligibility.purposes.${value}`) }))}
        />
        <div aria-live="polite" aria-busy={isPlaceholderData} className="eligibility" data-old={isPlaceholderData || undefined}>
          <p><Verdict state={data.outcome} /></p>
          {data.steps.length === 0 && <p className="quiet">{t('eligibility.none')}</p>}
          {data.steps.length > 0 && (
            <ol className="steps" aria-label={t('eligibility.path')}>
              {data.steps.map((step) => <Step key={step.step} step={step} outcome={data.outcome} />)}
            </ol>
          )}
        </div>
        <p className="quiet small">{t('eligibility.caution')}</p>
      </PanelSection>
    </div>
  )
}
