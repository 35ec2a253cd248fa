import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import '../../i18n/desk-words-draw.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { startDrawing, type Drawing, type DrawingWords, type Pen, type Selection, type Tool } from '../../map/draw/drawing.ts'
import type { ChangeSet, PlotFacts, Refusal, Shapes, Target } from '../../state/drawing/shapes.ts'
import { createLiveStore, type LiveStore } from './live-store.ts'

/** Which snaps are on. */
export interface SnapChoice {
  vertices: boolean
  edges: boolean
  together: boolean
}
export const usualSnaps: SnapChoice = { vertices: true, edges: true, together: true }

interface PenInput {
  map: MapLibreMap | null
  shapes: Shapes
  target: Target | null
  onTarget: (target: Target | null) => void
  snaps: SnapChoice
  /** Neighbouring zones and what else to snap to. */
  snapTo: FeatureCollection
  describePlot: (shapes: Shapes) => PlotFacts
  findings: readonly ShownFinding[] | null
  ghosts: readonly MultiPolygon[]
  onChange: (change: ChangeSet) => void
  onUndo: () => void
  onRedo: () => void
}

export interface PenState {
  /** The pen itself; null until the map is lent. */
  drawing: Drawing | null
  tool: Tool
  pen: Pen
  setTool: (tool: Tool, pen?: Pen) => void
  /** Figures and sketch, as the pen moves. */
  live: LiveStore
  selection: Selection | null
  /** Why the last thing asked was not done; gone with the next change. */
  refusal: Refusal | null
  refuse: (refusal: Refusal | null) => void
}

/** The pen on the map, in step with what is being worked on: shapes go in, what the planner does comes out. */
export function usePen(input: PenInput): PenState {
  const { map, shapes, target, snaps, snapTo, findings, ghosts } = input
  const words = useDrawingWords()
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [tool, setToolShown] = useState<Tool>('select')
  const [pen, setPen] = useState<Pen>('polygon')
  const [live] = useState(createLiveStore)
  const [selection, setSelection] = useState<Selection | null>(null)
  const [refusal, refuse] = useState<Refusal | null>(null)
  const snapping = useMemo(() => ({ ...snaps, to: snapTo }), [snaps, snapTo])
  const told = useRef<{ shapes: Shapes; target: Target | null } | null>(null)

  const start = useEffectEvent((on: MapLibreMap): Drawing => {
    told.current = { shapes, target }
    return startDrawing(on, {
      shapes, target, snapping, words,
      describePlot: (now) => input.describePlot(now),
      onChange: changed,
      onLive: (now) => live.set({ live: now }),
      onSketch: (sketch) => live.set({ sketch }),
      onSelect: setSelection,
      onTarget: targeted,
      onTool: setToolShown,
      onRefused: refuse,
      onUndo: () => undo(),
      onRedo: () => redo(),
    })
  })
  const changed = useEffectEvent((change: ChangeSet) => {
    // Already shown by the pen itself.
    told.current = { shapes: change.shapes, target: told.current?.target ?? null }
    refuse(null)
    input.onChange(change)
  })
  const targeted = useEffectEvent((next: Target | null) => {
    told.current = { shapes: told.current?.shapes ?? shapes, target: next }
    input.onTarget(next)
  })
  const undo = useEffectEvent(() => input.onUndo())
  const redo = useEffectEvent(() => input.onRedo())

  useEffect(() => {
    if (!map) return
    const made = start(map)
    setDrawing(made)
    return () => {
      setDrawing(null)
      made.destroy()
    }
  }, [map])

  // Together: a plot that has just come about is no target of the shapes before it.
  useEffect(() => {
    if (!drawing) return
    const before = told.current
    told.current = { shapes, target }
    if (before?.shapes !== shapes) drawing.setShapes(shapes, target)
    else if (before.target !== target) drawing.setTarget(target)
  }, [drawing, shapes, target])
  useEffect(() => drawing?.setSnapping(snapping), [drawing, snapping])
  useEffect(() => drawing?.setWords(words), [drawing, words])
  useEffect(() => drawing?.setGhosts(ghosts), [drawing, ghosts])
  useEffect(() => { if (findings) drawing?.setFindings(findings) }, [drawing, findings])

  return {
    drawing, tool, pen, live, selection, refusal, refuse,
    setTool(next, nextPen) {
      if (nextPen) setPen(nextPen)
      setToolShown(next)
      refuse(null)
      drawing?.setTool(next, nextPen ?? pen)
    },
  }
}

function useDrawingWords(): DrawingWords {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const length = (metres: number): string => (metres < 1000 ? `${format.number(metres, metres < 100 ? 1 : 0)}\u00a0m` : `${format.number(metres / 1000, 2)}\u00a0km`)
    return {
      crosshair: t('desk.crosshair'),
      say: {
        vertex: (number, count) => t('desk.say.vertex', { number, total: count }),
        grabbed: t('desk.say.grabbed'),
        dropped: t('desk.say.dropped'),
        added: (points) => t('desk.say.added', { points }),
        shapeTaken: t('desk.say.shapeTaken'),
        shapeDropped: t('desk.say.shapeDropped'),
        removed: t('desk.say.removed'),
        holeFilled: t('desk.say.holeFilled'),
        partRemoved: t('desk.say.partRemoved'),
        moved: (metres) => t('desk.say.moved', { length: length(metres) }),
        nothingHere: t('desk.say.nothingHere'),
      },
      length,
    }
  }, [t, format])
}
