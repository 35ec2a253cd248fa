import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** An address that leads nowhere; the map stays. */
export function NotFound({ path, onLeave }: { path: string; onLeave: () => void }): ReactElement {
  const { t } = useTranslation()
  const shown = path.length > 60 ? `${path.slice(0, 60)}…` : path
  return (
    <Notice icon="info" title={t('error.noPageTitle')} actions={<Button strong onClick={onLeave}>{t('error.toMap')}</Button>} announced>
      <p>{t('error.noPageText', { path: shown })}</p>
    </Notice>
  )
}
