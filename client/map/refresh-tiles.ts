import type { Map as MapLibreMap } from 'maplibre-gl'

/** A change of the tiles of a source; extent: [minX, minY, maxX, maxY] in EPSG:3857 metres. */
export interface TileChange {
  layer: string
  extent: readonly [number, number, number, number]
}

// A publication changes several layers in one breath; their tiles are asked for once.
const gatherMs = 200
const halfWorldM = 20037508.342789244

/** Asks again for the tiles of changed sources: at once where the change is in sight, else when the map moves there. null: anything may have changed. */
export function refreshChangedTiles(map: MapLibreMap): { changed: (change: TileChange | null) => void; stop: () => void } {
  const waiting = new Map<string, (TileChange['extent'] | null)[]>()
  let timer: number | null = null

  const refresh = (): void => {
    timer = null
    const seen = viewOf(map)
    for (const [source, extents] of waiting) {
      if (!extents.some((extent) => extent === null || meet(extent, seen))) continue
      waiting.delete(source)
      if (map.getSource(source)) map.refreshTiles(source)
    }
  }
  const soon = (): void => { timer ??= window.setTimeout(refresh, gatherMs) }
  const moved = (): void => { if (waiting.size > 0) soon() }
  map.on('moveend', moved)

  return {
    changed(change) {
      // Before its first style a map has nothing that could be past.
      const sources = change ? [change.layer] : Object.entries((map.getStyle() as { sources?: Record<string, { type: string }> } | undefined)?.sources ?? {}).filter(([, { type }]) => type === 'vector').map(([name]) => name)
      for (const source of sources) waiting.set(source, [...(waiting.get(source) ?? []), change?.extent ?? null])
      soon()
    },
    stop() {
      if (timer !== null) window.clearTimeout(timer)
      map.off('moveend', moved)
    },
  }
}

/** What the map shows, in EPSG:3857 metres. */
function viewOf(map: MapLibreMap): TileChange['extent'] {
  const bounds = map.getBounds()
  return [...metres(bounds.getWest(), bounds.getSouth()), ...metres(bounds.getEast(), bounds.getNorth())]
}
const metres = (lng: number, lat: number): [number, number] => [(lng / 180) * halfWorldM, (Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) / Math.PI) * halfWorldM]
const meet = (a: TileChange['extent'], b: TileChange['extent']): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
