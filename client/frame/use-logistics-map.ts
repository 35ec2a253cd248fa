import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import type { LogisticsOverlay, LogisticsScene } from '../map/logistics-overlay.ts'

type LogisticsMap = Pick<LogisticsOverlay, 'show' | 'recolour'> & { goTo: (at: readonly number[], zoom?: number) => void }

/** How to lay a scene over the lent map; what came before the map's library was there is laid when it is. */
export function useLogisticsMap(map: MapLibreMap | null): LogisticsMap {
  const overlay = useRef<LogisticsOverlay | null>(null)
  const wanted = useRef<{ scene: LogisticsScene; scores: Float64Array | null }>({ scene: {}, scores: null })
  useEffect(() => {
    if (!map) return
    let gone = false
    void import('../map/logistics-overlay.ts').then(({ startLogisticsOverlay }) => {
      if (gone) return
      overlay.current = startLogisticsOverlay(map)
      overlay.current.show(wanted.current.scene)
      if (wanted.current.scores) overlay.current.recolour(wanted.current.scores)
    })
    return () => {
      gone = true
      overlay.current?.remove()
      overlay.current = null
    }
  }, [map])
  return useMemo(() => ({
    show(scene) { wanted.current = { scene, scores: null }; overlay.current?.show(scene) },
    recolour(scores) { wanted.current = { ...wanted.current, scores }; overlay.current?.recolour(scores) },
    goTo([lng = NaN, lat = NaN], zoom = 13) { if (Number.isFinite(lng) && Number.isFinite(lat)) map?.easeTo({ center: [lng, lat], zoom, duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200 }) },
  }), [map])
}
