import type { Map as MapLibreMap } from 'maplibre-gl'
import type { OfferHit, OfferMarks } from './offer-marks.ts'

export interface AskHandlers {
  /** Whether clicks mean something else for the moment, such as the corners of a sketch. */
  isSketching: () => boolean
  onHover: (code: string | null) => void
  onChoose: (code: string) => void
}

// A finger is wider than a number.
const reachPx = { mouse: 3, touch: 12 }

/** Connects the pointer to offers. Answers how to disconnect. */
export function connectAsking(map: MapLibreMap, marks: OfferMarks, handlers: AskHandlers): () => void {
  let hovered: string | null = null
  let frame = 0
  const hover = (hit: OfferHit): void => {
    const code = hit && 'code' in hit ? hit.code : null
    if (!handlers.isSketching()) map.getCanvas().style.cursor = hit ? 'pointer' : ''
    if (code === hovered) return
    hovered = code
    handlers.onHover(code)
  }
  const subscriptions = [
    map.on('mousemove', ({ point }) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => hover(handlers.isSketching() ? null : marks.hit(point, reachPx.mouse)))
    }),
    map.on('mouseout', () => {
      cancelAnimationFrame(frame)
      hover(null)
    }),
    map.on('click', ({ point, originalEvent }) => {
      if (handlers.isSketching()) return
      const isTouch = 'pointerType' in originalEvent && originalEvent.pointerType === 'touch'
      const hit = marks.hit(point, isTouch ? reachPx.touch : reachPx.mouse)
      if (hit && 'code' in hit) handlers.onChoose(hit.code)
      else if (hit) marks.open(hit)
    }),
  ]
  return () => {
    cancelAnimationFrame(frame)
    for (const subscription of subscriptions) subscription.unsubscribe()
    map.getCanvas().style.cursor = ''
  }
}
