import type { MultiPolygon } from 'geojson'
import { edgesAlong, treeOfEdges } from './edges-of.ts'
import { edgeLengthM } from './measure-shape.ts'
import { isSame, partsOf, type LngLat, type Ring } from './position.ts'
import { nearestOnEdge, prepareSnapLines, snapPosition, type SnapLines } from './snap-position.ts'

const meanLatitudeMetres = 110_600

/** The rings of shapes, prepared to be snapped to. */
export const linesOfShapes = (shapes: readonly MultiPolygon[]): SnapLines => prepareSnapLines(shapes.flatMap((shape) => partsOf(shape).flat().map((positions) => ({ owner: '', positions }))))

/**
 * The shape made to share its vertices with others: where they lie within `reachM` of each other, its vertices become theirs,
 * their vertices become stops on its edges, and its own vertices near their edges are put onto them.
 */
export function knitShape(shape: MultiPolygon, others: readonly MultiPolygon[], reachM: number): MultiPolygon {
  const lines = linesOfShapes(others)
  const query = { vertices: true, edges: true, vertexReachM: reachM, edgeReachM: reachM }
  const snapped = partsOf(shape).map((rings) => rings.map((ring) => withoutRepeats(ring.map((position) => snapPosition([lines], position, query)?.at ?? position))))
  const vertices = lines.edges.map(({ a }) => ({ a, b: a }))
  const tree = treeOfEdges(vertices)
  const reachDegrees = (reachM / meanLatitudeMetres) * 1.2
  const withStops = (ring: Ring): Ring => {
    const out: Ring = ring.slice(0, 1)
    for (const { a, b } of edgesAlong(ring, 0, 0)) {
      const stops: LngLat[] = []
      tree.search([Math.min(a[0], b[0]) - reachDegrees, Math.min(a[1], b[1]) - reachDegrees, Math.max(a[0], b[0]) + reachDegrees, Math.max(a[1], b[1]) + reachDegrees], (index) => {
        const p = vertices[index]?.a
        if (p && !isSame(p, a) && !isSame(p, b) && edgeLengthM(nearestOnEdge(a, b, p), p) <= reachM && !stops.some((stop) => isSame(stop, p))) stops.push(p)
        return undefined
      })
      // What lies beyond an end of the edge is the neighbour edge's.
      const between = stops.filter((p) => edgeLengthM(a, p) < edgeLengthM(a, b) && edgeLengthM(b, p) < edgeLengthM(a, b))
      out.push(...between.sort((p, q) => edgeLengthM(a, p) - edgeLengthM(a, q)), b)
    }
    return out
  }
  return { type: 'MultiPolygon', coordinates: snapped.map((rings) => rings.map(withStops).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0) }
}

const withoutRepeats = (ring: Ring): Ring => ring.filter((position, index) => index === 0 || !isSame(position, ring[index - 1]))
