import type { Polygon } from 'geojson'
import { TerraDraw, TerraDrawFreehandMode, TerraDrawLineStringMode, TerraDrawModeUndoRedo, TerraDrawPolygonMode, TerraDrawRectangleMode, type GeoJSONStoreFeatures, type SnapToCustom } from 'terra-draw'
import { edgeLengthM, lineLengthM, ringAreaM2 } from '../../geometry/measure-shape.ts'
import { middleOf } from '../../geometry/hit-shape.ts'
import type { LngLat } from '../../geometry/position.ts'
import type { Snap } from '../../geometry/snap-position.ts'
import { addHole, addPart, cutOut } from '../../state/drawing/parts.ts'
import { beginPlot, redraw, splitByLine } from '../../state/drawing/plots.ts'
import { geometryOf, refused, type Outcome, type Target } from '../../state/drawing/shapes.ts'
import type { Pen, Tool } from './drawing-types.ts'
import { idleHand, type Board, type Hand } from './hand.ts'
import { emptyScene } from './overlay.ts'
import { faultsOf, finishedLine, finishedRing, readSketch, stateOfSketch, type ReadSketch } from './read-sketch.ts'
import { SketchAdapter, sketchKeys } from './sketch-adapter.ts'

// How near to the first or the last point a press closes the sketch, px.
const closingPx = { mouse: 12, touch: 24 }

