import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import italicUrl from './fonts/noto-sans-italic.woff2?url&no-inline'
import regularUrl from './fonts/noto-sans-regular.woff2?url&no-inline'
import semiboldUrl from './fonts/noto-sans-semibold.woff2?url&no-inline'
import bordersUrl from './base/borders.geojson?url&no-inline'
import landUrl from './base/land.geojson?url&no-inline'
import placesUrl from './base/places.geojson?url&no-inline'
import waterUrl from './base/water.geojson?url&no-inline'
import { byZoom, nameInLanguage } from './expressions.ts'
import { atlas } from './palette.ts'

/** Font names as `text-font` wants them. */
export const fonts = { regular: ['Noto Sans'], italic: ['Noto Sans Italic'], semibold: ['Noto Sans SemiBold'] }

/** Font files, drawn in the browser: no glyph server, and every Vietnamese letter in one piece. */
export const fontFaces: NonNullable<StyleSpecification['font-faces']> = {
  'Noto Sans': regularUrl,
  'Noto Sans Italic': italicUrl,
  'Noto Sans SemiBold': semiboldUrl,
}

const attribution = 'Natural Earth'
const placesSource: SourceSpecification = { type: 'geojson', data: placesUrl, attribution, maxzoom: 20 }

/** Layers of the built-in base, ground first. */
const groundLayers: LayerSpecification[] = [
  { id: 'sea', type: 'background', paint: { 'background-color': atlas.sea } },
  { id: 'land', type: 'fill', source: 'base-land', paint: { 'fill-color': ['match', ['get', 'country'], 'VNM', atlas.home, atlas.abroad] } },
  { id: 'coast', type: 'line', source: 'base-land', filter: ['==', ['get', 'country'], 'VNM'], paint: { 'line-color': atlas.coast, 'line-width': byZoom([4, 0.5], [9, 1.2]) } },
  { id: 'lake', type: 'fill', source: 'base-water', filter: ['==', ['get', 'kind'], 'lake'], paint: { 'fill-color': atlas.sea, 'fill-outline-color': atlas.coast } },
  {
    id: 'river',
    type: 'line',
    source: 'base-water',
    filter: ['==', ['get', 'kind'], 'river'],
    // The source is drawn for 1:50,000,000: close by, its bends would be plainly wrong, so they fade.
    paint: { 'line-color': atlas.river, 'line-width': byZoom([4, 0.7], [9, 2.2]), 'line-opacity': byZoom([9.5, 1], [11, 0]) },
    layout: { 'line-join': 'round', 'line-cap': 'round' },
  },
  {
    id: 'border-former-province',
    type: 'line',
    source: 'base-borders',
    minzoom: 6.5,
    filter: ['==', ['get', 'kind'], 'former_province'],
    paint: { 'line-color': atlas.formerProvince, 'line-width': byZoom([6.5, 0.6], [11, 1.2]), 'line-dasharray': [1.5, 2.5], 'line-opacity': byZoom([6.5, 0], [7.5, 1]) },
  },
  {
    id: 'border-province',
    type: 'line',
    source: 'base-borders',
    minzoom: 5,
    filter: ['==', ['get', 'kind'], 'province'],
    paint: { 'line-color': atlas.province, 'line-width': byZoom([5, 0.5], [8, 1], [12, 1.8]), 'line-dasharray': [5, 1.6, 1, 1.6], 'line-opacity': byZoom([5, 0.45], [7, 1]) },
  },
  { id: 'border-country', type: 'line', source: 'base-borders', filter: ['==', ['get', 'kind'], 'country'], paint: { 'line-color': '#c3b9ab', 'line-width': byZoom([4, 0.6], [9, 1.2]) } },
  { id: 'border-vietnam-halo', type: 'line', source: 'base-borders', filter: ['==', ['get', 'kind'], 'vietnam'], layout: { 'line-join': 'round' }, paint: { 'line-color': atlas.borderHalo, 'line-width': byZoom([4, 2.5], [9, 8]), 'line-opacity': 0.7 } },
  { id: 'border-vietnam', type: 'line', source: 'base-borders', filter: ['==', ['get', 'kind'], 'vietnam'], layout: { 'line-join': 'round' }, paint: { 'line-color': atlas.border, 'line-width': byZoom([4, 0.8], [9, 1.6]), 'line-dasharray': [6, 2, 1.2, 2] } },
]

