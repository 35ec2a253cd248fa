import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/quota-words.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { useMarks } from '../../state/use-marks.ts'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PanelSkeleton } from '../../ui/panel-section.tsx'
import { CountedPlots } from './counted-plots.tsx'
import { Decree35 } from './decree-35.tsx'
import { Resolution198 } from './resolution-198.tsx'
import { Suggestion } from './suggestion.tsx'
import { useEarmark } from './use-earmark.ts'
import { useSmeQuota } from './use-sme-quota.ts'

/** Whether a zone keeps land for small and medium firms: two laws, two cards, never added up. */
export function Panel({ code, asOf, onHighlight }: LedgerPanelProps): ReactElement {
  const { t } = useTranslation()
  const { data, error, refetch } = useSmeQuota(code, asOf)
  const marks = useMarks(onHighlight)
  const earmark = useEarmark(code)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={6} />
  return (
    <div className="ledger-part">
      <Decree35 quota={data} />
      {earmark.isSuccess && <Notice icon="check" title={t('smeQuota.earmarked')} announced />}
      {data.suggestion && <Suggestion suggestion={data.suggestion} earmark={earmark} isToday={asOf === undefined} marks={marks} />}
      {(data.plots.length > 0 || (data.decree35.requiredHa !== null && data.decree35.industrialOf === 'plots')) && <CountedPlots plots={data.plots} marks={marks} />}
      <Resolution198 quota={data} />
    </div>
  )
}
