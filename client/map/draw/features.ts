import type { Feature, FeatureCollection, Geometry, MultiPolygon } from 'geojson'
import type { VertexPlace } from '../../geometry/edit-vertices.ts'
import type { Edge } from '../../geometry/edges-of.ts'
import { middleOf } from '../../geometry/hit-shape.ts'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import { geometryOf, type Shapes, type Target } from '../../state/drawing/shapes.ts'
import type { Selection } from './drawing-types.ts'
import { inspectTarget } from './inspect.ts'

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const feature = (geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({ type: 'Feature', geometry, properties })
const isValid = (shapes: Shapes, target: Target): boolean => inspectTarget(shapes, target)?.findings.every(({ tier }) => tier !== 'error') ?? true

/** All shapes besides the target. */
export function restFeatures(shapes: Shapes, target: Target | null): FeatureCollection {
  return collection([
    ...(shapes.boundary && target !== 'boundary' ? [feature(shapes.boundary, { kind: 'boundary', valid: isValid(shapes, 'boundary') })] : []),
    ...shapes.plots.filter(({ key }) => key !== target).map(({ key, geometry }) => feature(geometry, { kind: 'plot', valid: isValid(shapes, key) })),
  ])
}

/** The target alone. */
export function targetFeatures(shapes: Shapes, target: Target | null): FeatureCollection {
  const shape = target && geometryOf(shapes, target)
  return collection(shape ? [feature(shape, { valid: isValid(shapes, target) })] : [])
}

/** The part or hole that is picked. */
export function pickedFeatures(shapes: Shapes, target: Target | null, selection: Selection | null): FeatureCollection {
  const part = selection && target && geometryOf(shapes, target)?.coordinates[selection.part]
  if (!part || selection.kind === 'vertex') return collection([])
  const ring = selection.kind === 'hole' ? part[selection.ring] : part[0]
  return collection(ring ? [feature({ type: 'LineString', coordinates: ring })] : [])
}

export const ghostFeatures = (ghosts: readonly MultiPolygon[]): FeatureCollection => collection(ghosts.map((ghost) => feature(ghost)))

export const findingFeatures = (findings: readonly ShownFinding[]): FeatureCollection =>
  collection(findings.flatMap(({ where, tier }) => (where ? [feature(where as Geometry, { tier })] : [])))

/** More handles than this hide the shape and cost time. */
export const mostHandles = 1000

/** Handles of vertices and, where the edge is long enough on screen, of its middle; `edges`: those in view. */
export function handleFeatures(edges: readonly Edge[], selected: VertexPlace | null, hasMiddle: (edge: Edge) => boolean): FeatureCollection {
  const isSelected = ({ part, ring, vertex }: Edge): boolean => selected !== null && part === selected.part && ring === selected.ring && vertex === selected.vertex
  return collection(edges.flatMap((edge) => [
    feature({ type: 'Point', coordinates: edge.a }, { kind: isSelected(edge) ? 'selected' : 'vertex' }),
    ...(hasMiddle(edge) ? [feature({ type: 'Point', coordinates: middleOf(edge) }, { kind: 'middle' })] : []),
  ]))
}
