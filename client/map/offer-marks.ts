import type { Feature, FeatureCollection, MultiPolygon } from 'geojson'
import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl'
import { fonts } from './base-style.ts'
import { holdOnMap } from './data-overlay.ts'
import { askedSwatch, offerSwatches } from './palette.ts'

/** A numbered mark of an offer, as its card is numbered. */
export interface OfferMark {
  code: string
  /** Feature id in the tile layer land-offer. */
  id: number
  mark: string
  at: readonly [number, number]
  state: 'ready' | 'being_cleared'
}

/** Everything that lies over the map while land is looked for. */
export interface OfferScene {
  marks: readonly OfferMark[]
  hovered: string | null
  selected: string | null
  /** Shapes of offers that are compared, under their marks. */
  outlines: readonly { mark: string; shape: MultiPolygon }[]
  /** What is asked: a ring that is closed here, and a circle. */
  asked: readonly (readonly (readonly [number, number])[])[]
}

const sources = { marks: 'offer-marks', pointed: 'offer-pointed', outlines: 'offer-outlines', asked: 'offer-asked' } as const
// Larger than any number on the map: marks with a letter come after all numbers.
const unnumbered = 9999
const tiles = { source: 'land-offer', sourceLayer: 'land-offer' } as const
const ready = offerSwatches.ready.line
const isReady = ['==', ['get', 'state'], 'ready'] as never
const isCluster = ['has', 'point_count'] as never

const disc = (id: string, source: string, radius: number, extra: object = {}): LayerSpecification => ({
  id, type: 'circle', source, ...extra,
  paint: { 'circle-radius': radius, 'circle-color': ['case', ['any', isReady, isCluster], ready, '#ffffff'] as never, 'circle-stroke-width': 2, 'circle-stroke-color': ['case', ['any', isReady, isCluster], '#ffffff', ready] as never },
})
const number = (id: string, source: string, size: number, field: unknown = ['get', 'mark']): LayerSpecification => ({
  id, type: 'symbol', source, layout: { 'text-field': field as never, 'text-font': fonts.semibold, 'text-size': size, 'text-allow-overlap': true, 'text-ignore-placement': true },
  paint: { 'text-color': ['case', ['any', isReady, isCluster], '#ffffff', ready] as never },
})

const layers: LayerSpecification[] = [
  { id: 'offer-asked-fill', type: 'fill', source: sources.asked, paint: { 'fill-color': askedSwatch.fill ?? '', 'fill-opacity': askedSwatch.fillOpacity ?? 0 } },
  { id: 'offer-asked-line', type: 'line', source: sources.asked, paint: { 'line-color': askedSwatch.line, 'line-width': askedSwatch.lineWidth, 'line-dasharray': askedSwatch.dash ?? [1] } },
  { id: 'offer-outlines-casing', type: 'line', source: sources.outlines, layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': 7 } },
  { id: 'offer-outlines-line', type: 'line', source: sources.outlines, layout: { 'line-join': 'round' }, paint: { 'line-color': askedSwatch.line, 'line-width': 3 } },
  disc('offer-marks-disc', sources.marks, 12),
  number('offer-marks-number', sources.marks, 12, ['case', ['!', isCluster], ['get', 'mark'], ['<', ['get', 'first'], unnumbered], ['concat', ['get', 'first'], '+'], '+']),
  disc('offer-pointed-disc', sources.pointed, 16),
  number('offer-pointed-number', sources.pointed, 14),
]
/** What can be clicked, the nearest to the eye first. */
const pointable = ['offer-pointed-disc', 'offer-marks-disc', 'land-offer-fill']

const points = (marks: readonly OfferMark[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: marks.map(({ code, mark, at, state }, order): Feature => ({ type: 'Feature', properties: { code, mark, state, order }, geometry: { type: 'Point', coordinates: [...at] } })),
})
const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

/** What lies under the pointer: an offer, several close together, or nothing of ours. */
export type OfferHit = { code: string } | { at: [number, number]; cluster: number } | null

export interface OfferMarks {
  show: (scene: OfferScene) => void
  /** `reach` in CSS pixels around a point of the canvas. */
  hit: (point: { x: number; y: number }, reach: number) => OfferHit
  /** Moves in until the marks of a cluster come apart. */
  open: (hit: { at: [number, number]; cluster: number }) => void
  remove: () => void
}

/** Lays numbered marks, compared outlines and what is asked over the map. Stays when the style changes. */
export function startOfferMarks(map: MapLibreMap): OfferMarks {
  let scene: OfferScene = { marks: [], hovered: null, selected: null, outlines: [], asked: [] }
  let lit: { id: number; state: 'hovered' | 'selected' }[] = []

  const data = (): Record<keyof typeof sources, FeatureCollection> => ({
    marks: points(scene.marks),
    pointed: points(scene.marks.filter(({ code }) => code === scene.hovered || code === scene.selected)),
    outlines: collect(scene.outlines.map(({ mark, shape }) => ({ type: 'Feature', properties: { mark }, geometry: shape }))),
    asked: collect(scene.asked.map((ring) => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)].map((corner) => [...corner])] } }))),
  })
  const light = (): void => {
    if (!map.getSource(tiles.source)) return
    for (const { id, state } of lit) map.removeFeatureState({ ...tiles, id }, state)
    lit = (['hovered', 'selected'] as const).flatMap((state) => scene.marks.filter(({ code }) => code === scene[state]).map(({ id }) => ({ id, state })))
    for (const { id, state } of lit) map.setFeatureState({ ...tiles, id }, { [state]: true })
  }
  const draw = (): void => {
    if (!held.hasStyle()) return
    const shown = data()
    for (const [name, source] of Object.entries(sources) as [keyof typeof sources, string][]) {
      const present = map.getSource(source)
      if (present instanceof GeoJSONSource) void present.setData(shown[name])
      else map.addSource(source, {
        type: 'geojson', data: shown[name], maxzoom: 20,
        // Marks that would cover each other become one, named by the first of them.
        ...(name === 'marks' ? { cluster: true, clusterRadius: 22, clusterMaxZoom: 15, clusterProperties: { first: ['min', ['to-number', ['get', 'mark'], unnumbered]] } } : {}),
      })
    }
    for (const layer of layers) if (!map.getLayer(layer.id)) map.addLayer(layer)
    light()
  }
  const held = holdOnMap(map, { sources: Object.values(sources), layers }, () => {
    lit = []
    draw()
  })

  return {
    show(next) {
      scene = next
      draw()
    },
    hit({ x, y }, reach) {
      const found = map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: pointable.filter((id) => map.getLayer(id)) })
      const [first] = found.toSorted((a, b) => pointable.indexOf(a.layer.id) - pointable.indexOf(b.layer.id))
      if (!first) return null
      const { code, cluster_id: cluster } = first.properties as { code?: unknown; cluster_id?: unknown }
      if (typeof code === 'string') return { code }
      if (typeof cluster === 'number' && first.geometry.type === 'Point') return { cluster, at: first.geometry.coordinates as [number, number] }
      const known = scene.marks.find(({ id }) => id === first.id)
      return known ? { code: known.code } : null
    },
    open({ at, cluster }) {
      const source = map.getSource(sources.marks)
      if (source instanceof GeoJSONSource) source.getClusterExpansionZoom(cluster).then((zoom) => map.easeTo({ center: at, zoom: zoom + 0.5 }), () => undefined)
    },
    remove() {
      held.remove()
      if (map.style as unknown && map.getSource(tiles.source)) for (const { id, state } of lit) map.removeFeatureState({ ...tiles, id }, state)
    },
  }
}
