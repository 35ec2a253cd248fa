import type { Feature, Geometry } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { partsOf, roundPosition, roundShape, type LngLat } from '../../geometry/position.ts'
import { prepareSnapLines, snapPosition, type Snap, type SnapLines } from '../../geometry/snap-position.ts'
import type { Shapes, Target } from '../../state/drawing/shapes.ts'
import type { Snapping } from './drawing-types.ts'

// A finger covers 44 px.
const vertexReachPx = { mouse: 12, touch: 22 }
const edgeReachPx = { mouse: 9, touch: 16 }

const metresOfEquator = 40_075_016.686

/** Ground covered by one CSS pixel at that latitude, m. */
export const metresPerPixel = (map: MapLibreMap, latitude: number): number => (metresOfEquator * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** map.getZoom())

/** How far a pointer reaches to a handle, m. */
export const handleReachM = (map: MapLibreMap, latitude: number, isTouch: boolean): number => metresPerPixel(map, latitude) * (isTouch ? vertexReachPx.touch : vertexReachPx.mouse)

export interface Snapper {
  setSnapping(snapping: Snapping): void
  setShapes(shapes: Shapes): void
  /** What draws the pen there; `without`: shapes that do not, `except`: a vertex of shapes that goes along. Null, too, while it is suspended. */
  snap(at: LngLat, how: { isTouch: boolean; suspended: boolean; without?: readonly Target[]; except?: { at: LngLat; owners: readonly Target[] } | null }): Snap | null
}

/** Keeps the lines there are to snap to; those of the shapes are prepared when first asked for after a change. */
export function makeSnapper(map: MapLibreMap, first: Snapping, shapesAtFirst: Shapes): Snapper {
  let snapping = first
  let near = prepareSnapLines(linesOf(first))
  let shapes = shapesAtFirst
  let drawn: SnapLines | null = null
  return {
    setSnapping(next) {
      if (next.to !== snapping.to) near = prepareSnapLines(linesOf(next))
      snapping = next
    },
    setShapes(next) {
      if (next === shapes) return
      shapes = next
      drawn = null
    },
    snap(at, { isTouch, suspended, without = [], except = null }) {
      if (suspended || !(snapping.vertices || snapping.edges)) return null
      drawn ??= prepareSnapLines([
        ...(shapes.boundary ? partsOf(shapes.boundary).flat().map((positions) => ({ owner: 'boundary', positions })) : []),
        ...shapes.plots.flatMap(({ key, geometry }) => partsOf(geometry).flat().map((positions) => ({ owner: key, positions }))),
      ])
      const metres = metresPerPixel(map, at[1])
      const how = isTouch ? 'touch' : 'mouse'
      const left = new Set<string>(without)
      return snapPosition([drawn, near], at, {
        vertices: snapping.vertices, edges: snapping.edges, vertexReachM: vertexReachPx[how] * metres, edgeReachM: edgeReachPx[how] * metres,
        counts: (owner) => !left.has(owner), except,
      })
    },
  }
}

function linesOf({ to }: Snapping): { owner: string; positions: LngLat[] }[] {
  return to.features.flatMap((feature: Feature<Geometry | null>) => rings(feature.geometry)).map((positions) => ({ owner: 'near', positions }))
}

function rings(geometry: Geometry | null): LngLat[][] {
  if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') return partsOf(roundShape(geometry)).flat()
  if (geometry?.type === 'LineString') return [geometry.coordinates.map(roundPosition)]
  if (geometry?.type === 'MultiLineString') return geometry.coordinates.map((line) => line.map(roundPosition))
  return geometry?.type === 'GeometryCollection' ? geometry.geometries.flatMap(rings) : []
}
