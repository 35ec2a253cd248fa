import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/admin-words.ts'
import { today } from '../../ui/as-of.tsx'
import { CopyText } from '../../ui/copy-text.tsx'

/** The two commands that keep all data in one file and bring it back. */
export function Backup(): ReactElement {
  const { t } = useTranslation()
  const file = `mat-bang-${today()}.backup`
  const words = { copy: t('admin.copy'), copied: t('admin.copied') }
  return (
    <>
      <p className="quiet">{t('backup.intro')}</p>
      <h3>{t('backup.make')}</h3>
      <CopyText text={`npm run backup -- ${file}`} label={t('backup.make')} words={words} />
      <p className="quiet small">{t('backup.makeText')}</p>
      <h3>{t('backup.restore')}</h3>
      <CopyText text={`npm run restore -- ${file}`} label={t('backup.restore')} words={words} />
      <p className="quiet small">{t('backup.restoreText')}</p>
      <p className="quiet small">{t('backup.file')}</p>
    </>
  )
}
