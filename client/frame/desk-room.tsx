import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/desk-words.ts'
import { newZoneCode, type PlanRoom } from '../permalink.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { useMe, type Account } from '../state/use-me.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { DeskFrame } from './desk-room-frame.tsx'
import { DeskLobby } from './desk-room-lobby.tsx'
import { NewZoneDesk } from './desk-room-new.tsx'
import { ZoneDesk } from './desk-room-zone.tsx'
import './desk-room.css'

/** What every part of the desk is given. */
export interface DeskProps {
  map: MapLibreMap | null
  atlas: Atlas
  width: Width
  sheet: SheetSize
  onSheet: (size: SheetSize) => void
}

/** Who is signed in just now, null: nobody any more; and when that was last heard. */
export interface SignedIn { id: string | null; heardAt: number }

/** The planning desk: who may draw finds where to begin, and the drawing of one zone. */
export function DeskRoom({ room, ...desk }: DeskProps & { room: PlanRoom }): ReactElement {
  const { t } = useTranslation()
  const { data: me, dataUpdatedAt: heardAt, error, refetch } = useMe()
  // Whose work it is stays known when the session ends: the drawing must not vanish with it.
  const [entered, setEntered] = useState<Account | null>(null)
  // A zone that has just come about is told so on its own desk.
  const [created, setCreated] = useState<string | null>(null)
  const account = me?.account ?? null
  if (entered === null && account !== null) setEntered(account)

  const pageTitle = t('desk.pageTitle')
  useEffect(() => { document.title = pageTitle }, [pageTitle])

  if (entered === null) {
    return (
      <DeskFrame {...desk} title={t('desk.title')} back="map">
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : me ? <SignedOut /> : <PanelSkeleton bar={false} />}
      </DeskFrame>
    )
  }
  if (entered.role === 'official') {
    return <DeskFrame {...desk} title={t('desk.title')} back="map"><Notice icon="info" title={t('desk.notPlannerTitle')}><p>{t('desk.notPlannerText')}</p></Notice></DeskFrame>
  }
  const who = { account: entered, signedIn: { id: account?.id ?? null, heardAt } }
  if (room.code === null) return <DeskLobby {...desk} account={entered} />
  if (room.code === newZoneCode) return <NewZoneDesk key="new" {...desk} {...who} onCreated={setCreated} draftId={room.draft ?? null} />
  return <ZoneDesk key={room.code} {...desk} {...who} isCreated={created === room.code} code={room.code} draftId={room.draft ?? null} />
}

function SignedOut(): ReactElement {
  const { t } = useTranslation()
  const link = useSignInLink()
  return (
    <Notice icon="info" title={t('desk.signedOutTitle')} actions={<a className="button button-strong" {...link}>{t('desk.signIn')}</a>}>
      <p>{t('desk.signedOutText')}</p>
    </Notice>
  )
}
