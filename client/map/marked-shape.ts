import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { byZoom } from './expressions.ts'
import { atlas } from './palette.ts'

/** A figure a panel lays over the map, such as the hall that stands in a block; empty most of the time. */
export const shapeSource = 'marked-shape'
export const emptyShape: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

export const shapeSources: Record<string, SourceSpecification> = { [shapeSource]: { type: 'geojson', data: emptyShape, maxzoom: 20 } }

export const shapeLayers: LayerSpecification[] = [
  { id: 'marked-shape-fill', type: 'fill', source: shapeSource, paint: { 'fill-color': '#ffffff', 'fill-opacity': 0.45 } },
  { id: 'marked-shape-casing', type: 'line', source: shapeSource, layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': byZoom([12, 3], [16, 5]) } },
  { id: 'marked-shape-line', type: 'line', source: shapeSource, paint: { 'line-color': atlas.accent, 'line-width': byZoom([12, 1.4], [16, 2.4]), 'line-dasharray': [3, 1.6] } },
]
