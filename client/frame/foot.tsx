import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import type { Settings } from '../../api/contract/settings.ts'
import './foot.css'

/** Settings of this installation; undefined until they are there. */
export function useSettings(): Settings | undefined {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call('getSettings', {}, { signal }), staleTime: Infinity }).data
}

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
