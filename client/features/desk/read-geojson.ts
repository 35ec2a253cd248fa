import type { MultiPolygon, Position } from 'geojson'
import { foreignCrs } from '../../geometry/read-crs.ts'
import { asMultiPolygon } from '../../state/desk/changes.ts'

/** What the server takes of a drawing: a larger file could never be checked. */
export const largestFileBytes = 8 * 1024 * 1024

/** A shape found in a file. */
export interface FoundShape {
  /** From its properties; '' when they name nothing. */
  name: string
  geometry: MultiPolygon
  vertices: number
}

/** Why a file cannot be loaded (`load.refused.<reason>`); values fill the sentence. */
export interface LoadRefusal {
  reason: 'too_large' | 'other_format' | 'not_json' | 'not_geojson' | 'no_polygon' | 'not_numbers' | 'not_degrees' | 'vn2000_degrees' | 'other_crs' | 'unreadable'
  values: Readonly<Record<string, string | number>>
}

/** `dimensions`: of the positions, 2 where there are no heights. */
export type Loaded = { ok: true; shapes: FoundShape[]; passedOver: number; dimensions: number } | { ok: false; refusal: LoadRefusal }

const refuse = (reason: LoadRefusal['reason'], values: LoadRefusal['values'] = {}): Loaded => ({ ok: false, refusal: { reason, values } })
const otherFormats = ['zip', 'shp', 'kml', 'kmz', 'dxf', 'dwg', 'dgn', 'gpkg', 'gml', 'gpx', 'csv', 'xlsx', 'xls', 'pdf', 'tab', 'mif', 'fgb'] as const

/** What a file's name and size already tell; null: it is worth reading. */
export function refuseFile({ name, size }: { name: string; size: number }): LoadRefusal | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (otherFormats.some((one) => one === extension)) return { reason: 'other_format', values: { extension } }
  return size > largestFileBytes ? { reason: 'too_large', values: { megabytes: size / 1024 / 1024, most: largestFileBytes / 1024 / 1024 } } : null
}

/** Finds the polygons in the text of a GeoJSON file (FeatureCollection, Feature or geometry). Nothing is repaired: rings stay as they are. */
export function readGeoJson(text: string): Loaded {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse('not_json')
  }
  const found = collect(content, '')
  if (found === null) return refuse('not_geojson')
  const foreign = foreignCrs(content)
  if (foreign) return refuse(foreign.isVn2000 && /4756$/.test(foreign.name) ? 'vn2000_degrees' : 'other_crs', { got: foreign.name })
  const shapes = found.filter((one) => one.geometry !== null).map(({ name, geometry }) => ({ name, geometry: geometry as MultiPolygon, vertices: 0 }))
  if (shapes.length === 0) return refuse('no_polygon', { count: found.length })
  let dimensions = 2
  for (const shape of shapes) {
    const positions = shape.geometry.coordinates.flat(2)
    for (const position of positions) {
      if (!Array.isArray(position) || position.length < 2 || !position.every((one) => typeof one === 'number' && Number.isFinite(one))) return refuse('not_numbers', { got: JSON.stringify(position).slice(0, 60) })
      const [lng = 0, lat = 0] = position
      if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return refuse('not_degrees', { got: `${lng}, ${lat}` })
      dimensions = Math.max(dimensions, position.length)
    }
    shape.vertices = positions.length
  }
  return { ok: true, shapes, passedOver: found.length - shapes.length, dimensions }
}

/** The same shape without heights and measures, its coordinates to 9 decimals (0.1 mm). */
export const flatten = ({ coordinates }: MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: coordinates.map((part) => part.map((ring) => ring.map(([lng = 0, lat = 0]: Position) => [rounded(lng), rounded(lat)]))),
})
const rounded = (degrees: number): number => Math.round(degrees * 1e9) / 1e9

interface Found { name: string; geometry: MultiPolygon | null }

/** All geometries in a piece of GeoJSON; null where it is none. */
function collect(content: unknown, name: string): Found[] | null {
  if (!isRecord(content)) return null
  const { type, features, geometry, geometries, properties } = content
  if (type === 'FeatureCollection') return Array.isArray(features) ? features.flatMap((one: unknown) => collect(one, '') ?? []) : null
  if (type === 'Feature') return geometry === null ? [{ name: nameIn(properties), geometry: null }] : collect(geometry, nameIn(properties))
  if (type === 'GeometryCollection') return Array.isArray(geometries) ? geometries.flatMap((one: unknown) => collect(one, name) ?? []) : null
  if (typeof type !== 'string' || !Array.isArray(content['coordinates'])) return null
  const shape = asMultiPolygon(content)
  return [{ name, geometry: shape && isNested(shape.coordinates) ? shape : null }]
}

const isNested = (parts: unknown[]): boolean => parts.length > 0 && parts.every((part) => Array.isArray(part) && part.length > 0 && part.every((ring) => Array.isArray(ring) && ring.every(Array.isArray)))
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const nameKeys = ['name', 'ten', 'tên', 'name_vi', 'nameVi', 'title', 'code', 'ma', 'mã', 'id']
function nameIn(properties: unknown): string {
  if (!isRecord(properties)) return ''
  const entries = Object.entries(properties)
  for (const key of nameKeys) {
    const found = entries.find(([one]) => one.toLowerCase() === key.toLowerCase())?.[1]
    if (typeof found === 'string' && found.trim() !== '') return found.trim().slice(0, 80)
    if (typeof found === 'number') return String(found)
  }
  return ''
}
