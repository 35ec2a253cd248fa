import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { DraftContent } from '../../state/desk/draft-content.ts'
import { useOnline } from '../../state/use-browser.ts'
import { useAskWho } from '../../state/use-me.ts'
import { forgetOnDevice, keepOnDevice, type DeviceDraft } from './device-drafts.ts'
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
  end: () => void
  /** Sends at once what is not there yet. */
  flush: () => void
  /** While it is being published the server may close it at any moment: nothing is sent. */
  pause: (paused: boolean) => void
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
  /** The account that is signed in; null: none, undefined: not known. */
  accountId: string | null | undefined
}

/** Keeps a draft on this device at once and on the server soon after, through lost networks and ended sessions. */
export function useDraftSync({ facts, content, packSteps, edits, found, accountId }: DraftSyncInput): DraftSync {
  const [sync, dispatch] = useReducer(nextSync, found, startSync)
  const online = useOnline()
  const askWho = useAskWho()
  const seen = useRef(edits)
  const dirtySince = useRef<number | null>(null)
  const isSending = useRef(false)
  const isHeld = useRef(false)

  const asKept = useEffectEvent((now: Sync, dirty: boolean): DeviceDraft => ({ ...facts, content, version: now.version, savedAt: now.savedAt, dirty, keptAt: new Date().toISOString() }))

  useEffect(() => {
    if (edits === seen.current) return
    seen.current = edits
    dispatch({ type: 'edited' })
  }, [edits])

  const keep = useEffectEvent(async (): Promise<void> => {
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

  const send = useEffectEvent(async (): Promise<void> => {
    if (isSending.current || isHeld.current || !maySend(sync)) return
    if (accountId !== undefined && accountId !== facts.author) {
      dispatch({ type: 'failed', trouble: { kind: 'signed_out' } })
      return
    }
    // What was dispatched shows only with the next render: until then nobody else may send.
    isSending.current = true
    dispatch({ type: 'sending' })
    const outcome = await sendDraft(asKept(sync, true))
    isSending.current = false
    if (outcome.ok) {
      dirtySince.current = null
      dispatch({ type: 'saved', edits: sync.edits, version: outcome.head.version, at: outcome.head.updatedAt })
      return
    }
    if (outcome.trouble.kind === 'signed_out') askWho()
    const { trouble } = outcome
    dispatch({ type: 'failed', trouble: trouble.kind === 'refused' ? { ...trouble, edits: sync.edits } : trouble })
  })
  const isDue = maySend(sync)
  useEffect(() => {
    if (!isDue) return
    dirtySince.current ??= Date.now()
    const timer = setTimeout(() => void send(), Math.max(0, Math.min(restMs, dirtySince.current + longestMs - Date.now())))
    return () => clearTimeout(timer)
  }, [isDue, count])

  const retries = retriesByItself(sync)
  useEffect(() => {
    if (!retries) return
    const again = (): void => dispatch({ type: 'back' })
    const timer = setInterval(again, retryMs)
    return () => clearInterval(timer)
  }, [retries])
  useEffect(() => { if (online) dispatch({ type: 'back' }) }, [online])
  const isAuthor = accountId === facts.author
  useEffect(() => { if (isAuthor) dispatch({ type: 'back' }) }, [isAuthor])

  const { id } = facts
  return {
    sync,
    overwrite: useCallback((theirs) => dispatch({ type: 'overwrite', version: theirs }), []),
    adopted: useCallback((adoptedVersion, at) => dispatch({ type: 'adopted', version: adoptedVersion, at }), []),
    end: useCallback(() => {
      isHeld.current = true
      dispatch({ type: 'ended' })
      void forgetOnDevice(id).catch(() => undefined)
    }, [id]),
    flush: useCallback(() => void send(), []),
    pause: useCallback((paused) => {
      isHeld.current = paused
      if (!paused) void send()
    }, []),
  }
}

/** Runs in turn: what is asked for meanwhile is done once more at the end. */
function oneAtATime(run: () => Promise<void>): () => void {
  let state: 'idle' | 'busy' | 'again' = 'idle'
  const work = async (): Promise<void> => {
    do {
      state = 'busy'
      await run()
    } while ((state as string) === 'again')
    state = 'idle'
  }
  return () => {
    if (state === 'idle') void work()
    else state = 'again'
  }
}
