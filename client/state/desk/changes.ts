import type { MultiPolygon } from 'geojson'
import type { DrawnChange } from '../../../api/contract/zone-change.ts'
import { isSameShape, toBoundary } from '../drawing/plot-shapes.ts'
import type { DrawnPlot, Shapes } from '../drawing/shapes.ts'

/** What a drawing changes of what holds: the part that is kept in a draft, checked and published. */
export interface Changes {
  /** undefined: the boundary stays as it is. */
  boundary?: MultiPolygon
  redrawn: readonly { id: number; version: number; code: string; geometry: MultiPolygon }[]
  begun: readonly DrawnPlot[]
  ended: readonly { id: number; version: number; code: string }[]
}

export const noChanges: Changes = { redrawn: [], begun: [], ended: [] }

export const isNothing = ({ boundary, redrawn, begun, ended }: Changes): boolean => !boundary && redrawn.length + begun.length + ended.length === 0

/** How many parts of the zone the drawing changes. */
export const countChanges = ({ boundary, redrawn, begun, ended }: Changes): number => (boundary ? 1 : 0) + redrawn.length + begun.length + ended.length

/** A polygon of any kind as one kind; null for what is none. */
export function asMultiPolygon(geometry: unknown): MultiPolygon | null {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || !('coordinates' in geometry)) return null
  if (geometry.type === 'MultiPolygon') return geometry as MultiPolygon
  return geometry.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [geometry.coordinates as MultiPolygon['coordinates'][number]] } : null
}

/** What `drawn` changes of `ground`. */
export function changesOf(ground: Shapes, drawn: Shapes): Changes {
  const before = new Map(ground.plots.map((plot) => [plot.key, plot]))
  const kept = new Set(drawn.plots.map(({ key }) => key))
  const boundary = toBoundary(ground, drawn)
  return {
    ...(boundary ? { boundary } : {}),
    redrawn: drawn.plots.flatMap(({ key, geometry }) => {
      const was = before.get(key)
      return was && was.id !== null && was.version !== null && !isSameShape(was.geometry, geometry) ? [{ id: was.id, version: was.version, code: was.code, geometry }] : []
    }),
    begun: drawn.plots.filter(({ key }) => !before.has(key)),
    ended: ground.plots.flatMap(({ key, id, version, code }) => (id !== null && version !== null && !kept.has(key) ? [{ id, version, code }] : [])),
  }
}

/** Changes laid over what holds now; `lost`: codes of plots that were to be redrawn or ended and are no more. */
export function withChanges(ground: Shapes, { boundary, redrawn, begun, ended }: Changes): { shapes: Shapes; lost: string[] } {
  const present = presentPlots(ground)
  const redraws = new Map(redrawn.flatMap((one) => { const plot = present(one); return plot ? [[plot.key, one.geometry] as const] : [] }))
  const ends = new Set(ended.flatMap((one) => present(one)?.key ?? []))
  const plots = ground.plots.filter(({ key }) => !ends.has(key)).map((plot) => {
    const geometry = redraws.get(plot.key)
    return geometry ? { ...plot, geometry } : plot
  })
  return {
    shapes: { boundary: boundary ?? ground.boundary, plots: [...plots, ...begun.map((plot) => ({ ...plot, id: null, version: null, from: plot.from.filter((id) => ground.plots.some((one) => one.id === id)) }))] },
    lost: [...redrawn, ...ended].filter((one) => !present(one)).map(({ code }) => code),
  }
}

/** Finds the plot that now stands for one that was read earlier: the same record, or, once that was replaced, the one that has its code. */
export function presentPlots(ground: Shapes): (read: { id: number; code: string }) => DrawnPlot | undefined {
  const byId = new Map(ground.plots.map((plot) => [plot.id, plot]))
  const byCode = new Map(ground.plots.map((plot) => [plot.code, plot]))
  return ({ id, code }) => byId.get(id) ?? byCode.get(code)
}

/** What would bring the shapes of an earlier revision back: about what the server does, which knows a plot by more than its record and its code. */
export function changesBack(now: Shapes, was: Shapes): Changes {
  const present = presentPlots(now)
  const plots = was.plots.map((plot): DrawnPlot => {
    const stands = plot.id === null ? undefined : present({ id: plot.id, code: plot.code })
    return stands ? { ...stands, geometry: plot.geometry } : { ...plot, key: `plot-back-${plot.code}`, id: null, version: null }
  })
  return changesOf(now, { boundary: was.boundary ?? now.boundary, plots })
}

/** What is sent to be checked or published. */
export function sentChange({ boundary, redrawn, begun, ended }: Changes, srid: number | null): DrawnChange {
  const plots = redrawn.length + begun.length + ended.length > 0
    ? {
      redrawn: redrawn.map(({ id, version, geometry }) => ({ id, version, geometry })),
      begun: begun.map(({ code, landUse, isLogistics, smeReserved, geometry, from }) => ({ code, landUse, isLogistics, smeReserved, geometry, from: [...from] })),
      ended: ended.map(({ id, version }) => ({ id, version })),
    }
    : undefined
  return { ...(boundary ? { boundary } : {}), ...(plots ? { plots } : {}), ...(srid === null ? {} : { srid }) }
}
