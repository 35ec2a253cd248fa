import type { VertexPlace } from './edit-vertices.ts'
import type { Edge } from './edges-of.ts'
import type { BoxTree } from './box-tree.ts'
import { edgeLengthM, metresPerDegree } from './measure-shape.ts'
import type { LngLat } from './position.ts'
import { nearestOnEdge } from './snap-position.ts'

/** What of a shape lies under the pointer. `isMiddle`: near the middle of the edge, where its handle is. */
export type Hit = { kind: 'vertex'; place: VertexPlace; at: LngLat } | { kind: 'edge'; after: VertexPlace; at: LngLat; isMiddle: boolean }

/** The nearest vertex within reach; only where there is none, the nearest edge. */
export function hitShape(edges: readonly Edge[], tree: BoxTree, p: LngLat, reachM: number): Hit | null {
  const scale = metresPerDegree(p[1])
  const nearest: { vertex: { edge: Edge; m: number } | null; edge: { edge: Edge; at: LngLat; m: number } | null } = { vertex: null, edge: null }
  tree.search([p[0] - reachM / scale.lng, p[1] - reachM / scale.lat, p[0] + reachM / scale.lng, p[1] + reachM / scale.lat], (index) => {
    const edge = edges[index]
    if (!edge) return undefined
    const toStart = edgeLengthM(edge.a, p)
    if (toStart <= reachM && toStart < (nearest.vertex?.m ?? Infinity)) nearest.vertex = { edge, m: toStart }
    const at = nearestOnEdge(edge.a, edge.b, p)
    const m = edgeLengthM(at, p)
    if (m <= reachM && m < (nearest.edge?.m ?? Infinity)) nearest.edge = { edge, at, m }
    return undefined
  })
  if (nearest.vertex) return { kind: 'vertex', place: placeOf(nearest.vertex.edge), at: nearest.vertex.edge.a }
  if (!nearest.edge) return null
  const { edge, at } = nearest.edge
  return { kind: 'edge', after: placeOf(edge), at, isMiddle: edgeLengthM(middleOf(edge), p) <= reachM }
}

const placeOf = ({ part, ring, vertex }: Edge): VertexPlace => ({ part, ring, vertex })

/** The middle of an edge. */
export const middleOf = ({ a, b }: { a: LngLat; b: LngLat }): LngLat => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
