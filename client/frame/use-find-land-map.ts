import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { circleAround } from '../geometry/circle-around.ts'
import { connectAsking, type AskMode } from '../map/ask-map.ts'
import type { OfferMarks, OfferScene } from '../map/offer-marks.ts'
import type { LandSearch } from '../permalink-find-land.ts'
import type { MapAsking } from '../features/land-search/search-props.ts'

interface FindLandMap extends Pick<OfferScene, 'marks' | 'hovered' | 'selected' | 'outlines'> {
  map: MapLibreMap | null
  search: LandSearch
  onHover: (code: string | null) => void
  onChoose: (code: string) => void
  onSearch: (search: LandSearch, how: 'push' | 'replace') => void
  /** Asked for something on the map: it must be seen. */
  onAsk: () => void
}

const noCorners: OfferScene['draft'] = []
const usualKm = 30
const mostCorners = 200
const closesWithinPx = 18

/** Marks of offers and what is asked, on the lent map; and asking by clicks. */
export function useFindLandMap({ map, search, marks: listed, hovered, selected, outlines, onHover, onChoose, onSearch, onAsk }: FindLandMap): MapAsking {
  const [marks, setMarks] = useState<OfferMarks | null>(null)
  const [mode, setMode] = useState<AskMode>('none')
  const [draft, setDraft] = useState<OfferScene['draft']>(noCorners)

  const stop = (): void => {
    setMode('none')
    setDraft(noCorners)
  }
  const finish = (): void => {
    if (draft.length < 3) return
    onSearch({ ...search, within: draft }, 'push')
    stop()
  }
  const handlers = {
    mode: useEffectEvent(() => mode),
    onHover: useEffectEvent(onHover),
    onChoose: useEffectEvent(onChoose),
    onUndo: useEffectEvent(() => setDraft((corners) => corners.slice(0, -1))),
    onDone: useEffectEvent(finish),
    onCancel: useEffectEvent(stop),
    onCorner: useEffectEvent((at: [number, number]) => {
      if (mode === 'pick') {
        onSearch({ ...search, around: { lng: at[0], lat: at[1], km: search.around?.km ?? usualKm } }, 'push')
        return stop()
      }
      // The second click of a double click sets no corner of its own.
      const [first, last] = [draft[0], draft.at(-1)]
      if (last && last[0] === at[0] && last[1] === at[1]) return
      // The first corner again closes the area.
      if (map && first && draft.length >= 3 && map.project(at).dist(map.project([...first])) < closesWithinPx) return finish()
      if (draft.length < mostCorners) setDraft([...draft, at])
    }),
  }

  useEffect(() => {
    if (!map) return
    let laid: OfferMarks | null = null
    let disconnect = (): void => undefined
    let gone = false
    // The room is there before the map's library: this part comes with it.
    void import('../map/offer-marks.ts').then(({ startOfferMarks }) => {
      if (gone) return
      laid = startOfferMarks(map)
      disconnect = connectAsking(map, laid, {
        mode: handlers.mode, onHover: handlers.onHover, onChoose: handlers.onChoose, onUndo: handlers.onUndo, onDone: handlers.onDone, onCancel: handlers.onCancel, onCorner: handlers.onCorner,
      })
      setMarks(laid)
    })
    return () => {
      gone = true
      disconnect()
      laid?.remove()
      setMarks(null)
    }
  }, [map])

  const { within, around } = search
  useEffect(() => {
    marks?.show({
      marks: listed, hovered, selected, outlines, draft,
      asked: [...(within && mode !== 'draw' ? [within] : []), ...(around ? [circleAround([around.lng, around.lat], around.km)] : [])],
    })
  }, [marks, listed, hovered, selected, outlines, within, around, draft, mode])

  const ask = useCallback((asked: AskMode) => {
    setDraft(noCorners)
    setMode(asked)
    onAsk()
  }, [onAsk])
  return { mode: map ? mode : null, corners: draft.length, onDraw: () => ask('draw'), onPick: () => ask('pick'), onUndo: () => setDraft((corners) => corners.slice(0, -1)), onDone: finish, onCancel: stop }
}
