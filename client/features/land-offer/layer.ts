import { fonts } from '../../map/base-style.ts'
import { byZoom, inLanguage, isHovered, isSelected } from '../../map/expressions.ts'
import { hatchName } from '../../map/map-images.ts'
import { offerSwatches } from '../../map/palette.ts'
import type { Theme } from '../../map/theme.ts'

const shownWhen = { offers: true } as const
const offer = { source: 'land-offer', 'source-layer': 'land-offer', minzoom: 8 } as const
// As the tiles number it: 1 ready, 2 being cleared.
const isReady = ['==', ['get', 'state'], 1] as never
const { ready, being_cleared: coming } = offerSwatches

/** Land that can be had, where it is looked for: clean blocks bright, those being cleared paler and dashed. */
export const landOfferTheme: Theme = {
  source: 'land-offer',
  layers: [
    { floor: 'parcel', shownWhen, layer: { id: 'land-offer-fill', type: 'fill', ...offer, paint: { 'fill-color': ['case', isReady, ready.fill, coming.fill], 'fill-opacity': ['case', isReady, ready.fillOpacity, coming.fillOpacity] } } },
    { floor: 'parcel', shownWhen, layer: { id: 'land-offer-hatch', type: 'fill', ...offer, minzoom: 12, filter: ['!', isReady], paint: { 'fill-pattern': hatchName('offer', 'being_cleared') } } },
    {
      floor: 'outline', shownWhen,
      layer: { id: 'land-offer-casing', type: 'line', ...offer, layout: { 'line-join': 'round' }, paint: { 'line-color': ['case', ['any', isHovered, isSelected], '#ffffff', 'rgba(255,255,255,0.7)'], 'line-width': byZoom([10, ['case', ['any', isHovered, isSelected], 5, 1.5]], [16, ['case', ['any', isHovered, isSelected], 10, 6]]) } },
    },
    { floor: 'outline', shownWhen, layer: { id: 'land-offer-line', type: 'line', ...offer, filter: isReady, layout: { 'line-join': 'round' }, paint: { 'line-color': ready.line, 'line-width': byZoom([10, ['case', ['any', isHovered, isSelected], 2.6, 1]], [16, ['case', ['any', isHovered, isSelected], 4.4, ready.lineWidth]]) } } },
    { floor: 'outline', shownWhen, layer: { id: 'land-offer-dash', type: 'line', ...offer, filter: ['!', isReady], layout: { 'line-join': 'round' }, paint: { 'line-color': coming.line, 'line-dasharray': coming.dash, 'line-width': byZoom([10, ['case', ['any', isHovered, isSelected], 2.6, 1]], [16, ['case', ['any', isHovered, isSelected], 4.4, coming.lineWidth]]) } } },
    {
      floor: 'label', shownWhen,
      layer: {
        id: 'land-offer-ha', type: 'symbol', source: 'land-offer', 'source-layer': 'land-offer-point', minzoom: 13.5,
        layout: {
          'text-field': ['concat', ['number-format', ['get', 'ha'], { locale: inLanguage('vi-VN', 'en-GB') as never, 'max-fraction-digits': 1 }], '\u00a0ha'],
          'text-font': fonts.semibold, 'text-size': byZoom([13, 11.5], [17, 16]), 'text-padding': 4, 'text-offset': [0, 1.6],
        },
        paint: { 'text-color': '#04381a', 'text-halo-color': 'rgba(255,255,255,0.92)', 'text-halo-width': 1.8 },
      },
    },
  ],
}
