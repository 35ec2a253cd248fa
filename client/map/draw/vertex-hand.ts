import { holeAt, sideOfRing, sideOfShape } from '../../geometry/contains-position.ts'
import { positionAt } from '../../geometry/edit-vertices.ts'
import { hitShape, middleOf, type Hit } from '../../geometry/hit-shape.ts'
import { edgeLengthM, metresPerDegree } from '../../geometry/measure-shape.ts'
import { startMovingVertex, type MovingVertex } from '../../geometry/moving-vertex.ts'
import { isSame, partsOf, roundPosition, type LngLat } from '../../geometry/position.ts'
import { findingOf } from '../../geometry/preview-findings.ts'
import type { Snap } from '../../geometry/snap-position.ts'
import { removeHole, removePart } from '../../state/drawing/parts.ts'
import { geometryOf, plotOf, type Outcome, type Shapes, type Target } from '../../state/drawing/shapes.ts'
import { insertVertexAfter, moveVertexTo, removeVertexAt, verticesTogether, type SharedVertex } from '../../state/drawing/vertices.ts'
import { idleHand, type Board, type Hand, type Pointed } from './hand.ts'
import { inspectTarget } from './inspect.ts'
import { emptyScene } from './overlay.ts'
import { handleReachM } from './snapper.ts'

/** A vertex in the hand. */
interface Held {
  vertex: SharedVertex
  /** The shapes it is moved in: with the new vertex where one was inserted. */
  base: Shapes
  inserted: boolean
  from: LngLat
  /** Where it was asked to go, and where it is, which a snap may have changed. */
  asked: LngLat
  position: LngLat
  moving: readonly MovingVertex[]
  sharedWith: Target[]
  vertices: number
}

