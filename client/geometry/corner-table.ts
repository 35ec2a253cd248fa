import type { NumberStyle } from './corner-numbers.ts'
import { numbersOf, readCorners, type CornerRing, type CornerRow } from './read-corners.ts'
import { cornerToPosition, edgeLength, positionToCorner, ringArea, type Corner, type LngLat } from './vn2000.ts'

/** A table of corners as it stands on screen: what was typed, and the meridian it is read in. */
export interface CornerTable {
  readonly srid: number
  readonly style: NumberStyle
  readonly rings: readonly CornerRing[]
}

// Tables give centimetres at best: what lies closer is the same corner.
export const sameCornerM = 0.01

export const isSameCorner = (a: Corner, b: Corner): boolean => edgeLength(a, b) < sameCornerM

/** The corners of a ring; null for a row that is no pair of numbers. */
export const cornersOf = ({ rows }: CornerRing, style: NumberStyle): (Corner | null)[] => rows.map((row) => numbersOf(row, style))

/** A ring's corners without the first one said again at the end. */
export function openRing(corners: readonly Corner[]): readonly Corner[] {
  const [first] = corners
  const last = corners.at(-1)
  return corners.length > 1 && first && last && isSameCorner(first, last) ? corners.slice(0, -1) : corners
}

/** A table out of pasted text; null when there is no corner in it. */
export function tableOf(text: string, srid: number): { table: CornerTable; passedOver: ReturnType<typeof readCorners>['passedOver']; yBeforeX: boolean } | null {
  const { rings, style, passedOver, yBeforeX } = readCorners(text)
  return rings.length === 0 ? null : { table: { srid, style: style ?? 'plain', rings }, passedOver, yBeforeX }
}

const isInside = (corner: Corner, ring: readonly Corner[]): boolean => {
  let inside = false
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]
    if (b && (a.y > corner.y) !== (b.y > corner.y) && corner.x < ((b.x - a.x) * (corner.y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  })
  return inside
}

/** The shape of a table, WGS84: a ring that lies wholly in a larger one is its hole. Null while a row is unreadable or nowhere on earth, or a ring has fewer than three corners. */
export function shapeOfTable({ rings, style, srid }: CornerTable): GeoJSON.MultiPolygon | null {
  const open: (readonly Corner[])[] = []
  for (const ring of rings) {
    const corners = cornersOf(ring, style)
    const whole = corners.filter((corner) => corner !== null)
    if (whole.length < corners.length || openRing(whole).length < 3) return null
    open.push(openRing(whole))
  }
  if (open.length === 0) return null
  const bySize = open.map((corners) => ({ corners, size: Math.abs(ringArea(corners)) })).sort((a, b) => b.size - a.size)
  const parts: (readonly Corner[])[][] = []
  for (const { corners } of bySize) {
    const around = parts.find(([outer]) => outer && corners.every((corner) => isInside(corner, outer)))
    if (around) around.push(corners)
    else parts.push([corners])
  }
  const coordinates = parts.map((part) => part.map((corners, i) => positionsOf(corners, srid, i === 0)))
  return coordinates.flat(2).every(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat)) ? { type: 'MultiPolygon', coordinates } : null
}

/** A closed ring of positions, counter-clockwise outside and clockwise for holes (RFC 7946). */
function positionsOf(corners: readonly Corner[], srid: number, isOuter: boolean): [number, number][] {
  // x is north and y is east, so a ring that turns left on the map has a negative area here.
  const turned = ringArea(corners) < 0 === isOuter ? corners : [...corners].reverse()
  const positions = turned.map((corner) => cornerToPosition(corner, srid))
  const [first] = positions
  return first ? [...positions, first] : []
}

/** The table of a shape: a ring a block, corners named M1, M2 … in the order of the shape, to the centimetre. */
export function tableOfShape(shape: GeoJSON.MultiPolygon, srid: number, style: NumberStyle): CornerTable {
  let number = 0
  const rings = shape.coordinates.flatMap((part) => part.map((ring): CornerRing => ({
    title: null,
    rows: ring.slice(0, -1).map(([lng = NaN, lat = NaN]): CornerRow => {
      const { x, y } = positionToCorner([lng, lat] satisfies LngLat, srid)
      return { name: `M${++number}`, x: writeNumber(x, style), y: writeNumber(y, style) }
    }),
  })))
  return { srid, style, rings }
}

/** Metres to the centimetre as a table of that style writes them; no marks of thousands, so that every spreadsheet reads them. */
export const writeNumber = (metres: number, style: NumberStyle): string => (style === 'vi' ? metres.toFixed(2).replace('.', ',') : metres.toFixed(2))

/** Length of the edge that leaves each corner, metres; null where either end is unreadable. */
export function edgesOf(ring: CornerRing, style: NumberStyle): (number | null)[] {
  const corners = cornersOf(ring, style)
  return corners.map((corner, i) => {
    const next = corners[(i + 1) % corners.length]
    return corner && next ? edgeLength(corner, next) : null
  })
}

/** The table as text for a spreadsheet: name, X, Y, edge, with tabs; rings apart by an empty line. */
export function textOfTable(table: CornerTable, head: readonly [string, string, string, string]): string {
  return table.rings.map((ring) => {
    const edges = edgesOf(ring, table.style)
    return [head.join('\t'), ...ring.rows.map((row, i) => {
      const edge = edges[i]
      return [row.name, row.x, row.y, edge === null || edge === undefined ? '' : writeNumber(edge, table.style)].join('\t')
    })].join('\n')
  }).join('\n\n')
}
