import type { ExpressionSpecification } from 'maplibre-gl'
import { fonts } from '../../map/base-style.ts'
import { byProperty, byZoom, inLanguage, isHovered, isSelected, nameInLanguage, passesFilter, pick } from '../../map/expressions.ts'
import { hatchName } from '../../map/map-images.ts'
import { atlas, economicZoneSwatch, statusSwatches } from '../../map/palette.ts'
import type { Theme } from '../../map/theme.ts'

type Expression = ExpressionSpecification

const active = passesFilter('code')
const isEconomic: Expression = ['==', ['get', 'kind'], 'economic_zone']
const isPlain: Expression = ['!', isEconomic]
const isSchematic: Expression = ['in', ['get', 'basis'], ['literal', ['schematic', 'mixed']]]
const isWithdrawn: Expression = ['==', ['get', 'status'], 'withdrawn']
const byStatus = <T extends string | number>(values: Record<string, T>, otherwise: T): Expression => byProperty('status', values, otherwise)
const all = (...parts: Expression[]): Expression => ['all', ...parts]
/** What the filter leaves out stays as a ghost, so that the map does not jump. */
const dimmed = (value: number | Expression, ghost: number): Expression => ['case', active, value, ghost] as Expression

// A zone pointed at or chosen wears a second outline around its own: what its status says stays in sight.
const isMarked: Expression = ['any', isSelected, isHovered]
const markOffset = byZoom([8, -2.6], [11, -4], [14, -5], [16, -5.4])

const polygon = { source: 'zone', 'source-layer': 'zone' } as const
const point = { source: 'zone', 'source-layer': 'zone_point' } as const

const hatched = Object.entries(statusSwatches).filter(([, { hatch }]) => hatch).map(([status]) => status)
const statusColor = byStatus(pick<string>(statusSwatches, 'line'), statusSwatches.unknown.line)
const statusDash = byStatus(
  Object.fromEntries(Object.entries(statusSwatches).map(([status, { dash }]) => [status, ['literal', dash ?? [1]] as unknown as string])),
  ['literal', [1]] as unknown as string,
)
// Outlines appear when a zone of 100 ha is a few pixels wide; until then the point speaks for it.
const outlineZoom = 8
// From here outlines speak for themselves, and the point of an outlined zone steps back.
const pointEndZoom = 12
const hasOutline: Expression = ['boolean', ['get', 'has_outline'], false]
/** For sizes and priorities of labels only; the figures are the server's. */
const areaHa: Expression = ['coalesce', ['get', 'label_ha'], 0]
// Hectares at which an outline is wide enough to carry its name, by zoom.
const carriesName = all(hasOutline, ['>=', areaHa, ['step', ['zoom'], 1e9, 12, 150, 13, 40, 14, 10, 15, 0]])
/** Names stay clear of icon and outline; radius in ems of an outline as round as its area, which doubles with each zoom. */
const clearance = (emPerRootHa: number, least: number): Expression => ['max', least, ['case', hasOutline, ['+', 0.45, ['*', emPerRootHa, ['sqrt', areaHa]]], least]]
const nameClearance = ['interpolate', ['exponential', 2], ['zoom'], 5, 0.85, 8, 1.15, 10, clearance(0.082, 1.3), 14, clearance(1.31, 1.3)] as unknown as Expression

// A cluster is a tenth of an industrial zone; from afar it gives way a little.
const clusterShare = byProperty('kind', { industrial_cluster: 0.85 }, 1)
const nameSize = byZoom([6, 10.5], [9, 12], [13, 14])
const nameColor: Expression = ['case', isSelected, atlas.accent, isWithdrawn, '#5d6a73', atlas.ink]
const iconName: Expression = ['concat', 'zone-', ['get', 'kind'], '-', ['get', 'status']]
const halo = { 'text-halo-color': 'rgba(252,250,244,0.95)', 'text-halo-width': 1.6 }

