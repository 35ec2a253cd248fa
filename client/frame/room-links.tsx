import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { targetsRoom } from '../permalink.ts'
import { useLink } from '../state/use-link.ts'
import { Icon } from '../ui/icon.tsx'
import './room-links.css'

/** From the map to the other rooms. */
export function RoomLinks({ short = false }: { short?: boolean }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  return (
    <nav className="rooms" aria-label={t('app.rooms')}>
      <a {...link({ room: targetsRoom })}><Icon name="chart" size={16} />{short ? t('app.targetsShort') : t('app.targets')}</a>
    </nav>
  )
}
