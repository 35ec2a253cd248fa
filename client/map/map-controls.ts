import { AttributionControl, GeolocateControl, NavigationControl, ScaleControl, type Map as MapLibreMap } from 'maplibre-gl'
import { mapWords, type MapLanguage } from './map-words.ts'

/** Adds the controls; CSS places them clear of the panels. */
export function addControls(map: MapLibreMap): void {
  map.addControl(new ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-left')
  map.addControl(new NavigationControl({ showCompass: true, visualizePitch: true }), 'bottom-right')
  map.addControl(new GeolocateControl({ positionOptions: { enableHighAccuracy: true } }), 'bottom-right')
  const showCompassWhenTurned = (): void => {
    map.getContainer().toggleAttribute('data-turned', Math.abs(map.getBearing()) > 0.5 || map.getPitch() > 0.5)
  }
  map.on('rotate', showCompassWhenTurned)
  map.on('pitch', showCompassWhenTurned)
  showCompassWhenTurned()
}

/** Sources, and that the map is no legal boundary, in the reader's language; gives the way to take it off again. */
export function addAttribution(map: MapLibreMap, language: MapLanguage): () => void {
  const control = new AttributionControl({ compact: false, customAttribution: mapWords[language].notLegal })
  map.addControl(control, 'bottom-right')
  // A map that is gone has taken its controls along.
  return () => { if (map.hasControl(control)) map.removeControl(control) }
}

/** Names canvas and buttons in the reader's language; the library fixes its words when a control is made. */
export function nameControls(map: MapLibreMap, language: MapLanguage): void {
  const words = mapWords[language]
  map.getCanvas().setAttribute('aria-label', words.map)
  const names = { 'zoom-in': words.zoomIn, 'zoom-out': words.zoomOut, compass: words.north, geolocate: words.locate, 'attrib-button': words.attribution }
  for (const [control, name] of Object.entries(names)) {
    for (const button of map.getContainer().querySelectorAll(`.maplibregl-ctrl-${control}`)) {
      button.setAttribute('title', name)
      button.setAttribute('aria-label', name)
    }
  }
}
