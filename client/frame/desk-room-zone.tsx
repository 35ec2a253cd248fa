import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../api/contract/zone-change.ts'
import { ApiProblem } from '../api.ts'
import { useDesk } from '../features/desk/use-desk.ts'
import type { OpenedDraft } from '../features/draft/found-drafts.ts'
import { ResumeOffer } from '../features/draft/resume-offer.tsx'
import { useFoundDrafts, useOpening } from '../features/draft/use-drafts.ts'
import { useRevision } from '../features/revision/use-revisions.ts'
import '../i18n/desk-words-draft.ts'
import '../i18n/desk-words.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { emptyContent } from '../state/desk/draft-content.ts'
import { groundOf, groundOfRevision, groundUnknown, type Ground } from '../state/desk/work.ts'
import { newId } from '../state/new-id.ts'
import { usePlaceStore } from '../state/use-place.ts'
import type { Account } from '../state/use-me.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { DeskFrame } from './desk-room-frame.tsx'
import { OpeningNotice } from './desk-room-opening.tsx'
import { DeskSession } from './desk-room-session.tsx'
import type { DeskProps, SignedIn } from './desk-room.tsx'

interface ZoneDeskProps extends DeskProps {
  code: string
  draftId: string | null
  account: Account
  signedIn: SignedIn
  /** It has come about on this page a moment ago. */
  isCreated: boolean
}

/** The desk of a zone on record: reads what holds, asks which draft to go on with, and opens the drawing. */
export function ZoneDesk({ code, draftId, account, signedIn, isCreated, ...desk }: ZoneDeskProps): ReactElement {
  const titleOf = useZoneTitle()
  const store = usePlaceStore()
  const queries = useQueryClient()
  const [reached, setReached] = useState(0)
  const [fresh, setFresh] = useState<OpenedDraft | null>(null)
  const [published, setPublished] = useState<number | null>(isCreated ? 1 : null)
  const { data, error, refetch } = useDesk(code, reached)
  const isFresh = fresh !== null && (draftId === null || draftId === fresh.id)
  const found = useFoundDrafts(draftId === null && !isFresh ? code : null, account.id, draftId === null && !isFresh)
  const opening = useOpening(isFresh ? null : draftId, account.id)
  const opened = isFresh ? fresh : opening.data?.kind === 'open' ? opening.data.draft : null
  const { ground, error: groundError, again } = useGround(code, data ?? null, opened)

  const title = data ? titleOf(data.zone) : code
  const frame = { ...desk, title, back: 'lobby' as const }
  const begin = (content = emptyContent): void => {
    if (!data) return
    setFresh({ id: newId(), title, zone: code, provinceCode: data.zone.provinceCode, baseVersion: data.version, content, found: { version: null, savedAt: null, dirty: false } })
    if (draftId !== null) store.change({ room: { name: 'plan', code } }, 'replace')
  }
  /** The draft that was open is done with: it must not be offered again. */
  const anew = (): void => {
    setFresh(null)
    store.change({ room: { name: 'plan', code } }, 'replace')
    queries.removeQueries({ queryKey: ['draft'] })
  }
  const open = (id: string): void => store.change({ room: { name: 'plan', code, draft: id } }, 'replace')

  if (error) return <DeskFrame {...frame}><Refused code={code} error={error} onRetry={() => void refetch()} /></DeskFrame>
  if (!data) return <Waiting {...frame} />
  // Nothing was left unfinished: the drawing begins from what holds.
  if (draftId === null && fresh === null && (published !== null || found.data?.drafts.length === 0)) begin()
  if (opened && ground) {
    return (
      <DeskSession
        key={`${opened.id} ${opened.found.version} ${ground.version}`} {...desk} signedIn={signedIn} author={account} draft={opened} ground={ground} desk={data} published={published}
        onBegun={() => { if (store.get().room.name === 'plan') open(opened.id) }}
        onPublished={(_, version) => {
          setPublished(version)
          setReached(version)
          anew()
        }}
        onReopen={setFresh}
        onDiscarded={() => {
          setPublished(null)
          anew()
        }}
      />
    )
  }
  if (opened && groundError) return <DeskFrame {...frame}><Failure error={groundError} onRetry={again} /></DeskFrame>
  if (draftId !== null && !opened) return <DeskFrame {...frame}><OpeningNotice opening={opening} onFresh={() => begin()} onOpen={(draft) => setFresh(draft)} /></DeskFrame>
  if (found.error) return <DeskFrame {...frame}><Failure error={found.error} onRetry={() => void found.refetch()} /></DeskFrame>
  if (found.data && found.data.drafts.length > 0) return <DeskFrame {...frame}><ResumeOffer drafts={found.data.drafts} onResume={open} onFresh={() => begin()} /></DeskFrame>
  return <Waiting {...frame} />
}

/** What a draft stands on: the version it began from, where that is still known, so that what came since can be compared; else what holds now. */
function useGround(code: string, desk: Desk | null, draft: OpenedDraft | null): { ground: Ground | null; error: Error | null; again: () => void } {
  const isOld = desk !== null && draft !== null && draft.baseVersion !== null && draft.baseVersion < desk.version
  const base = useRevision(code, isOld ? draft.baseVersion : null, desk?.version ?? 0)
  // Only where the server knows no such revision is what held then lost; that it could not be read just now says nothing.
  const isLost = base.error instanceof ApiProblem && base.error.problem.status === 404
  const ground = useMemo(() => {
    if (!desk || !draft) return null
    if (!isOld || draft.baseVersion === null) return groundOf(desk)
    if (base.data) return groundOfRevision(base.data.number, base.data.boundary, base.data.plotShapes)
    return isLost ? groundUnknown(draft.baseVersion, desk) : null
  }, [desk, draft, isOld, base.data, isLost])
  return { ground, error: isLost ? null : base.error, again: () => void base.refetch() }
}

function Waiting(frame: Omit<Parameters<typeof DeskFrame>[0], 'children'>): ReactElement {
  const { t } = useTranslation()
  return <DeskFrame {...frame}><p className="unseen" role="status">{t('desk.loading')}</p><PanelSkeleton bar={false} lines={8} /></DeskFrame>
}

function Refused({ code, error, onRetry }: { code: string; error: Error; onRetry: () => void }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const status = error instanceof ApiProblem ? error.problem.status : 0
  const toLobby = <Button strong onClick={() => store.change({ room: { name: 'plan', code: null } }, 'push')}>{t('desk.toLobby')}</Button>
  if (status === 404 || status === 400) return <Notice icon="info" title={t('desk.noZoneTitle', { code })} actions={toLobby}><p>{t('error.noZoneText')}</p></Notice>
  if (status === 403) return <Notice icon="info" title={t('desk.otherProvinceTitle')} actions={toLobby}><p>{error.message}</p></Notice>
  return <Failure error={error} onRetry={onRetry} />
}