/** Zones: points with names from afar, outlines with hatches nearer, the word "schematic" at street scale. */
export const zoneTheme: Theme = {
  source: 'zone',
  keyedByCode: ['zone', 'zone_point'],
  pointerLayers: ['zone-point', 'zone-name', 'zone-name-withdrawn', 'zone-name-inside', 'zone-fill', 'zone-economic-fill'],
  layers: [
    {
      floor: 'ground',
      layer: { id: 'zone-economic-fill', type: 'fill', ...polygon, filter: all(isEconomic, active), paint: { 'fill-color': economicZoneSwatch.line, 'fill-opacity': ['case', isHovered, 0.1, 0.05] } },
    },
    {
      floor: 'ground',
      layer: { id: 'zone-economic-line', type: 'line', ...polygon, filter: all(isEconomic, active), paint: { 'line-color': economicZoneSwatch.line, 'line-width': byZoom([6, 1], [12, economicZoneSwatch.lineWidth]), 'line-dasharray': economicZoneSwatch.dash ?? [1] } },
    },
    {
      // An invisible tint, so that a zone without fill can still be pointed at.
      floor: 'area',
      layer: {
        id: 'zone-fill',
        type: 'fill',
        ...polygon,
        minzoom: outlineZoom,
        filter: isPlain,
        paint: {
          'fill-color': byStatus(pick<string>(statusSwatches, 'fill'), '#ffffff'),
          'fill-opacity': dimmed(['+', ['case', isHovered, 0.12, 0], byStatus(pick<number>(statusSwatches, 'fillOpacity'), 0)], 0),
          'fill-antialias': false,
        },
      },
    },
    {
      floor: 'area',
      layer: {
        id: 'zone-hatch',
        type: 'fill',
        ...polygon,
        minzoom: outlineZoom,
        filter: all(isPlain, active, ['in', ['get', 'status'], ['literal', hatched]]),
        paint: { 'fill-pattern': byStatus(Object.fromEntries(hatched.map((status) => [status, hatchName('status', status)])), ''), 'fill-opacity': byZoom([8, 0.5], [11, 0.85], [15, 0.5]) },
      },
    },
    {
      // White under the line keeps it apart from plots and clearance of any colour.
      floor: 'outline',
      layer: { id: 'zone-casing', type: 'line', ...polygon, minzoom: outlineZoom, filter: all(isPlain, active), layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-opacity': 0.75, 'line-width': byZoom([8, 1.5], [12, 4], [16, 6]) } },
    },
    {
      floor: 'outline',
      layer: {
        id: 'zone-line',
        type: 'line',
        ...polygon,
        minzoom: outlineZoom,
        filter: isPlain,
        layout: { 'line-join': 'round', 'line-cap': byStatus({ unknown: 'round' }, 'butt') },
        paint: {
          'line-color': ['case', active, statusColor, '#b7b2a8'],
          'line-width': byZoom([8, ['*', 0.6, byStatus(pick<number>(statusSwatches, 'lineWidth'), 1)]], [12, byStatus(pick<number>(statusSwatches, 'lineWidth'), 1)], [16, ['*', 1.4, byStatus(pick<number>(statusSwatches, 'lineWidth'), 1)]]),
          'line-gap-width': byZoom([9, 0], [11, byStatus(pick<number>(statusSwatches, 'doubleGap'), 0)]),
          'line-dasharray': statusDash as never,
          'line-opacity': dimmed(1, 0.5),
        },
      },
    },
    {
      floor: 'outline',
      layer: {
        id: 'zone-schematic-halo',
        type: 'line',
        ...polygon,
        minzoom: 11,
        filter: all(isPlain, active, isSchematic),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': '#5d6a73', 'line-width': 1.5, 'line-dasharray': [0, 3.2], 'line-offset': byZoom([11, ['case', isMarked, -7, -4]], [16, ['case', isMarked, -8.5, -7]]), 'line-opacity': byZoom([11, 0], [12, 0.9]) },
      },
    },
    {
      floor: 'label',
      layer: {
        // Close up, the middle belongs to the plots and the name runs along the edge.
        id: 'zone-edge-name',
        type: 'symbol',
        ...polygon,
        minzoom: 13.5,
        filter: all(isPlain, active, ['any', isSchematic, ['>=', ['zoom'], 15]]),
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'text-field': [
            'step',
            ['zoom'],
            inLanguage('sơ đồ', 'schematic'),
            15,
            ['case', isSchematic, ['concat', nameInLanguage, ' · ', inLanguage('sơ đồ', 'schematic')], nameInLanguage],
          ],
          'text-font': fonts.italic,
          'text-size': byZoom([13, 11], [15, 12], [17, 13]),
          'text-letter-spacing': 0.06,
          'text-offset': [0, -1.35],
          'text-padding': 2,
        },
        paint: { 'text-color': '#4b565e', ...halo },
      },
    },
    {
      floor: 'highlight',
      layer: { id: 'zone-highlight-casing', type: 'line', ...polygon, minzoom: outlineZoom, layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': byZoom([8, 4], [14, 5.4]), 'line-offset': markOffset, 'line-opacity': ['case', isSelected, 0.95, isHovered, 0.8, 0] } },
    },
    {
      floor: 'highlight',
      layer: { id: 'zone-highlight', type: 'line', ...polygon, minzoom: outlineZoom, layout: { 'line-join': 'round' }, paint: { 'line-color': atlas.accent, 'line-width': byZoom([8, ['case', isSelected, 2.4, 1.6]], [14, ['case', isSelected, 3.4, 2.2]]), 'line-offset': markOffset, 'line-opacity': ['case', isSelected, 1, isHovered, 0.9, 0] } },
    },
    {
      floor: 'symbol',
      layer: { id: 'zone-point-ghost', type: 'circle', ...point, maxzoom: pointEndZoom, filter: ['!', active], paint: { 'circle-radius': byZoom([5, 1.5], [10, 3]), 'circle-color': '#b7b2a8', 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 0.8 } },
    },
    {
      floor: 'symbol',
      layer: {
        id: 'zone-point-ring',
        type: 'circle',
        ...point,
        paint: {
          'circle-radius': byZoom([5, 8], [9, 13], [12, 15]),
          'circle-color': 'rgba(255,255,255,0.9)',
          'circle-stroke-color': atlas.accent,
          'circle-stroke-width': byZoom([5, 2], [9, 2.6]),
          'circle-opacity': byZoom([pointEndZoom - 0.5, ['case', ['any', isSelected, isHovered], 1, 0]], [pointEndZoom, ['case', ['all', ['any', isSelected, isHovered], ['!', hasOutline]], 1, 0]]),
          'circle-stroke-opacity': byZoom([pointEndZoom - 0.5, ['case', isSelected, 1, isHovered, 0.8, 0]], [pointEndZoom, ['case', hasOutline, 0, isSelected, 1, isHovered, 0.8, 0]]),
        },
      },
    },
    {
      // Lies under the icons in placement, so names keep clear of them, largest zone first.
      floor: 'label',
      layer: {
        id: 'zone-name',
        type: 'symbol',
        ...point,
        minzoom: 5.5,
        filter: all(active, ['!', isWithdrawn], ['!', carriesName], ['>=', areaHa, ['step', ['zoom'], 400, 6, 250, 7, 150, 8, 0]]),
        layout: {
          'text-field': nameInLanguage,
          'text-font': ['case', ['in', ['get', 'kind'], ['literal', ['industrial_zone', 'economic_zone', 'export_processing_zone']]], ['literal', fonts.semibold], ['literal', fonts.regular]],
          'text-size': nameSize,
          'text-variable-anchor': ['left', 'right', 'top', 'bottom', 'top-left', 'top-right', 'bottom-left', 'bottom-right'],
          'text-radial-offset': nameClearance,
          'text-justify': 'auto',
          'text-max-width': 9,
          'text-line-height': 1.15,
          'text-padding': 2,
          'symbol-sort-key': ['-', 0, areaHa],
        },
        paint: { 'text-color': nameColor, ...halo },
      },
    },
    {
      floor: 'label',
      layer: {
        id: 'zone-name-withdrawn',
        type: 'symbol',
        ...point,
        minzoom: 9,
        filter: all(active, isWithdrawn),
        layout: {
          'text-field': nameInLanguage,
          'text-font': fonts.regular,
          'text-size': byZoom([9, 11], [14, 13]),
          // One line only: the strike is a picture stretched over it.
          'text-max-width': 60,
          'text-variable-anchor': ['right', 'left', 'top', 'bottom'],
          'text-radial-offset': nameClearance,
          'icon-image': 'strike',
          'icon-text-fit': 'width',
          'icon-text-fit-padding': [0, 2, 0, 2],
          'text-padding': 3,
          'symbol-sort-key': ['-', 0, areaHa],
        },
        // A thin halo, so that it does not swallow the strike behind it.
        paint: { 'text-color': nameColor, 'text-halo-color': 'rgba(252,250,244,0.8)', 'text-halo-width': 0.5 },
      },
    },
    {
      floor: 'label',
      layer: {
        id: 'zone-name-inside',
        type: 'symbol',
        ...point,
        minzoom: pointEndZoom,
        filter: all(active, ['!', isWithdrawn], carriesName),
        layout: {
          'text-field': nameInLanguage,
          'text-font': fonts.semibold,
          'text-size': byZoom([12, 13], [16, 18]),
          'text-max-width': 8,
          'text-line-height': 1.15,
          'text-variable-anchor-offset': ['center', [0, 0], 'top', [0, 1], 'bottom', [0, -1]],
          'text-padding': 6,
          'symbol-sort-key': ['-', 0, areaHa],
        },
        paint: { 'text-color': nameColor, 'text-halo-color': 'rgba(252,250,244,0.95)', 'text-halo-width': 2 },
      },
    },
    {
      floor: 'symbol',
      layer: {
        id: 'zone-point',
        type: 'symbol',
        ...point,
        filter: all(active, ['any', ['!', hasOutline], ['<', ['zoom'], 12]]),
        layout: {
          'icon-image': ['step', ['zoom'], ['concat', iconName, '-small'], 8, iconName],
          'icon-size': byZoom([4, ['*', 0.42, clusterShare]], [6, ['*', 0.6, clusterShare]], [8, ['*', 0.8, clusterShare]], [10, 1]),
          // Every zone shows, whatever the crowd; the larger lie on top.
          'icon-allow-overlap': true,
          'icon-padding': 0,
          'symbol-sort-key': ['+', areaHa, ['match', ['get', 'status'], 'relocating', 1e6, 'withdrawn', -1e6, 0]],
        },
      },
    },
  ],
}
