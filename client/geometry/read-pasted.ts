import type { MultiPolygon, Position } from 'geojson'
import { isSame, roundPosition } from './position.ts'
import { numbersOf, readCorners } from './read-corners.ts'
import { readShape, type ShapeReading } from './read-corridor.ts'
import { closeRing, turnLeft } from './sketch-shape.ts'
import { cornerToPosition } from './vn2000.ts'

/** What is looked for in what was pasted. */
export type Wanted = 'line' | 'area'

export type PastedReading =
  | { line: Position[][]; areas: Position[][][]; heights: boolean }
  | { wrong: Extract<ShapeReading, { wrong: string }>['wrong'] | 'noArea' | 'noCorners' | 'tooFewCorners'; line?: number; crs?: string }

/** Rings through paths, closed or not; null where one has fewer than three corners. */
function ringsOf(paths: readonly Position[][]): Position[][][] | null {
  const rings = paths.map((path) => {
    const corners = path.map(roundPosition)
    return turnLeft(isSame(corners[0], corners.at(-1)) ? corners : closeRing(corners))
  })
  return rings.some((ring) => ring.length < 4) ? null : rings.map((ring) => [ring])
}

/** Lines or areas out of GeoJSON or rows of "latitude, longitude", or, with the meridian it states (`srid`), out of a VN-2000 corner table. */
export function readPasted(text: string, wanted: Wanted, srid: number | null): PastedReading {
  if (srid !== null) return readTable(text, wanted, srid)
  const read = readShape(text)
  if ('wrong' in read) return read
  const { alignment, clearanceArea } = read.shape
  const line: Position[][] = alignment?.coordinates ?? []
  const areas: Position[][][] = clearanceArea?.coordinates ?? []
  const heights = read.heights === true
  if (wanted === 'line') return line.length > 0 ? { line, areas, heights } : { wrong: 'noShape' }
  if (areas.length > 0) return { line: [], areas, heights }
  // Rows of degrees go around the area; a line of GeoJSON is meant as one.
  if (/^\s*[[{]/.test(text)) return { wrong: 'noArea' }
  const rings = ringsOf(line)
  return rings ? { line: [], areas: rings, heights } : { wrong: 'tooFewCorners' }
}

function readTable(text: string, wanted: Wanted, srid: number): PastedReading {
  const { rings, style } = readCorners(text)
  const paths = rings.map(({ rows }) => rows.map((row) => numbersOf(row, style ?? 'plain'))).filter((rows) => rows.length > 1)
  if (paths.length === 0 || paths.some((rows) => rows.includes(null))) return { wrong: 'noCorners' }
  const placed = paths.map((rows) => rows.flatMap((corner) => (corner ? [cornerToPosition(corner, srid)] : [])))
  if (wanted === 'line') return { line: placed, areas: [], heights: false }
  const areas = ringsOf(placed)
  return areas ? { line: [], areas, heights: false } : { wrong: 'tooFewCorners' }
}

/** Parts as one shape; null for none. */
export const shapeOfParts = (parts: Position[][][]): MultiPolygon | null => (parts.length > 0 ? { type: 'MultiPolygon', coordinates: parts } : null)
