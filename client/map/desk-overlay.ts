import type { Geometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { featureOf, startDataOverlay } from './data-overlay.ts'
import { deskShapes, type Swatch } from './palette.ts'

/** What a shape laid over the map stands for. */
export type OverlayKind = keyof typeof deskShapes

export interface OverlayShape {
  kind: OverlayKind
  geometry: Geometry
}

const source = 'desk-overlay'

const layers: LayerSpecification[] = Object.entries<Swatch>(deskShapes).flatMap(([kind, { line, lineWidth, dash, fill, fillOpacity = 0.3 }]): LayerSpecification[] => {
  const isKind: ExpressionSpecification = ['==', ['get', 'kind'], kind]
  const isOf = (...types: string[]): ExpressionSpecification => ['all', isKind, ['in', ['geometry-type'], ['literal', types]]]
  const points = isOf('Point', 'MultiPoint')
  return [
    ...(fill ? [{ id: `${source}-${kind}-fill`, type: 'fill' as const, source, filter: isOf('Polygon', 'MultiPolygon'), paint: { 'fill-color': fill, 'fill-opacity': fillOpacity } }] : []),
    { id: `${source}-${kind}-casing`, type: 'line', source, filter: isKind, layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': lineWidth + 2.4, 'line-opacity': 0.8 } },
    { id: `${source}-${kind}-line`, type: 'line', source, filter: isKind, layout: { 'line-join': 'round' }, paint: { 'line-color': line, 'line-width': lineWidth, ...(dash ? { 'line-dasharray': dash } : {}) } },
    { id: `${source}-${kind}-point`, type: 'circle', source, filter: points, paint: { 'circle-radius': 9, 'circle-color': line, 'circle-opacity': 0.15, 'circle-stroke-color': line, 'circle-stroke-width': 2.5 } },
  ]
})

export interface Overlay {
  /** Lays these over the map in place of what lay there before. */
  show: (shapes: readonly OverlayShape[]) => void
  remove: () => void
}

/** Lays shapes of the desk over the map: comparisons, proposed fixes, places of findings. */
export function startOverlay(map: MapLibreMap): Overlay {
  const { lay, remove } = startDataOverlay(map, { source, layers })
  return { show: (shapes) => lay(shapes.map(featureOf)), remove }
}
