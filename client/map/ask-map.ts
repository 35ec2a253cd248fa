import type { Map as MapLibreMap } from 'maplibre-gl'
import type { OfferHit, OfferMarks } from './offer-marks.ts'

/** What a click on the map means. */
export type AskMode = 'none' | 'draw' | 'pick'

export interface AskHandlers {
  mode: () => AskMode
  onHover: (code: string | null) => void
  onChoose: (code: string) => void
  onCorner: (at: [number, number]) => void
  onUndo: () => void
  onDone: () => void
  onCancel: () => void
}

// A finger is wider than a number.
const reachPx = { mouse: 3, touch: 12 }

/** Connects the pointer to offers and to what is asked by clicks; the keyboard undoes, ends and cancels a drawing. Answers how to disconnect. */
export function connectAsking(map: MapLibreMap, marks: OfferMarks, handlers: AskHandlers): () => void {
  let hovered: string | null = null
  let frame = 0
  const hover = (hit: OfferHit): void => {
    const code = hit && 'code' in hit ? hit.code : null
    map.getCanvas().style.cursor = handlers.mode() !== 'none' ? 'crosshair' : hit ? 'pointer' : ''
    if (code === hovered) return
    hovered = code
    handlers.onHover(code)
  }
  const subscriptions = [
    map.on('mousemove', ({ point }) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => hover(handlers.mode() === 'none' ? marks.hit(point, reachPx.mouse) : null))
    }),
    map.on('mouseout', () => {
      cancelAnimationFrame(frame)
      hover(null)
    }),
    map.on('click', ({ point, lngLat, originalEvent }) => {
      if (handlers.mode() !== 'none') return handlers.onCorner([Number(lngLat.lng.toFixed(5)), Number(lngLat.lat.toFixed(5))])
      const isTouch = 'pointerType' in originalEvent && originalEvent.pointerType === 'touch'
      const hit = marks.hit(point, isTouch ? reachPx.touch : reachPx.mouse)
      if (hit && 'code' in hit) handlers.onChoose(hit.code)
      else if (hit) marks.open(hit)
    }),
    map.on('dblclick', (event) => {
      if (handlers.mode() !== 'draw') return
      event.preventDefault()
      handlers.onDone()
    }),
  ]
  const onKey = (event: KeyboardEvent): void => {
    if (handlers.mode() === 'none' || (event.target instanceof HTMLInputElement && event.key !== 'Escape')) return
    const act = { Escape: handlers.onCancel, Backspace: handlers.onUndo }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  document.addEventListener('keydown', onKey, true)
  return () => {
    cancelAnimationFrame(frame)
    for (const subscription of subscriptions) subscription.unsubscribe()
    document.removeEventListener('keydown', onKey, true)
    map.getCanvas().style.cursor = ''
  }
}
