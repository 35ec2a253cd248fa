import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { fonts } from './base-style.ts'
import { featureOf, startDataOverlay } from './data-overlay.ts'
import type { Swatch } from './palette.ts'
import { drawHatch } from './patterns.ts'
import { relocationSwatches, type RelocationScene, type RelocationShape } from './relocation-swatches.ts'

const source = 'relocation'
const hatchOf = (kind: string): string => `relocation-${kind}`
const order: readonly RelocationShape[] = ['ground', 'taken', 'remnant', 'freed', 'newly', 'clearance', 'depot', 'station', 'was', 'move', 'leaves', 'receives', 'line', 'finding']

// From afar the edges of small plots would cover their patterns.
const isPlots = (kind: RelocationShape): boolean => ['taken', 'remnant', 'newly', 'freed'].includes(kind)
const thin = (width: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 11, 0.2, 13, width * 0.5, 15.5, width]

const names: LayerSpecification = {
  id: `${source}-name`, type: 'symbol', source, minzoom: 10, filter: ['has', 'name'],
  layout: { 'text-field': ['get', 'name'], 'text-font': fonts.semibold, 'text-size': 12.5, 'text-max-width': 9, 'text-optional': true },
  paint: { 'text-color': relocationSwatches.station.line, 'text-halo-color': 'rgba(252,250,244,0.95)', 'text-halo-width': 1.8 },
}
const layers: LayerSpecification[] = [...order.flatMap((kind): LayerSpecification[] => {
  const { line, lineWidth, dash, fill, fillOpacity, hatch }: Swatch = relocationSwatches[kind]
  const isKind: ExpressionSpecification = ['==', ['get', 'kind'], kind]
  const isArea: ExpressionSpecification = ['all', isKind, ['==', ['geometry-type'], 'Polygon']]
  const id = `${source}-${kind}`
  return [
    ...(fill ? [{ id: `${id}-fill`, type: 'fill' as const, source, filter: isArea, paint: { 'fill-color': fill, 'fill-opacity': fillOpacity ?? 0.2 } }] : []),
    ...(hatch ? [{ id: `${id}-hatch`, type: 'fill' as const, source, filter: isArea, paint: { 'fill-pattern': hatchOf(kind) } }] : []),
    ...(kind === 'line' ? [{ id: `${id}-casing`, type: 'line' as const, source, filter: isKind, layout: { 'line-join': 'round' as const }, paint: { 'line-color': '#ffffff', 'line-width': lineWidth + 3 } }] : []),
    { id: `${id}-line`, type: 'line', source, filter: isKind, layout: { 'line-join': 'round' }, paint: { 'line-color': line, 'line-width': isPlots(kind) ? thin(lineWidth) : lineWidth, ...(dash ? { 'line-dasharray': [...dash] } : {}) } },
    ...(kind === 'finding' ? [{ id: `${id}-point`, type: 'circle' as const, source, filter: ['all', isKind, ['==', ['geometry-type'], 'Point']] as ExpressionSpecification, paint: { 'circle-radius': 9, 'circle-color': line, 'circle-opacity': 0.15, 'circle-stroke-color': line, 'circle-stroke-width': 2.5 } }] : []),
  ]
}), names]

const images = new Map(order.flatMap((kind) => {
  const { hatch }: Swatch = relocationSwatches[kind]
  return hatch ? [[hatchOf(kind), (pixelRatio: number) => drawHatch(hatch, pixelRatio)] as const] : []
}))

export interface RelocationOverlay {
  show: (scene: RelocationScene) => void
  remove: () => void
}

/** Lays what a corridor takes over the map. */
export function startRelocationOverlay(map: MapLibreMap): RelocationOverlay {
  const { lay, remove } = startDataOverlay(map, { source, layers, images })
  return { show: ({ shapes }) => lay(shapes.map(featureOf)), remove }
}
