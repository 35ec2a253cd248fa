import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** A call that failed: what happened, what was kept, what to do. */
export function Failure({ error, onRetry }: { error: Error; onRetry: () => void }): ReactElement {
  const { t } = useTranslation()
  const refused = error instanceof ApiProblem && error.problem.status < 500
  return (
    <Notice
      tone="error"
      icon="warning"
      title={refused ? t('error.refusedTitle') : t('error.noAnswerTitle')}
      actions={<Button icon="retry" onClick={onRetry}>{t('error.retry')}</Button>}
      announced
    >
      <p>{refused ? error.message : t('error.noAnswer')}</p>
      <p className="quiet">{t('error.kept')}</p>
    </Notice>
  )
}
