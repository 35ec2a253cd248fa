import { insertVertex, moveVertex, positionAt, removeVertex, ringAt, verticesAt, type VertexPlace } from '../../geometry/edit-vertices.ts'
import { edgeLengthM } from '../../geometry/measure-shape.ts'
import { at, isSame, roundPosition, type LngLat } from '../../geometry/position.ts'
import { changed, geometryOf, refused, withGeometry, type Outcome, type Shapes, type Target } from './shapes.ts'

/** A vertex of one of the shapes. */
export interface SharedVertex extends VertexPlace {
  target: Target
}

/** All shapes that are drawn, by what they are. */
export function targetsOf({ boundary, plots }: Shapes): Target[] {
  return [...(boundary ? ['boundary' as const] : []), ...plots.map(({ key }) => key)]
}

/** The vertices of all shapes that lie exactly where this one does, itself first; alone, only itself. */
export function verticesTogether(shapes: Shapes, of: SharedVertex, together: boolean): SharedVertex[] {
  const geometry = geometryOf(shapes, of.target)
  if (!geometry || !together) return [of]
  const position = positionAt(geometry, of)
  const others = targetsOf(shapes).flatMap((target) => {
    const shape = geometryOf(shapes, target)
    return shape ? verticesAt(shape, position).map((place): SharedVertex => ({ target, ...place })) : []
  })
  return [of, ...others.filter((one) => one.target !== of.target || one.part !== of.part || one.ring !== of.ring || one.vertex !== of.vertex)]
}

const edit = (shapes: Shapes, target: Target, change: (geometry: NonNullable<Shapes['boundary']>) => NonNullable<Shapes['boundary']>): Shapes => {
  const geometry = geometryOf(shapes, target)
  return geometry ? withGeometry(shapes, target, change(geometry)) : shapes
}

/** Moves a vertex, with those that lie exactly there where they go together. */
export function moveVertexTo(shapes: Shapes, of: SharedVertex, to: readonly number[], together: boolean): Outcome {
  const geometry = geometryOf(shapes, of.target)
  if (!geometry) return refused('nothing_there')
  const position = roundPosition(to)
  const vertices = verticesTogether(shapes, of, together)
  const moved = vertices.reduce((now, vertex) => edit(now, vertex.target, (shape) => moveVertex(shape, vertex, position)), shapes)
  return changed(moved, 'moved_vertex', { m: edgeLengthM(positionAt(geometry, of), position), shapes: new Set(vertices.map(({ target }) => target)).size })
}

/** Puts a vertex on the edge that begins at `after`; shapes that have the same edge get it too where they go together. */
export function insertVertexAfter(shapes: Shapes, after: SharedVertex, position: readonly number[], together: boolean): Outcome {
  const geometry = geometryOf(shapes, after.target)
  if (!geometry) return refused('nothing_there')
  const place = roundPosition(position)
  const [a, b] = edgeFrom(geometry, after)
  if (isSame(place, a) || isSame(place, b)) return refused('nothing_there')
  const others = together ? targetsOf(shapes).filter((target) => target !== after.target).flatMap((target) => edgesAt(shapes, target, a, b)) : []
  return changed([after, ...others].reduce((now, edge) => edit(now, edge.target, (shape) => insertVertex(shape, edge, place)), shapes), 'inserted_vertex')
}

const edgeFrom = (geometry: NonNullable<Shapes['boundary']>, place: VertexPlace): [LngLat, LngLat] => {
  const open = ringAt(geometry, place).slice(0, -1)
  return [at(open, place.vertex), at(open, place.vertex + 1)]
}

function edgesAt(shapes: Shapes, target: Target, a: LngLat, b: LngLat): SharedVertex[] {
  const geometry = geometryOf(shapes, target)
  if (!geometry) return []
  return [a, b].flatMap((from) => verticesAt(geometry, from)).filter((place) => {
    const [start, end] = edgeFrom(geometry, place)
    return (isSame(start, a) && isSame(end, b)) || (isSame(start, b) && isSame(end, a))
  }).map((place) => ({ target, ...place }))
}

/** Takes a vertex away; from shapes, too, in which it lies between the same two where they go together. */
export function removeVertexAt(shapes: Shapes, of: SharedVertex, together: boolean): Outcome {
  const geometry = geometryOf(shapes, of.target)
  if (!geometry) return refused('nothing_there')
  const [before, after] = besides(geometry, of)
  const vertices = verticesTogether(shapes, of, together).filter((vertex, index) => {
    const shape = geometryOf(shapes, vertex.target)
    if (index === 0 || !shape) return index === 0
    const [one, other] = besides(shape, vertex)
    return (isSame(one, before) && isSame(other, after)) || (isSame(one, after) && isSame(other, before))
  })
  let now = shapes
  for (const vertex of vertices) {
    const shape = geometryOf(now, vertex.target)
    const less = shape && removeVertex(shape, vertex)
    if (!less) return refused('too_few_vertices')
    now = withGeometry(now, vertex.target, less)
  }
  return changed(now, 'removed_vertex')
}

const besides = (geometry: NonNullable<Shapes['boundary']>, place: VertexPlace): [LngLat, LngLat] => {
  const open = ringAt(geometry, place).slice(0, -1)
  return [at(open, place.vertex - 1), at(open, place.vertex + 1)]
}
