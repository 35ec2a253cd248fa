import type { Feature, MultiPolygon } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { fonts } from './base-style.ts'
import { startDataOverlay } from './data-overlay.ts'
import { drawIcon, gapIconParts, gapKinds, iconSide, type GapKind } from './icons.ts'
import { hatchName } from './map-images.ts'
import { atlas, landUseNumbers, landUseSwatches } from './palette.ts'

/** A place with its score, 0 to 100. */
export interface LogisticsMark { code: string; at: readonly number[]; score: number }
/** What a zone is short of: a badge each, side by side. `only`: names the part that alone is short of it, whose place nobody knows: it stands above the zone's, the how manieth part says `above`. */
export interface GapMark { at: readonly number[]; kinds: readonly GapKind[]; only: string | null; above: number }
/** A plot of a what-if with the use it has on the side that is looked at. */
export interface ScenarioPlot { code: string; geometry: MultiPolygon; landUse: keyof typeof landUseNumbers; isLogistics: boolean }
/** What a part of the room lays over the map. */
export interface LogisticsScene { marks?: readonly LogisticsMark[]; gaps?: readonly GapMark[]; plots?: readonly ScenarioPlot[] }

const source = 'logistics'
const accent = '#0e5f63'
const gapName = (kind: GapKind): string => `gap-${kind}`
/** Pixels from one badge to the next: they touch, and none covers another. */
const gapStep = iconSide + 2
/** Badges and their words grow together. */
const withZoom = (size: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 6, 0.6 * size, 11, size]
const onlySize = 12
const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]
const score: ExpressionSpecification = ['coalesce', ['feature-state', 'score'], -1]

const usesOfScenarios = ['industrial', 'warehouse', 'service'] as const
const plotLayers: LayerSpecification[] = usesOfScenarios.flatMap((use): LayerSpecification[] => {
  const number = landUseNumbers[use]
  const swatch = landUseSwatches[number]
  const filter: ExpressionSpecification = ['all', isKind('plot'), ['==', ['get', 'landUse'], use]]
  return [
    { id: `${source}-${use}`, type: 'fill', source, filter, paint: { 'fill-color': swatch?.fill ?? atlas.paper } },
    ...(swatch?.hatch ? [{ id: `${source}-${use}-hatch`, type: 'fill' as const, source, filter, paint: { 'fill-pattern': hatchName('land-use', number) } }] : []),
  ]
})

const layers: LayerSpecification[] = [
  ...plotLayers,
  { id: `${source}-plot-line`, type: 'line', source, filter: isKind('plot'), layout: { 'line-join': 'round' }, paint: { 'line-color': accent, 'line-width': 2.5 } },
  {
    id: `${source}-plot-label`, type: 'symbol', source, filter: isKind('plot'), minzoom: 14,
    layout: { 'text-field': ['get', 'code'], 'text-font': fonts.semibold, 'text-size': 12, 'text-offset': ['case', ['get', 'isLogistics'], ['literal', [0, 1]], ['literal', [0, 0]]], 'icon-image': ['case', ['get', 'isLogistics'], 'plot-truck', ''], 'icon-offset': [0, -8], 'icon-allow-overlap': true, 'text-allow-overlap': true },
    paint: { 'text-color': atlas.ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.4 },
  },
  {
    // The colour is read from the state of each place: another score moves no data.
    id: `${source}-mark`, type: 'circle', source, filter: isKind('mark'),
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 4, 12, 7],
      'circle-color': ['case', ['<', score, 0], '#c9c5ba', ['interpolate', ['linear'], score, 0, '#f4ead0', 50, '#9c98c4', 100, '#3a3566']],
      'circle-stroke-width': 1.2, 'circle-stroke-color': '#1d2730',
    },
  },
  {
    id: `${source}-gap`, type: 'symbol', source, filter: isKind('gap'),
    layout: { 'icon-image': ['get', 'image'], 'icon-offset': ['get', 'offset'], 'icon-size': withZoom(1), 'icon-allow-overlap': true, 'icon-ignore-placement': true },
  },
  {
    id: `${source}-gap-only`, type: 'symbol', source, filter: ['has', 'only'], minzoom: 9,
    layout: { 'text-field': ['get', 'only'], 'text-font': fonts.semibold, 'text-size': withZoom(onlySize), 'text-anchor': 'left', 'text-offset': ['get', 'beside'], 'text-max-width': 14, 'text-allow-overlap': true, 'text-ignore-placement': true },
    paint: { 'text-color': atlas.ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
  },
]

export interface LogisticsOverlay {
  show: (scene: LogisticsScene) => void
  recolour: (scores: Float64Array) => void
  remove: () => void
}

/** Each takes the map some microseconds: thousands at once would hold a frame up while a slider moves. */
const mostPerFrame = 400
const noScore = -1
/** Of a place that was never coloured. */
const uncoloured = -2

/** Lays places, shortages and plots over the map; places are coloured by their scores, those whose score changed, some a frame. */
export function startLogisticsOverlay(map: MapLibreMap): LogisticsOverlay {
  let marks: readonly LogisticsMark[] = []
  let scores: Float64Array = new Float64Array(0)
  let coloured: Int8Array = new Int8Array(0)
  // Goes round and round, so that no place waits for a slider to rest.
  let at = 0
  let left = 0
  let frame = 0
  const paint = (): void => {
    frame = 0
    if (!map.getSource(source)) return
    for (let most = mostPerFrame; left > 0 && most > 0; left -= 1, at = (at + 1) % marks.length) {
      const one = scores[at] ?? NaN
      const next = Number.isNaN(one) ? noScore : Math.round(one)
      if (next === coloured[at]) continue
      coloured[at] = next
      map.setFeatureState({ source, id: at }, { score: next })
      most -= 1
    }
    if (left > 0) frame = requestAnimationFrame(paint)
  }
  const paintAll = (): void => {
    left = marks.length
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const onLaid = (): void => {
    coloured = new Int8Array(marks.length).fill(uncoloured)
    at = 0
    paintAll()
  }
  const images = new Map(gapKinds.map((kind) => [gapName(kind), (pixelRatio: number) => drawIcon(gapIconParts(kind), pixelRatio)]))
  const { lay, remove } = startDataOverlay(map, { source, layers, images, onLaid })
  return {
    show({ marks: next = [], gaps = [], plots = [] }) {
      marks = next
      scores = Float64Array.from(next, (one) => one.score)
      lay([
        ...marks.map(({ code, at: coordinates }, id): Feature => ({ type: 'Feature', id, properties: { kind: 'mark', code }, geometry: { type: 'Point', coordinates: [...coordinates] } })),
        ...gaps.flatMap(({ at: coordinates, kinds, only, above }) => kinds.map((kind, index): Feature => {
          const across = (index - (kinds.length - 1) / 2) * gapStep
          const isLast = index === kinds.length - 1
          const up = -1.5 * gapStep * above
          return {
            type: 'Feature', geometry: { type: 'Point', coordinates: [...coordinates] },
            properties: { kind: 'gap', image: gapName(kind), offset: [across, up], ...(only !== null && isLast ? { only, beside: [(across + gapStep / 2) / onlySize, up / onlySize] } : {}) },
          }
        })),
        ...plots.map(({ geometry, ...properties }): Feature => ({ type: 'Feature', properties: { kind: 'plot', ...properties }, geometry })),
      ])
    },
    recolour(next) {
      scores = next
      paintAll()
    },
    remove() {
      cancelAnimationFrame(frame)
      remove()
    },
  }
}
