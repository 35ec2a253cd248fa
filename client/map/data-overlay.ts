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

/** Holds layers on a lent map: draws them again on each style, and takes them off at last. What comes before there is a style waits for it. */
export function holdOnMap(map: MapLibreMap, { sources, layers, images = [] }: { sources: readonly string[]; layers: readonly LayerSpecification[]; images?: Iterable<string> }, draw: () => void): { hasStyle: () => boolean; remove: () => void } {
  let hasStyle = map.getStyle() as unknown !== undefined
  const styled = (): void => {
    hasStyle = true
    draw()
  }
  map.on('style.load', styled)
  return {
    hasStyle: () => hasStyle,
    remove() {
      map.off('style.load', styled)
      // A removed map has no style, whatever its type says.
      if (!(map.style as unknown)) return
      for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id)
      for (const source of sources) if (map.getSource(source)) map.removeSource(source)
      for (const id of images) if (map.hasImage(id)) map.removeImage(id)
    },
  }
}

/** Lays features over a lent map. They stay when the style changes. */
export function startDataOverlay(map: MapLibreMap, { source, layers, images = new Map(), onLaid }: OverlayParts): DataOverlay {
  let features: readonly Feature[] = []
  const draw = (): void => {
    const data = { type: 'FeatureCollection' as const, features: [...features] }
    const present = map.getSource(source)
    if (present instanceof GeoJSONSource) void present.setData(data)
    else if (held.hasStyle() && features.length > 0) {
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
  const held = holdOnMap(map, { sources: [source], layers, images: images.keys() }, draw)
  return {
    lay(next) {
      features = next
      draw()
    },
    remove: held.remove,
  }
}

/** A shape of a kind as a feature its layers filter by `kind`; `name`, where it has one, is written on it. */
export const featureOf = ({ kind, geometry, name }: { readonly kind: string; readonly geometry: Feature['geometry']; readonly name?: string }): Feature => ({ type: 'Feature', properties: { kind, ...(name === undefined ? {} : { name }) }, geometry })
