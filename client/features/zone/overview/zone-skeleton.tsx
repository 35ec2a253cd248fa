import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../../ui/skeleton.tsx'

/** A zone to come, in its shape. */
export function ZoneSkeleton({ buttons }: { buttons: ReactNode }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="zone-panel" aria-busy="true">
      <div className="zone-header">
        <div className="zone-header-line"><Skeleton width="160px" height={12} />{buttons}</div>
        <p className="unseen" role="status">{t('app.loading')}</p>
        <Skeleton width="70%" height={24} />
        <Skeleton width="45%" height={22} />
        <Skeleton width="100%" height={32} />
      </div>
      <div className="zone-section">
        <Skeleton width="30%" />
        <Skeleton width="100%" height={104} />
      </div>
      <div className="zone-section">
        <Skeleton width="30%" />
        {['88%', '76%', '82%'].map((width) => <Skeleton key={width} width={width} />)}
      </div>
      <div className="zone-section">
        <Skeleton width="40%" />
        <Skeleton width="100%" height={28} />
      </div>
    </div>
  )
}
