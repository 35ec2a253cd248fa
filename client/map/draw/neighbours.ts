import type { FeatureCollection } from 'geojson'
import type { HeldAgainst } from '../../geometry/preview-overlaps.ts'
import { previewOverlaps } from '../../geometry/preview-overlaps.ts'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import { roundShape } from '../../geometry/position.ts'
import { geometryOf, type Shapes, type Target } from '../../state/drawing/shapes.ts'
import { inspectTarget } from './inspect.ts'

/** The neighbouring zones among what there is to snap to. */
export function zonesAmong({ features }: FeatureCollection): HeldAgainst[] {
  return features.flatMap(({ geometry, properties }) => {
    const overlap: unknown = properties?.['overlap']
    const isZone = overlap === 'overlaps_zone' || overlap === 'overlaps_other_zone'
    if (!isZone || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return []
    const text = (key: string): string => (typeof properties?.[key] === 'string' ? properties[key] : '')
    return [{ code: overlap, shape: roundShape(geometry), other: { kind: 'zone' as const, code: text('code'), name: text('name') || text('code') } }]
  })
}

/** What the target overlaps, or where it leaves its zone; nothing while a shape is invalid in itself. */
export function overlapsOf(shapes: Shapes, target: Target | null, zones: readonly HeldAgainst[]): ShownFinding[] {
  const shape = target && geometryOf(shapes, target)
  if (!shape || !isSound(shapes, target)) return []
  if (target === 'boundary') return previewOverlaps(shape, { on: 'boundary', plot: null }, zones)
  const plot = shapes.plots.find(({ key }) => key === target)
  const others = shapes.plots.filter(({ key }) => key !== target && isSound(shapes, key))
  return previewOverlaps(shape, { on: 'plot', plot: plot?.code ?? null }, [
    ...(shapes.boundary && isSound(shapes, 'boundary') ? [{ code: 'plot_outside_zone' as const, shape: shapes.boundary, other: null }] : []),
    ...others.map(({ code, geometry }) => ({ code: 'plots_overlap' as const, shape: geometry, other: { kind: 'plot' as const, code, name: code } })),
  ])
}

const isSound = (shapes: Shapes, target: Target): boolean => inspectTarget(shapes, target)?.findings.every(({ tier }) => tier !== 'error') ?? false
