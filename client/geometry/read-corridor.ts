import { foreignCrs } from './read-crs.ts'
import { readDegrees } from './read-position.ts'

type Pair = [number, number]
export interface CorridorShape {
  alignment: { type: 'MultiLineString'; coordinates: Pair[][] } | null
  clearanceArea: { type: 'MultiPolygon'; coordinates: Pair[][][] } | null
}
/** What was pasted: a shape, with `heights` where some were let go, or why it is none; `line` counts from 1, `crs`: the coordinate system it states. */
export type ShapeReading = { shape: CorridorShape; heights?: true } | { wrong: 'notGeoJson' | 'noShape' | 'badPosition' | 'badLine' | 'tooFew' | 'foreignCrs'; line?: number; crs?: string }

/** A corridor from GeoJSON (lines, areas or both, also inside features), or from lines of "latitude, longitude". */
export function readShape(text: string): ShapeReading {
  const typed = text.trim()
  return typed.startsWith('{') ? readGeoJson(typed) : readPairs(typed)
}

function readPairs(text: string): ShapeReading {
  const rows = text.split(/\r?\n/)
  const path: Pair[] = []
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue
    const parts = row.trim().split(separatorOf(row.trim()))
    const [latitude, longitude] = [readDegrees(parts[0] ?? '', 90), readDegrees(parts[1] ?? '', 180)]
    if (parts.length !== 2 || latitude === null || longitude === null) return { wrong: 'badLine', line: index + 1 }
    path.push([longitude, latitude])
  }
  return path.length < 2 ? { wrong: 'tooFew' } : { shape: { alignment: { type: 'MultiLineString', coordinates: [path] }, clearanceArea: null } }
}

/** A comma may be the decimal sign or stand between the two: it stands between them only where nothing else does. */
const separatorOf = (row: string): RegExp => (/[\t;]/.test(row) ? /\s*[\t;]\s*/ : /\s/.test(row) ? /\s*,?\s+/ : /,/)

function readGeoJson(text: string): ShapeReading {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return { wrong: 'notGeoJson' }
  }
  const foreign = foreignCrs(root)
  if (foreign) return { wrong: 'foreignCrs', crs: foreign.name }
  const lines: Pair[][] = []
  const areas: Pair[][][] = []
  const isRead = collect(root, lines, areas)
  if (!isRead) return { wrong: 'badPosition' }
  if (lines.length + areas.length === 0) return { wrong: 'noShape' }
  return { shape: { alignment: lines.length > 0 ? { type: 'MultiLineString', coordinates: lines } : null, clearanceArea: areas.length > 0 ? { type: 'MultiPolygon', coordinates: areas } : null }, ...(hasHeights(root) ? { heights: true } : {}) }
}

/** Whether any position of what is read as a line or area has more than two numbers. */
const hasHeights = (node: unknown): boolean =>
  Array.isArray(node) ? (node.length > 2 && typeof node[0] === 'number') || node.some(hasHeights)
    : isRecord(node) && (['features', 'geometries', 'geometry'].some((key) => hasHeights(node[key])) || (node['type'] !== 'Point' && node['type'] !== 'MultiPoint' && hasHeights(node['coordinates'])))

/** Adds every line and area below a node; false where a coordinate cannot be read. */
function collect(node: unknown, lines: Pair[][], areas: Pair[][][]): boolean {
  if (!isRecord(node)) return true
  const { type, coordinates } = node
  if (type === 'Feature') return collect(node['geometry'], lines, areas)
  const parts = type === 'FeatureCollection' ? node['features'] : type === 'GeometryCollection' ? node['geometries'] : null
  if (Array.isArray(parts)) return parts.every((part: unknown) => collect(part, lines, areas))
  const paths = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : []
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []
  return each(paths, (path) => read(path, pair, lines)) && each(polygons, (polygon) => read(polygon, (ring) => list(ring, pair), areas))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const each = (values: unknown, visit: (value: unknown) => boolean): boolean => Array.isArray(values) && values.every(visit)

/** Adds what was read to `into`. */
function read<T>(value: unknown, of: (value: unknown) => T | null, into: T[][]): boolean {
  const found = list(value, of)
  if (found) into.push(found)
  return found !== null
}

function list<T>(value: unknown, of: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null
  const found: T[] = []
  for (const one of value as unknown[]) {
    const member = of(one)
    if (member === null) return null
    found.push(member)
  }
  return found
}

/** Longitude and latitude; a height is let go. */
function pair(value: unknown): Pair | null {
  if (!Array.isArray(value)) return null
  const [lng, lat] = value as unknown[]
  return typeof lng === 'number' && typeof lat === 'number' && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}
