import type { MultiPolygon } from 'geojson'
import type { BoxTree } from '../../geometry/box-tree.ts'
import { edgesOf, treeOfEdges, type Edge } from '../../geometry/edges-of.ts'
import { countVertices, shapeAreaM2, shapePerimeterM } from '../../geometry/measure-shape.ts'
import { previewFindings, type ShownFinding } from '../../geometry/preview-findings.ts'
import { geometryOf, type Shapes, type Target } from '../../state/drawing/shapes.ts'

/** What is known of a shape at rest. */
export interface Inspected {
  areaM2: number
  perimeterM: number
  vertices: number
  edges: readonly Edge[]
  tree: BoxTree
  findings: readonly ShownFinding[]
}

const known = new WeakMap<MultiPolygon, { code: string | null; inspected: Inspected }>()

/** Measures and looks at a shape, once for as long as it stays the same. `code`: of the plot; null for the boundary. */
export function inspect(shape: MultiPolygon, code: string | null): Inspected {
  const before = known.get(shape)
  if (before?.code === code) return before.inspected
  const edges = edgesOf(shape)
  const inspected = {
    areaM2: shapeAreaM2(shape), perimeterM: shapePerimeterM(shape), vertices: countVertices(shape), edges, tree: treeOfEdges(edges),
    findings: previewFindings(shape, { on: code === null ? 'boundary' : 'plot', plot: code }),
  }
  known.set(shape, { code, inspected })
  return inspected
}

/** The same for a shape of the drawing; null where it is not drawn. */
export function inspectTarget(shapes: Shapes, target: Target): Inspected | null {
  const shape = geometryOf(shapes, target)
  return shape && inspect(shape, target === 'boundary' ? null : (shapes.plots.find(({ key }) => key === target)?.code ?? null))
}
