import type { Map as MapLibreMap, PointLike } from 'maplibre-gl'

/** What the pointer layer tells its owner. */
export interface PointerHandlers {
  /** `detail`: the feature id of what lies in the zone there, such as a plot. */
  onSelect(code: string | null, detail: number | null): void
  onHover(code: string | null): void
  /** Whether a zone may be pointed at, e.g. because it passes the filter. */
  isActive(code: string): boolean
  /** False while a tool such as drawing owns the pointer. */
  isSelecting(): boolean
}

// A finger is wider than a small icon.
const reachPx = { mouse: 2, touch: 10 }

/** Connects clicks, hovering and Escape to zones by code, and clicks to what lies in them by id; answers how to disconnect. */
export function connectPointer(map: MapLibreMap, layerIds: string[], detailLayerIds: string[], handlers: PointerHandlers): () => void {
  const codeAt = (x: number, y: number, reach: number): string | null => {
    const box: [PointLike, PointLike] = [[x - reach, y - reach], [x + reach, y + reach]]
    const layers = layerIds.filter((id) => map.getLayer(id))
    for (const { properties } of map.queryRenderedFeatures(box, { layers })) {
      const code: unknown = properties['code']
      if (typeof code === 'string' && handlers.isActive(code)) return code
    }
    return null
  }

  const detailAt = (x: number, y: number): number | null => {
    const [hit] = map.queryRenderedFeatures([x, y], { layers: detailLayerIds.filter((id) => map.getLayer(id)) })
    return typeof hit?.id === 'number' ? hit.id : null
  }

  let hovered: string | null = null
  const hover = (code: string | null): void => {
    if (code === hovered) return
    hovered = code
    map.getCanvas().style.cursor = code === null ? '' : 'pointer'
    handlers.onHover(code)
  }

  let frame = 0
  const subscriptions = [
    map.on('mousemove', ({ point }) => {
      if (!handlers.isSelecting()) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => hover(codeAt(point.x, point.y, reachPx.mouse)))
    }),
    map.on('mouseout', () => {
      cancelAnimationFrame(frame)
      hover(null)
    }),
    map.on('click', ({ point, originalEvent }) => {
      if (!handlers.isSelecting()) return
      const isTouch = 'pointerType' in originalEvent && originalEvent.pointerType === 'touch'
      const code = codeAt(point.x, point.y, isTouch ? reachPx.touch : reachPx.mouse)
      handlers.onSelect(code, code === null ? null : detailAt(point.x, point.y))
    }),
  ]
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && handlers.isSelecting()) handlers.onSelect(null, null)
  }
  map.getCanvas().addEventListener('keydown', escape)

  return () => {
    cancelAnimationFrame(frame)
    for (const subscription of subscriptions) subscription.unsubscribe()
    map.getCanvas().removeEventListener('keydown', escape)
  }
}
