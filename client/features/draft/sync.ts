/** What keeps a draft from reaching the server. */
export type Trouble =
  | { kind: 'no_answer' }
  | { kind: 'signed_out' }
  /** Another tab or another machine saved the same draft in between; `theirs` is its version there. */
  | { kind: 'clash'; theirs: number | null }
  /** Sending the same again would be refused again: it waits for an edit after this count. */
  | { kind: 'refused'; detail: string; edits: number }

/** Where the newest edit of a draft is. Edits are counted; what is kept is told by the count it holds. */
export interface Sync {
  readonly edits: number
  readonly onDevice: number
  readonly onServer: number
  /** The count that is on its way to the server. */
  readonly sending: number | null
  /** The draft's version on the server; null: it was never there. */
  readonly version: number | null
  /** When the server last took it, as it said. */
  readonly savedAt: string | null
  readonly trouble: Trouble | null
  /** The browser keeps nothing (private window, full disk). */
  readonly deviceFails: boolean
  /** Published or put away: nothing is saved any more. */
  readonly ended: boolean
}

export type SyncEvent =
  | { type: 'edited' }
  | { type: 'kept'; edits: number }
  | { type: 'keepingFailed' }
  | { type: 'sending' }
  | { type: 'saved'; edits: number; version: number; at: string }
  | { type: 'failed'; trouble: Trouble }
  /** The network, or the account, is back. */
  | { type: 'back' }
  /** In a clash: what is here replaces what the other tab saved. */
  | { type: 'overwrite'; version: number }
  /** In a clash: what the other tab saved is now what is here. */
  | { type: 'adopted'; version: number; at: string }
  | { type: 'ended' }

/** A draft as it was found: `dirty`: the device holds edits that the server never got. */
export const startSync = ({ version, savedAt, dirty }: { version: number | null; savedAt: string | null; dirty: boolean }): Sync => {
  const edits = version === null && !dirty ? 0 : 1
  return { edits, onDevice: edits, onServer: dirty ? 0 : edits, sending: null, version, savedAt, trouble: null, deviceFails: false, ended: false }
}

/** The next state; no event is ever an error here, at most it comes too late to matter. */
export function nextSync(sync: Sync, event: SyncEvent): Sync {
  if (sync.ended) return sync
  switch (event.type) {
    case 'edited': return { ...sync, edits: sync.edits + 1 }
    case 'kept': return { ...sync, onDevice: Math.max(sync.onDevice, event.edits), deviceFails: false }
    case 'keepingFailed': return { ...sync, deviceFails: true }
    case 'sending': return maySend(sync) ? { ...sync, sending: sync.edits } : sync
    case 'saved': return { ...sync, onServer: Math.max(sync.onServer, event.edits), sending: null, version: event.version, savedAt: event.at, trouble: null }
    case 'failed': return { ...sync, sending: null, trouble: event.trouble }
    // A clash is for the planner to settle, and what was refused will be refused again until it is changed.
    case 'back': return sync.trouble?.kind === 'no_answer' || sync.trouble?.kind === 'signed_out' ? { ...sync, trouble: null } : sync
    case 'overwrite': return { ...sync, version: event.version, trouble: null, onServer: -1 }
    case 'adopted': return { ...sync, edits: sync.edits + 1, onDevice: sync.onDevice, onServer: sync.edits + 1, version: event.version, savedAt: event.at, trouble: null }
    case 'ended': return { ...sync, ended: true, sending: null }
  }
}

export const isDirty = ({ edits, onServer }: Sync): boolean => edits > onServer

/** Whether what is newer here should now be sent: one at a time, and not into trouble that only time or the planner ends. A refusal is tried again with the next edit. */
export function maySend(sync: Sync): boolean {
  return !sync.ended && sync.sending === null && isDirty(sync) && (sync.trouble === null || (sync.trouble.kind === 'refused' && sync.edits > sync.trouble.edits))
}

/** Trouble that is worth trying again by itself after a while. */
export const retriesByItself = ({ trouble }: Sync): boolean => trouble?.kind === 'no_answer'

/** One word for the line that tells where the work is. */
export type Whereabouts = 'nothing_yet' | 'saving' | 'on_server' | 'on_device' | 'no_answer' | 'signed_out' | 'clash' | 'refused' | 'nowhere'

export function whereabouts(sync: Sync): Whereabouts {
  const { edits, onDevice, trouble, deviceFails } = sync
  if (edits === 0) return 'nothing_yet'
  if (!isDirty(sync)) return 'on_server'
  if (trouble?.kind === 'clash') return 'clash'
  if (deviceFails && trouble !== null) return 'nowhere'
  if (trouble !== null) return trouble.kind
  return sync.sending !== null || onDevice < edits ? 'saving' : 'on_device'
}
