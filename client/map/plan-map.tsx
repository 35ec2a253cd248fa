import { GeoJSONSource, Map as MapLibreMap, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useEffectEvent, useMemo, useRef, useState, type CSSProperties, type ReactElement } from 'react'
import { applyPadding, isSameView, readFreeBbox, readView, type Bbox, type MapPadding, type MapView } from './camera.ts'
import { composeStyle } from './compose-style.ts'
import { addAttribution, addControls, nameControls } from './map-controls.ts'
import { mapImages } from './map-images.ts'
import { connectPointer } from './map-pointer.ts'
import { watchStatus, type MapProblem, type MapState } from './map-status.ts'
import { emptyShape, shapeSource } from './marked-shape.ts'
import { mapWords, type MapLanguage } from './map-words.ts'
import './plan-map.css'
import { isShown, stackThemes, type ShownLayers, type Theme } from './theme.ts'

// Without this the worker of a vite build is not found and the map never gets ready.
setWorkerUrl(workerUrl)

// As far as the built-in base reaches; beyond it there is only paper.
const drawnBounds: [number, number, number, number] = [83, -5, 133, 35]
const noIds: readonly number[] = []
const noPadding: MapPadding = { left: 0, right: 0, top: 0, bottom: 0 }

export interface PlanMapProps {
  /** Plain-data layers of every domain word; must not change during the life of the map. */
  themes: Theme[]
  view: MapView
  onViewChange(view: MapView, bbox: Bbox): void
  language: MapLanguage
  /** A style that replaces the built-in base; our layers and the names of Hoàng Sa and Trường Sa stay above it. */
  basemapStyleUrl?: string | null
  layers: ShownLayers
  /** Codes that pass the filter, others become ghosts; null shows all. `ids` let plots and clearance follow where tiles name their zone by id. */
  zoneFilter: { matches: readonly string[] | null; ids?: readonly number[] | null }
  selectedCode: string | null
  /** `detail`: what was hit inside the zone, by its feature id. */
  onSelect(code: string | null, detail: number | null): void
  /** Feature id of the chosen thing inside a zone. */
  selectedId?: number | null
  /** Feature ids a panel points out. */
  markedIds?: readonly number[]
  /** A figure laid over what is marked. */
  markedShape?: GeoJSON.Polygon | null
  hoveredCode: string | null
  onHover(code: string | null): void
  /** Moves once for each new `key`. */
  fitTo: { bbox: Bbox; key: string | number } | null
  padding?: MapPadding
  onStatus(state: MapState, problem?: MapProblem): void
  /** False while a tool such as drawing owns the pointer. */
  selecting?: boolean
  /** Two fingers to move and Ctrl to zoom, for a map inside a page that scrolls. */
  cooperative?: boolean
  /** Lends the map to tools such as drawing and printing; null when it goes. */
  onMap?(map: MapLibreMap | null): void
}

