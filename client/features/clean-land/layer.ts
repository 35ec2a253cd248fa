import { fonts } from '../../map/base-style.ts'
import { byNumber, byZoom, inLanguage, passesFilter, pick } from '../../map/expressions.ts'
import { hatchName } from '../../map/map-images.ts'
import { cleanBlockSwatch, cleanSwatches } from '../../map/palette.ts'
import type { Theme } from '../../map/theme.ts'

const shownWhen = { clean: true } as const
const inZone = passesFilter('zone')
const land = { source: 'clean-land', 'source-layer': 'clean-land', minzoom: 10 } as const
const block = { source: 'clean-block', 'source-layer': 'clean-block', minzoom: 12 } as const
const hatched = Object.entries(cleanSwatches).flatMap(([state, { hatch }]) => (hatch ? [Number(state)] : []))
const lineWidth = byNumber('state', pick<number>(cleanSwatches, 'lineWidth'), 0.8)

/** The ready part of each leasable plot by how much of it can be had; what is available outshines everything else. */
export const cleanLandTheme: Theme = {
  source: 'clean-land',
  layers: [
    {
      floor: 'parcel',
      shownWhen,
      layer: { id: 'clean-land-fill', type: 'fill', ...land, filter: inZone, paint: { 'fill-color': byNumber('state', pick<string>(cleanSwatches, 'fill'), '#ecebe6'), 'fill-opacity': byNumber('state', pick<number>(cleanSwatches, 'fillOpacity'), 1) } },
    },
    {
      floor: 'parcel',
      shownWhen,
      layer: { id: 'clean-land-hatch', type: 'fill', ...land, minzoom: 12, filter: ['all', inZone, ['in', ['get', 'state'], ['literal', hatched]]], paint: { 'fill-pattern': byNumber('state', Object.fromEntries(hatched.map((state) => [state, hatchName('clean', state)])), ''), 'fill-opacity': byZoom([12, 0.6], [14, 1]) } },
    },
    {
      floor: 'parcel',
      shownWhen,
      layer: { id: 'clean-land-line', type: 'line', ...land, minzoom: 12, filter: inZone, layout: { 'line-join': 'round' }, paint: { 'line-color': byNumber('state', pick<string>(cleanSwatches, 'line'), '#767c80'), 'line-width': byZoom([12, ['*', 0.5, lineWidth]], [15, lineWidth], [18, ['*', 2, lineWidth]]) } },
    },
  ],
}

/** Blocks of available clean land that lie together, with their hectares. */
export const cleanBlockTheme: Theme = {
  source: 'clean-block',
  layers: [
    {
      floor: 'outline',
      shownWhen,
      layer: { id: 'clean-block-casing', type: 'line', ...block, filter: inZone, layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': byZoom([12, 3], [16, 6.5]), 'line-opacity': 0.9 } },
    },
    {
      floor: 'outline',
      shownWhen,
      layer: { id: 'clean-block-line', type: 'line', ...block, filter: inZone, layout: { 'line-join': 'round' }, paint: { 'line-color': cleanBlockSwatch.line, 'line-width': byZoom([12, 1.2], [16, cleanBlockSwatch.lineWidth + 0.6]) } },
    },
    {
      floor: 'label',
      shownWhen,
      layer: {
        id: 'clean-block-ha',
        type: 'symbol',
        source: 'clean-block',
        // A point of its own: of an area, each plot and each tile would carry the label.
        'source-layer': 'clean-block-point',
        minzoom: 13,
        filter: inZone,
        layout: {
          'text-field': ['concat', ['number-format', ['/', ['get', 'area_m2'], 10_000], { locale: inLanguage('vi-VN', 'en-GB') as never, 'max-fraction-digits': 1 }], '\u00a0ha'],
          'text-font': fonts.semibold,
          'text-size': byZoom([13, 11.5], [17, 16]),
          'text-padding': 4,
          'symbol-sort-key': ['get', 'number'],
        },
        paint: { 'text-color': '#04381a', 'text-halo-color': 'rgba(255,255,255,0.92)', 'text-halo-width': 1.8 },
      },
    },
  ],
}
