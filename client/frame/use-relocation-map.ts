import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useRef } from 'react'
import type { RelocationOverlay } from '../map/relocation-overlay.ts'
import type { RelocationScene } from '../map/relocation-swatches.ts'

/** How to lay a scene over the lent map; what came before the map's library was there is laid when it is. */
export function useRelocationMap(map: MapLibreMap | null): (scene: RelocationScene) => void {
  const overlay = useRef<RelocationOverlay | null>(null)
  const wanted = useRef<RelocationScene>({ shapes: [] })
  useEffect(() => {
    if (!map) return
    let gone = false
    // The room is there before the map's library: this part comes with it.
    void import('../map/relocation-overlay.ts').then(({ startRelocationOverlay }) => {
      if (gone) return
      overlay.current = startRelocationOverlay(map)
      overlay.current.show(wanted.current)
    })
    return () => {
      gone = true
      overlay.current?.remove()
      overlay.current = null
    }
  }, [map])
  return useCallback((scene) => {
    wanted.current = scene
    overlay.current?.show(scene)
  }, [])
}
