import type { ExpressionSpecification } from 'maplibre-gl'
import { fonts } from '../../map/base-style.ts'
import { byZoom, inLanguage, nameInLanguage } from '../../map/expressions.ts'
import { hatchName } from '../../map/map-images.ts'
import { corridorSwatches } from '../../map/palette.ts'
import type { Theme } from '../../map/theme.ts'

type Expression = ExpressionSpecification

const base = { source: 'corridor', 'source-layer': 'corridor' } as const
const shownWhen = { corridor: true } as const
const { clearance_area: area, railway, road } = corridorSwatches
const isArea: Expression = ['==', ['get', 'part'], 'clearance_area']
const isLine = (kind: string): Expression => ['all', ['==', ['get', 'part'], 'line'], ['==', ['get', 'kind'], kind]]
const isSchematic: Expression = ['in', ['get', 'basis'], ['literal', ['schematic', 'mixed']]]
const round = { 'line-join': 'round' } as const

/** Railways and roads to come, and the land they take. */
export const corridorTheme: Theme = {
  source: 'corridor',
  layers: [
    {
      // Below zones, tracts and plots, whose own hatches mean something else; the dashed edge above them tells what is taken.
      floor: 'ground',
      shownWhen,
      layer: { id: 'corridor-area-hatch', type: 'fill', ...base, minzoom: 9, filter: isArea, paint: { 'fill-pattern': hatchName('corridor', 'clearance_area'), 'fill-opacity': byZoom([9, 0.4], [12, 0.75]) } },
    },
    {
      floor: 'line',
      shownWhen,
      layer: { id: 'corridor-area-line', type: 'line', ...base, minzoom: 9, filter: isArea, layout: round, paint: { 'line-color': area.line, 'line-width': byZoom([9, 0.8], [14, 1.8]), 'line-dasharray': [...area.dash] } },
    },
    {
      floor: 'line',
      shownWhen,
      layer: { id: 'corridor-road-casing', type: 'line', ...base, filter: isLine('road'), layout: round, paint: { 'line-color': road.line, 'line-width': byZoom([5, 1.4], [10, 3.4], [15, 6]) } },
    },
    {
      floor: 'line',
      shownWhen,
      layer: { id: 'corridor-road', type: 'line', ...base, filter: isLine('road'), layout: round, paint: { 'line-color': '#fff4d6', 'line-width': byZoom([5, 0.4], [10, 1.4], [15, 3.4]) } },
    },
    {
      floor: 'line',
      shownWhen,
      layer: { id: 'corridor-railway-casing', type: 'line', ...base, filter: isLine('railway'), layout: round, paint: { 'line-color': '#ffffff', 'line-opacity': 0.8, 'line-width': byZoom([5, 2.6], [10, 5], [15, 8]) } },
    },
    {
      floor: 'line',
      shownWhen,
      layer: { id: 'corridor-railway', type: 'line', ...base, filter: isLine('railway'), layout: round, paint: { 'line-color': railway.line, 'line-width': byZoom([5, 1.3], [10, railway.lineWidth], [15, 5]) } },
    },
    {
      floor: 'line',
      shownWhen,
      layer: { id: 'corridor-railway-ties', type: 'line', ...base, filter: isLine('railway'), layout: round, paint: { 'line-color': '#ffffff', 'line-width': byZoom([5, 0.6], [10, 1.6], [15, 3]), 'line-dasharray': [4, 4] } },
    },
    {
      floor: 'label',
      shownWhen,
      layer: {
        id: 'corridor-name',
        type: 'symbol',
        ...base,
        minzoom: 7,
        filter: ['==', ['get', 'part'], 'line'],
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 480,
          'text-field': ['case', isSchematic, ['concat', nameInLanguage, inLanguage(' (sơ đồ)', ' (schematic)')], nameInLanguage],
          'text-font': fonts.italic,
          'text-size': byZoom([7, 10.5], [12, 13]),
          'text-offset': [0, -1],
          'text-letter-spacing': 0.04,
          'text-max-angle': 30,
        },
        paint: { 'text-color': ['match', ['get', 'kind'], 'road', '#7d5208', railway.line], 'text-halo-color': 'rgba(252,250,244,0.95)', 'text-halo-width': 1.6 },
      },
    },
  ],
}
