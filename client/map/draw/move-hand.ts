import { sideOfShape } from '../../geometry/contains-position.ts'
import { hitShape } from '../../geometry/hit-shape.ts'
import { edgeLengthM, metresPerDegree } from '../../geometry/measure-shape.ts'
import { moveShape } from '../../geometry/move-shape.ts'
import { isSame, partsOf, roundPosition, type LngLat } from '../../geometry/position.ts'
import { carryShape } from '../../state/drawing/parts.ts'
import { geometryOf } from '../../state/drawing/shapes.ts'
import { idleHand, type Board, type Hand, type Pointed } from './hand.ts'
import { inspectTarget } from './inspect.ts'
import { emptyScene } from './overlay.ts'
import { handleReachM } from './snapper.ts'

/** The move tool: carries the whole target; taken at a vertex, that vertex snaps. */
export function makeMoveHand(board: Board): Hand {
  let carried: { from: LngLat; asked: LngLat; to: LngLat } | null = null

  const take = ({ at, isTouch }: Pointed): boolean => {
    const target = board.target()
    const shape = target && geometryOf(board.shapes(), target)
    const inspected = target && inspectTarget(board.shapes(), target)
    if (!shape || !inspected) return false
    const hit = hitShape(inspected.edges, inspected.tree, at, handleReachM(board.map, at[1], isTouch))
    if (!hit && sideOfShape(shape, at) === 'outside') return false
    const from = hit?.kind === 'vertex' ? hit.at : roundPosition(at)
    carried = { from, asked: from, to: from }
    board.fade(true)
    return true
  }

  const moveTo = (asked: LngLat, { isTouch, suspended }: Omit<Pointed, 'at'>): void => {
    const target = board.target()
    const shape = target && geometryOf(board.shapes(), target)
    const inspected = target && inspectTarget(board.shapes(), target)
    if (!carried || !shape || !inspected) return
    const snap = board.snapper.snap(asked, { isTouch, suspended, without: [target] })
    const to = snap?.at ?? roundPosition(asked)
    carried = { ...carried, asked, to }
    const label = { at: to, text: board.words().length(edgeLengthM(carried.from, to)) }
    board.overlay.show({ ...emptyScene, lines: partsOf(moveShape(shape, carried.from, to)).flat().map((positions) => ({ positions })), held: to, snap, labels: [label] })
    const { areaM2, perimeterM, vertices, findings } = inspected
    board.live({ areaM2, perimeterM, edgeM: edgeLengthM(carried.from, to), vertices, isValid: findings.every(({ tier }) => tier !== 'error'), findings })
  }

  const letGo = (): void => {
    carried = null
    board.fade(false)
    board.overlay.show(emptyScene)
    board.live(null)
  }

  const drop = (): void => {
    const target = board.target()
    const at = carried
    if (!at) return
    letGo()
    if (target !== null && !isSame(at.from, at.to)) board.commit(carryShape(board.shapes(), target, at.from, at.to))
  }

  return {
    ...idleHand,
    press: take,
    drag: (pointed) => moveTo(pointed.at, pointed),
    release(_pointed, moved) {
      if (moved) drop()
      else if (carried) letGo()
    },
    hover(pointed) {
      const target = board.target()
      const shape = target && geometryOf(board.shapes(), target)
      board.map.getCanvas().style.cursor = shape && sideOfShape(shape, pointed.at) !== 'outside' ? 'move' : ''
    },
    act(pointed) {
      if (carried) {
        drop()
        board.say(board.words().say.shapeDropped)
      } else board.say(take(pointed) ? board.words().say.shapeTaken : board.words().say.nothingHere)
    },
    nudge(east, north, suspended) {
      if (!carried) return false
      const scale = metresPerDegree(carried.asked[1])
      moveTo([carried.asked[0] + east / scale.lng, carried.asked[1] + north / scale.lat], { isTouch: false, suspended })
      board.say(board.words().say.moved(edgeLengthM(carried.from, carried.to)))
      return true
    },
    cancel() {
      if (!carried) return false
      letGo()
      return true
    },
    rest() {
      if (carried) letGo()
    },
    stop() {
      if (carried) letGo()
      board.map.getCanvas().style.cursor = ''
    },
  }
}
