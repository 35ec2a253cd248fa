import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl'
import type { FeatureCollection } from 'geojson'
import { sovereigntyLayers } from '../base-style.ts'
import { drawingLayers, drawingSource, drawingSources, nothing, targetLines, type DrawingSource } from './layers.ts'

/** The drawing's own sources and layers on a lent map; they come back by themselves when the map gets another style. */
export interface Canvas {
  show(source: DrawingSource, data: FeatureCollection): void
  /** Lets the outline of the target step back while the overlay shows where it goes. */
  fadeTarget(faded: boolean): void
  remove(): void
}

/** Puts the drawing's layers on the map, below the names of Hoàng Sa and Trường Sa. */
export function makeCanvas(map: MapLibreMap): Canvas {
  const shown = new Map<DrawingSource, FeatureCollection>()
  let isFaded = false
  const fade = (): void => {
    for (const id of targetLines) if (map.getLayer(id)) map.setPaintProperty(id, 'line-opacity', isFaded ? 0.35 : 1)
  }
  const add = (): void => {
    const above = sovereigntyLayers.find(({ id }) => map.getLayer(id))?.id
    for (const id of drawingSources) if (!map.getSource(id)) map.addSource(id, { ...drawingSource, data: shown.get(id) ?? nothing } as typeof drawingSource)
    for (const layer of drawingLayers) if (!map.getLayer(layer.id)) map.addLayer(layer, above)
    fade()
  }
  map.on('style.load', add)
  // No style is told before it is loaded.
  if (map.getStyle() as unknown) add()
  return {
    show(source, data) {
      shown.set(source, data)
      const on = map.getSource(source)
      if (on instanceof GeoJSONSource) void on.setData(data)
    },
    fadeTarget(faded) {
      if (faded === isFaded) return
      isFaded = faded
      fade()
    },
    remove() {
      map.off('style.load', add)
      // The map may have gone before the pen.
      if (!(map.style as unknown)) return
      for (const { id } of drawingLayers) if (map.getLayer(id)) map.removeLayer(id)
      for (const id of drawingSources) if (map.getSource(id)) map.removeSource(id)
    },
  }
}
