import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { featureOf, startDataOverlay } from './data-overlay.ts'
import type { Swatch } from './palette.ts'
import { drawHatch } from './patterns.ts'
import { relocationSwatches, type RelocationScene, type RelocationShape } from './relocation-swatches.ts'

const source = 'relocation'
const hatchOf = (kind: string): string => `relocation-${kind}`
const order: readonly RelocationShape[] = ['ground', 'taken', 'remnant', 'freed', 'newly', 'was', 'move', 'leaves', 'receives', 'line', 'finding']

// From afar the edges of small plots would cover their patterns.
const isPlots = (kind: RelocationShape): boolean => ['taken', 'remnant', 'newly', 'freed'].includes(kind)
const thin = (width: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 11, 0.2, 13, width * 0.5, 15.5, width]

const layers: LayerSpecification[] = order.flatMap((kind): LayerSpecification[] => {
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
})

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
