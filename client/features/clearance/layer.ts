import { byNumber, byZoom, passesFilter, pick } from '../../map/expressions.ts'
import { hatchName } from '../../map/map-images.ts'
import { clearanceNumbers, clearanceSwatches } from '../../map/palette.ts'
import type { Theme } from '../../map/theme.ts'

const base = { source: 'clearance', 'source-layer': 'clearance', minzoom: 10 } as const
const shownWhen = { clearance: true } as const
const inZone = passesFilter('zone')
const hatched = Object.entries(clearanceSwatches).flatMap(([stage, { hatch }]) => (hatch ? [Number(stage)] : []))
// Where plots are shown they cover the tint; the line above them still tells the stage.
const lineColor = byNumber('stage', pick<string>(clearanceSwatches, 'line'), '#9c8a60')

/** Tracts by stage of clearance, on a ramp from sand to green. */
export const clearanceTheme: Theme = {
  source: 'clearance',
  layers: [
    {
      floor: 'area',
      shownWhen,
      layer: { id: 'clearance-fill', type: 'fill', ...base, filter: inZone, paint: { 'fill-color': byNumber('stage', pick<string>(clearanceSwatches, 'fill'), '#efe3c6'), 'fill-opacity': byNumber('stage', pick<number>(clearanceSwatches, 'fillOpacity'), 0.8) } },
    },
    {
      floor: 'area',
      shownWhen,
      layer: { id: 'clearance-hatch', type: 'fill', ...base, filter: ['all', inZone, ['in', ['get', 'stage'], ['literal', hatched]]], paint: { 'fill-pattern': byNumber('stage', Object.fromEntries(hatched.map((stage) => [stage, hatchName('clearance', stage)])), ''), 'fill-opacity': byZoom([10, 0.4], [13, 1]) } },
    },
    {
      floor: 'outline',
      shownWhen,
      layer: { id: 'clearance-line', type: 'line', ...base, filter: inZone, layout: { 'line-join': 'round' }, paint: { 'line-color': lineColor, 'line-width': byZoom([10, 0.6], [14, ['case', ['==', ['get', 'stage'], clearanceNumbers.ready], 2.2, 1.4]]) } },
    },
  ],
}
