import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { DraftContent } from '../../state/desk/draft-content.ts'
import { useOnline } from '../../state/use-browser.ts'
import { useAskWho } from '../../state/use-me.ts'
import { forgetOnDevice, keepOnDevice, type DeviceDraft } from './device-drafts.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { noteSave } from './saves-under-way.ts'
import { sendDraft } from './send-draft.ts'
import { isDirty, maySend, nextSync, retriesByItself, startSync, type Sync } from './sync.ts'

// The server hears of it when the pen rests, and now and then while it does not.
const restMs = 1_200
const longestMs = 8_000
const retryMs = 10_000

/** What a draft is, besides what is drawn. */
export type DraftFacts = Pick<DeviceDraft, 'id' | 'author' | 'zone' | 'provinceCode' | 'title' | 'baseVersion'>

export interface DraftSync {
  sync: Sync
  /** In a clash: keep what is here; `theirs` is the version it replaces. */
  overwrite: (theirs: number) => void
  /** In a clash: what the other tab saved is what is here now. */
  adopted: (version: number, at: string) => void
  /** It was published, or put away: nothing more is saved, and the device forgets it. */
  end: () => Promise<void>
  /** While it is being published nothing is sent. Answers when no save is under way any more, with the draft's version on the server; null: it was never there. */
  pause: () => Promise<number | null>
  /** It was not published after all. */
  goOn: () => void
}

interface DraftSyncInput {
  facts: DraftFacts
  content: DraftContent
  /** The steps that led there, packed to be kept on the device. */
  packSteps: () => unknown
  /** Grows with each edit; 0: nothing was touched since it was opened. */
  edits: number
  /** As it was found. */
  found: { version: number | null; savedAt: string | null; dirty: boolean }
  /** The account that is signed in, null: none; and when that was last heard. */
  accountId: string | null
  accountHeardAt: number
}

/** Keeps a draft on this device at once and on the server soon after, through lost networks and ended sessions. */
export function useDraftSync({ facts, content, packSteps, edits, found, accountId, accountHeardAt }: DraftSyncInput): DraftSync {
  const [sync, dispatch] = useReducer(nextSync, found, startSync)
  const online = useOnline()
  const askWho = useAskWho()
  const seen = useRef(edits)
  const dirtySince = useRef<number | null>(null)
  const isSending = useRef(false)
  const lastSave = useRef<Promise<void>>(Promise.resolve())
  const isHeld = useRef(false)
  const isEnded = useRef(false)
  const hasEnded = (): boolean => isEnded.current
  // What is newest, also for a save that is answered after the desk was left.
  const newest = useRef({ facts, content, packSteps, edits: sync.edits, version: sync.version })
  useEffect(() => { newest.current = { facts, content, packSteps, edits: sync.edits, version: newest.current.version } })
  useEffect(() => { newest.current.version = sync.version }, [sync.version])

  const asKept = useEffectEvent((now: Sync, dirty: boolean): DeviceDraft => ({ ...facts, content, version: now.version, savedAt: now.savedAt, dirty, keptAt: new Date().toISOString() }))

  useEffect(() => {
    if (edits === seen.current) return
    seen.current = edits
    dispatch({ type: 'edited' })
  }, [edits])

  const keep = useEffectEvent(async (): Promise<void> => {
    if (isEnded.current) return
    try {
      await keepOnDevice({ ...asKept(sync, isDirty(sync)), history: packSteps() })
      dispatch({ type: 'kept', edits: sync.edits })
    } catch {
      dispatch({ type: 'keepingFailed' })
    }
  })
  const [keepSoon] = useState(() => oneAtATime(() => keep()))
  const { edits: count, onServer, ended, version } = sync
  useEffect(() => {
    // Also after the server took it: the device then knows the version, and that nothing is missing there.
    if (!ended && count > 0) keepSoon()
  }, [keepSoon, count, onServer, version, ended])

  const send = useEffectEvent((isLeaving: boolean): void => {
    if (isSending.current || isHeld.current || !maySend(sync)) return
    if (accountId !== facts.author) {
      dispatch({ type: 'failed', trouble: { kind: 'signed_out' } })
      return
    }
    // What was dispatched shows only with the next render: until then nobody else may send.
    isSending.current = true
    dispatch({ type: 'sending' })
    lastSave.current = sendNewest({ edits: sync.edits, draft: asKept(sync, true) }, isLeaving)
    noteSave(facts.id, lastSave.current)
  })
  const sendNewest = async ({ edits: sent, draft }: { edits: number; draft: DeviceDraft }, isLeaving: boolean): Promise<void> => {
    const outcome = await sendDraft(draft, isLeaving)
    isSending.current = false
    if (hasEnded()) return
    if (!outcome.ok) {
      if (outcome.trouble.kind === 'signed_out') askWho()
      const { trouble } = outcome
      dispatch({ type: 'failed', trouble: trouble.kind === 'refused' ? { ...trouble, edits: sent } : trouble })
      return
    }
    const { version: saved, updatedAt } = outcome.head
    dirtySince.current = null
    newest.current.version = saved
    dispatch({ type: 'saved', edits: sent, version: saved, at: updatedAt })
    // Also where nothing is rendered any more: else the device would take its own save for somebody else's.
    const now = newest.current
    await keepOnDevice({ ...draft, ...now.facts, content: now.content, history: now.packSteps(), version: saved, savedAt: updatedAt, dirty: now.edits > sent, keptAt: new Date().toISOString() }).catch(() => undefined)
    if (hasEnded()) await forgetOnDevice(draft.id).catch(() => undefined)
  }
  const isDue = maySend(sync)
  useEffect(() => {
    if (!isDue) return
    dirtySince.current ??= Date.now()
    const timer = setTimeout(() => send(false), Math.max(0, Math.min(restMs, dirtySince.current + longestMs - Date.now())))
    return () => clearTimeout(timer)
  }, [isDue, count])

  useEffect(() => {
    const leaving = (): void => { if (document.hidden) send(true) }
    document.addEventListener('visibilitychange', leaving)
    return () => {
      document.removeEventListener('visibilitychange', leaving)
      send(false)
    }
  }, [])

  const retries = retriesByItself(sync)
  useEffect(() => {
    if (!retries) return
    const again = (): void => dispatch({ type: 'back' })
    const timer = setInterval(again, retryMs)
    return () => clearInterval(timer)
  }, [retries])
  useEffect(() => { if (online) dispatch({ type: 'back' }) }, [online])
  const isAuthor = accountId === facts.author
  // Each time it is heard, not only when it changes: a session may have ended and begun again between two looks.
  useEffect(() => { if (isAuthor) dispatch({ type: 'back' }) }, [isAuthor, accountHeardAt])

  const { id } = facts
  return {
    sync,
    overwrite: useCallback((theirs) => dispatch({ type: 'overwrite', version: theirs }), []),
    adopted: useCallback((adoptedVersion, at) => dispatch({ type: 'adopted', version: adoptedVersion, at }), []),
    end: useCallback(async () => {
      isHeld.current = true
      isEnded.current = true
      dispatch({ type: 'ended' })
      await forgetOnDevice(id).catch(() => undefined)
    }, [id]),
    pause: useCallback(async () => {
      isHeld.current = true
      await lastSave.current
      return newest.current.version
    }, []),
    goOn: useCallback(() => {
      isHeld.current = false
      send(false)
    }, []),
  }
}
