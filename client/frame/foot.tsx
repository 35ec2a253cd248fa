import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../state/use-settings.ts'
import './foot.css'

/** On every page: what the map is not, and whom to ask. */
export function Foot(): ReactElement {
  const { t } = useTranslation()
  const settings = useSettings()
  return (
    <footer className="foot">
      <p>{t('app.notLegal')}</p>
      {settings && <p>{settings.board ? t('app.contact', settings.board) : t('app.noContact')}</p>}
    </footer>
  )
}