const label = (id: string, kinds: string[], rest: { minzoom?: number; maxzoom?: number; filter?: unknown[] }, layout: object, paint: object): LayerSpecification =>
  ({
    id,
    type: 'symbol',
    source: 'base-places',
    ...(rest.minzoom === undefined ? {} : { minzoom: rest.minzoom }),
    ...(rest.maxzoom === undefined ? {} : { maxzoom: rest.maxzoom }),
    filter: rest.filter ? ['all', ['in', ['get', 'kind'], ['literal', kinds]], rest.filter] : ['in', ['get', 'kind'], ['literal', kinds]],
    layout: { 'text-field': nameInLanguage, 'text-font': fonts.regular, 'symbol-sort-key': ['coalesce', ['get', 'rank'], 0], 'text-padding': 3, ...layout },
    paint: { 'text-color': atlas.placeInk, 'text-halo-color': 'rgba(252,250,244,0.9)', 'text-halo-width': 1.2, ...paint },
  }) as LayerSpecification

const settlement = (id: string, kinds: string[], minzoom: number, ranks: [number, number][], icon: string, size: [number, number][], extra: object = {}): LayerSpecification =>
  label(
    id,
    kinds,
    // A place appears when the zoom reaches the one its rank asks for.
    { minzoom, filter: ['>=', ['zoom'], ['match', ['get', 'rank'], ...ranks.flat(), 24]] },
    {
      'icon-image': icon,
      'icon-size': byZoom([5, 0.7], [9, 1]),
      'text-size': byZoom(...size),
      'text-optional': true,
      'text-variable-anchor-offset': ['left', [0.55, 0], 'right', [-0.55, 0], 'top', [0, 0.5], 'bottom', [0, -0.5], 'left', [2.2, 0], 'right', [-2.2, 0]],
      'text-justify': 'auto',
      'text-max-width': 8,
      // The dot stays even in a crowd of zones; only its name looks for room, near or a little further.
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      ...extra,
    },
    {},
  )

const riverLabels: LayerSpecification = {
  id: 'river-label',
  type: 'symbol',
  source: 'base-water',
  minzoom: 7,
  maxzoom: 10,
  filter: ['has', 'name_vi'],
  layout: { 'symbol-placement': 'line', 'symbol-spacing': 350, 'text-field': nameInLanguage, 'text-font': fonts.italic, 'text-size': byZoom([7, 10], [10, 12.5]), 'text-letter-spacing': 0.12, 'text-offset': [0, -0.7], 'text-max-angle': 28 },
  paint: { 'text-color': atlas.riverLabel, 'text-halo-color': 'rgba(252,250,244,0.9)', 'text-halo-width': 1.2 },
}