/** The one place that makes a map: what it shows follows its props, what the reader does comes back through its events. */
export function PlanMap(props: PlanMapProps): ReactElement {
  const { themes, view, language, basemapStyleUrl = null, layers, zoneFilter, selectedCode, hoveredCode, fitTo, padding = noPadding } = props
  const { selectedId = null, markedIds = noIds, markedShape = null } = props
  const container = useRef<HTMLDivElement>(null)
  const reported = useRef<MapView | null>(null)
  const [map, setMap] = useState<MapLibreMap | null>(null)
  // Counts styles: after each, language, filter and marks have to be told again.
  const [styleNumber, setStyleNumber] = useState(0)
  const [failed, setFailed] = useState(false)
  const [state, setState] = useState<MapState>('loading')

  const style = useEffectEvent((otherBase?: StyleSpecification) => composeStyle(themes, layers, otherBase))
  const started = useEffectEvent(() => ({ view, padding, cooperative: props.cooperative ?? false }))
  const report = useEffectEvent((now: MapState, problem?: MapProblem) => {
    setState(now)
    props.onStatus(now, problem)
  })
  const lend = useEffectEvent((lent: MapLibreMap | null) => props.onMap?.(lent))
  const moved = useEffectEvent((of: MapLibreMap) => {
    const now = readView(of)
    if (reported.current && isSameView(reported.current, now)) return
    reported.current = now
    props.onViewChange(now, readFreeBbox(of))
  })
  const pointer = {
    select: useEffectEvent((code: string | null, detail: number | null) => props.onSelect(code, detail)),
    hover: useEffectEvent((code: string | null) => props.onHover(code)),
    isActive: useEffectEvent((code: string) => zoneFilter.matches?.includes(code) ?? true),
    isSelecting: useEffectEvent(() => props.selecting ?? true),
  }

  useEffect(() => {
    if (!container.current) return
    report('loading')
    const { view: { lng, lat, zoom, bearing = 0, pitch = 0 }, padding: startPadding, cooperative } = started()
    let made: MapLibreMap
    try {
      made = new MapLibreMap({
        container: container.current,
        style: style(),
        center: [lng, lat],
        zoom,
        bearing,
        pitch,
        minZoom: 4,
        maxZoom: 20,
        maxBounds: drawnBounds,
        renderWorldCopies: false,
        attributionControl: false,
        cooperativeGestures: cooperative,
        // Tile workers resolve addresses against their own script, not against the page.
        transformRequest: (url) => ({ url: new URL(url, location.origin).href }),
      })
    } catch (error) {
      setFailed(true)
      report('error', { kind: 'webgl', message: error instanceof Error ? error.message : String(error) })
      return
    }
    made.setPadding(startPadding)
    addControls(made)
    const images = mapImages()
    const ratio = Math.min(4, Math.ceil(window.devicePixelRatio))
    made.on('style.load', () => {
      for (const [name, draw] of images) {
        const { data, pixelRatio } = draw(ratio)
        if (!made.hasImage(name)) made.addImage(name, data, { pixelRatio })
      }
      setStyleNumber((number) => number + 1)
    })
    made.on('moveend', () => moved(made))
    made.once('load', () => moved(made))
    const stopWatching = watchStatus(made, report)
    const stopPointing = connectPointer(made, themes.flatMap(({ pointerLayers = [] }) => pointerLayers), themes.flatMap(({ detailLayers = [] }) => detailLayers), {
      onSelect: pointer.select,
      onHover: pointer.hover,
      isActive: pointer.isActive,
      isSelecting: pointer.isSelecting,
    })
    setMap(made)
    lend(made)
    return () => {
      lend(null)
      stopWatching()
      stopPointing()
      setMap(null)
      made.remove()
    }
  }, [themes])

  useEffect(() => {
    if (!map || !basemapStyleUrl) return
    const abort = new AbortController()
    // Fetched here rather than by the map, so that the built-in base stays when this one does not answer.
    fetch(basemapStyleUrl, { signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`${basemapStyleUrl} answered ${response.status}`)
        map.setStyle(style((await response.json()) as StyleSpecification), { diff: false })
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) report('error', { kind: 'basemap', message: error instanceof Error ? error.message : String(error) })
      })
    return () => abort.abort()
  }, [map, basemapStyleUrl])

  useEffect(() => (map ? addAttribution(map, language) : undefined), [map, language])

  useEffect(() => {
    if (!map) return
    nameControls(map, language)
    if (styleNumber > 0) map.setGlobalStateProperty('language', language)
  }, [map, styleNumber, language])

  useEffect(() => {
    if (!map) return
    // Tiles that failed while the network was away are not asked for again by themselves.
    const ask = (): void => {
      for (const { source } of themes) if (map.getSource(source)) map.refreshTiles(source)
    }
    window.addEventListener('online', ask)
    return () => window.removeEventListener('online', ask)
  }, [map, themes])

  const { matches, ids = null } = zoneFilter
  useEffect(() => {
    if (!map || styleNumber === 0) return
    map.setGlobalStateProperty('matches', matches && [...matches, ...(ids ?? []).map(String)])
    map.setGlobalStateProperty('matchesIds', ids !== null)
  }, [map, styleNumber, matches, ids])

  useEffect(() => {
    if (!map || styleNumber === 0) return
    for (const themeLayer of stackThemes(themes)) {
      map.setLayoutProperty(themeLayer.layer.id, 'visibility', isShown(themeLayer, layers) ? 'visible' : 'none')
    }
    map.setGlobalStateProperty('quietPlots', layers.clean || layers.offers === true)
  }, [map, styleNumber, themes, layers])

  useZoneMark(map, styleNumber, themes, 'selected', selectedCode)
  useZoneMark(map, styleNumber, themes, 'hovered', hoveredCode)
  const selectedIds = useMemo(() => (selectedId === null ? noIds : [selectedId]), [selectedId])
  useIdMarks(map, styleNumber, themes, 'selected', selectedIds)
  useIdMarks(map, styleNumber, themes, 'marked', markedIds)

  useEffect(() => {
    if (!map || styleNumber === 0) return
    const source = map.getSource(shapeSource)
    if (source instanceof GeoJSONSource) void source.setData(markedShape ?? emptyShape)
  }, [map, styleNumber, markedShape])

  const { left, right, top, bottom } = padding
  useEffect(() => {
    if (map) applyPadding(map, { left, right, top, bottom })
  }, [map, left, right, top, bottom])

  const { lng, lat, zoom, bearing = 0, pitch = 0 } = view
  useEffect(() => {
    const asked = { lng, lat, zoom, bearing, pitch }
    if (!map || (reported.current && isSameView(reported.current, asked)) || isSameView(readView(map), asked)) return
    map.easeTo({ center: [lng, lat], zoom, bearing, pitch, duration: 200 })
  }, [map, lng, lat, zoom, bearing, pitch])

  const fitKey = fitTo?.key
  const fit = useEffectEvent((on: MapLibreMap) => {
    if (!fitTo) return
    const [west, south, east, north] = fitTo.bbox
    on.fitBounds([[west, south], [east, north]], { padding: 40, maxZoom: 15.5, duration: 700 })
  })
  useEffect(() => {
    if (map && fitKey !== undefined) fit(map)
  }, [map, fitKey])

  const edges = { '--map-left': `${left}px`, '--map-right': `${right}px`, '--map-top': `${top}px`, '--map-bottom': `${bottom}px` } as CSSProperties
  return (
    <div className="plan-map" style={edges} data-state={state} aria-busy={state === 'loading'}>
      <div className="plan-map-canvas" ref={container} />
      {failed && (
        <p className="plan-map-failed" role="alert">
          {mapWords[language].noWebgl}
        </p>
      )}
    </div>
  )
}

