import { useCallback, useMemo, useRef, useState } from 'react'
import type { ZoneFeature, ZoneSummary } from '../../api/contract/zone.ts'
import { boxAround, boxOf } from '../geometry/box.ts'
import type { Bbox, MapView } from '../map/camera.ts'
import type { MapProblem, MapState } from '../map/map-status.ts'
import type { Room } from '../permalink.ts'
import type { Highlight } from './ledger-panel.ts'
import { usePlace, usePlaceStore } from './use-place.ts'

// Northern Vietnam, until the list says where the zones lie.
export const firstView: MapView = { zoom: 6.6, lat: 21.2, lng: 105.2 }

export interface Atlas {
  view: MapView
  bbox: Bbox | null
  hoveredCode: string | null
  fitTo: { bbox: Bbox; key: number } | null
  mapProblem: MapProblem | null
  /** What a panel marks on the map just now. */
  highlight: Highlight | null
  onViewChange: (view: MapView, bbox: Bbox) => void
  onHover: (code: string | null) => void
  onStatus: (state: MapState, problem?: MapProblem) => void
  /** Frames zones on the map, as far as their places are known. */
  fit: (zones: readonly (ZoneSummary | ZoneFeature)[]) => void
  /** Frames a box, where there is one. */
  fitBox: (bbox: Bbox | null) => void
  /** Shows what the room of the first link is about, once, where that link came without a view. */
  fitFirst: (bbox: Bbox | null) => void
  /** Chosen from the list: opens it and moves the map at once. */
  choose: (zone: ZoneSummary) => void
  /** Opened by a link: the map moves when the zone is there. */
  open: (code: string) => void
  /** Marks plots, and moves the map to them where the mark says so and where they lie is known. */
  mark: (highlight: Highlight | null) => void
  /** Picked on the map, which therefore stays as it is; null leaves the zone. `plot` is the plot of the zone that was hit. */
  pick: (code: string | null, plot?: number | null) => void
  /** Hears of what is picked on the map before anybody else; true: it was meant for that. null: nobody any more. */
  takePicks: (take: TakePick | null) => void
  /** Whether somebody took a pick. */
  isTaken: TakePick
  onZoneLoaded: (zone: ZoneFeature) => void
  onListLoaded: (zones: ZoneSummary[]) => void
}

/** Of the zone and the plot that were hit. */
export type TakePick = (code: string | null, plot: number | null) => boolean

/** What the map waits for to show it: a zone, or with null the list. */
interface Awaited {
  code: string | null
}

/** The room of another zone: who compares zones stays on the same tab, who is at the desk draws there. */
function roomOf(code: string, now: Room): Room {
  if (now.name === 'plan') return { name: 'plan', code }
  return now.name === 'zone' && now.tab ? { name: 'zone', code, tab: now.tab } : { name: 'zone', code }
}

const framed = (zone: ZoneSummary | ZoneFeature) => ('properties' in zone ? { bbox: zone.bbox, centre: zone.properties.centre } : zone)

/** What moves the map and what the map tells: view, hover, selection and framing. */
export function useAtlas(): Atlas {
  const store = usePlaceStore()
  const { view, room } = usePlace()
  const [bbox, setBbox] = useState<Bbox | null>(null)
  const [hoveredCode, onHover] = useState<string | null>(null)
  const [fitTo, setFitTo] = useState<Atlas['fitTo']>(null)
  const [highlight, setHighlight] = useState<Highlight | null>(null)
  const [mapProblem, setMapProblem] = useState<MapProblem | null>(null)
  // A link without a view asks to be shown what it names: once, when that is known. Who signs in first arrives after it.
  const [arrived, setArrived] = useState({ withoutView: view === null, room: room.name })
  if (arrived.room === 'sign-in' && room.name !== 'sign-in') setArrived({ withoutView: view === null, room: room.name })
  const awaited = useRef<Awaited | null>(arrived.withoutView ? { code: room.name === 'zone' ? room.code : null } : null)

  const isFirst = useRef(true)
  const taker = useRef<TakePick | null>(null)
  const fitBox = useCallback((box: Bbox | null) => {
    if (!box) return
    // Who is shown something has arrived.
    isFirst.current = false
    awaited.current = null
    setFitTo((before) => ({ bbox: box, key: (before?.key ?? 0) + 1 }))
  }, [])
  const fitFirst = useCallback((box: Bbox | null) => {
    if (!arrived.withoutView || !isFirst.current || box === null || store.get().room.name !== arrived.room) return
    fitBox(box)
  }, [store, arrived, fitBox])
  const fit = useCallback((zones: readonly (ZoneSummary | ZoneFeature)[]) => fitBox(boxAround(zones.map(framed))), [fitBox])
  const mark = useCallback((marked: Highlight | null) => {
    setHighlight(marked)
    if (marked?.fit) fitBox(marked.bbox ?? null)
  }, [fitBox])

  return useMemo(() => ({
    view: view ?? firstView,
    bbox,
    hoveredCode,
    fitTo,
    mapProblem,
    highlight,
    onHover,
    fit,
    fitBox,
    fitFirst,
    mark,
    onViewChange(moved, seen) {
      setBbox(seen)
      store.change({ view: moved }, 'replace')
    },
    onStatus(state, problem) {
      setMapProblem(state === 'error' ? (problem ?? null) : null)
    },
    choose(zone) {
      awaited.current = null
      store.change({ room: roomOf(zone.code, store.get().room), plot: null }, 'push')
      if (boxOf(zone)) fit([zone])
    },
    open(code) {
      awaited.current = { code }
      store.change({ room: roomOf(code, store.get().room), plot: null }, 'push')
    },
    pick(code, plot = null) {
      awaited.current = null
      const { room: now, plot: before, asOf } = store.get()
      const stays = code === (now.name === 'zone' ? now.code : null)
      if (stays && plot === before) return
      store.change({ room: stays ? now : code === null ? { name: 'map' } : roomOf(code, now), plot, asOf: code === null ? null : asOf }, 'push')
    },
    takePicks(take) { taker.current = take },
    isTaken: (code, plot) => taker.current?.(code, plot) ?? false,
    onZoneLoaded(zone) {
      if (awaited.current?.code !== zone.properties.code) return
      awaited.current = null
      fit([zone])
    },
    onListLoaded(zones) {
      if (awaited.current?.code !== null) return
      awaited.current = null
      fit(zones)
    },
  }), [store, view, bbox, hoveredCode, fitTo, mapProblem, highlight, fit, fitBox, fitFirst, mark])
}
