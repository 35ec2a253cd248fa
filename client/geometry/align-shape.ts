import type { MultiPolygon } from 'geojson'
import type { BoxTree } from './box-tree.ts'
import { treeOfEdges } from './edges-of.ts'
import { linesOfShapes } from './knit-shape.ts'
import { edgeLengthM } from './measure-shape.ts'
import { at, isSame, partsOf, roundShape, type LngLat, type Ring } from './position.ts'
import { nearestOnEdge, snapPosition } from './snap-position.ts'
import { subtractShapes } from './subtract-shapes.ts'

/**
 * The shape made to end where its neighbours begin: its vertices within `reachM` of a neighbour's outline go onto it, between two of them
 * it follows that outline where it stays within reach, which closes narrow gaps, and what still overlaps is cut off.
 * The common edge has the neighbour's vertices to the last bit. `reachM` 0 only cuts. Null where nothing is left.
 */
export function alignShape(shape: MultiPolygon, neighbours: readonly MultiPolygon[], reachM: number): MultiPolygon | null {
  const rounded = neighbours.map(roundShape)
  const followed = reachM > 0 ? followOutlines(shape, rounded, reachM) : shape
  return subtractShapes(followed, rounded)
}

/** An edge of a neighbour's outline, with the number of its first vertex. */
interface OutlineEdge {
  a: LngLat
  b: LngLat
  outline: number
  vertex: number
}

interface Outlines {
  rings: readonly Ring[]
  edges: readonly OutlineEdge[]
  tree: BoxTree
}

function followOutlines(shape: MultiPolygon, neighbours: readonly MultiPolygon[], reachM: number): MultiPolygon {
  const lines = linesOfShapes(neighbours)
  const rings = neighbours.flatMap((neighbour) => partsOf(neighbour).flat().map((ring) => ring.slice(0, -1)))
  const edges = rings.flatMap((ring, outline) => ring.map((a, vertex): OutlineEdge => ({ a, b: at(ring, vertex + 1), outline, vertex })))
  const outlines: Outlines = { rings, edges, tree: treeOfEdges(edges) }
  const query = { vertices: true, edges: true, vertexReachM: reachM, edgeReachM: reachM }
  return {
    type: 'MultiPolygon',
    coordinates: partsOf(shape).map((parts) => parts.map((ring) => {
      const drawn = ring.map((position) => snapPosition([lines], position, query)?.at ?? position)
      const places = drawn.map((position) => placesOn(outlines, position))
      const followed = drawn.slice(1).flatMap((b, index) => {
        const a = at(drawn, index)
        return isSame(a, b) ? [] : [...wayBetween({ at: a, places: at(places, index) }, { at: b, places: at(places, index + 1) }, outlines, reachM), b]
      })
      return followed.length > 2 ? [at(followed, -1), ...followed] : ring
    })),
  }
}

interface Placed {
  at: LngLat
  /** By outline: how far along it, in vertices and the share of the edge after the last. */
  places: ReadonlyMap<number, number>
}

/** The vertices of an outline between two places on it, where all of them stay within reach of the straight edge; empty where there is no such way. */
function wayBetween(from: Placed, to: Placed, { rings }: Outlines, reachM: number): LngLat[] {
  for (const [outline, start] of from.places) {
    const end = to.places.get(outline)
    const ring = rings[outline]
    if (end === undefined || !ring) continue
    const fitting = [forward(ring, start, end), forward(ring, end, start).reverse()]
      .map((way) => way.filter((p) => !isSame(p, from.at) && !isSame(p, to.at)))
      .filter((way) => way.every((p) => edgeLengthM(nearestOnEdge(from.at, to.at, p), p) <= reachM))
      .sort((one, other) => one.length - other.length)
    if (fitting[0]) return fitting[0]
  }
  return []
}

// Rounding moves a place on an edge by less than this.
const onOutlineM = 0.001
const onOutlineDegrees = 2e-8

/** The outlines a place lies on, and where. */
function placesOn({ edges, tree }: Outlines, p: LngLat): Map<number, number> {
  const found = new Map<number, number>()
  tree.search([p[0] - onOutlineDegrees, p[1] - onOutlineDegrees, p[0] + onOutlineDegrees, p[1] + onOutlineDegrees], (index) => {
    const edge = edges[index]
    if (!edge || isSame(edge.b, p)) return undefined
    const { a, b, outline, vertex } = edge
    if (isSame(a, p)) found.set(outline, vertex)
    else if (!found.has(outline) && edgeLengthM(nearestOnEdge(a, b, p), p) <= onOutlineM) found.set(outline, vertex + edgeLengthM(a, p) / edgeLengthM(a, b))
    return undefined
  })
  return found
}

/** The vertices passed on the way forward from one place to another. */
function forward(ring: readonly LngLat[], from: number, to: number): LngLat[] {
  const end = to > from ? to : to + ring.length
  const way: LngLat[] = []
  for (let vertex = Math.floor(from) + 1; vertex < end; vertex++) way.push(at(ring, vertex))
  return way
}
