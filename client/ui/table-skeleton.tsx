import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from './skeleton.tsx'

const widths = ['100%', '96%', '98%', '92%', '97%', '94%']

/** The lines of a table to come. */
export function TableSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="table-skeleton" aria-busy="true">
      <p className="unseen" role="status">{t('app.loading')}</p>
      {widths.map((width) => <Skeleton key={width} width={width} height={20} />)}
    </div>
  )
}
