import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { GeoJSONSource, type ExpressionSpecification, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl'
import type { Swatch } from './palette.ts'
import { drawHatch } from './patterns.ts'
import { noScene, relocationSwatches, type RelocationScene, type RelocationShape } from './relocation-swatches.ts'

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

export interface RelocationOverlay {
  /** Lays these over the map in place of what lay there before. */
  show: (scene: RelocationScene) => void
  remove: () => void
}

/** What may be drawn: a place somebody wrote with latitude and longitude swapped lies on no map. */
const onMap = (geometry: Geometry): boolean => geometry.type === 'GeometryCollection' || JSON.stringify(geometry.coordinates).match(/\[-?[\d.e-]+,-?(9[1-9]|1\d\d)[\d.e-]*\]/) === null

/** Lays what a corridor takes over the map. Stays when the style changes. */
export function startRelocationOverlay(map: MapLibreMap): RelocationOverlay {
  let scene = noScene
  let hasStyle = map.getStyle() as unknown !== undefined
  const collect = (): FeatureCollection => ({ type: 'FeatureCollection', features: scene.shapes.filter(({ geometry }) => onMap(geometry)).map(({ kind, geometry }): Feature => ({ type: 'Feature', properties: { kind }, geometry })) })
  const addImages = (): void => {
    for (const kind of order) {
      const { hatch }: Swatch = relocationSwatches[kind]
      if (!hatch || map.hasImage(hatchOf(kind))) continue
      const { data, pixelRatio } = drawHatch(hatch, Math.ceil(window.devicePixelRatio || 1))
      map.addImage(hatchOf(kind), data, { pixelRatio })
    }
  }
  const draw = (): void => {
    const present = map.getSource(source)
    if (present instanceof GeoJSONSource) void present.setData(collect())
    else if (hasStyle && scene.shapes.length > 0) {
      addImages()
      map.addSource(source, { type: 'geojson', data: collect(), maxzoom: 20 })
      for (const layer of layers) map.addLayer(layer)
    }
  }
  const styled = (): void => {
    hasStyle = true
    draw()
  }
  map.on('style.load', styled)
  return {
    show(next) {
      scene = next
      draw()
    },
    remove() {
      map.off('style.load', styled)
      // A removed map has no style, whatever its type says.
      if (!(map.style as unknown)) return
      for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource(source)) map.removeSource(source)
      for (const kind of order) if (map.hasImage(hatchOf(kind))) map.removeImage(hatchOf(kind))
    },
  }
}
