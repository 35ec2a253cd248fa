import type { MultiPolygon } from 'geojson'
import { linesOfShapes } from './knit-shape.ts'
import { edgeLengthM } from './measure-shape.ts'
import { at, isSame, partsOf, roundShape, type LngLat, type Ring } from './position.ts'
import { nearestOnEdge, prepareSnapLines, snapPosition } from './snap-position.ts'
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

function followOutlines(shape: MultiPolygon, neighbours: readonly MultiPolygon[], reachM: number): MultiPolygon {
  const lines = linesOfShapes(neighbours)
  const outlines = neighbours.flatMap((neighbour) => partsOf(neighbour).flat())
  const query = { vertices: true, edges: true, vertexReachM: reachM, edgeReachM: reachM }
  return {
    type: 'MultiPolygon',
    coordinates: partsOf(shape).map((rings) => rings.map((ring) => {
      const drawn = ring.map((position) => snapPosition([lines], position, query)?.at ?? position)
      const followed = drawn.slice(1).flatMap((b, index) => {
        const a = at(drawn, index)
        return isSame(a, b) ? [] : [...pathBetween(a, b, outlines, reachM), b]
      })
      return followed.length > 2 ? [at(followed, -1), ...followed] : ring
    })),
  }
}

/** The vertices of an outline between two places on it, where all of them stay within reach of the straight edge; empty where there is no such way. */
function pathBetween(a: LngLat, b: LngLat, outlines: readonly Ring[], reachM: number): LngLat[] {
  for (const outline of outlines) {
    const from = placeOn(outline, a)
    const to = placeOn(outline, b)
    if (from === null || to === null) continue
    const open = outline.slice(0, -1)
    const ways = [forward(open, from, to), forward(open, to, from).reverse()]
      .map((way) => way.filter((p) => !isSame(p, a) && !isSame(p, b)))
      .filter((way) => way.every((p) => edgeLengthM(nearestOnEdge(a, b, p), p) <= reachM))
      .sort((one, other) => one.length - other.length)
    const [way] = ways
    if (way) return way
  }
  return []
}

// Rounding moves a place on an edge by less than this.
const onOutlineM = 0.001

/** The edge of an outline a place lies on, as the number of its first vertex, with the share of the edge behind it. */
function placeOn(outline: Ring, p: LngLat): number | null {
  let found: number | null = null
  prepareSnapLines([{ owner: '', positions: outline }]).edges.forEach(({ a, b }, index) => {
    if (found !== null) return
    if (isSame(a, p)) found = index
    else if (!isSame(b, p) && edgeLengthM(nearestOnEdge(a, b, p), p) <= onOutlineM) found = index + edgeLengthM(a, p) / edgeLengthM(a, b)
  })
  return found
}

/** The vertices passed on the way forward from one place to another. */
function forward(open: readonly LngLat[], from: number, to: number): LngLat[] {
  const end = to > from ? to : to + open.length
  const way: LngLat[] = []
  for (let vertex = Math.floor(from) + 1; vertex < end; vertex++) way.push(at(open, vertex))
  return way
}
