import type { MultiPolygon } from 'geojson'
import { growBoxTree, type BoxTree } from './box-tree.ts'
import { sideOfShape } from './contains-position.ts'
import { boxOfEdge, treeOfEdges } from './edges-of.ts'
import { meetSegments } from './meet-segments.ts'
import { orient } from './orient.ts'
import { isSame, partsOf, shapeOf, type LngLat, type Ring } from './position.ts'
import { traceFaces, turnOf, type DirectedEdge } from './trace-faces.ts'

// What the rounding of a place on an edge to 9 decimals can move it, with room.
const onEdgeDegrees = 2e-9

interface Piece {
  a: LngLat
  b: LngLat
  /** Places on the edge, between its ends. */
  stops: LngLat[]
}

/**
 * The polygons a line cuts a shape into, largest first; parts the line leaves whole are among them. One alone: it cuts nothing.
 * The pieces share the line's vertices to the last bit; the line may stop at an edge, beyond it, or in a vertex.
 */
export function splitShape(shape: MultiPolygon, line: readonly LngLat[]): MultiPolygon[] {
  return partsOf(shape).flatMap((rings) => splitPolygon(rings, line)).map((rings) => shapeOf([rings]))
    .sort((a, b) => extentOf(b) - extentOf(a))
}

const extentOf = (shape: MultiPolygon): number => partsOf(shape).flat().reduce((sum, ring) => sum + turnOf(ring), 0)

function splitPolygon(rings: Ring[], line: readonly LngLat[]): Ring[][] {
  const outline = rings.flatMap((ring, index) => {
    const turned = turnOf(ring) > 0 === (index === 0) ? ring : ring.toReversed()
    return turned.slice(1).map((b, at): Piece => ({ a: turned[at] ?? b, b, stops: [] })).filter(({ a, b }) => !isSame(a, b))
  })
  const tree = treeOfEdges(outline)
  const cut = nodeLine(outline, tree, line)
  const whole = shapeOf([rings])
  const inside = cut.filter(({ from, to }) => sideOfShape(whole, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]) === 'inside')
  const edges = outline.flatMap(({ a, b, stops }) => chain([a, ...inOrder(a, stops), b]))
  const onOutline = new Set(edges.map(edgeKey))
  const chords = pruned(inside.filter((edge) => !onOutline.has(edgeKey(edge)) && !onOutline.has(edgeKey(turned(edge)))), edges)
  return withoutSlits(edges, chords)
}

const turned = ({ from, to }: DirectedEdge): DirectedEdge => ({ from: to, to: from })
const edgeKey = ({ from, to }: DirectedEdge): string => `${from.join()} ${to.join()}`
const apart = (a: LngLat, b: LngLat): number => Math.hypot(b[0] - a[0], b[1] - a[1])
const chain = (positions: readonly LngLat[]): DirectedEdge[] => positions.slice(1).map((to, at) => ({ from: positions[at] ?? to, to })).filter(({ from, to }) => !isSame(from, to))
const inOrder = (from: LngLat, stops: readonly LngLat[]): LngLat[] => stops.toSorted((p, q) => apart(from, p) - apart(from, q))

const isOnEdge = (a: LngLat, b: LngLat, p: LngLat): boolean => {
  const length = apart(a, b)
  return Math.abs(orient(a, b, p)) / length <= onEdgeDegrees && apart(a, p) <= length + onEdgeDegrees && apart(b, p) <= length + onEdgeDegrees
}

/** Puts the places where line and outline meet on both; answers the line's edges between them. */
function nodeLine(outline: readonly Piece[], tree: BoxTree, line: readonly LngLat[]): DirectedEdge[] {
  const search = (a: LngLat, b: LngLat, visit: (piece: Piece) => void): void => {
    const [west, south, east, north] = boxOfEdge(a, b)
    tree.search([west - onEdgeDegrees, south - onEdgeDegrees, east + onEdgeDegrees, north + onEdgeDegrees], (index) => {
      const piece = outline[index]
      if (piece) visit(piece)
      return undefined
    })
  }
  // A vertex of the line that lies on a vertex of the outline becomes it; one on an edge becomes a stop there.
  const settled = line.map((p) => {
    let place = p
    search(p, p, ({ a, b }) => { for (const end of [a, b]) if (apart(end, p) <= onEdgeDegrees) place = end })
    return place
  })
  for (const p of settled) search(p, p, (piece) => { if (isOnEdge(piece.a, piece.b, p)) addStop(piece, p) })

  const pieces = chain(settled).map(({ from, to }): Piece => ({ a: from, b: to, stops: [] }))
  for (const piece of pieces) {
    search(piece.a, piece.b, (edge) => {
      for (const end of [edge.a, edge.b]) if (isOnEdge(piece.a, piece.b, end)) addStop(piece, end)
      const meeting = meetSegments(piece.a, piece.b, edge.a, edge.b)
      if (meeting.kind !== 'cross') return
      const near = [edge.a, edge.b, piece.a, piece.b, ...edge.stops].find((p) => apart(p, meeting.at) <= onEdgeDegrees) ?? meeting.at
      addStop(piece, near)
      addStop(edge, near)
    })
  }
  crossItself(pieces)
  return pieces.flatMap(({ a, b, stops }) => chain([a, ...inOrder(a, stops), b]))
}

function addStop(piece: Piece, p: LngLat): void {
  if (![piece.a, piece.b, ...piece.stops].some((known) => isSame(known, p))) piece.stops.push(p)
}

function crossItself(pieces: readonly Piece[]): void {
  const tree = growBoxTree(Float64Array.from(pieces.flatMap(({ a, b }) => boxOfEdge(a, b))))
  pieces.forEach((piece, index) => tree.search(boxOfEdge(piece.a, piece.b), (other) => {
    const second = pieces[other]
    if (other <= index + 1 || !second) return undefined
    const meeting = meetSegments(piece.a, piece.b, second.a, second.b)
    if (meeting.kind !== 'apart') for (const one of [piece, second]) addStop(one, meeting.at)
    return undefined
  }))
}

/** The chords without those that end in nothing. */
function pruned(chords: readonly DirectedEdge[], outline: readonly DirectedEdge[]): DirectedEdge[] {
  const held = new Set(outline.map(({ from }) => from.join()))
  let left = [...new Map(chords.map((edge) => [edgeKey(edge) < edgeKey(turned(edge)) ? edgeKey(edge) : edgeKey(turned(edge)), edge])).values()]
  for (let before = -1; before !== left.length;) {
    before = left.length
    const ends = new Map<string, number>()
    for (const end of left.flatMap(({ from, to }) => [from.join(), to.join()])) ends.set(end, (ends.get(end) ?? 0) + 1)
    left = left.filter(({ from, to }) => [from.join(), to.join()].every((end) => held.has(end) || (ends.get(end) ?? 0) > 1))
  }
  return left
}

/** The faces; a chord with the same face on both sides, such as one that only leads to a hole, is taken away. */
function withoutSlits(outline: readonly DirectedEdge[], chords: readonly DirectedEdge[]): Ring[][] {
  const faces = traceFaces([...outline, ...chords, ...chords.map(turned)])
  const sides = new Map<string, number>()
  faces.forEach((rings, face) => {
    for (const edge of rings.flatMap(chain)) sides.set(edgeKey(edge), face)
  })
  const kept = chords.filter((edge) => sides.get(edgeKey(edge)) !== sides.get(edgeKey(turned(edge))))
  return kept.length === chords.length ? faces : withoutSlits(outline, kept)
}
