import type { MultiPolygon } from 'geojson'
import type { LandUse } from '../../../api/contract/plot.ts'

/** Names a plot within a drawing: `plot-17` is the plot with id 17 on record, `plot-new-2` one that is being drawn. */
export type PlotKey = `plot-${string}`

/** What the pen works on. */
export type Target = 'boundary' | PlotKey

/** What is said of a plot besides its shape. */
export interface PlotFacts {
  code: string
  landUse: LandUse
  isLogistics: boolean
  smeReserved: boolean
}

/** A plot as it is drawn. */
export interface DrawnPlot extends PlotFacts {
  key: PlotKey
  /** On record; null: it begins with this drawing. */
  id: number | null
  version: number | null
  /** WGS84, at most 9 decimals. */
  geometry: MultiPolygon
  /** Ids of the plots whose land it takes; their allocations go with the ground. */
  from: readonly number[]
}

/** All that is drawn of one zone. Never changed in place. */
export interface Shapes {
  boundary: MultiPolygon | null
  plots: readonly DrawnPlot[]
}

/** What was done, by name; `values` fill the sentence of that name (`desk.note.<key>`), lengths in m, areas in m². */
export interface Note {
  key:
    | 'loaded' | 'typed_corners' | 'took_fix'
    | 'drew_boundary' | 'drew_plot' | 'ended_plot' | 'described_plot'
    | 'moved_vertex' | 'inserted_vertex' | 'removed_vertex' | 'moved_shape'
    | 'added_part' | 'removed_part' | 'added_hole' | 'removed_hole'
    | 'cut_out' | 'split' | 'divided' | 'divided_boundary' | 'merged' | 'aligned' | 'aligned_outwards'
  values: Readonly<Record<string, string | number>>
}

/** The shapes after an operation, and what it was. */
export interface ChangeSet {
  shapes: Shapes
  note: Note
}

/** Why an operation could not be done (`desk.refused.<reason>`). */
export type RefusalReason =
  | 'nothing_there' | 'nothing_left' | 'line_misses' | 'not_touching' | 'does_not_meet' | 'too_few_vertices' | 'outside_shape' | 'too_small' | 'too_many_lots' | 'no_boundary' | 'needs_two_plots'

export interface Refusal {
  reason: RefusalReason
  values: Readonly<Record<string, string | number>>
}

/** What an operation answers: a change, or the reason why not; it throws only where it was misused. */
export type Outcome = { ok: true; change: ChangeSet } | { ok: false; refusal: Refusal }

/** A change that was made. */
export const changed = (shapes: Shapes, key: Note['key'], values: Note['values'] = {}): Outcome => ({ ok: true, change: { shapes, note: { key, values } } })

/** An operation that could not be done. */
export const refused = (reason: RefusalReason, values: Refusal['values'] = {}): Outcome => ({ ok: false, refusal: { reason, values } })

/** The plot with this key; throws where there is none. */
export function plotOf(shapes: Shapes, key: PlotKey): DrawnPlot {
  const plot = shapes.plots.find((one) => one.key === key)
  if (!plot) throw new Error(`The drawing has no plot ${key}.`)
  return plot
}

/** The shape of a target; null where the boundary is not drawn yet. */
export const geometryOf = (shapes: Shapes, target: Target): MultiPolygon | null => (target === 'boundary' ? shapes.boundary : plotOf(shapes, target).geometry)

/** The drawing with another shape at the target. */
export function withGeometry(shapes: Shapes, target: Target, geometry: MultiPolygon): Shapes {
  if (target === 'boundary') return { ...shapes, boundary: geometry }
  return { ...shapes, plots: shapes.plots.map((plot) => (plot.key === target ? { ...plot, geometry } : plot)) }
}

/** Keys for new plots, none of which the drawing has. */
export function newKeys(shapes: Shapes, count: number): PlotKey[] {
  const numbers = shapes.plots.map(({ key }) => Number(/^plot-new-(\d+)$/.exec(key)?.[1] ?? 0))
  const first = Math.max(0, ...numbers) + 1
  return Array.from({ length: count }, (_, at) => `plot-new-${first + at}` as const)
}
