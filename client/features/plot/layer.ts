import type { ExpressionSpecification } from 'maplibre-gl'
import { fonts } from '../../map/base-style.ts'
import { byNumber, byZoom, isMarked, isSelected, passesFilter, pick } from '../../map/expressions.ts'
import { hatchName } from '../../map/map-images.ts'
import { atlas, landUseNumbers, landUseSwatches, leaseSwatches, notLeasableSwatch, type Swatch } from '../../map/palette.ts'
import type { Theme, ThemeLayer } from '../../map/theme.ts'

type Expression = ExpressionSpecification

const base = { source: 'plot', 'source-layer': 'plot', minzoom: 12 } as const
const inZone = passesFilter('zone')
// Industrial, warehouse and service come first in the list of land uses.
const leasable: Expression = ['<=', ['get', 'land_use'], landUseNumbers.service]

/** Steps back where clean land is to be seen. */
const quiet = (opacity: number | Expression): Expression => ['*', opacity, ['case', ['global-state', 'quietPlots'], 0.3, 1]] as Expression
const isPointedOut: Expression = ['any', isMarked, isSelected]

/** One coloured, hatched and outlined set of plots for one way of looking at them. */
function plotLayers(mode: 'land_use' | 'lease', property: string, swatches: Record<number, Swatch>, otherwise: Swatch): ThemeLayer[] {
  const family = mode === 'land_use' ? 'land-use' : 'lease'
  const shownWhen = { plots: [mode] }
  const hatched = Object.entries(swatches).flatMap(([key, { hatch }]) => (hatch ? [Number(key)] : []))
  const known: Expression = ['in', ['get', property], ['literal', hatched]]
  return [
    {
      floor: 'parcel',
      shownWhen,
      layer: {
        id: `plot-${family}-fill`,
        type: 'fill',
        ...base,
        filter: inZone,
        paint: { 'fill-color': byNumber(property, pick<string>(swatches, 'fill'), otherwise.fill ?? atlas.paper), 'fill-opacity': quiet(byNumber(property, pick<number>(swatches, 'fillOpacity'), otherwise.fillOpacity ?? 1)) },
      },
    },
    {
      floor: 'parcel',
      shownWhen,
      layer: {
        id: `plot-${family}-hatch`,
        type: 'fill',
        ...base,
        minzoom: 12.5,
        filter: ['all', inZone, known],
        paint: { 'fill-pattern': byNumber(property, Object.fromEntries(hatched.map((key) => [key, hatchName(family, key)])), ''), 'fill-opacity': byZoom([12.5, quiet(0.4)], [14, quiet(0.9)]) },
      },
    },
    {
      floor: 'parcel',
      shownWhen,
      layer: {
        id: `plot-${family}-line`,
        type: 'line',
        ...base,
        filter: inZone,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': byNumber(property, pick<string>(swatches, 'line'), otherwise.line),
          'line-width': byZoom([12, ['*', 0.4, byNumber(property, pick<number>(swatches, 'lineWidth'), otherwise.lineWidth)]], [15, byNumber(property, pick<number>(swatches, 'lineWidth'), otherwise.lineWidth)], [18, ['*', 2, byNumber(property, pick<number>(swatches, 'lineWidth'), otherwise.lineWidth)]]),
        },
      },
    },
  ]
}

const eitherMode = { plots: ['land_use' as const, 'lease' as const] }

/** Plots of the zoning plan, by land use or by lease. */
export const plotTheme: Theme = {
  source: 'plot',
  detailLayers: ['plot-land-use-fill', 'plot-lease-fill'],
  markedById: ['plot'],
  layers: [
    ...plotLayers('land_use', 'land_use', landUseSwatches, landUseSwatches[11] ?? notLeasableSwatch),
    ...plotLayers('lease', 'lease', leaseSwatches, notLeasableSwatch),
    {
      // Whatever plots are coloured by, or with plots off: what a panel speaks of can be found.
      floor: 'highlight',
      layer: { id: 'plot-marked-fill', type: 'fill', ...base, paint: { 'fill-color': atlas.accent, 'fill-opacity': ['case', isSelected, 0.12, isMarked, 0.16, 0], 'fill-antialias': false } },
    },
    {
      floor: 'highlight',
      layer: { id: 'plot-marked-halo', type: 'line', ...base, layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': byZoom([12, 3.4], [16, 6.5]), 'line-opacity': ['case', isPointedOut, 0.95, 0] } },
    },
    {
      floor: 'highlight',
      layer: { id: 'plot-marked-line', type: 'line', ...base, layout: { 'line-join': 'round' }, paint: { 'line-color': atlas.accent, 'line-width': byZoom([12, ['case', isSelected, 2, 1.4]], [16, ['case', isSelected, 4, 2.6]]), 'line-opacity': ['case', isPointedOut, 1, 0] } },
    },
    {
      floor: 'label',
      shownWhen: eitherMode,
      layer: {
        id: 'plot-code',
        type: 'symbol',
        ...base,
        // A point of its own: a plot cut by a tile's edge would carry its code once in each tile.
        'source-layer': 'plot_point',
        minzoom: 15,
        filter: inZone,
        layout: {
          'text-field': ['get', 'code'],
          'text-font': ['case', leasable, ['literal', fonts.semibold], ['literal', fonts.regular]],
          'text-size': byZoom([15, 10], [18, 14]),
          'icon-image': ['case', ['boolean', ['get', 'is_logistics'], false], 'plot-truck', ['boolean', ['get', 'sme_reserved'], false], 'plot-small-firm', ''],
          'icon-size': byZoom([15, 0.75], [18, 1.1]),
          'text-anchor': ['case', ['any', ['boolean', ['get', 'is_logistics'], false], ['boolean', ['get', 'sme_reserved'], false]], 'top', 'center'],
          'text-offset': ['case', ['any', ['boolean', ['get', 'is_logistics'], false], ['boolean', ['get', 'sme_reserved'], false]], ['literal', [0, 0.75]], ['literal', [0, 0]]],
          'icon-optional': false,
          'text-optional': true,
          'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'area_m2'], 0]],
        },
        paint: { 'text-color': atlas.ink, 'text-halo-color': 'rgba(255,255,255,0.85)', 'text-halo-width': 1.2 },
      },
    },
  ],
}
