import type { Map as MapLibreMap } from 'maplibre-gl'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import type { Shapes, Target } from '../../state/drawing/shapes.ts'
import { targetsOf } from '../../state/drawing/vertices.ts'
import { makeCanvas } from './canvas.ts'
import { makeCrosshair } from './crosshair.ts'
import type { Drawing, DrawingOptions, Pen, Selection, Tool } from './drawing-types.ts'
import { findingFeatures, ghostFeatures, pickedFeatures, restFeatures, targetFeatures } from './features.ts'
import type { Board, Hand } from './hand.ts'
import { makeHandles } from './handles.ts'
import { inspectTarget } from './inspect.ts'
import { makeMoveHand } from './move-hand.ts'
import { overlapsOf, zonesAmong } from './neighbours.ts'
import { makeOverlay } from './overlay.ts'
import { connectHand } from './pointer.ts'
import { makeSketchHand } from './sketch-hand.ts'
import { makeSnapper } from './snapper.ts'
import { makeVertexHand } from './vertex-hand.ts'

export type * from './drawing-types.ts'

/** Starts drawing on a map that was lent; one drawing per map. The map must not select zones meanwhile (PlanMap's `selecting`). */
export function startDrawing(map: MapLibreMap, options: DrawingOptions): Drawing {
  let { shapes, snapping, words } = options
  // A plot that is not drawn, after an undo say, is no target.
  const drawn = (one: Target | null): Target | null => (one === null || one === 'boundary' || shapes.plots.some(({ key }) => key === one) ? one : null)
  let target = drawn(options.target)
  let zones = zonesAmong(snapping.to)
  let selection: Selection | null = null
  let tool: Tool = 'select'
  let findings: readonly ShownFinding[] = []
  let overlaps: readonly ShownFinding[] = []
  let isMoving = false

  const canvas = makeCanvas(map)
  const overlay = makeOverlay(map)
  const snapper = makeSnapper(map, snapping, shapes)
  const pointer = connectHand(map, () => hand)
  const crosshair = makeCrosshair(map, {
    hand: () => hand,
    isOnVertex: () => selection?.kind === 'vertex',
    onUndo: options.onUndo,
    onRedo: options.onRedo,
    onEscape() {
      if (hand.cancel() || tool === 'select') return
      setTool('select')
      options.onTool('select')
    },
  })
  crosshair.name(words.crosshair)

  const handles = makeHandles(map, canvas)
  const showHandles = (): void => {
    handles.show(tool === 'select' && target !== null ? (inspectTarget(shapes, target)?.edges ?? []) : [], selection?.kind === 'vertex' ? selection : null)
    canvas.show('drawing-picked', pickedFeatures(shapes, target, selection))
  }
  const showFindings = (): void => canvas.show('drawing-findings', findingFeatures([...findings, ...previewOf(shapes), ...overlaps]))
  const rest = (): void => {
    const inspected = target && inspectTarget(shapes, target)
    options.onLive({
      target, areaM2: inspected?.areaM2 ?? null, perimeterM: inspected?.perimeterM ?? 0, edgeM: null, vertices: inspected?.vertices ?? 0,
      isValid: inspected?.findings.every(({ tier }) => tier !== 'error') ?? true, findings: [...(inspected?.findings ?? []), ...overlaps],
    })
  }
  // Overlays take longer than anything else here: not before the pen rests.
  const settled = afterRest(() => {
    overlaps = isMoving ? [] : overlapsOf(shapes, target, zones)
    if (overlaps.length === 0) return
    showFindings()
    rest()
  })
  const show = (): void => {
    overlaps = []
    settled.ask()
    canvas.show('drawing-rest', restFeatures(shapes, target))
    canvas.show('drawing-target', targetFeatures(shapes, target))
    showFindings()
    showHandles()
    rest()
  }

  const takeShapes = (next: Shapes): void => {
    // What the server said was about the shapes as they were.
    findings = findings.filter(({ on, plot }) => !isChanged(shapes, next, on, plot))
    shapes = next
    target = drawn(target)
    snapper.setShapes(shapes)
    select(null)
  }
  const select = (next: Selection | null): void => {
    if (next === selection) return
    selection = next
    options.onSelect(selection)
    showHandles()
  }
  const board: Board = {
    map, overlay, snapper,
    shapes: () => shapes,
    target: () => target,
    together: () => snapping.together,
    words: () => words,
    facts: (of) => options.describePlot(of),
    selection: () => selection,
    select,
    commit(outcome, then) {
      if (!outcome.ok) {
        options.onRefused(outcome.refusal)
        return false
      }
      const before = target
      takeShapes(outcome.change.shapes)
      if (then) target = drawn(then.target)
      options.onChange(outcome.change)
      if (target !== before) options.onTarget(target)
      show()
      return true
    },
    setTarget(next) {
      target = next
      options.onTarget(target)
      show()
    },
    setTool(next) {
      setTool(next)
      options.onTool(next)
    },
    live(live) {
      if (isMoving && !live) settled.ask()
      isMoving = live !== null
      if (live) options.onLive({ target, ...live })
      else rest()
    },
    sketch: (sketch) => options.onSketch({ tool, ...sketch }),
    fade: (faded) => canvas.fadeTarget(faded),
    say: (said) => crosshair.say(said),
  }

  let hand: Hand = makeVertexHand(board)
  const setTool = (next: Tool, pen: Pen = 'polygon'): void => {
    hand.stop()
    tool = next
    select(null)
    hand = tool === 'select' ? makeVertexHand(board) : tool === 'move' ? makeMoveHand(board) : makeSketchHand(board, tool, pen, pointer.isSuspended)
    if (tool === 'select' || tool === 'move') options.onSketch({ tool, isSketching: false, points: 0, canFinish: false, whyNot: null })
    showHandles()
  }

  canvas.show('drawing-near', snapping.to)
  show()
  return {
    setShapes(next, then = target) {
      if (next === shapes) return
      hand.rest()
      takeShapes(next)
      target = drawn(then)
      if (target !== then) options.onTarget(target)
      show()
    },
    setTarget(next) {
      if (next === target) return
      hand.rest()
      select(null)
      target = drawn(next)
      show()
    },
    setTool,
    setSnapping(next) {
      if (next.to !== snapping.to) zones = zonesAmong(next.to)
      snapping = next
      snapper.setSnapping(next)
      canvas.show('drawing-near', next.to)
    },
    setWords(next) {
      words = next
      crosshair.name(next.crosshair)
    },
    setFindings(next) {
      findings = next
      // The server's word is the better one.
      overlaps = []
      settled.forget()
      showFindings()
    },
    setGhosts: (ghosts) => canvas.show('drawing-ghosts', ghostFeatures(ghosts)),
    finish() {
      hand.finish()
    },
    cancel() {
      hand.cancel()
    },
    undoPoint: () => hand.undoPoint(),
    select,
    removeSelected() {
      hand.remove()
    },
    focus: () => crosshair.focus(),
    destroy() {
      settled.forget()
      hand.stop()
      pointer.disconnect()
      crosshair.remove()
      handles.remove()
      overlay.remove()
      canvas.remove()
    },
  }
}

const restMs = 80

function afterRest(work: () => void): { ask: () => void; forget: () => void } {
  let timer = 0
  const forget = (): void => window.clearTimeout(timer)
  return {
    ask() {
      forget()
      timer = window.setTimeout(work, restMs)
    },
    forget,
  }
}

/** What the preview finds in all shapes. */
const previewOf = (shapes: Shapes): ShownFinding[] => targetsOf(shapes).flatMap((one) => [...(inspectTarget(shapes, one)?.findings ?? [])])

function isChanged(before: Shapes, now: Shapes, on: ShownFinding['on'], plot: string | null): boolean {
  if (on === 'zone') return before !== now
  if (on === 'boundary') return before.boundary !== now.boundary
  return before.plots.find(({ code }) => code === plot)?.geometry !== now.plots.find(({ code }) => code === plot)?.geometry
}
