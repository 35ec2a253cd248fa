import { isSameShape } from '../drawing/plot-shapes.ts'
import type { Shapes } from '../drawing/shapes.ts'
import { changesOf, presentPlots, withChanges, type Changes } from './changes.ts'

/** A part of the zone that was changed since the draft began, by them (who published in between), by us, or by both. */
export interface ClashPart {
  /** null: the boundary; else the plot's code. */
  plot: string | null
  by: 'theirs' | 'ours' | 'both'
}

export interface Clash {
  parts: readonly ClashPart[]
  /** Plots we redrew or ended that they ended: ours has nothing left to stand on. */
  lost: readonly string[]
}

/** What they and we did to the same beginning. Where it is not known any more (`base` null), what we changed counts as changed by both. */
export function compareThree(base: Shapes | null, theirs: Shapes, ours: Changes): Clash {
  const { lost } = withChanges(theirs, ours)
  const changedByThem = base ? touched(changesOf(base, theirs), base, theirs) : null
  const changedByUs = touchedBy(ours)
  const parts = [...new Set([...(changedByThem ?? []), ...changedByUs])].map((plot): ClashPart => {
    const isTheirs = changedByThem === null || changedByThem.has(plot)
    return { plot, by: changedByUs.has(plot) ? (isTheirs ? 'both' : 'ours') : 'theirs' }
  })
  return { parts: parts.sort(order), lost }
}

/** Whether publishing ours over theirs would undo anything of theirs. */
export const overwrites = ({ parts, lost }: Clash): boolean => lost.length > 0 || parts.some(({ by }) => by === 'both')

/** Ours without the parts that both changed: what is left when theirs is taken. */
export function withoutBoth(ours: Changes, { parts }: Clash): Changes {
  const gone = new Set(parts.filter(({ by }) => by === 'both').map(({ plot }) => plot))
  const { boundary, redrawn, begun, ended } = ours
  const stays = ({ code }: { code: string }): boolean => !gone.has(code)
  return { ...(boundary && !gone.has(null) ? { boundary } : {}), redrawn: redrawn.filter(stays), begun: begun.filter(stays), ended: ended.filter(stays) }
}

const touchedBy = ({ boundary, redrawn, begun, ended }: Changes): Set<string | null> =>
  new Set([...(boundary ? [null] : []), ...[...redrawn, ...begun, ...ended].map(({ code }) => code)])

/** What they changed, where a plot that only got a new record with the same shape is not touched. */
function touched(changes: Changes, base: Shapes, theirs: Shapes): Set<string | null> {
  const now = presentPlots(theirs)
  const replaced = new Set(changes.ended.filter(({ id, code }) => {
    const was = base.plots.find((plot) => plot.id === id)
    const is = now({ id, code })
    return was && is && isSameShape(was.geometry, is.geometry)
  }).map(({ code }) => code))
  return new Set([...touchedBy(changes)].filter((code) => code === null || !replaced.has(code)))
}

const order = (a: ClashPart, b: ClashPart): number => Number(a.plot !== null) - Number(b.plot !== null) || (a.plot ?? '').localeCompare(b.plot ?? '', 'vi', { numeric: true })
