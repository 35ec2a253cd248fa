import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../ui/copy-text.tsx'

/** A password that is shown now and never again. */
export function OneTimePassword({ name, password }: { name: string; password: string }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="one-time">
      <p className="field-label">{t('adminAccount.oneTime')}</p>
      <CopyText text={password} label={t('adminAccount.oneTime')} words={{ copy: t('admin.copy'), copied: t('admin.copied') }} />
      <p className="quiet small">{t('adminAccount.oneTimeText', { name })}</p>
    </div>
  )
}
