import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/quota-words.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Ground, PanelSection, PanelSkeleton } from '../../ui/panel-section.tsx'
import { Conditions } from './conditions.tsx'
import { Outside } from './outside.tsx'
import { useUtilities } from './use-utility.ts'
import { UtilityLines } from './utility-lines.tsx'

/** What a zone can still take of wastewater, power and water, and what lies outside its fence. */
export function Panel({ code, asOf }: LedgerPanelProps): ReactElement {
  const { t } = useTranslation()
  const { data, error, refetch } = useUtilities(code, asOf)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={4} />
  return (
    <div className="ledger-part">
      {data.operatesWithoutWastewater && <Notice tone="warning" icon="warning" title={t('utility.withoutWastewater')}><p className="small">{t('utility.withoutWastewaterText')}</p></Notice>}
      <PanelSection title={t('utility.title')} under={<Ground asOf={data.asOf} basis={data.basis} />}>
        {data.operatesWithoutWastewater === null && <p className="quiet small">{t('utility.wastewaterUnknown')}</p>}
        {data.utilities.map((utility) => <UtilityLines key={utility.kind} utility={utility} />)}
      </PanelSection>
      <Outside places={data.outside} />
      <Conditions conditions={data.conditions} />
    </div>
  )
}
