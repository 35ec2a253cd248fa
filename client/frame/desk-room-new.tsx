import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { NewZoneForm } from '../features/desk/new-zone-form.tsx'
import type { OpenedDraft } from '../features/draft/found-drafts.ts'
import { useOpening } from '../features/draft/use-drafts.ts'
import '../i18n/desk-words-draft.ts'
import { emptyContent } from '../state/desk/draft-content.ts'
import type { Ground } from '../state/desk/work.ts'
import { newId } from '../state/new-id.ts'
import type { Account } from '../state/use-me.ts'
import { usePlaceStore } from '../state/use-place.ts'
import { newZoneCode } from '../permalink.ts'
import { DeskFrame } from './desk-room-frame.tsx'
import { OpeningNotice } from './desk-room-opening.tsx'
import { DeskSession } from './desk-room-session.tsx'
import type { DeskProps, SignedIn } from './desk-room.tsx'
import { useProvinceOptions } from './use-province-options.ts'

const nothing: Ground = { version: 0, shapes: { boundary: null, plots: [] } }

/** The desk of a zone that does not exist yet: first what it is, then its boundary. */
export function NewZoneDesk({ draftId, account, signedIn, onCreated, ...desk }: DeskProps & { draftId: string | null; account: Account; signedIn: SignedIn; onCreated: (code: string) => void }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const [fresh, setFresh] = useState<OpenedDraft | null>(null)
  const isFresh = fresh !== null && (draftId === null || draftId === fresh.id)
  const opening = useOpening(isFresh ? null : draftId, account.id)
  const opened = isFresh ? fresh : opening.data?.kind === 'open' ? opening.data.draft : null
  const { role, provinces: mine } = account
  const every = useProvinceOptions()
  const provinces = useMemo(() => every.filter(({ code }) => role === 'admin' || mine.includes(code)), [every, role, mine])
  const frame = { ...desk, title: t('newZone.title'), back: 'lobby' as const }

  if (draftId !== null && !opened) return <DeskFrame {...frame}><OpeningNotice opening={opening} onOpen={setFresh} onFresh={() => store.change({ room: { name: 'plan', code: newZoneCode } }, 'replace')} /></DeskFrame>
  if (opened) {
    return (
      <DeskSession
        key={opened.id} {...desk} author={account} signedIn={signedIn} draft={opened} ground={nothing} desk={null} published={null}
        onBegun={() => store.change({ room: { name: 'plan', code: newZoneCode, draft: opened.id } }, 'replace')}
        onPublished={(code) => {
          onCreated(code)
          store.change({ room: { name: 'plan', code } }, 'push')
        }}
        onReopen={setFresh}
        onDiscarded={() => store.change({ room: { name: 'plan', code: null } }, 'push')}
        identityForm={(identity, onDone, onCancel) => <NewZoneForm identity={identity} provinces={provinces} onDone={onDone} onCancel={onCancel} />}
      />
    )
  }
  return (
    <DeskFrame {...frame}>
      <div className="desk-scroll desk-lobby">
        <p>{t('newZone.intro')}</p>
        <NewZoneForm
          key={provinces.length} identity={null} provinces={provinces} onCancel={null}
          onDone={(identity) => setFresh({
            id: newId(), title: identity.nameVi, zone: null, provinceCode: identity.provinceCode, baseVersion: null, content: { ...emptyContent, identity }, found: { version: null, savedAt: null, dirty: true },
          })}
        />
      </div>
    </DeskFrame>
  )
}
