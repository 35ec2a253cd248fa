import type { MultiPolygon } from 'geojson'
import { ringAt, type VertexPlace } from './edit-vertices.ts'
import { boxOfEdge, edgesAlong, edgesOf, treeOfEdges, type Edge } from './edges-of.ts'
import { crossingBetween, findCrossings, type Crossing } from './find-crossings.ts'
import { areaUnderEdgeM2, edgeLengthM, ringAreaM2, shapeAreaM2, shapePerimeterM } from './measure-shape.ts'
import { at, isSame, type LngLat } from './position.ts'

/** A shape while one of its vertices is somewhere else. */
export interface Moved {
  areaM2: number
  perimeterM: number
  /** Where the outline crosses, touches or runs back along itself. */
  crossings: LngLat[]
}

export interface MovingVertex {
  before: LngLat
  after: LngLat
  moveTo(position: LngLat): Moved
}

// Rings and parts may touch each other in a point.
const isWrong = ({ kind, first, second }: Crossing): boolean => kind !== 'touch' || (first.part === second.part && first.ring === second.ring)

/**
 * Prepares a shape for the dragging of one vertex: what the rest of it adds up to is worked out once, so that each move costs
 * two edges and a search in a tree, however many vertices there are.
 */
export function startMovingVertex(shape: MultiPolygon, place: VertexPlace): MovingVertex {
  const ring = ringAt(shape, place)
  const open = ring.slice(0, -1)
  const from = at(open, place.vertex)
  const before = at(open, place.vertex - 1)
  const after = at(open, place.vertex + 1)

  const signedRing = ringAreaM2(ring)
  const sign = place.ring === 0 ? 1 : -1
  const areaOfOthers = shapeAreaM2(shape) - sign * Math.abs(signedRing)
  const signedRest = signedRing - areaUnderEdgeM2(before, from) - areaUnderEdgeM2(from, after)
  const lengthOfRest = shapePerimeterM(shape) - edgeLengthM(before, from) - edgeLengthM(from, after)

  const path = edgesAlong([...open.slice(place.vertex + 1), ...open.slice(0, place.vertex)], place.part, place.ring)
  const ringEdges = path.length + 2
  for (const edge of path) edge.ringEdges = ringEdges
  const edges = [...edgesOf(shape).filter((edge) => edge.part !== place.part || edge.ring !== place.ring), ...path]
  const tree = treeOfEdges(edges)
  const stay = findCrossings(edges, tree).filter(isWrong).map((crossing) => crossing.at)

  const crossingsAt = (position: LngLat): LngLat[] => {
    const common = { part: place.part, ring: place.ring, vertex: place.vertex, ringEdges }
    const incoming: Edge = { ...common, a: before, b: position, place: path.length }
    const outgoing: Edge = { ...common, a: position, b: after, place: path.length + 1 }
    const found: LngLat[] = []
    const note = (first: Edge, second: Edge): void => {
      const crossing = crossingBetween(first, second)
      if (crossing && isWrong(crossing)) found.push(crossing.at)
    }
    const moved = [incoming, outgoing].filter(({ a, b }) => !isSame(a, b))
    for (const edge of moved) {
      tree.search(boxOfEdge(edge.a, edge.b), (index) => {
        const other = edges[index]
        if (other) note(edge, other)
        return found.length > 50
      })
    }
    if (moved.length === 2) note(incoming, outgoing)
    return found
  }

  return {
    before,
    after,
    moveTo: (position) => ({
      areaM2: areaOfOthers + sign * Math.abs(signedRest + areaUnderEdgeM2(before, position) + areaUnderEdgeM2(position, after)),
      perimeterM: lengthOfRest + edgeLengthM(before, position) + edgeLengthM(position, after),
      crossings: [...stay, ...crossingsAt(position)],
    }),
  }
}
