import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/land-words.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { Chip } from '../../ui/chip.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PanelSkeleton } from '../../ui/panel-section.tsx'
import { Blocks } from './blocks.tsx'
import { Clearance } from './clearance.tsx'
import './clean-land.css'
import { Pieces } from './pieces.tsx'
import { States } from './states.tsx'
import { ThreeNumbers } from './three-numbers.tsx'
import { useCleanLand, type HallSize } from './use-clean-land.ts'

/** Clean land of a zone: what can be had, how it lies together, and how far clearance has come beside it. */
export function Panel({ code, asOf, onHighlight }: LedgerPanelProps): ReactElement {
  const { t } = useTranslation()
  const [hall, setHall] = useState<HallSize | null>(null)
  const { data, error, refetch, isPlaceholderData } = useCleanLand(code, asOf, hall)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={6} />
  if (data.clearance.stages.every(({ tracts }) => tracts === 0) && data.states.length === 0) {
    return <Notice icon="info" title={t('cleanLand.empty')}><p>{t('cleanLand.emptyText')}</p></Notice>
  }
  const subject = `${code} ${data.asOf}`
  return (
    <div aria-busy={isPlaceholderData}>
      {(data.basis === 'schematic' || data.basis === 'mixed') && (
        <p className="clean-schematic"><Chip icon="info">{t(`basis.${data.basis}`)}</Chip> <span className="quiet small">{t('cleanLand.schematic')}</span></p>
      )}
      <ThreeNumbers land={data} />
      <States states={data.states} subject={subject} onHighlight={onHighlight} />
      <Blocks land={data} hall={hall} onHall={setHall} subject={subject} onHighlight={onHighlight} />
      <Pieces pieces={data.pieces} onHighlight={onHighlight} />
      <Clearance clearance={data.clearance} />
    </div>
  )
}
