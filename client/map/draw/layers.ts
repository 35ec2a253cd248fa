import type { FeatureCollection } from 'geojson'
import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { byProperty } from '../expressions.ts'
import { atlas, penShapes } from '../palette.ts'

/** What of the drawing the map itself draws; what moves with the pointer is on the overlay. */
export const drawingSources = ['drawing-near', 'drawing-rest', 'drawing-target', 'drawing-picked', 'drawing-ghosts', 'drawing-findings', 'drawing-handles'] as const
export type DrawingSource = (typeof drawingSources)[number]

export const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
export const drawingSource: SourceSpecification = { type: 'geojson', data: nothing, maxzoom: 20, tolerance: 0.2 }

/** The outline of the target, which steps back while one of its vertices is dragged. */
export const targetLines = ['drawing-target-line', 'drawing-target-invalid'] as const

const isValid: FilterSpecification = ['get', 'valid']
const isInvalid: FilterSpecification = ['!', ['get', 'valid']]
const tierColor = byProperty('tier', { error: penShapes.error.line, warning: penShapes.warning.line }, penShapes.note.line)
const round = { 'line-join': 'round', 'line-cap': 'round' } as const
const ofType = (...types: string[]): FilterSpecification => ['in', ['geometry-type'], ['literal', types]]

/** From below to above. An invalid shape is dashed. */
export const drawingLayers: LayerSpecification[] = [
  { id: 'drawing-near-line', type: 'line', source: 'drawing-near', paint: { 'line-color': penShapes.near.line, 'line-width': penShapes.near.lineWidth, 'line-dasharray': [...penShapes.near.dash] } },
  { id: 'drawing-rest-fill', type: 'fill', source: 'drawing-rest', paint: { 'fill-color': penShapes.rest.fill, 'fill-opacity': penShapes.rest.fillOpacity } },
  { id: 'drawing-rest-line', type: 'line', source: 'drawing-rest', filter: isValid, layout: round, paint: { 'line-color': penShapes.rest.line, 'line-width': byProperty('kind', { boundary: 2 }, penShapes.rest.lineWidth) } },
  { id: 'drawing-rest-invalid', type: 'line', source: 'drawing-rest', filter: isInvalid, paint: { 'line-color': penShapes.error.line, 'line-width': byProperty('kind', { boundary: 2 }, penShapes.rest.lineWidth), 'line-dasharray': [...penShapes.rest.dash] } },
  { id: 'drawing-target-fill', type: 'fill', source: 'drawing-target', filter: isValid, paint: { 'fill-color': penShapes.target.fill, 'fill-opacity': penShapes.target.fillOpacity } },
  { id: 'drawing-target-casing', type: 'line', source: 'drawing-target', filter: isValid, layout: round, paint: { 'line-color': '#ffffff', 'line-width': penShapes.target.lineWidth + 2.4, 'line-opacity': 0.7 } },
  { id: targetLines[0], type: 'line', source: 'drawing-target', filter: isValid, layout: round, paint: { 'line-color': penShapes.target.line, 'line-width': penShapes.target.lineWidth } },
  { id: targetLines[1], type: 'line', source: 'drawing-target', filter: isInvalid, paint: { 'line-color': penShapes.error.line, 'line-width': penShapes.target.lineWidth, 'line-dasharray': [...penShapes.target.dash] } },
  { id: 'drawing-picked-line', type: 'line', source: 'drawing-picked', layout: round, paint: { 'line-color': penShapes.target.line, 'line-width': 8, 'line-opacity': 0.35 } },
  { id: 'drawing-ghosts-line', type: 'line', source: 'drawing-ghosts', paint: { 'line-color': penShapes.ghost.line, 'line-width': penShapes.ghost.lineWidth, 'line-dasharray': [...penShapes.ghost.dash] } },
  { id: 'drawing-findings-fill', type: 'fill', source: 'drawing-findings', filter: ofType('Polygon', 'MultiPolygon'), paint: { 'fill-color': tierColor, 'fill-opacity': penShapes.error.fillOpacity } },
  { id: 'drawing-findings-line', type: 'line', source: 'drawing-findings', filter: ofType('Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'), layout: round, paint: { 'line-color': tierColor, 'line-width': penShapes.error.lineWidth } },
  { id: 'drawing-findings-point', type: 'circle', source: 'drawing-findings', filter: ofType('Point', 'MultiPoint'), paint: { 'circle-radius': 9, 'circle-color': tierColor, 'circle-opacity': 0.25, 'circle-stroke-color': tierColor, 'circle-stroke-width': 2.4 } },
  { id: 'drawing-handles-middle', type: 'circle', source: 'drawing-handles', filter: ['==', ['get', 'kind'], 'middle'], paint: { 'circle-radius': 3, 'circle-color': '#ffffff', 'circle-stroke-color': atlas.accent, 'circle-stroke-width': 1, 'circle-opacity': 0.8, 'circle-stroke-opacity': 0.8 } },
  { id: 'drawing-handles-vertex', type: 'circle', source: 'drawing-handles', filter: ['!=', ['get', 'kind'], 'middle'], paint: { 'circle-radius': byProperty('kind', { selected: 7 }, 5), 'circle-color': byProperty('kind', { selected: atlas.accent }, '#ffffff'), 'circle-stroke-color': byProperty('kind', { selected: '#ffffff' }, atlas.accent), 'circle-stroke-width': 2 } },
]
