import type { Draft, DraftHead } from '../../../api/contract/draft.ts'
import { isAlike, readContent, type DraftContent } from '../../state/desk/draft-content.ts'
import type { DeviceDraft } from './device-drafts.ts'

/** A draft that can be gone on with. */
export interface FoundDraft {
  id: string
  title: string
  zone: string | null
  provinceCode: string
  /** null: mine. */
  by: string | null
  at: string
  /** The device holds edits that the server never got. */
  dirty: boolean
  baseVersion: number | null
  /** The zone was published again since it began; null: not known (the server did not answer). */
  zoneMoved: boolean | null
}

/** Drafts of the device and of the server as one list, mine before those of others, latest first. `heads` null: the server did not answer. */
export function mergeFound(device: readonly DeviceDraft[], heads: readonly DraftHead[] | null): FoundDraft[] {
  const onServer = new Map((heads ?? []).map((head) => [head.id, head]))
  // What the server knew and does not list any more was published or put away elsewhere, unless something is here that it never got.
  const here = device.filter((draft) => onServer.has(draft.id) || heads === null || draft.dirty)
  const known = new Map(here.map((draft) => [draft.id, draft]))
  const ofServer = [...onServer.values()].map((head): FoundDraft => {
    const own = known.get(head.id)
    const dirty = own?.dirty ?? false
    return {
      id: head.id, title: head.title, zone: head.zone, provinceCode: head.provinceCode, by: head.isMine ? null : head.author, at: dirty && own ? own.keptAt : head.updatedAt, dirty,
      baseVersion: head.baseVersion, zoneMoved: head.zoneVersion !== null && head.baseVersion !== null && head.zoneVersion > head.baseVersion,
    }
  })
  const onlyHere = here.filter(({ id }) => !onServer.has(id)).map(({ id, title, zone, provinceCode, keptAt, dirty, baseVersion }): FoundDraft =>
    ({ id, title, zone, provinceCode, by: null, at: keptAt, dirty, baseVersion, zoneMoved: null }))
  return [...ofServer, ...onlyHere].sort((a, b) => Number(a.by !== null) - Number(b.by !== null) || Date.parse(b.at) - Date.parse(a.at))
}

/** A draft ready to be drawn on. */
export interface OpenedDraft {
  id: string
  title: string
  zone: string | null
  provinceCode: string
  baseVersion: number | null
  content: DraftContent
  /** The steps that led there, where this device still has them. */
  history?: unknown
  found: { version: number | null; savedAt: string | null; dirty: boolean }
}

export type Opening =
  | { kind: 'open'; draft: OpenedDraft }
  /** The device and the server hold different edits. */
  | { kind: 'clash'; device: OpenedDraft; server: OpenedDraft }
  /** A colleague's: only a copy can be drawn on. */
  | { kind: 'copy'; by: string; draft: OpenedDraft }
  | { kind: 'closed'; as: 'published' | 'discarded'; draft: OpenedDraft | null }
  | { kind: 'missing' }

/** Which of the two copies is gone on with. `server`: 'silent' when it did not answer, null when it knows no such draft. */
export function chooseCopy(device: DeviceDraft | null, server: Draft | null | 'silent'): Opening {
  const here = device && ofDevice(device)
  if (server === 'silent') return here ? { kind: 'open', draft: here } : { kind: 'missing' }
  if (server === null) return here ? { kind: 'open', draft: { ...here, found: { version: null, savedAt: null, dirty: true } } } : { kind: 'missing' }
  const there = ofServer(server)
  if (server.closedAs !== null) return { kind: 'closed', as: server.closedAs, draft: device?.dirty ? here : there }
  if (!there) return here ? { kind: 'open', draft: here } : { kind: 'missing' }
  if (!server.isMine) return { kind: 'copy', by: server.author, draft: there }
  // In step: the device's copy says the same, and still knows the steps.
  if (!here || (!device.dirty && device.version !== server.version)) return { kind: 'open', draft: there }
  if (device.version === server.version) return { kind: 'open', draft: here }
  // The answer to the last save was lost: both hold the same, and nobody is asked which of the two to keep.
  if (here.baseVersion === there.baseVersion && isAlike(here.content, there.content)) return { kind: 'open', draft: { ...here, found: there.found } }
  return { kind: 'clash', device: here, server: there }
}

const ofDevice = ({ id, title, zone, provinceCode, baseVersion, content, history, version, savedAt, dirty }: DeviceDraft): OpenedDraft | null => {
  const read = readContent(content)
  return read && { id, title, zone, provinceCode, baseVersion, content: read, ...(history === undefined ? {} : { history }), found: { version, savedAt, dirty } }
}

/** What the server keeps of a draft, to be drawn on; null: it holds nothing readable. */
export const ofServer = ({ id, title, zone, provinceCode, baseVersion, content, version, updatedAt }: Draft): OpenedDraft | null => {
  const read = readContent(content)
  return read && { id, title, zone, provinceCode, baseVersion, content: read, found: { version, savedAt: updatedAt, dirty: false } }
}