/** Names of the base, below all thematic names: they give way first. */
const placeLayers: LayerSpecification[] = [
  riverLabels,
  label('sea-label', ['sea'], { filter: ['>=', ['zoom'], ['match', ['get', 'rank'], 1, 3, 2, 5, 8]] }, { 'text-font': fonts.italic, 'text-size': byZoom([4, 12], [8, ['case', ['>', ['get', 'rank'], 3], 13, 20]]), 'text-letter-spacing': 0.18, 'text-max-width': 6 }, { 'text-color': atlas.seaLabel, 'text-halo-width': 0 }),
  label('country-label', ['country'], { maxzoom: 9 }, { 'text-size': byZoom([4, 10], [8, 14]), 'text-letter-spacing': 0.28, 'text-font': fonts.regular }, { 'text-color': atlas.abroadLabel, 'text-halo-color': 'rgba(240,236,226,0.9)' }),
  settlement('abroad-label', ['capital_abroad', 'city_abroad'], 4, [[3, 4], [4, 6], [5, 7], [6, 10]], 'place-town', [[5, 10], [10, 12]]),
  settlement('town-label', ['town'], 8, [[4, 8], [5, 9], [6, 10]], 'place-town', [[8, 10.5], [13, 13]]),
  settlement('former-seat-label', ['former_seat'], 6, [[3, 6], [4, 7]], 'place-town', [[6, 10.5], [12, 13]]),
  label('province-label', ['province'], { minzoom: 6.4, maxzoom: 10.5 }, { 'text-size': byZoom([6.4, 10], [10, 15]), 'text-transform': 'uppercase', 'text-letter-spacing': 0.2, 'text-max-width': 9 }, { 'text-color': atlas.provinceInk, 'text-opacity': byZoom([6.4, 0.85], [9.5, 0.85], [10.5, 0.3]) }),
  label('island-label', ['island'], { minzoom: 5.5, filter: ['>=', ['zoom'], ['+', ['get', 'rank'], 2.5]] }, { 'text-font': fonts.italic, 'text-size': byZoom([5, 10], [12, 13]), 'text-variable-anchor': ['left', 'right', 'bottom'], 'text-radial-offset': 0.7 }, { 'text-color': atlas.riverLabel }),
]

/** Seats of provinces: they find their place before the zones' names, so that the reader knows where she is. */
const cityLayers: LayerSpecification[] = [
  settlement('seat-label', ['province_seat'], 5, [[2, 5], [3, 6]], 'place-seat', [[5, 10.5], [12, 14]]),
  settlement('city-label', ['city', 'capital'], 3, [[1, 3], [2, 4]], 'place-seat', [[4, 11], [12, 16]], { 'text-font': fonts.semibold, 'icon-image': ['match', ['get', 'kind'], 'capital', 'place-capital', 'place-seat'] }),
]

/** Hoàng Sa and Trường Sa: above everything, on the built-in base and on any other, at every zoom. */
export const sovereigntyLayers: LayerSpecification[] = [
  { id: 'island-dot', type: 'circle', source: 'base-places', minzoom: 4, filter: ['==', ['get', 'kind'], 'island_far'], paint: { 'circle-radius': byZoom([4, 1], [8, 2.4], [12, 4]), 'circle-color': atlas.home, 'circle-stroke-color': atlas.border, 'circle-stroke-width': byZoom([4, 0.5], [10, 1.2]) } },
  label('island-far-label', ['island_far'], { minzoom: 6.5, filter: ['>=', ['zoom'], ['+', ['get', 'rank'], 3.5]] }, { 'text-font': fonts.italic, 'text-size': byZoom([6, 10], [12, 13]), 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.6 }, { 'text-color': '#2f6277' }),
  ...(['archipelago', 'archipelago_area'] as const).map((kind) =>
    label(
      kind === 'archipelago' ? 'archipelago-label' : 'archipelago-label-close',
      [kind],
      kind === 'archipelago' ? { maxzoom: 7 } : { minzoom: 7 },
      // Close up the name repeats in every tile, so it speaks more softly there.
      { 'text-font': kind === 'archipelago' ? fonts.semibold : fonts.italic, 'text-size': byZoom([3, 10], [6, 13]), 'text-max-width': 12, 'text-line-height': 1.25, 'text-allow-overlap': true },
      { 'text-color': '#2f6277', 'text-halo-color': 'rgba(219,232,236,0.95)', 'text-halo-width': 1.4 },
    ),
  ),
]

/** The built-in base: ground below all thematic layers, names above the ground but below thematic names. */
export const builtInBase = {
  sources: {
    'base-land': { type: 'geojson', data: landUrl, attribution, tolerance: 0.2 },
    'base-borders': { type: 'geojson', data: bordersUrl, attribution, tolerance: 0.2 },
    'base-water': { type: 'geojson', data: waterUrl, attribution },
  } satisfies Record<string, SourceSpecification>,
  groundLayers,
  placeLayers,
  cityLayers,
}

/** What stays whatever the base is. */
export const alwaysSources: Record<string, SourceSpecification> = { 'base-places': placesSource }
