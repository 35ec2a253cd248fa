import type { DrawnChange } from '../../../api/contract/zone-change.ts'
import type { History } from '../drawing/history.ts'
import type { Note } from '../drawing/shapes.ts'

/** What drawn shapes are said to rest on; as_is: what they rested on before. */
export const drawnBases = ['measured', 'schematic', 'as_is'] as const
export type ChosenBasis = (typeof drawnBases)[number]

const sources: Partial<Record<Note['key'], ChosenBasis>> = { typed_corners: 'measured', loaded: 'measured', drew_boundary: 'schematic' }

/** How the boundary that is drawn now came about: from corners or a file, by hand, or out of the one on record. A proposal: who publishes knows. */
export function basisOf({ entries, at }: History): ChosenBasis {
  for (let step = at; step > 0; step -= 1) {
    const [now, before] = [entries[step], entries[step - 1]]
    const source = now && before && now.shapes.boundary !== before.shapes.boundary ? sources[now.note.key] : undefined
    if (source) return source
  }
  return 'as_is'
}

/** Says of the boundary, or where it stays of the plots, what they rest on. */
export function withBasis<Sent extends Pick<DrawnChange, 'boundary' | 'plots'>>(sent: Sent, basis: ChosenBasis): Sent & Pick<DrawnChange, 'basis' | 'plots'> {
  if (basis === 'as_is') return sent
  if (sent.boundary !== undefined || !sent.plots) return { ...sent, basis }
  const { redrawn, begun, ended } = sent.plots
  return { ...sent, plots: { redrawn: redrawn.map((plot) => ({ ...plot, basis })), begun: begun.map((plot) => ({ ...plot, basis })), ended } }
}
