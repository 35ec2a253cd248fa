import type { Feature, FeatureCollection, Position } from 'geojson'
import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap, type MapMouseEvent, type MapTouchEvent } from 'maplibre-gl'
import { relocationSwatches } from './relocation-swatches.ts'

export type Line = readonly (readonly Position[])[]
/** Whether the whole line goes with the pointer, or a vertex. */
export type LineGrip = 'whole' | 'vertex'

export interface LineHand {
  /** Without a grip the line is shown and cannot be dragged: something else is drawn. */
  set: (line: Line, grip: LineGrip | null) => void
  remove: () => void
}

interface LineHandlers {
  /** The line once it was let go; `by`: how far the whole of it went, in degrees, null where a vertex did. */
  onMove: (line: Position[][], by: readonly [number, number] | null) => void
}

const source = 'line-hand'
// A finger is wider than a pointer.
const reachPx = { mouse: 8, touch: 18 }
/** More handles than these cover the line they are for. */
const mostHandles = 400
const { line: color, lineWidth } = relocationSwatches.line

const layers: LayerSpecification[] = [
  { id: `${source}-casing`, type: 'line', source, filter: ['==', ['geometry-type'], 'LineString'], layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': lineWidth + 3 } },
  { id: `${source}-line`, type: 'line', source, filter: ['==', ['geometry-type'], 'LineString'], layout: { 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': lineWidth } },
  { id: `${source}-vertex`, type: 'circle', source, filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 6, 'circle-color': '#ffffff', 'circle-stroke-color': color, 'circle-stroke-width': 2.4 } },
]
const rounded = (value: number): number => Number(value.toFixed(7))

/** A line on the map that can be dragged, as a whole or vertex by vertex; one that is grabbed between two vertices gets a new one there. */
export function startLineHand(map: MapLibreMap, { onMove }: LineHandlers): LineHand {
  let line: Position[][] = []
  let grip: LineGrip | null = 'whole'
  let held: { part: number; at: number } | 'whole' | null = null
  let began: readonly [number, number] = [0, 0]
  let pointer: readonly [number, number] = began
  let before: Position[][] = []

  const collect = (): FeatureCollection => {
    const bounds = map.getBounds()
    const handles = grip === 'vertex' ? line.flatMap((part) => part.filter(([lng = NaN, lat = NaN]) => bounds.contains([lng, lat]))) : []
    return { type: 'FeatureCollection', features: [
      ...line.map((coordinates): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } })),
      ...(handles.length > mostHandles ? [] : handles).map((coordinates): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })),
    ] }
  }
  const draw = (): void => {
    const present = map.getSource(source)
    if (present instanceof GeoJSONSource) void present.setData(collect())
    else if (map.getStyle() as unknown !== undefined && map.isStyleLoaded() !== undefined) {
      map.addSource(source, { type: 'geojson', data: collect(), maxzoom: 20 })
      for (const layer of layers) map.addLayer(layer)
    }
  }
  const onScreen = ([lng = 0, lat = 0]: Position): { x: number; y: number } => map.project([lng, lat])

  /** The nearest vertex or edge within reach; of an edge, the vertex before it. */
  const find = (x: number, y: number, reach: number): { part: number; at: number; isVertex: boolean } | null => {
    let best: { part: number; at: number; isVertex: boolean; far: number } | null = null
    for (const [part, positions] of line.entries()) {
      const points = positions.map(onScreen)
      for (const [at, point] of points.entries()) {
        const far = Math.hypot(point.x - x, point.y - y)
        // A vertex within reach goes before the edge beside it.
        if (far <= reach && (!best || !best.isVertex || far < best.far)) best = { part, at, isVertex: true, far }
        const next = points[at + 1]
        if (!next || best?.isVertex) continue
        const [dx, dy] = [next.x - point.x, next.y - point.y]
        const along = Math.max(0, Math.min(1, ((x - point.x) * dx + (y - point.y) * dy) / (dx * dx + dy * dy || 1)))
        const beside = Math.hypot(point.x + along * dx - x, point.y + along * dy - y)
        if (beside <= reach && (!best || beside < best.far)) best = { part, at, isVertex: false, far: beside }
      }
    }
    return best
  }

  const grab = (event: MapMouseEvent | MapTouchEvent): void => {
    if (grip === null) return
    const isTouch = event.type === 'touchstart'
    if (isTouch && (event).points.length !== 1) return
    const hit = find(event.point.x, event.point.y, isTouch ? reachPx.touch : reachPx.mouse)
    if (!hit) return
    event.preventDefault()
    map.dragPan.disable()
    began = pointer = [event.lngLat.lng, event.lngLat.lat]
    before = line.map((part) => part.map((position) => [...position]))
    if (grip === 'whole') held = 'whole'
    else if (hit.isVertex) held = { part: hit.part, at: hit.at }
    else {
      line = line.map((part, n) => (n === hit.part ? part.toSpliced(hit.at + 1, 0, [...began]) : part))
      held = { part: hit.part, at: hit.at + 1 }
    }
    map.getCanvas().style.cursor = 'grabbing'
  }
  const release = (): void => {
    held = null
    map.dragPan.enable()
    map.getCanvas().style.cursor = ''
  }
  const drag = ({ lngLat, point, type, originalEvent }: MapMouseEvent | MapTouchEvent): void => {
    if (grip === null) return
    // Let go where nobody heard it: in another window.
    if (held !== null && originalEvent instanceof MouseEvent && originalEvent.buttons === 0) drop()
    if (held === null) {
      if (type === 'mousemove') map.getCanvas().style.cursor = find(point.x, point.y, reachPx.mouse) ? 'grab' : ''
      return
    }
    pointer = [lngLat.lng, lngLat.lat]
    const [dx, dy] = [pointer[0] - began[0], pointer[1] - began[1]]
    if (held === 'whole') line = before.map((part) => part.map(([lng = 0, lat = 0]) => [rounded(lng + dx), rounded(lat + dy)]))
    else {
      const { part, at } = held
      line = line.map((positions, n) => (n === part ? positions.with(at, [rounded(lngLat.lng), rounded(lngLat.lat)]) : positions))
    }
    draw()
  }
  /** Where it was dragged to last. */
  const drop = (): void => {
    if (held === null) return
    const by = held === 'whole' ? [rounded(pointer[0] - began[0]), rounded(pointer[1] - began[1])] as const : null
    release()
    const isStill = by !== null ? by[0] === 0 && by[1] === 0 : JSON.stringify(line) === JSON.stringify(before)
    if (!isStill) onMove(line, by)
  }
  const cancel = (): void => {
    if (held === null) return
    line = before
    release()
    draw()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || held === null) return
    event.stopPropagation()
    cancel()
  }
  const subscriptions = [
    map.on('mousedown', grab), map.on('touchstart', grab), map.on('mousemove', drag), map.on('touchmove', drag), map.on('touchend', drop), map.on('touchcancel', cancel), map.on('moveend', draw), map.on('style.load', draw),
  ]
  // Also over a panel, of which the map hears nothing.
  document.addEventListener('mouseup', drop)
  document.addEventListener('keydown', onKey, true)
  return {
    set(next, nextGrip) {
      line = next.map((part) => part.map((position) => [...position]))
      grip = nextGrip
      if (held !== null) release()
      draw()
    },
    remove() {
      for (const subscription of subscriptions) subscription.unsubscribe()
      document.removeEventListener('mouseup', drop)
      document.removeEventListener('keydown', onKey, true)
      map.dragPan.enable()
      map.getCanvas().style.cursor = ''
      // A removed map has no style, whatever its type says.
      if (!(map.style as unknown)) return
      for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource(source)) map.removeSource(source)
    },
  }
}
