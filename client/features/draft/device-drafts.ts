import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import type { DraftContent } from '../../state/desk/draft-content.ts'

/** A draft as this browser keeps it. It stays here until the server has its last edit and it is published or put away. */
export interface DeviceDraft {
  id: string
  /** Account that drew it: on a shared machine nobody is offered the work of another. */
  author: string
  zone: string | null
  provinceCode: string
  title: string
  baseVersion: number | null
  content: DraftContent
  /** The steps that led there, as packHistory keeps them; only this browser has them. */
  history?: unknown
  /** Its version on the server when last heard; null: never there. */
  version: number | null
  savedAt: string | null
  /** Edits the server does not have yet. */
  dirty: boolean
  keptAt: string
}

// Opened when first asked for: a browser that forbids it must not fail the page.
let opened: UseStore | null = null
const store = (): UseStore => (opened ??= createStore('mat-bang-desk', 'draft'))

export const keepOnDevice = (draft: DeviceDraft): Promise<void> => set(draft.id, draft, store())
export const readFromDevice = (id: string): Promise<DeviceDraft | undefined> => get<DeviceDraft>(id, store())
export const forgetOnDevice = (id: string): Promise<void> => del(id, store())

/** All drafts of an account that are kept here, latest first; none where the browser keeps nothing. */
export async function draftsOnDevice(author: string): Promise<DeviceDraft[]> {
  try {
    const all = await entries<string, DeviceDraft>(store())
    return all.map(([, draft]) => draft).filter((draft) => draft.author === author).sort((a, b) => b.keptAt.localeCompare(a.keptAt))
  } catch {
    return []
  }
}
