import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ZoneFinder } from '../features/desk/zone-finder.tsx'
import { DraftList } from '../features/draft/draft-list.tsx'
import '../i18n/desk-words-draft.ts'
import { newZoneCode } from '../permalink.ts'
import { useLink } from '../state/use-link.ts'
import type { Account } from '../state/use-me.ts'
import { DeskFrame } from './desk-room-frame.tsx'
import type { DeskProps } from './desk-room.tsx'
import { useNameOfProvince } from './use-province-options.ts'

/** Where work begins: drafts to go on with, a zone to find, a zone to add. A click on the map chooses a zone too. */
export function DeskLobby({ account, ...desk }: DeskProps & { account: Account }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const provinceName = useNameOfProvince()
  return (
    <DeskFrame {...desk} title={t('desk.title')} back="map">
      <div className="desk-scroll desk-lobby">
        <p>{t('lobby.intro')}</p>
        <ZoneFinder provinces={account.role === 'admin' ? null : account.provinces} linkTo={(code) => link({ room: { name: 'plan', code } })} />
        <p className="desk-new"><span className="quiet">{t('lobby.orNew')}</span> <a {...link({ room: { name: 'plan', code: newZoneCode } })}>{t('lobby.newZone')}</a></p>
        <DraftList accountId={account.id} provinceName={provinceName} linkTo={({ id, zone }) => link({ room: { name: 'plan', code: zone ?? newZoneCode, draft: id } })} />
      </div>
    </DeskFrame>
  )
}
