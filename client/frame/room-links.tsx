import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { targetsRoom } from '../permalink.ts'
import { findLandRoom } from '../permalink-find-land.ts'
import { logisticsRoom } from '../permalink-logistics.ts'
import { relocationRoom } from '../permalink-relocation.ts'
import { useLink } from '../state/use-link.ts'
import { useMe } from '../state/use-me.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import './room-links.css'

/** From the map to the other rooms, and who is signed in. */
export function RoomLinks({ short = false }: { short?: boolean }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const role = useMe().data?.account?.role
  return (
    <div className="rooms">
      <nav aria-label={t('app.rooms')}>
        <a {...link({ room: findLandRoom })}><Icon name="search" size={16} />{t('app.findLand')}</a>
        <a {...link({ room: targetsRoom })}><Icon name="chart" size={16} />{short ? t('app.targetsShort') : t('app.targets')}</a>
        <a {...link({ room: relocationRoom })}><Icon name="arrow" size={16} />{short ? t('app.relocationShort') : t('app.relocation')}</a>
        <a {...link({ room: logisticsRoom })}><Icon name="layers" size={16} />{short ? t('app.logisticsShort') : t('app.logistics')}</a>
        {(role === 'planner' || role === 'admin') && <a {...link({ room: { name: 'plan', code: null } })}><Icon name="pen" size={16} />{short ? t('app.deskShort') : t('app.desk')}</a>}
      </nav>
      <AccountMenu short={short} />
    </div>
  )
}
