import type { MultiPolygon } from 'geojson'
import { isSame, partsOf, type LngLat, type Ring } from './position.ts'

/** A vertex of a shape: ring 0 is the outer one, vertices count from 0 without the closing one. */
export interface VertexPlace {
  part: number
  ring: number
  vertex: number
}

/** The ring a place is in; throws where the shape has none. */
export function ringAt(shape: MultiPolygon, { part, ring }: { part: number; ring: number }): Ring {
  const found = partsOf(shape)[part]?.[ring]
  if (!found) throw new Error(`The shape has no ring ${ring} in a part ${part}.`)
  return found
}

/** The position of a vertex; throws where the shape has none. */
export function positionAt(shape: MultiPolygon, place: VertexPlace): LngLat {
  const found = ringAt(shape, place)[place.vertex]
  if (!found) throw new Error(`The shape has no vertex ${place.vertex} in ring ${place.ring} of part ${place.part}.`)
  return found
}

/** The shape with another ring in that place; all that stays is shared with the old shape. */
export function withRing(shape: MultiPolygon, place: { part: number; ring: number }, ring: Ring): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: shape.coordinates.map((rings, part) => (part === place.part ? rings.map((old, at) => (at === place.ring ? ring : old)) : rings)),
  }
}

const closed = (open: readonly LngLat[]): Ring => [...open, ...open.slice(0, 1)]

/** The shape with a vertex somewhere else. */
export function moveVertex(shape: MultiPolygon, place: VertexPlace, to: LngLat): MultiPolygon {
  return withRing(shape, place, closed(ringAt(shape, place).slice(0, -1).with(place.vertex, to)))
}

/** The shape with a new vertex after that one. */
export function insertVertex(shape: MultiPolygon, after: VertexPlace, position: LngLat): MultiPolygon {
  return withRing(shape, after, closed(ringAt(shape, after).slice(0, -1).toSpliced(after.vertex + 1, 0, position)))
}

/** The shape without a vertex; null where its ring would have fewer than three. */
export function removeVertex(shape: MultiPolygon, place: VertexPlace): MultiPolygon | null {
  const open = ringAt(shape, place).slice(0, -1)
  return open.length > 3 ? withRing(shape, place, closed(open.toSpliced(place.vertex, 1))) : null
}

/** Everywhere a shape has a vertex exactly there. */
export function verticesAt(shape: MultiPolygon, position: LngLat): VertexPlace[] {
  const found: VertexPlace[] = []
  partsOf(shape).forEach((rings, part) => rings.forEach((positions, ring) => {
    for (let vertex = 0; vertex < positions.length - 1; vertex++) if (isSame(positions[vertex], position)) found.push({ part, ring, vertex })
  }))
  return found
}
