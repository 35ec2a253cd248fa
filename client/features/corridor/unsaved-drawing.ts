import type { Drawing } from './design.ts'

/** What a drawing was begun from: an option or a version, by its number. */
export interface DrawnFrom { account: string; corridor: string; on: 'option' | 'version'; id: number }

/** A drawing that no option holds yet, and the version of the option it was begun from; null on a version of the corridor. */
export interface Unsaved { drawing: Drawing; version: number | null }

// Another form of drawing takes another number: what an older page kept is passed over.
const keyOf = ({ account, corridor, on, id }: DrawnFrom): string => ['mat-bang-drawing', 1, account, corridor, on, id].join(' ')

function isUnsaved(kept: unknown): kept is Unsaved {
  const { line, sections, areas } = (kept as Partial<Unsaved> | null)?.drawing ?? {}
  return [line, sections, areas].every((part) => Array.isArray(part))
}

/** What was drawn in this tab of the browser and left: it outlives another part of the room, and a reload. */
export function readUnsaved(from: DrawnFrom): Unsaved | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(from)) ?? 'null')
    return isUnsaved(kept) ? kept : null
  } catch {
    return null
  }
}

/** null: it is kept elsewhere now, or was let go. */
export function writeUnsaved(from: DrawnFrom, unsaved: Unsaved | null): void {
  try {
    // First: where there is no room for this one, an older one must not come back in its place.
    sessionStorage.removeItem(keyOf(from))
    if (unsaved !== null) sessionStorage.setItem(keyOf(from), JSON.stringify(unsaved))
  } catch {
    // A browser that keeps nothing still asks before the page goes.
  }
}
