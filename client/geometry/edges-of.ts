import type { MultiPolygon } from 'geojson'
import { growBoxTree, type BoxTree } from './box-tree.ts'
import { isSame, partsOf, type LngLat } from './position.ts'

/** One edge of a shape: from `vertex` to the next that differs. */
export interface Edge {
  a: LngLat
  b: LngLat
  part: number
  ring: number
  vertex: number
  /** Its place among the edges of its ring, and how many those are. */
  place: number
  ringEdges: number
}

/** The edges along positions, numbered from 0; edges without length are left out. */
export function edgesAlong(positions: readonly LngLat[], part: number, ring: number): Edge[] {
  const edges: Edge[] = []
  for (let vertex = 0; vertex + 1 < positions.length; vertex++) {
    const a = positions[vertex]
    const b = positions[vertex + 1]
    if (a && b && !isSame(a, b)) edges.push({ a, b, part, ring, vertex, place: edges.length, ringEdges: 0 })
  }
  for (const edge of edges) edge.ringEdges = edges.length
  return edges
}

/** The edges of a shape, ring by ring. */
export const edgesOf = (shape: MultiPolygon): Edge[] => partsOf(shape).flatMap((rings, part) => rings.flatMap((positions, ring) => edgesAlong(positions, part, ring)))

/** A tree over edges, by their place in the list. */
export function treeOfEdges(edges: readonly { a: LngLat; b: LngLat }[]): BoxTree {
  const boxes = new Float64Array(edges.length * 4)
  edges.forEach(({ a, b }, index) => {
    boxes[index * 4] = Math.min(a[0], b[0])
    boxes[index * 4 + 1] = Math.min(a[1], b[1])
    boxes[index * 4 + 2] = Math.max(a[0], b[0])
    boxes[index * 4 + 3] = Math.max(a[1], b[1])
  })
  return growBoxTree(boxes)
}

/** The box around an edge. */
export const boxOfEdge = (a: LngLat, b: LngLat): [number, number, number, number] => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
