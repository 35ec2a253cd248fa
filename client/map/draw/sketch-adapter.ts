import type { Map as MapLibreMap } from 'maplibre-gl'
import { TerraDrawExtend } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import { keptDecimals, type LngLat } from '../../geometry/position.ts'

/** Keys that only we send: what the planner types goes through the drawing's own keyboard. */
export const sketchKeys = { finish: 'finish sketch', cancel: 'cancel sketch' } as const

const base = TerraDrawExtend.TerraDrawBaseAdapter.prototype

/**
 * Connects the sketching modes to a lent map. The sketch is painted on our overlay, so nothing is put into the map's style
 * and a new style takes nothing away; and the crosshair can press where a pointer would.
 */
export class SketchAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  readonly #map: MapLibreMap
  /** Modes without snapping of their own get places that are snapped already; null: as they come. */
  snap: ((at: LngLat, isTouch: boolean) => LngLat) | null = null

  constructor(map: MapLibreMap) {
    super({ map, coordinatePrecision: keptDecimals })
    this.#map = map
  }

  override getLngLatFromEvent(event: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { lng, lat } = super.getLngLatFromEvent(event)
    if (!this.snap) return { lng, lat }
    const [x, y] = this.snap([lng, lat], 'pointerType' in event && event.pointerType === 'touch')
    return { lng: x, lat: y }
  }

  /** The crosshair is over this place: the mode is told as of a pointer, and pressed if asked. */
  point(at: LngLat, presses: boolean): void {
    const { x, y } = this.#map.project(at)
    const [lng, lat] = this.snap?.(at, false) ?? at
    const round = (degrees: number): number => Number(degrees.toFixed(keptDecimals))
    const event = () => ({ lng: round(lng), lat: round(lat), containerX: x, containerY: y, button: 'left' as const, heldKeys: [], isContextMenu: false })
    this._currentModeCallbacks?.onMouseMove(event())
    if (presses) this._currentModeCallbacks?.onClick(event())
  }

  send(key: (typeof sketchKeys)[keyof typeof sketchKeys]): void {
    this._currentModeCallbacks?.onKeyUp({ key, heldKeys: [], preventDefault: () => undefined })
  }

  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks): void {
    base.register.call(this, callbacks)
    callbacks.onReady?.()
  }

  override unregister(): void {
    base.unregister.call(this)
  }

  override clear(): void {
    this._currentModeCallbacks?.onClear()
  }

  override render(): void {
    // Painted on the overlay.
  }
}