/** Sketches what the tool is for; the modes see the pointer themselves, the crosshair comes through `act`. */
export function makeSketchHand(board: Board, tool: Exclude<Tool, 'select' | 'move'>, pen: Pen, isSuspended: () => boolean): Hand {
  const mode = tool === 'split-line' ? 'linestring' : tool === 'polygon' || tool === 'rectangle' || tool === 'freehand' ? tool : pen
  const isCoarse = window.matchMedia('(pointer: coarse)').matches
  let snapped: Snap | null = null
  // Alt held beside Enter on the crosshair, which the pointer does not see.
  let suspendedByKey = false
  const snapAt = (at: LngLat, isTouch: boolean): Snap | null => (snapped = board.snapper.snap(at, { isTouch, suspended: suspendedByKey || isSuspended() }))
  const toCustom: SnapToCustom = ({ lng, lat }) => snapAt([lng, lat], isCoarse)?.at

  const adapter = new SketchAdapter(board.map)
  if (mode === 'rectangle') adapter.snap = (at, isTouch) => snapAt(at, isTouch)?.at ?? at
  const keyEvents = { finish: sketchKeys.finish, cancel: sketchKeys.cancel }
  const pointerDistance = isCoarse ? closingPx.touch : closingPx.mouse
  const terra = new TerraDraw({
    adapter,
    modes: [
      new TerraDrawPolygonMode({ keyEvents, pointerDistance, snapping: { toCustom }, validation: isSoundAtEnd }),
      new TerraDrawRectangleMode({ keyEvents, drawInteraction: 'click-move-or-drag' }),
      new TerraDrawFreehandMode({ keyEvents, pointerDistance, minDistance: 8, drawInteraction: 'click-move-or-drag', validation: isSoundAtEnd }),
      new TerraDrawLineStringMode({ keyEvents, pointerDistance, snapping: { toCustom } }),
    ],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  })

  const current = (): ReadSketch | null => {
    const feature = terra.getSnapshot().find(({ geometry, properties }) => geometry.type !== 'Point' && properties['currentlyDrawing'] === true)
    return feature ? readSketch(feature) : null
  }

  // The modes go on for a moment after they were stopped; what they tell then is nobody's.
  let isStopped = false
  const show = (): void => {
    if (isStopped) return
    const sketch = current()
    board.sketch(stateOfSketch(sketch))
    if (!sketch) {
      board.overlay.show(snapped ? { ...emptyScene, snap: snapped } : emptyScene)
      return board.live(null)
    }
    const points = sketch.pen ? [...sketch.set, sketch.pen] : sketch.set
    const isArea = sketch.kind === 'area'
    const ring = isArea ? [...points, ...points.slice(0, 1)] : points
    const faults = isArea ? faultsOf(points) : []
    const last = sketch.set.at(-1)
    const edgeM = last && sketch.pen ? edgeLengthM(last, sketch.pen) : null
    board.overlay.show({
      ...emptyScene, lines: [{ positions: ring, isFilled: isArea }], isValid: faults.length === 0, points: mode === 'freehand' ? points.slice(0, 1) : sketch.set, snap: snapped, faults,
      labels: last && sketch.pen && edgeM !== null && edgeM > 0 ? [{ at: middleOf({ a: last, b: sketch.pen }), text: board.words().length(edgeM) }] : [],
    })
    board.live({ areaM2: isArea && points.length > 2 ? Math.abs(ringAreaM2(ring)) : null, perimeterM: lineLengthM(ring), edgeM, vertices: points.length, isValid: faults.length === 0, findings: [] })
  }

  // After the mode is done with its own end: it is stopped below.
  const finished = (id: string | number): void => queueMicrotask(() => { if (!isStopped) finish(id) })
  const finish = (id: string | number): void => {
    const feature = terra.getSnapshotFeature(id)
    terra.removeFeatures([id])
    snapped = null
    show()
    if (!feature || feature.geometry.type === 'Point') return
    const target = board.target()
    const before = new Set(board.shapes().plots.map(({ key }) => key))
    const outcome = feature.geometry.type === 'LineString' ? outcomeOfLine(feature.geometry.coordinates) : outcomeOfArea(feature.geometry.coordinates[0] ?? [])
    const begun: Target | undefined = outcome.ok ? outcome.change.shapes.plots.find(({ key }) => !before.has(key))?.key : undefined
    if (board.commit(outcome, { target: target === 'boundary' ? target : (begun ?? target) })) board.setTool('select')
  }

  const outcomeOfLine = (line: readonly (readonly number[])[]): Outcome => splitByLine(board.shapes(), board.target() ?? 'boundary', finishedLine(line), board.facts(board.shapes()))

  const outcomeOfArea = (ring: readonly (readonly number[])[]): Outcome => {
    const area: Polygon = { type: 'Polygon', coordinates: [finishedRing(ring)] }
    const shapes = board.shapes()
    const target = board.target()
    if (target === null) return tool === mode ? beginPlot(shapes, area, board.facts(shapes)) : refused('nothing_there')
    if (tool === 'hole') return addHole(shapes, target, area)
    if (tool === 'cut') return cutOut(shapes, target, area)
    if (tool === 'part' && geometryOf(shapes, target)) return addPart(shapes, target, area)
    return redraw(shapes, target, area)
  }

  terra.start()
  terra.setMode(mode)
  terra.on('change', show)
  terra.on('finish', finished)
  board.map.getCanvas().style.cursor = 'crosshair'
  show()

  const canFinish = (): boolean => stateOfSketch(current()).canFinish
  return {
    ...idleHand,
    // The snap under a pen that has not begun is shown, too.
    hover: () => { if (!current()) show() },
    aim: ({ at }) => adapter.point(at, false),
    act({ at, suspended }) {
      suspendedByKey = suspended
      adapter.point(at, true)
      suspendedByKey = false
      const sketch = current()
      if (sketch) board.say(board.words().say.added(sketch.set.length))
    },
    step: () => board.say(board.words().say.nothingHere),
    cancel() {
      if (!current()) return false
      adapter.send(sketchKeys.cancel)
      snapped = null
      show()
      return true
    },
    finish() {
      if (!canFinish()) return false
      adapter.send(sketchKeys.finish)
      return true
    },
    undoPoint() {
      const sketch = current()
      if (!sketch) return false
      if (mode === 'rectangle' || mode === 'freehand' || !terra.undo()) adapter.send(sketchKeys.cancel)
      show()
      return true
    },
    stop() {
      isStopped = true
      terra.stop()
      board.overlay.show(emptyScene)
      board.map.getCanvas().style.cursor = ''
    },
  }
}

/** An outline that crosses itself is not closed by a press either; the sketch says why. */
function isSoundAtEnd(feature: GeoJSONStoreFeatures, { updateType }: { updateType: string }): { valid: boolean } {
  if (updateType !== 'finish' || feature.geometry.type !== 'Polygon') return { valid: true }
  return { valid: faultsOf(finishedRing(feature.geometry.coordinates[0] ?? []).slice(0, -1)).length === 0 }
}
