import type { Map as MapLibreMap } from 'maplibre-gl'

/** Where the map looks; `lng` and `lat` are the middle of the part that no panel covers. */
export interface MapView {
  lng: number
  lat: number
  zoom: number
  bearing?: number
  pitch?: number
}

/** West, south, east, north in degrees. */
export type Bbox = [number, number, number, number]

/** What floats above the map, in CSS pixels from each edge. */
export interface MapPadding {
  left: number
  right: number
  top: number
  bottom: number
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** Reads the view, rounded to what a link should carry (about a metre). */
export function readView(map: MapLibreMap): MapView {
  const { lng, lat } = map.getCenter()
  return {
    lng: rounded(lng, 5),
    lat: rounded(lat, 5),
    zoom: rounded(map.getZoom(), 2),
    bearing: rounded(map.getBearing(), 1),
    pitch: rounded(map.getPitch(), 1),
  }
}

/** The box around what can be seen beside the panels. */
export function readFreeBbox(map: MapLibreMap): Bbox {
  const { left = 0, right = 0, top = 0, bottom = 0 } = map.getPadding()
  const { clientWidth, clientHeight } = map.getContainer()
  const corners = [
    [left, top],
    [clientWidth - right, top],
    [clientWidth - right, clientHeight - bottom],
    [left, clientHeight - bottom],
  ].map(([x = 0, y = 0]) => map.unproject([x, y]))
  const lngs = corners.map(({ lng }) => lng)
  const lats = corners.map(({ lat }) => lat)
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

/** Whether two views differ by more than rounding. */
export function isSameView(a: MapView, b: MapView): boolean {
  return (
    Math.abs(a.lng - b.lng) < 2e-5 &&
    Math.abs(a.lat - b.lat) < 2e-5 &&
    Math.abs(a.zoom - b.zoom) < 0.02 &&
    Math.abs((a.bearing ?? 0) - (b.bearing ?? 0)) < 0.2 &&
    Math.abs((a.pitch ?? 0) - (b.pitch ?? 0)) < 0.2
  )
}

/** Tells the map where the panels are without moving the picture: only the middle that counts changes. */
export function applyPadding(map: MapLibreMap, padding: MapPadding): void {
  const { clientWidth, clientHeight } = map.getContainer()
  const middle = { x: (padding.left + clientWidth - padding.right) / 2, y: (padding.top + clientHeight - padding.bottom) / 2 }
  map.jumpTo({ center: map.unproject([middle.x, middle.y]), padding })
}
