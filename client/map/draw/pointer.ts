import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { LngLat } from '../../geometry/position.ts'
import type { Hand, Pointed } from './hand.ts'

// A press that moves less is a click.
const clickPx = { mouse: 4, touch: 10 }

/** Brings the pointer to the hand that is at work, and keeps the map still while it drags; answers how to disconnect. */
export function connectHand(map: MapLibreMap, hand: () => Hand): { isSuspended: () => boolean; disconnect: () => void } {
  const element = map.getCanvasContainer()
  let pressed: { by: Hand; id: number; x: number; y: number; taken: boolean; moved: boolean } | null = null
  let suspended = false

  const pointed = (event: PointerEvent): Pointed => {
    const { left, top } = element.getBoundingClientRect()
    const { lng, lat } = map.unproject([event.clientX - left, event.clientY - top])
    return { at: [lng, lat] satisfies LngLat, isTouch: event.pointerType === 'touch', suspended: event.altKey }
  }
  const hold = (still: boolean): void => {
    for (const handler of [map.dragPan, map.dragRotate, map.touchZoomRotate]) if (still) handler.disable()
    else handler.enable()
  }
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return
    if (pressed) return up(event, true)
    const by = hand()
    const taken = by.press(pointed(event))
    pressed = { by, id: event.pointerId, x: event.clientX, y: event.clientY, taken, moved: false }
    // Before the map hears of it: its own events come after this one.
    if (taken) hold(true)
  }
  const move = (event: PointerEvent): void => {
    suspended = event.altKey
    if (!pressed) {
      // Over a panel it points at nothing on the map.
      if (event.pointerType !== 'touch' && event.target instanceof Node && element.contains(event.target)) hand().hover(pointed(event))
      return
    }
    if (event.pointerId !== pressed.id) return
    const reach = event.pointerType === 'touch' ? clickPx.touch : clickPx.mouse
    pressed.moved ||= Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > reach
    if (pressed.taken && pressed.moved) hand().drag(pointed(event))
  }
  // A second finger, or a pointer that is taken away, drops what is in the hand where it was.
  const up = (event: PointerEvent, cancelled = false): void => {
    if (!pressed) return
    const { by, taken, moved, id } = pressed
    if (!cancelled && event.pointerId !== id) return
    pressed = null
    if (taken) hold(false)
    // A press that finished a sketch is not a click of the tool that came after it.
    if (by !== hand()) return
    if (cancelled) by.cancel()
    else by.release(pointed(event), moved)
  }
  const ended = (event: PointerEvent): void => up(event)
  const lost = (event: PointerEvent): void => up(event, true)
  const twice = (event: MapMouseEvent): void => {
    if (hand().doubleClick({ at: [event.lngLat.lng, event.lngLat.lat], isTouch: false, suspended: event.originalEvent.altKey })) event.preventDefault()
  }

  // As in QGIS: the right button ends the sketch.
  const rightClick = (event: MapMouseEvent): void => { if (hand().finish()) event.preventDefault() }
  element.addEventListener('pointerdown', down)
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', ended)
  window.addEventListener('pointercancel', lost)
  map.on('dblclick', twice)
  map.on('contextmenu', rightClick)
  return {
    isSuspended: () => suspended,
    disconnect() {
      element.removeEventListener('pointerdown', down)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', ended)
      window.removeEventListener('pointercancel', lost)
      map.off('dblclick', twice)
      map.off('contextmenu', rightClick)
      if (pressed?.taken) hold(false)
    },
  }
}
