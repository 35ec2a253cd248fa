import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Notice } from '../ui/notice.tsx'

/** One part of the screen may fail without the others. */
export function Guard({ of = 'panel', children }: { of?: 'panel' | 'map'; children: ReactNode }): ReactElement {
  const { t } = useTranslation()
  const [title, text] = of === 'map' ? [t('error.mapTitle'), t('error.mapText')] : [t('error.crashTitle'), t('error.crash')]
  const fallback = (
    <Notice tone="error" icon="warning" title={title} actions={<Button icon="retry" onClick={() => location.reload()}>{t('error.reload')}</Button>} announced>
      <p>{text}</p>
    </Notice>
  )
  return <ErrorBoundary fallback={fallback}>{children}</ErrorBoundary>
}