// A removed map has no style, whatever its type says.
const isAlive = (map: MapLibreMap): boolean => Boolean(map.style as unknown)

type Mark = 'selected' | 'hovered' | 'marked'

/** Keeps one mark of feature state on the zone with this code, in every tile layer that is keyed by code. */
function useZoneMark(map: MapLibreMap | null, styleNumber: number, themes: Theme[], mark: Mark, code: string | null): void {
  useEffect(() => {
    if (!map || styleNumber === 0 || code === null) return
    return setMarks(map, mark, themes.flatMap(({ source, keyedByCode = [] }) => keyedByCode.map((sourceLayer) => ({ source, sourceLayer, id: code }))))
  }, [map, styleNumber, themes, mark, code])
}

/** Keeps one mark on the features with these ids, in every tile layer that is marked by id. */
function useIdMarks(map: MapLibreMap | null, styleNumber: number, themes: Theme[], mark: Mark, ids: readonly number[]): void {
  useEffect(() => {
    if (!map || styleNumber === 0 || ids.length === 0) return
    const layers = themes.flatMap(({ source, markedById = [] }) => markedById.map((sourceLayer) => ({ source, sourceLayer })))
    return setMarks(map, mark, layers.flatMap((layer) => ids.map((id) => ({ ...layer, id }))))
  }, [map, styleNumber, themes, mark, ids])
}

function setMarks(map: MapLibreMap, mark: Mark, targets: { source: string; sourceLayer: string; id: string | number }[]): () => void {
  for (const target of targets) map.setFeatureState(target, { [mark]: true })
  return () => {
    // The map or its style may be gone before the mark is.
    for (const target of targets) if (isAlive(map) && map.getSource(target.source)) map.removeFeatureState(target, mark)
  }
}
