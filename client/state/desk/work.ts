import type { Desk } from '../../../api/contract/zone-change.ts'
import type { Answer } from '../../api.ts'
import { push, redo, shapesNow, startHistory, undo, type History } from '../drawing/history.ts'
import { shapesOfDesk } from '../drawing/plot-shapes.ts'
import type { ChangeSet, DrawnPlot, Shapes } from '../drawing/shapes.ts'
import { roundShape } from '../../geometry/position.ts'
import { asMultiPolygon, changesOf, isNothing, withChanges, type Changes } from './changes.ts'
import type { ChangeWords, DraftContent, ZoneIdentity } from './draft-content.ts'

/** What holds, and at which version of the zone; version 0: the zone does not exist yet. */
export interface Ground {
  version: number
  shapes: Shapes
  /** Nobody can say any more what held at that version: `shapes` are those of today, and whatever was changed since may be undone by publishing. */
  isUnknown?: true
}

/** What holds now, as the desk was given it. */
export const groundOf = (desk: Pick<Desk, 'boundary' | 'plots' | 'version'>): Ground => ({ version: desk.version, shapes: shapesOfDesk(desk) })

/** The ground of a draft whose beginning is not on record any more: it must be compared with what holds before it is published. */
export const groundUnknown = (baseVersion: number, desk: Pick<Desk, 'boundary' | 'plots' | 'version'>): Ground => ({ ...groundOf(desk), version: baseVersion, isUnknown: true })

/** What held after an earlier publication. Its plots have no versions: it is compared with, never published. */
export function groundOfRevision(number: number, boundary: unknown, plots: Answer<'getRevision'>['plotShapes']): Ground {
  const outline = asMultiPolygon(boundary)
  return {
    version: number,
    shapes: {
      boundary: outline && roundShape(outline),
      plots: plots.features.map(({ id, geometry, properties: { code, landUse, isLogistics, smeReserved } }): DrawnPlot =>
        ({ key: `plot-${id}`, id, version: 0, code, landUse, isLogistics, smeReserved, geometry: roundShape(geometry), from: [] })),
    },
  }
}

/** Everything that is being worked on at the desk. */
export interface Work {
  readonly ground: Ground
  readonly history: History
  readonly srid: number | null
  readonly words: ChangeWords
  readonly identity: ZoneIdentity | null
  /** Grows with each edit; 0: nothing was touched since it was opened. */
  readonly edits: number
}

export type WorkEvent =
  | { type: 'drawn'; change: ChangeSet }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'srid'; srid: number }
  | { type: 'words'; words: ChangeWords }
  | { type: 'reason'; code: string; reason: string }
  | { type: 'identity'; identity: ZoneIdentity }
  /** Something newer holds now: what is drawn stands on it from here on, and undoing ends here. */
  | { type: 'rebased'; ground: Ground; changes: Changes }
  /** Something newer holds now, and nothing was drawn that could clash with it. */
  | { type: 'followed'; ground: Ground }
  /** Another copy of the draft takes the place of this one. */
  | { type: 'replaced'; content: DraftContent }

/** Work as a draft left it, on what holds now. `history`: the steps that led there, taken where they lead to the same drawing. */
export function startWork({ ground, content, history = null }: { ground: Ground; content: DraftContent; history?: History | null }): Work {
  const { srid, words, identity, changes } = content
  const { shapes } = withChanges(ground.shapes, changes)
  const leadsThere = history !== null && isNothing(changesOf(shapes, shapesNow(history))) && isNothing(changesOf(shapesNow(history), shapes))
  return { ground, history: leadsThere ? history : startHistory(shapes), srid, words, identity, edits: 0 }
}

export function nextWork(work: Work, event: WorkEvent): Work {
  const edited = { ...work, edits: work.edits + 1 }
  switch (event.type) {
    case 'drawn': return { ...edited, history: push(work.history, event.change) }
    case 'undo': case 'redo': {
      const history = event.type === 'undo' ? undo(work.history) : redo(work.history)
      return history === work.history ? work : { ...edited, history }
    }
    case 'srid': return event.srid === work.srid ? work : { ...edited, srid: event.srid }
    case 'words': return { ...edited, words: event.words }
    case 'reason': return { ...edited, words: { ...work.words, reasons: { ...work.words.reasons, [event.code]: event.reason } } }
    case 'identity': return { ...edited, identity: event.identity }
    case 'rebased': return { ...edited, ground: event.ground, history: startHistory(withChanges(event.ground.shapes, event.changes).shapes) }
    case 'followed': return { ...work, ground: event.ground, history: startHistory(event.ground.shapes) }
    case 'replaced': return { ...startWork({ ground: work.ground, content: event.content }), edits: work.edits }
  }
}

/** What the work changes of what holds. */
export const changesIn = ({ ground, history }: Pick<Work, 'ground' | 'history'>): Changes => changesOf(ground.shapes, shapesNow(history))

/** The work as a draft keeps it. */
export const contentOf = ({ srid, words, identity }: Pick<Work, 'srid' | 'words' | 'identity'>, changes: Changes): DraftContent => ({ form: 1, changes, srid, words, identity })
