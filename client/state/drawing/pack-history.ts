import { push, startHistory, type History } from './history.ts'
import { applyPatch, makePatch, type Patch } from './patch.ts'
import type { Note, Shapes } from './shapes.ts'

/** A history as it is kept in a draft: the drawing as it stands, and the steps before and after it as differences. */
export interface PackedHistory {
  version: 1
  now: Shapes
  note: Note
  /** Newest first: what led to `now`, and what led to what was before that. */
  undo: { patch: Patch; note: Note }[]
  /** Next first: what had been undone. */
  redo: { patch: Patch; note: Note }[]
}

/** Packs a history into at most about `mostCharacters` of JSON; the oldest steps give way first, the drawing as it stands never does. */
export function packHistory({ entries, at }: History, mostCharacters = 1_500_000): PackedHistory {
  const now = entries[at]
  if (!now) throw new Error(`The history has ${entries.length} entries and stands at ${at}.`)
  const packed: PackedHistory = { version: 1, now: now.shapes, note: now.note, undo: [], redo: [] }
  let room = mostCharacters - JSON.stringify(packed).length
  const add = (list: PackedHistory['undo'], before: number, noteOf: number): void => {
    const [old, next, noted] = [entries[before], entries[before + 1], entries[noteOf]]
    if (!old || !next || !noted || room <= 0) return
    const step = { patch: makePatch(old.shapes, next.shapes), note: noted.note }
    room -= JSON.stringify(step).length
    if (room > 0) list.push(step)
  }
  // The note kept with a step back is that of the state it leads to.
  for (let before = at - 1; before >= 0; before--) add(packed.undo, before, before)
  for (let before = at; before < entries.length - 1; before++) add(packed.redo, before, before + 1)
  return packed
}

/** The history out of a draft; null where the draft holds none that can be read. */
export function unpackHistory(value: unknown): History | null {
  if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1) return null
  try {
    const packed = value as PackedHistory
    const back: { shapes: Shapes; note: Note }[] = []
    let shapes = packed.now
    for (const { patch, note } of packed.undo) {
      shapes = applyPatch(shapes, patch, 'was')
      back.unshift({ shapes, note })
    }
    const states = [...back, { shapes: packed.now, note: packed.note }]
    shapes = packed.now
    for (const { patch, note } of packed.redo) {
      shapes = applyPatch(shapes, patch, 'is')
      states.push({ shapes, note })
    }
    const [first, ...rest] = states
    if (!first || !Array.isArray(first.shapes.plots)) return null
    const whole = rest.reduce<History>(push, { ...startHistory(first.shapes), entries: [first] })
    return { ...whole, at: back.length }
  } catch {
    return null
  }
}
