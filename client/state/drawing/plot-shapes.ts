import type { PlotShapes } from '../../../api/contract/zone-change.ts'
import type { MultiPolygon } from 'geojson'
import type { Desk } from '../../../api/contract/zone-change.ts'
import { isSame, roundShape } from '../../geometry/position.ts'
import type { DrawnPlot, Shapes } from './shapes.ts'

/** What the desk holds, to draw with: coordinates are taken to 9 decimals, which is 0.1 mm. */
export function shapesOfDesk({ boundary, plots }: Pick<Desk, 'boundary' | 'plots'>): Shapes {
  return {
    boundary: boundary ? roundShape(boundary.geometry as MultiPolygon) : null,
    plots: plots.map(({ id, version, code, landUse, isLogistics, smeReserved, geometry }): DrawnPlot => ({
      key: `plot-${id}`, id, version, code, landUse, isLogistics, smeReserved, geometry: roundShape(geometry as MultiPolygon), from: [],
    })),
  }
}

/** What was done to the plots, as the server is told; null: nothing. Both sides come from `shapesOfDesk` or from drawing. */
export function toPlotShapes(before: Shapes, now: Shapes): PlotShapes | null {
  const known = new Map(before.plots.flatMap((plot) => (plot.id === null ? [] : [[plot.id, plot] as const])))
  const kept = new Set(now.plots.map(({ id }) => id))
  const redrawn = now.plots.flatMap(({ id, version, geometry }) => {
    const old = id === null ? undefined : known.get(id)
    return id === null || version === null || (old && isSameShape(old.geometry, geometry)) ? [] : [{ id, version, geometry }]
  })
  const begun = now.plots.filter(({ id }) => id === null)
    .map(({ code, landUse, isLogistics, smeReserved, geometry, from }) => ({ code, landUse, isLogistics, smeReserved, geometry, from: [...from] }))
  const ended = before.plots.flatMap(({ id, version }) => (id === null || version === null || kept.has(id) ? [] : [{ id, version }]))
  return redrawn.length + begun.length + ended.length > 0 ? { redrawn, begun, ended } : null
}

/** The boundary as the server is told; undefined: it stays as it is. */
export const toBoundary = (before: Shapes, now: Shapes): MultiPolygon | undefined =>
  now.boundary === null || (before.boundary && isSameShape(before.boundary, now.boundary)) ? undefined : now.boundary

/** Whether two shapes have the same vertices in the same order. */
export function isSameShape(a: MultiPolygon, b: MultiPolygon): boolean {
  return a === b || (a.coordinates.length === b.coordinates.length && a.coordinates.every((rings, part) => {
    const others = b.coordinates[part]
    return others?.length === rings.length && rings.every((ring, at) => ring === others[at] || (ring.length === others[at]?.length && ring.every((position, vertex) => isSame(position, others[at]?.[vertex]))))
  }))
}
