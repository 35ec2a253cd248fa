import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl'

/** A place with its score, 0 to 100; null: it is only marked. */
export interface LogisticsMark { code: string; at: readonly number[]; score: number | null }

const source = 'logistics-marks'
const score = ['coalesce', ['feature-state', 'score'], -1]
// The colour is read from the state of each place: another score moves no data.
const layer: LayerSpecification = {
  id: source, type: 'circle', source,
  paint: {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 4, 12, 7] as never,
    'circle-color': ['case', ['==', score, -2], '#b25d00', ['<', score, 0], '#c9c5ba', ['interpolate', ['linear'], score, 0, '#f4ead0', 50, '#9c98c4', 100, '#3a3566']] as never,
    'circle-stroke-width': 1.2, 'circle-stroke-color': '#1d2730',
  },
}

export interface LogisticsOverlay {
  show: (marks: readonly LogisticsMark[]) => void
  recolour: (scores: Float64Array) => void
  remove: () => void
}

/** Lays places over the map, coloured by their scores. Stays when the style changes. */
export function startLogisticsOverlay(map: MapLibreMap): LogisticsOverlay {
  let marks: readonly LogisticsMark[] = []
  let scores: Float64Array = new Float64Array(0)
  let hasStyle = map.getStyle() as unknown !== undefined
  const paint = (): void => {
    if (!map.getSource(source)) return
    for (let id = 0; id < marks.length; id += 1) {
      const one = scores[id] ?? NaN
      map.setFeatureState({ source, id }, { score: marks[id]?.score === null ? -2 : Number.isNaN(one) ? -1 : one })
    }
  }
  const draw = (): void => {
    const data = { type: 'FeatureCollection' as const, features: marks.map(({ code, at }, id) => ({ type: 'Feature' as const, id, properties: { code }, geometry: { type: 'Point' as const, coordinates: [...at] } })) }
    const present = map.getSource(source)
    if (present instanceof GeoJSONSource) void present.setData(data)
    else if (hasStyle && marks.length > 0) {
      map.addSource(source, { type: 'geojson', data })
      map.addLayer(layer)
    }
    paint()
  }
  const styled = (): void => { hasStyle = true; draw() }
  map.on('style.load', styled)
  return {
    show(next) { marks = next; scores = Float64Array.from(next, (one) => one.score ?? NaN); draw() },
    recolour(next) { scores = next; paint() },
    remove() {
      map.off('style.load', styled)
      // A removed map has no style, whatever its type says.
      if (!(map.style as unknown)) return
      if (map.getLayer(source)) map.removeLayer(source)
      if (map.getSource(source)) map.removeSource(source)
    },
  }
}
