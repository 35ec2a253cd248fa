import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneStatus } from '../../../api/contract/zone.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'

/** The headline status by pattern and word, as the map draws it. */
export function StatusChip({ status }: { status: ZoneStatus }): ReactElement {
  const { t } = useTranslation()
  return (
    <span className="status-chip">
      {legendSwatches.status(status)}
      <span className={`status-${status}`}>{t(`status.${status}`)}</span>
    </span>
  )
}
