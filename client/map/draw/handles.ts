import type { Map as MapLibreMap } from 'maplibre-gl'
import type { VertexPlace } from '../../geometry/edit-vertices.ts'
import type { Edge } from '../../geometry/edges-of.ts'
import { edgeLengthM } from '../../geometry/measure-shape.ts'
import type { Canvas } from './canvas.ts'
import { handleFeatures, mostHandles } from './features.ts'
import { nothing } from './layers.ts'
import { metresPerPixel } from './snapper.ts'

// A shorter edge has no room for a handle in its middle.
const roomPx = 48

export interface Handles {
  show(edges: readonly Edge[], selected: VertexPlace | null): void
  remove(): void
}

/** Draws the handles of a shape's vertices: all of them up to 1,000, above that those in view, and of too many in view the ones nearest the middle. */
export function makeHandles(map: MapLibreMap, canvas: Canvas): Handles {
  let edges: readonly Edge[] = []
  let selected: VertexPlace | null = null

  const draw = (): void => {
    if (edges.length === 0) return canvas.show('drawing-handles', nothing)
    const { lng, lat } = map.getCenter()
    const roomM = roomPx * metresPerPixel(map, lat)
    const inView = edges.length > mostHandles ? visible() : edges
    const nearest = inView.length > mostHandles ? inView.toSorted((p, q) => Math.hypot(p.a[0] - lng, p.a[1] - lat) - Math.hypot(q.a[0] - lng, q.a[1] - lat)).slice(0, mostHandles) : inView
    canvas.show('drawing-handles', handleFeatures(nearest, selected, ({ a, b }) => edgeLengthM(a, b) > roomM))
  }
  const visible = (): Edge[] => {
    const bounds = map.getBounds()
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    return edges.filter(({ a: [lng, lat] }) => lng >= west && lng <= east && lat >= south && lat <= north)
  }
  const moved = (): void => {
    if (edges.length > 0) draw()
  }
  map.on('moveend', moved)
  return {
    show(next, chosen) {
      edges = next
      selected = chosen
      draw()
    },
    remove() {
      map.off('moveend', moved)
    },
  }
}
