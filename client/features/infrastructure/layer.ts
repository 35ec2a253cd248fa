import { fonts } from '../../map/base-style.ts'
import { byProperty, byZoom, nameInLanguage } from '../../map/expressions.ts'
import { atlas } from '../../map/palette.ts'
import type { Theme } from '../../map/theme.ts'

const base = { source: 'infrastructure', 'source-layer': 'infrastructure' } as const
const shownWhen = { infrastructure: true } as const
// What carries goods across borders outranks the road junction beside it.
const rank = byProperty('kind', { border_gate: 0, seaport: 1, airport: 2, rail_station: 3, inland_port: 4, expressway_interchange: 5 }, 6)

/** Gates, stations, ports, airports and interchanges as small badges. */
export const infrastructureTheme: Theme = {
  source: 'infrastructure',
  layers: [
    {
      floor: 'symbol',
      shownWhen,
      layer: {
        id: 'infrastructure-icon',
        type: 'symbol',
        ...base,
        minzoom: 6,
        filter: ['>=', ['zoom'], byProperty('kind', { border_gate: 6, seaport: 6, airport: 6, rail_station: 8, inland_port: 9, expressway_interchange: 9 }, 9)],
        layout: {
          'icon-image': ['concat', 'infrastructure-', ['get', 'kind'], ['case', ['==', ['get', 'status'], 'planned'], '-planned', '']],
          'icon-size': byZoom([6, 0.6], [9, 0.8], [13, 1]),
          'icon-padding': 1,
          'symbol-sort-key': rank,
          'text-field': ['step', ['zoom'], '', 9.5, nameInLanguage],
          'text-font': fonts.regular,
          'text-size': byZoom([9.5, 10.5], [14, 12.5]),
          'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
          'text-radial-offset': 1,
          'text-justify': 'auto',
          'text-max-width': 9,
          'text-optional': true,
        },
        paint: { 'text-color': '#34424d', 'text-halo-color': 'rgba(252,250,244,0.95)', 'text-halo-width': 1.5, 'icon-opacity': byZoom([6, 0.85], [9, 1]) },
      },
    },
    {
      // An icon that found no room is still a point of the network.
      floor: 'line',
      shownWhen,
      layer: { id: 'infrastructure-dot', type: 'circle', ...base, minzoom: 9, paint: { 'circle-radius': 2, 'circle-color': '#ffffff', 'circle-stroke-color': atlas.quietInk, 'circle-stroke-width': 1 } },
    },
  ],
}
