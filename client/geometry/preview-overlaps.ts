import type { MultiPolygon } from 'geojson'
import { boxesMeet, boxOfShape } from './box-of-shape.ts'
import { sideOfShape } from './contains-position.ts'
import { boxOfEdge, edgesOf, treeOfEdges } from './edges-of.ts'
import { intersectShapes } from './intersect-shapes.ts'
import { shapeAreaM2 } from './measure-shape.ts'
import { meetSegments } from './meet-segments.ts'
import { partsOf } from './position.ts'
import { findingOf, type LookedAt, type ShownFinding } from './preview-findings.ts'
import { subtractShapes } from './subtract-shapes.ts'

/** A shape to hold against another: what it must not overlap, or what it must lie in (`plot_outside_zone`). */
export interface HeldAgainst {
  code: 'overlaps_zone' | 'overlaps_other_zone' | 'plots_overlap' | 'plot_outside_zone'
  shape: MultiPolygon
  other: ShownFinding['other']
}

// Below this it is a seam; the server has the exact limit, and its date.
const leastM2 = 1
// Beyond these an overlay takes longer than the server's answer.
const mostVertices = 12_000
const mostOverlays = 12

/** What a sound shape overlaps, or where it lies outside, found before the server answers. Neither may be invalid in itself. */
export function previewOverlaps(shape: MultiPolygon, of: LookedAt, others: readonly HeldAgainst[]): ShownFinding[] {
  const box = boxOfShape(shape)
  const edges = edgesOf(shape)
  let overlays = 0
  return others.flatMap(({ code, shape: other, other: named }) => {
    const isWithin = code === 'plot_outside_zone'
    const otherEdges = edgesOf(other)
    if (!isWithin && !boxesMeet(box, boxOfShape(other))) return []
    if (edges.length + otherEdges.length > mostVertices || overlays >= mostOverlays) return []
    if (!mayDiffer(shape, edges, other, otherEdges, isWithin)) return []
    overlays++
    try {
      const where = isWithin ? subtractShapes(shape, [other]) : intersectShapes(shape, other, leastM2)
      const m2 = where ? shapeAreaM2(where) : 0
      return where && m2 >= leastM2 ? [findingOf(code, of, { other: named, m2: Math.round(m2 * 10) / 10, where })] : []
    } catch {
      // The overlay could not be worked out; the server's can.
      return []
    }
  })
}

/** Whether an overlay can find anything: edges meet, or one lies in the other (or, of a plot, not in its zone). */
function mayDiffer(shape: MultiPolygon, edges: ReturnType<typeof edgesOf>, other: MultiPolygon, otherEdges: ReturnType<typeof edgesOf>, isWithin: boolean): boolean {
  const tree = treeOfEdges(otherEdges)
  const meets = edges.some(({ a, b }) => {
    let found = false
    tree.search(boxOfEdge(a, b), (index) => {
      const edge = otherEdges[index]
      found ||= edge !== undefined && meetSegments(a, b, edge.a, edge.b).kind !== 'apart'
      return found
    })
    return found
  })
  // Rings that do not meet lie wholly on one side of each other.
  const hasRing = (of: MultiPolygon, at: MultiPolygon, side: 'inside' | 'outside'): boolean => partsOf(of).some((rings) => rings.some(([first]) => first !== undefined && sideOfShape(at, first) === side))
  return meets || (isWithin ? hasRing(shape, other, 'outside') : hasRing(shape, other, 'inside') || hasRing(other, shape, 'inside'))
}
