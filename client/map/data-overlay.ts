import type { Feature } from 'geojson'
import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl'
import type { DrawnImage } from './patterns.ts'

interface OverlayParts {
  /** Names the source that all layers draw. */
  source: string
  layers: readonly LayerSpecification[]
  /** What the layers fill with, by name. */
  images?: ReadonlyMap<string, (pixelRatio: number) => DrawnImage>
  /** Called when the features lie on the map, and each time another style was laid below them. */
  onLaid?: () => void
}

export interface DataOverlay {
  /** Lays these over the map in place of what lay there before. */
  lay: (features: readonly Feature[]) => void
  remove: () => void
}

/** Lays features over a lent map. They stay when the style changes, and what comes before there is a style waits for it. */
export function startDataOverlay(map: MapLibreMap, { source, layers, images = new Map(), onLaid }: OverlayParts): DataOverlay {
  let features: readonly Feature[] = []
  let hasStyle = map.getStyle() as unknown !== undefined
  const draw = (): void => {
    const data = { type: 'FeatureCollection' as const, features: [...features] }
    const present = map.getSource(source)
    if (present instanceof GeoJSONSource) void present.setData(data)
    else if (hasStyle && features.length > 0) {
      for (const [id, drawn] of images) {
        if (map.hasImage(id)) continue
        const { data: picture, pixelRatio } = drawn(Math.ceil(window.devicePixelRatio || 1))
        map.addImage(id, picture, { pixelRatio })
      }
      map.addSource(source, { type: 'geojson', data, maxzoom: 20 })
      for (const layer of layers) map.addLayer(layer)
    }
    if (map.getSource(source)) onLaid?.()
  }
  const styled = (): void => {
    hasStyle = true
    draw()
  }
  map.on('style.load', styled)
  return {
    lay(next) {
      features = next
      draw()
    },
    remove() {
      map.off('style.load', styled)
      // A removed map has no style, whatever its type says.
      if (!(map.style as unknown)) return
      for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource(source)) map.removeSource(source)
      for (const id of images.keys()) if (map.hasImage(id)) map.removeImage(id)
    },
  }
}

/** A shape of a kind as a feature its layers filter by `kind`; `name`, where it has one, is written on it. */
export const featureOf = ({ kind, geometry, name }: { readonly kind: string; readonly geometry: Feature['geometry']; readonly name?: string }): Feature => ({ type: 'Feature', properties: { kind, ...(name === undefined ? {} : { name }) }, geometry })
