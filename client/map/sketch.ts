import type { Feature, Geometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { LngLat } from '../geometry/position.ts'
import { closeRing, isEnough, type SketchKind } from '../geometry/sketch-shape.ts'
import { fonts } from './base-style.ts'
import { startDataOverlay } from './data-overlay.ts'
import { askedSwatch } from './palette.ts'

interface SketchParts {
  kind: SketchKind
  /** Corners at most. */
  most: number
  /** Decimals of a degree that are kept. */
  decimals: number
  /** What stands beside the pointer: how long, how large it would be with a corner there. */
  label: (corners: readonly LngLat[]) => string
  onChange: (corners: readonly LngLat[]) => void
  onDone: (corners: readonly LngLat[]) => void
  onCancel: () => void
}

export interface Sketch {
  /** Takes the last corner back. */
  undo: () => void
  /** Ends it, where it is enough. */
  finish: () => void
  remove: () => void
}

const source = 'sketch'
/** So near to the first corner a click closes an area. A finger is wider than a pointer. */
const closesWithinPx = { mouse: 10, touch: 18 }
/** The second click of a double click sets no corner of its own, though the hand shook. */
const samePlacePx = 4
const { line: color, fill = color, fillOpacity = 0 } = askedSwatch

const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part]
const round = { 'line-join': 'round', 'line-cap': 'round' } as const
const layers: LayerSpecification[] = [
  { id: `${source}-area`, type: 'fill', source, filter: isPart('area'), paint: { 'fill-color': fill, 'fill-opacity': fillOpacity } },
  { id: `${source}-casing`, type: 'line', source, filter: isPart('line'), layout: round, paint: { 'line-color': '#ffffff', 'line-width': 5 } },
  { id: `${source}-line`, type: 'line', source, filter: isPart('line'), layout: round, paint: { 'line-color': color, 'line-width': 2.4 } },
  { id: `${source}-next`, type: 'line', source, filter: isPart('next'), paint: { 'line-color': color, 'line-width': 2, 'line-dasharray': [2, 1.6] } },
  { id: `${source}-corner`, type: 'circle', source, filter: isPart('corner'), paint: { 'circle-radius': 5, 'circle-color': '#ffffff', 'circle-stroke-color': color, 'circle-stroke-width': 2.4 } },
  {
    id: `${source}-label`, type: 'symbol', source, filter: isPart('label'),
    layout: { 'text-field': ['get', 'label'], 'text-font': fonts.semibold, 'text-size': 13, 'text-anchor': 'left', 'text-offset': [1, -0.9], 'text-allow-overlap': true, 'text-ignore-placement': true },
    paint: { 'text-color': color, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  },
]
const feature = (part: string, geometry: Geometry, label?: string): Feature => ({ type: 'Feature', properties: { part, label }, geometry })

/**
 * Sketches a point, line or area on a lent map: a click or tap sets a corner; a double click, Enter or the first corner of an area again ends it, Backspace
 * takes the last corner back, Escape cancels. The map can be moved meanwhile. It must not select zones (PlanMap's `selecting`).
 */
export function startSketch(map: MapLibreMap, { kind, most, decimals, label, onChange, onDone, onCancel }: SketchParts): Sketch {
  let corners: LngLat[] = []
  let pointer: LngLat | null = null
  let frame = 0
  const overlay = startDataOverlay(map, { source, layers })
  const canvas = map.getCanvas()
  canvas.style.cursor = 'crosshair'
  // Two corners set soon after another are no wish to see more.
  const zoomsTwice = map.doubleClickZoom.isEnabled()
  map.doubleClickZoom.disable()

  const draw = (): void => {
    const last = corners.at(-1)
    const reached = pointer ? [...corners, pointer] : corners
    overlay.lay([
      ...(kind === 'area' && isEnough(kind, reached) ? [feature('area', { type: 'Polygon', coordinates: [closeRing(reached)] })] : []),
      ...(corners.length > 1 ? [feature('line', { type: 'LineString', coordinates: corners })] : []),
      ...(last && pointer ? [feature('next', { type: 'LineString', coordinates: kind === 'area' && corners.length > 1 ? [last, pointer, ...corners.slice(0, 1)] : [last, pointer] })] : []),
      ...corners.map((coordinates) => feature('corner', { type: 'Point', coordinates })),
      ...(last && pointer ? [feature('label', { type: 'Point', coordinates: pointer }, label(reached))] : []),
    ])
  }
  const set = (next: LngLat[]): void => {
    corners = next
    draw()
    onChange(corners)
  }
  const undo = (): void => { if (corners.length > 0) set(corners.slice(0, -1)) }
  const finish = (): void => { if (isEnough(kind, corners)) onDone(corners) }
  const distancePx = (to: LngLat | undefined, { point }: MapMouseEvent): number => (to ? map.project(to).dist(point) : Infinity)
  const closes = (event: MapMouseEvent, reach: number): boolean => kind === 'area' && isEnough(kind, corners) && distancePx(corners[0], event) < reach
  const placeOf = ({ lngLat: { lng, lat } }: MapMouseEvent): LngLat => [Number(lng.toFixed(decimals)), Number(lat.toFixed(decimals))]

  const subscriptions = [
    map.on('mousemove', (event) => {
      pointer = closes(event, closesWithinPx.mouse) ? (corners[0] ?? null) : placeOf(event)
      canvas.style.cursor = 'crosshair'
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(draw)
    }),
    map.on('mouseout', () => {
      cancelAnimationFrame(frame)
      pointer = null
      draw()
    }),
    map.on('click', (event) => {
      const { originalEvent } = event
      const isTouch = 'pointerType' in originalEvent && originalEvent.pointerType === 'touch'
      if (closes(event, isTouch ? closesWithinPx.touch : closesWithinPx.mouse)) return finish()
      if (corners.length >= most || distancePx(corners.at(-1), event) < samePlacePx) return
      set([...corners, placeOf(event)])
      if (kind === 'point') finish()
    }),
    map.on('dblclick', (event) => {
      event.preventDefault()
      finish()
    }),
  ]
  const onKey = (event: KeyboardEvent): void => {
    const act = actOf(event, { undo, finish, cancel: onCancel })
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  document.addEventListener('keydown', onKey, true)
  return {
    undo, finish,
    remove() {
      cancelAnimationFrame(frame)
      for (const subscription of subscriptions) subscription.unsubscribe()
      document.removeEventListener('keydown', onKey, true)
      canvas.style.cursor = ''
      overlay.remove()
      if (zoomsTwice) map.doubleClickZoom.enable()
    },
  }
}

/** What a key means to a sketch: in a field it writes, on a button Enter presses it, and Escape always cancels. */
function actOf({ key, target, ctrlKey, metaKey }: KeyboardEvent, acts: { undo: () => void; finish: () => void; cancel: () => void }): (() => void) | null {
  const on = target instanceof Element ? target : null
  if (key === 'Escape') return acts.cancel
  if (on?.closest('input, textarea, select, [contenteditable]')) return null
  if (key === 'Enter') return on?.closest('button, a, summary') ? null : acts.finish
  return key === 'Backspace' || ((ctrlKey || metaKey) && key.toLowerCase() === 'z') ? acts.undo : null
}