/** The select tool: drags, inserts and removes vertices of the target; a click elsewhere makes another shape the target. */
export function makeVertexHand(board: Board): Hand {
  let held: Held | null = null
  let isClick = true

  const hitAt = ({ at, isTouch }: Pointed): Hit | null => {
    const target = board.target()
    const inspected = target && inspectTarget(board.shapes(), target)
    return inspected ? hitShape(inspected.edges, inspected.tree, at, handleReachM(board.map, at[1], isTouch)) : null
  }

  /** Takes a vertex, or a new one on an edge, into the hand. */
  const take = (hit: Hit): boolean => {
    const target = board.target()
    if (target === null) return false
    let base = board.shapes()
    let vertex: SharedVertex = { target, ...(hit.kind === 'vertex' ? hit.place : hit.after) }
    if (hit.kind === 'edge') {
      const outcome = insertVertexAfter(base, vertex, hit.at, board.together())
      if (!outcome.ok) return board.commit(outcome)
      base = outcome.change.shapes
      vertex = { ...vertex, vertex: vertex.vertex + 1 }
    }
    const geometry = geometryOf(base, target)
    if (!geometry) return false
    const together = verticesTogether(base, vertex, board.together())
    const from = positionAt(geometry, vertex)
    held = {
      vertex, base, inserted: hit.kind === 'edge', from, asked: from, position: from,
      moving: together.flatMap((one) => {
        const shape = geometryOf(base, one.target)
        return shape ? [startMovingVertex(shape, one)] : []
      }),
      sharedWith: [...new Set(together.map((one) => one.target))].filter((one) => one !== target),
      vertices: (inspectTarget(board.shapes(), target)?.vertices ?? 0) + (hit.kind === 'edge' ? 1 : 0),
    }
    board.fade(true)
    board.select({ kind: 'vertex', part: vertex.part, ring: vertex.ring, vertex: vertex.vertex, at: from, isGrabbed: true, sharedWith: held.sharedWith })
    return true
  }

  const moveTo = (asked: LngLat, { isTouch, suspended }: Omit<Pointed, 'at'>): void => {
    if (!held) return
    const snap: Snap | null = board.snapper.snap(asked, { isTouch, suspended, except: { at: held.from, owners: held.sharedWith }, without: [held.vertex.target] })
    const position = snap?.at ?? roundPosition(asked)
    held = { ...held, asked, position }
    const moved = held.moving.map((moving) => moving.moveTo(position))
    const [first] = moved
    const [edges] = held.moving
    if (!first || !edges) return
    const faults = moved.flatMap(({ crossings }) => crossings)
    const isValid = faults.length === 0
    const labels = [edges.before, edges.after].map((end) => ({ at: middleOf({ a: end, b: position }), text: board.words().length(edgeLengthM(end, position)) }))
    board.overlay.show({ ...emptyScene, lines: held.moving.map(({ before, after }) => ({ positions: [before, position, after] })), isValid, held: position, snap, faults, labels })
    const { target } = held.vertex
    const of = target === 'boundary' ? { on: 'boundary' as const, plot: null } : { on: 'plot' as const, plot: plotOf(held.base, target).code }
    board.live({
      areaM2: first.areaM2, perimeterM: first.perimeterM, edgeM: edgeLengthM(edges.before, position), vertices: held.vertices, isValid,
      findings: isValid ? [] : [findingOf('self_intersection', of, { where: { type: 'MultiPoint', coordinates: faults } })],
    })
  }

  const letGo = (): void => {
    held = null
    board.fade(false)
    board.overlay.show(emptyScene)
    board.live(null)
  }

  const drop = (): void => {
    if (!held) return
    const { vertex, base, inserted, from, position } = held
    letGo()
    const selection = { kind: 'vertex', part: vertex.part, ring: vertex.ring, vertex: vertex.vertex, at: position, isGrabbed: false, sharedWith: sharedWith(base, vertex) } as const
    if (inserted || !isSame(from, position)) {
      const outcome = moveVertexTo(base, vertex, position, board.together())
      if (!board.commit(outcome.ok && inserted ? withNote(outcome) : outcome)) return
    }
    board.select(selection)
  }

  const sharedWith = (shapes: Shapes, vertex: SharedVertex): Target[] =>
    [...new Set(verticesTogether(shapes, vertex, board.together()).map(({ target }) => target))].filter((target) => target !== vertex.target)

  const selectVertex = (vertex: SharedVertex): void => {
    const geometry = geometryOf(board.shapes(), vertex.target)
    if (geometry) board.select({ kind: 'vertex', part: vertex.part, ring: vertex.ring, vertex: vertex.vertex, at: positionAt(geometry, vertex), isGrabbed: false, sharedWith: sharedWith(board.shapes(), vertex) })
  }

  const point = (hit: Hit | null): void => {
    if (!held) board.overlay.show(hit ? { ...emptyScene, held: hit.at } : emptyScene)
  }

  const clickAt = ({ at }: Pointed): void => {
    const { boundary, plots } = board.shapes()
    const target = board.target()
    const shape = target && geometryOf(board.shapes(), target)
    const hole = shape && holeAt(shape, at)
    const plot = plots.findLast(({ geometry }) => sideOfShape(geometry, at) !== 'outside')
    const found: Target | null = plot?.key ?? (boundary && sideOfShape(boundary, at) !== 'outside' ? 'boundary' : null)
    if (found !== null && found !== target) {
      board.select(null)
      board.setTarget(found)
    } else if (hole) board.select({ kind: 'hole', ...hole })
    else if (shape && found === target && shape.coordinates.length > 1) board.select({ kind: 'part', part: partsOf(shape).findIndex(([outer = []]) => sideOfRing(outer, at) !== 'outside') })
    else board.select(null)
  }

  return {
    ...idleHand,
    press(pointed) {
      isClick = held === null
      if (held) {
        // A vertex that the keyboard grabbed goes where the pointer says.
        moveTo(pointed.at, pointed)
        drop()
        return true
      }
      const hit = hitAt(pointed)
      // What the drag needs is prepared now, so that the first move costs no more than the others.
      return (hit?.kind === 'vertex' || (hit?.kind === 'edge' && hit.isMiddle)) && take(hit)
    },
    drag: (pointed) => moveTo(pointed.at, pointed),
    release(pointed, moved) {
      if (held) drop()
      else if (!moved && isClick) clickAt(pointed)
    },
    hover(pointed) {
      const hit = held ? null : hitAt(pointed)
      board.map.getCanvas().style.cursor = hit?.kind === 'vertex' ? 'grab' : hit ? 'copy' : ''
      point(hit)
    },
    aim: (pointed) => point(hitAt(pointed)),
    doubleClick(pointed) {
      const hit = hitAt(pointed)
      if (hit?.kind !== 'edge' || !take(hit)) return hit !== null
      drop()
      return true
    },
    act(pointed) {
      const { say } = board.words()
      if (held) {
        drop()
        board.say(say.dropped)
        return
      }
      const hit = hitAt(pointed)
      if (hit && take(hit)) {
        board.say(say.grabbed)
        return
      }
      const before = board.target()
      clickAt(pointed)
      if (board.target() === before && !board.selection()) board.say(say.nothingHere)
    },
    nudge(east, north, suspended) {
      if (!held) return false
      const scale = metresPerDegree(held.asked[1])
      moveTo([held.asked[0] + east / scale.lng, held.asked[1] + north / scale.lat], { isTouch: false, suspended })
      board.say(board.words().say.moved(edgeLengthM(held.from, held.position)))
      return true
    },
    step(by) {
      const target = board.target()
      const edges = target === null ? [] : (inspectTarget(board.shapes(), target)?.edges ?? [])
      if (target === null || edges.length === 0) {
        board.say(board.words().say.nothingHere)
        return
      }
      const now = board.selection()
      const index = now?.kind === 'vertex' ? edges.findIndex(({ part, ring, vertex }) => part === now.part && ring === now.ring && vertex === now.vertex) : by > 0 ? -1 : 0
      const next = (index + by + edges.length) % edges.length
      const edge = edges[next]
      if (!edge) return
      if (held) this.cancel()
      selectVertex({ target, part: edge.part, ring: edge.ring, vertex: edge.vertex })
      board.map.jumpTo({ center: edge.a })
      board.say(board.words().say.vertex(next + 1, edges.length))
    },
    remove() {
      const now = board.selection()
      const target = board.target()
      if (!now || target === null) return false
      // One that was only just put on its edge is not in the shape yet: it is let go, and nothing else goes.
      if (held?.inserted) return this.cancel()
      if (held) letGo()
      const outcome = now.kind === 'vertex' ? removeVertexAt(board.shapes(), { target, part: now.part, ring: now.ring, vertex: now.vertex }, board.together())
        : now.kind === 'hole' ? removeHole(board.shapes(), target, now.part, now.ring) : removePart(board.shapes(), target, now.part)
      if (!board.commit(outcome)) return true
      board.select(null)
      const { say } = board.words()
      board.say(now.kind === 'vertex' ? say.removed : now.kind === 'hole' ? say.holeFilled : say.partRemoved)
      return true
    },
    cancel() {
      if (held) {
        const { vertex, inserted } = held
        letGo()
        if (inserted) board.select(null)
        else selectVertex(vertex)
        return true
      }
      if (!board.selection()) return false
      board.select(null)
      return true
    },
    rest() {
      if (held) letGo()
    },
    stop() {
      if (held) letGo()
      board.overlay.show(emptyScene)
      board.map.getCanvas().style.cursor = ''
    },
  }
}

const withNote = (outcome: Outcome & { ok: true }): Outcome => ({ ok: true, change: { ...outcome.change, note: { key: 'inserted_vertex', values: {} } } })
