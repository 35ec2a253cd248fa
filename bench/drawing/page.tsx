import type { MultiPolygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { createRoot } from 'react-dom/client'
import { startDrawing, type Drawing, type Live, type Selection, type Sketch, type Tool } from '../../client/map/draw/drawing.ts'
import { PlanMap } from '../../client/map/plan-map.tsx'
import { goTo, push, redo, shapesNow, startHistory, undo, type History } from '../../client/state/drawing/history.ts'
import type { Shapes, Target } from '../../client/state/drawing/shapes.ts'

const middle: [number, number] = [104.97, 21.66]

/** A winding boundary with so many vertices, about 1 km across. */
function winding(count: number, [lng, lat] = middle): MultiPolygon {
  const open = Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count
    const radius = 0.004 * (1 + 0.25 * Math.sin(5 * angle) + 0.05 * Math.sin(41 * angle))
    return [lng + radius * Math.cos(angle), lat + radius * 0.93 * Math.sin(angle)].map((degrees) => Number(degrees.toFixed(9)))
  })
  return { type: 'MultiPolygon', coordinates: [[[...open, ...open.slice(0, 1)]]] }
}

const output = document.querySelector('output')
let map: MapLibreMap | null = null
let drawing: Drawing | null = null
let history: History = startHistory({ boundary: null, plots: [] })

/** What the script around the page asks of it, and what it can see. */
const desk = {
  live: null as Live | null,
  sketch: null as Sketch | null,
  selection: null as Selection | null,
  target: 'boundary' as Target | null,
  tool: 'select' as Tool,
  refused: [] as string[],
  /** A zone with so many vertices, and two neighbours as large to snap to. */
  open(count: number): void {
    desk.openShapes({ boundary: winding(count), plots: [] }, [winding(count, [middle[0] + 0.012, middle[1]]), winding(count, [middle[0] - 0.012, middle[1]])])
  },
  openShapes(shapes: Shapes, neighbours: MultiPolygon[] = []): void {
    if (!map) throw new Error('the map is lent first')
    drawing?.destroy()
    history = startHistory(shapes)
    desk.target = 'boundary'
    desk.tool = 'select'
    desk.refused = []
    drawing = startDrawing(map, {
      shapes, target: 'boundary',
      snapping: { vertices: true, edges: true, together: true, to: { type: 'FeatureCollection', features: neighbours.map((geometry) => ({ type: 'Feature', geometry, properties: { overlap: 'overlaps_zone', code: 'MB-0002', name: 'KCN Bên cạnh' } })) } },
      words: {
        crosshair: 'crosshair', length: (metres) => `${metres.toFixed(1)} m`,
        say: { vertex: (number, count) => `${number}/${count}`, grabbed: 'grabbed', dropped: 'dropped', added: String, shapeTaken: 'taken', shapeDropped: 'put down', removed: 'removed', holeFilled: 'filled', partRemoved: 'part removed', moved: (metres) => metres.toFixed(2), nothingHere: 'nothing' },
      },
      describePlot: () => ({ code: 'N1', landUse: 'industrial', isLogistics: false, smeReserved: false }),
      onChange: (change) => { history = push(history, change) },
      onLive(live) {
        desk.live = live
        if (output) output.textContent = `${((live.areaM2 ?? 0) / 10_000).toFixed(4)} ha, ${live.perimeterM.toFixed(1)} m, ${live.edgeM?.toFixed(1) ?? '–'} m, ${live.isValid ? 'sound' : 'crosses itself'}`
      },
      onSketch: (sketch) => { desk.sketch = sketch },
      onSelect: (selection) => { desk.selection = selection },
      onTarget: (target) => { desk.target = target },
      onTool: (tool) => { desk.tool = tool },
      onRefused: ({ reason }) => { desk.refused.push(reason) },
      onUndo: () => desk.show(undo(history)),
      onRedo: () => desk.show(redo(history)),
    })
  },
  show(next: History): void {
    history = next
    drawing?.setShapes(shapesNow(history))
  },
  shapes: (): Shapes => shapesNow(history),
  notes: (): string[] => history.entries.slice(0, history.at + 1).map(({ note }) => note.key),
  first: (): void => desk.show(goTo(history, 0)),
  drawing: (): Drawing | null => drawing,
  map: (): MapLibreMap | null => map,
  /** Where on the page a place is. */
  pixel([lng, lat]: [number, number]): { x: number; y: number } {
    if (!map) throw new Error('the map is lent first')
    const { x, y } = map.project([lng, lat])
    return { x, y }
  },
}
declare global {
  interface Window { desk: typeof desk }
}
window.desk = desk

const root = document.querySelector('#root')
if (!root) throw new Error('the page has a root')
createRoot(root).render(
  <PlanMap
    themes={[]} view={{ lng: middle[0], lat: middle[1], zoom: 15 }} onViewChange={() => undefined} language="vi" layers={{ plots: 'off', clean: false, clearance: false, corridor: false, infrastructure: false }}
    zoneFilter={{ matches: null }} selectedCode={null} onSelect={() => undefined} hoveredCode={null} onHover={() => undefined} fitTo={null} selecting={false}
    onMap={(lent) => { map = lent }} onStatus={(state) => { if (state === 'ready') document.body.dataset['ready'] = 'true' }}
  />,
)
