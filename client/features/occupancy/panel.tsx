import type { ReactElement } from 'react'
import '../../i18n/quota-words.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { useMarks } from '../../state/use-marks.ts'
import { Failure } from '../../ui/failure.tsx'
import { PanelSkeleton } from '../../ui/panel-section.tsx'
import { Late } from './late.tsx'
import { Rates } from './rates.tsx'
import { ReportedOccupancy } from './reported-occupancy.tsx'
import { Stages } from './stages.tsx'
import { useOccupancy } from './use-occupancy.ts'

/** How full a zone is by contract and in use, what documents say, and who is late. */
export function Panel({ code, asOf, onHighlight }: LedgerPanelProps): ReactElement {
  const { data, error, refetch } = useOccupancy(code, asOf)
  const marks = useMarks(onHighlight)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={5} />
  return (
    <div className="ledger-part">
      <Rates occupancy={data} />
      <Stages occupancy={data} marks={marks} />
      <ReportedOccupancy figures={data.reported} />
      <Late occupancy={data} marks={marks} />
    </div>
  )
}
