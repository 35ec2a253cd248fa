import type { Geometry } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { boxOfGeometry } from '../../geometry/box-of-geometry.ts'
import { startOverlay, type Overlay, type OverlayShape } from '../../map/desk-overlay.ts'

/** Lays shapes over a lent map for as long as they are given. */
export function useOverlay(map: MapLibreMap | null, shapes: readonly OverlayShape[]): void {
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useEffect(() => {
    if (!map) return
    const made = startOverlay(map)
    setOverlay(made)
    return () => {
      setOverlay(null)
      made.remove()
    }
  }, [map])
  useEffect(() => overlay?.show(shapes), [overlay, shapes])
}

// A metre or two still fills a good part of the map.
const closest = 19

/** Moves the map to a geometry; as near as small things need. */
export function showOnMap(map: MapLibreMap | null, geometry: Geometry | null): void {
  const box = geometry && boxOfGeometry(geometry)
  if (!map || !box) return
  const [west, south, east, north] = box
  const { clientWidth, clientHeight } = map.getContainer()
  map.fitBounds([[west, south], [east, north]], { padding: Math.min(56, Math.round(Math.min(clientWidth, clientHeight) / 16)), maxZoom: closest, duration: 400 })
}

/** Moves the map to a geometry unless it can be seen there already, and well. */
export function bringIntoView(map: MapLibreMap, geometry: Geometry): void {
  const box = boxOfGeometry(geometry)
  if (!box) return
  const bounds = map.getBounds()
  const [west, south, east, north] = box
  const isSeen = bounds.contains([west, south]) && bounds.contains([east, north])
  const share = Math.max((east - west) / (bounds.getEast() - bounds.getWest()), (north - south) / (bounds.getNorth() - bounds.getSouth()))
  if (!isSeen || share < 0.15) showOnMap(map, geometry)
}
