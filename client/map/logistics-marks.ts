import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { startDataOverlay } from './data-overlay.ts'

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

/** Lays places over the map, coloured by their scores. */
export function startLogisticsOverlay(map: MapLibreMap): LogisticsOverlay {
  let marks: readonly LogisticsMark[] = []
  let scores: Float64Array = new Float64Array(0)
  const paint = (): void => {
    if (!map.getSource(source)) return
    for (let id = 0; id < marks.length; id += 1) {
      const one = scores[id] ?? NaN
      map.setFeatureState({ source, id }, { score: marks[id]?.score === null ? -2 : Number.isNaN(one) ? -1 : one })
    }
  }
  const { lay, remove } = startDataOverlay(map, { source, layers: [layer], onLaid: paint })
  return {
    show(next) {
      marks = next
      scores = Float64Array.from(next, (one) => one.score ?? NaN)
      lay(marks.map(({ code, at }, id) => ({ type: 'Feature', id, properties: { code }, geometry: { type: 'Point', coordinates: [...at] } })))
    },
    recolour(next) {
      scores = next
      paint()
    },
    remove,
  }
}
