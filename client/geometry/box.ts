import type { Bbox } from '../map/camera.ts'

/** What can be framed on a map: a box where there is one, else a place. Degrees, WGS84. */
export interface Framed {
  bbox?: Bbox | null
  centre: [number, number] | null
}

// About 1.5 km: a zone whose extent is unknown is shown with its surroundings.
const aroundDegrees = 0.014

/** The box to show one zone in; null when its place is not known. */
export function boxOf({ bbox, centre }: Framed): Bbox | null {
  if (bbox) return bbox
  if (!centre) return null
  const [lng, lat] = centre
  return [lng - aroundDegrees, lat - aroundDegrees, lng + aroundDegrees, lat + aroundDegrees]
}

/** The box around all that have a place; null when none has. */
export function boxAround(zones: readonly Framed[]): Bbox | null {
  const boxes = zones.map(boxOf).filter((box) => box !== null)
  if (boxes.length === 0) return null
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]
}

/** The box around areas given as GeoJSON multipolygons; null when there are none. */
export function boxOfAreas(areas: readonly { coordinates: [number, number][][][] }[]): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { coordinates } of areas) {
    for (const [outer = []] of coordinates) {
      for (const [lng, lat] of outer) {
        west = Math.min(west, lng)
        south = Math.min(south, lat)
        east = Math.max(east, lng)
        north = Math.max(north, lat)
      }
    }
  }
  return west <= east ? [west, south, east, north] : null
}

/** The box with a share of itself more on each side. */
export function widen([west, south, east, north]: Bbox, share: number): Bbox {
  const [width, height] = [(east - west) * share, (north - south) * share]
  return [west - width, south - height, east + width, north + height]
}
