import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useState } from 'react'
import { circleAround } from '../geometry/circle-around.ts'
import { connectAsking } from '../map/ask-map.ts'
import type { OfferMarks, OfferScene } from '../map/offer-marks.ts'
import type { LandSearch } from '../permalink-find-land.ts'
import type { MapAsking } from '../features/land-search/search-props.ts'
import { useSketch } from './use-sketch.ts'

interface FindLandMap extends Pick<OfferScene, 'marks' | 'hovered' | 'selected' | 'outlines'> {
  map: MapLibreMap | null
  search: LandSearch
  onHover: (code: string | null) => void
  onChoose: (code: string) => void
  onSearch: (search: LandSearch, how: 'push' | 'replace') => void
  /** Asked for something on the map: it must be seen. */
  onAsk: () => void
}

const usualKm = 30
// Corners go into the address: a metre is near enough.
const asked = { most: 200, decimals: 5 }

/** Marks of offers and what is asked, on the lent map; and asking by clicks. */
export function useFindLandMap({ map, search, marks: listed, hovered, selected, outlines, onHover, onChoose, onSearch, onAsk }: FindLandMap): MapAsking {
  const [marks, setMarks] = useState<OfferMarks | null>(null)
  const sketch = useSketch<'draw' | 'pick'>(map, {
    ...asked,
    onDone(what, corners) {
      const [first] = corners
      if (what === 'draw') onSearch({ ...search, within: corners }, 'push')
      else if (first) onSearch({ ...search, around: { lng: first[0], lat: first[1], km: search.around?.km ?? usualKm } }, 'push')
    },
  })
  const mode = sketch.what ?? 'none'
  const handlers = { isSketching: useEffectEvent(() => mode !== 'none'), onHover: useEffectEvent(onHover), onChoose: useEffectEvent(onChoose) }

  useEffect(() => {
    if (!map) return
    let laid: OfferMarks | null = null
    let disconnect = (): void => undefined
    let gone = false
    // The room is there before the map's library: this part comes with it.
    void import('../map/offer-marks.ts').then(({ startOfferMarks }) => {
      if (gone) return
      laid = startOfferMarks(map)
      disconnect = connectAsking(map, laid, { isSketching: () => handlers.isSketching(), onHover: (code) => handlers.onHover(code), onChoose: (code) => handlers.onChoose(code) })
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
    marks?.show({ marks: listed, hovered, selected, outlines, asked: [...(within && mode !== 'draw' ? [within] : []), ...(around ? [circleAround([around.lng, around.lat], around.km)] : [])] })
  }, [marks, listed, hovered, selected, outlines, within, around, mode])

  const ask = (what: 'draw' | 'pick'): void => {
    sketch.begin(what, what === 'draw' ? 'area' : 'point')
    onAsk()
  }
  return { mode: map ? mode : null, corners: sketch.corners.length, isEnough: sketch.isEnough, onDraw: () => ask('draw'), onPick: () => ask('pick'), onUndo: sketch.undo, onDone: sketch.finish, onCancel: sketch.cancel }
}
