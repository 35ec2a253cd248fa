import type { ChangeSet, Note, Shapes } from './shapes.ts'

/** A state of the drawing and what led to it. */
export interface Entry {
  shapes: Shapes
  note: Note
}

/** Everything that was done, with the place where it stands; what lies after it was undone. */
export interface History {
  readonly entries: readonly Entry[]
  readonly at: number
}

/** Steps that are kept; the oldest go first. */
export const keptSteps = 200

/** A history that begins with what is on record, or with nothing. */
export const startHistory = (shapes: Shapes): History => ({ entries: [{ shapes, note: { key: 'loaded', values: {} } }], at: 0 })

/** A change on top; what had been undone is gone. */
export function push({ entries, at }: History, { shapes, note }: ChangeSet): History {
  const kept = [...entries.slice(0, at + 1), { shapes, note }].slice(-keptSteps - 1)
  return { entries: kept, at: kept.length - 1 }
}

const entryAt = ({ entries }: History, at: number): Entry => {
  const entry = entries[at]
  if (!entry) throw new Error(`The history has ${entries.length} entries, asked was ${at}.`)
  return entry
}

/** What is drawn now. */
export const shapesNow = (history: History): Shapes => entryAt(history, history.at).shapes

/** What undoing would take back; null: nothing. */
export const undoable = (history: History): Note | null => (history.at > 0 ? entryAt(history, history.at).note : null)

/** What redoing would do again; null: nothing. */
export const redoable = (history: History): Note | null => (history.at < history.entries.length - 1 ? entryAt(history, history.at + 1).note : null)

/** One step back; the same history where there is none. */
export const undo = (history: History): History => (undoable(history) ? { ...history, at: history.at - 1 } : history)

/** One step forward again; the same history where there is none. */
export const redo = (history: History): History => (redoable(history) ? { ...history, at: history.at + 1 } : history)

/** Straight to a step, e.g. from a list of notes. */
export const goTo = (history: History, at: number): History => ({ ...history, at: Math.min(Math.max(0, at), history.entries.length - 1) })
