import { featureCollection, intersect, multiPolygon, polygon, union } from '@turf/turf'
import type { Feature, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'

// What the shipped corridor takes of the shipped plots, a second time: on a plane of metres around each plot, cut by turf, added up by the shoelace rule. None of our SQL.

const db = useDatabase()

interface Plot { readonly id: number; readonly zone: string; readonly geometry: MultiPolygon }
interface Taken { readonly id: number; readonly zone: string; readonly m2: number }
type Plane = (position: Position) => [number, number]
type Area = Feature<Polygon | MultiPolygon>

const rad = Math.PI / 180
// WGS84.
const [a, e2] = [6378137, 0.00669437999014]

/** Metres east and north of a place, by the radii of the ellipsoid there: straight lines of degrees stay straight, and within a kilometre or two a metre is a metre. */
function planeAt([lng0 = NaN, lat0 = NaN]: Position): Plane {
  const w = Math.sqrt(1 - e2 * Math.sin(lat0 * rad) ** 2)
  const [east, north] = [a / w * Math.cos(lat0 * rad) * rad, a * (1 - e2) / w ** 3 * rad]
  return ([lng = NaN, lat = NaN]) => [(lng - lng0) * east, (lat - lat0) * north]
}
const onPlane = (shape: MultiPolygon, plane: Plane): Area => multiPolygon(shape.coordinates.map((rings) => rings.map((ring) => ring.map(plane))))

const ringM2 = (ring: readonly Position[]): number => Math.abs(ring.reduce((sum, [x = NaN, y = NaN], i) => {
  const [nextX = NaN, nextY = NaN] = ring[(i + 1) % ring.length] ?? []
  return sum + x * nextY - nextX * y
}, 0)) / 2
const m2Of = (area: Area | null): number => (area === null ? 0 : (area.geometry.type === 'Polygon' ? [area.geometry.coordinates] : area.geometry.coordinates)
  .reduce((sum, [outer = [], ...holes]) => sum + ringM2(outer) - holes.reduce((hole, ring) => hole + ringM2(ring), 0), 0))

/** A strip beside each stretch that comes near, and a disc at each bend. */
function stripAround(line: MultiLineString, plane: Plane, offset: number, reach: number): Area | null {
  const parts = line.coordinates.flatMap((part) => {
    const points = part.map(plane)
    const rectangles = points.slice(1).flatMap(([x2, y2], i) => {
      const [x1, y1] = points[i] ?? [NaN, NaN]
      const [dx, dy] = [x2 - x1, y2 - y1]
      const along = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)))
      if (Math.hypot(x1 + along * dx, y1 + along * dy) > reach + offset) return []
      const [ox, oy] = [-dy / Math.hypot(dx, dy) * offset, dx / Math.hypot(dx, dy) * offset]
      return [polygon([[[x1 + ox, y1 + oy], [x2 + ox, y2 + oy], [x2 - ox, y2 - oy], [x1 - ox, y1 - oy], [x1 + ox, y1 + oy]]])]
    })
    const discs = points.slice(1, -1).flatMap(([x, y]) => (Math.hypot(x, y) > reach + offset ? [] : [polygon([Array.from({ length: 129 }, (_, i) => [x + offset * Math.cos(i % 128 * Math.PI / 64), y + offset * Math.sin(i % 128 * Math.PI / 64)])])]))
    return [...rectangles, ...discs]
  })
  const [only] = parts
  return parts.length < 2 ? (only ?? null) : union(featureCollection(parts))
}

const reachOf = (area: Area): number => Math.max(...(area.geometry.type === 'Polygon' ? [area.geometry.coordinates] : area.geometry.coordinates).flat(2).map(([x = NaN, y = NaN]) => Math.hypot(x, y)))
const byZone = (taken: readonly Taken[]) => taken.reduce((sums, { zone, m2 }) => sums.set(zone, (sums.get(zone) ?? 0) + m2), new Map<string, number>())

let plots: Plot[]
let line: MultiLineString
let clearance: MultiPolygon
beforeAll(async () => {
  plots = await db().query<Plot>(sql`select p.id, z.code as zone, ST_AsGeoJSON(p.geom, 12)::json as geometry from plot p join zone z on z.id = p.zone_id where z.province_code = '15' and p.replaced_at is null and p.valid_to is null`)
  const [row] = await db().query<{ line: MultiLineString; clearance: MultiPolygon }>(sql`select ST_AsGeoJSON(alignment, 12)::json as line, ST_AsGeoJSON(clearance_area, 12)::json as clearance from corridor where code = 'lao-cai-ha-noi-hai-phong'`)
  if (!row) throw new Error('no corridor')
  line = row.line
  clearance = row.clearance
})

/** What a ground drawn on the plane around each plot takes of it; nothing where it is a seam. */
const recomputed = (groundAt: (plane: Plane, reach: number) => Area | null): Taken[] => plots.flatMap(({ id, zone, geometry }) => {
  const plane = planeAt(geometry.coordinates[0]?.[0]?.[0] ?? [])
  const plot = onPlane(geometry, plane)
  const ground = groundAt(plane, reachOf(plot))
  const m2 = ground === null ? 0 : m2Of(intersect(featureCollection<Polygon | MultiPolygon>([plot, ground])))
  return m2 > 1 ? [{ id, zone, m2 }] : []
})

function expectSame(ours: readonly Taken[], theirs: readonly Taken[]) {
  const [oursByZone, theirsByZone] = [byZone(ours), byZone(theirs)]
  const differing = [...new Set([...oursByZone.keys(), ...theirsByZone.keys()])].flatMap((zone) => {
    const [one, other] = [oursByZone.get(zone) ?? 0, theirsByZone.get(zone) ?? 0]
    return Math.abs(one - other) <= other * 0.001 ? [] : [`${zone}: ${one} m², expected ${other}`]
  })
  expect(differing).toEqual([])
  // Plot by plot a strip's edge may fall a decimetre elsewhere: within 0.1 %, and 5 m² of a sliver.
  const known = new Map(theirs.map(({ id, m2 }) => [id, m2]))
  expect(ours.filter(({ id, m2 }) => Math.abs(m2 - (known.get(id) ?? 0)) > Math.max(5, m2 * 0.001))).toEqual([])
  const [sum, expected] = [ours, theirs].map((list) => list.reduce((total, { m2 }) => total + m2, 0))
  expect(Math.abs((sum ?? NaN) / (expected ?? NaN) - 1)).toBeLessThan(0.001)
}

describe('what the shipped corridor takes, computed a second time', () => {
  it('of its clearance area: Đông Phố Mới, both, and Sơn Mãn, whole', async () => {
    const ours = await db().query<Taken>(sql`select t.id, z.code as zone, t.taken_m2 as m2 from corridor c, rules.plots_taken(rules.corridor_version_ground(c), '2026-11-22') t join zone z on z.id = t.zone_id`)
    const theirs = recomputed((plane) => onPlane(clearance, plane))
    expect([...byZone(theirs).keys()].sort()).toEqual(['MB-0001', 'MB-0031', 'MB-0032'])
    expect(theirs.length).toBe(172)
    expectSame(ours, theirs)
  })

  it.each([8.6, 22.5, 60])('of a strip with a legal width of %s m along the whole line', async (widthM) => {
    const section = [{ fromM: 0, toM: null, structure: 'level', formationWidthM: 1.6, toeOffsetM: null, widthM, widthRule: null }]
    const ours = await db().query<Taken>(sql`
      select t.id, z.code as zone, t.taken_m2 as m2 from corridor c, rules.plots_taken(rules.corridor_ground(c.alignment, ${JSON.stringify(section)}::jsonb, null, null), '2026-11-22') t join zone z on z.id = t.zone_id where z.province_code = '15'`)
    const theirs = recomputed((plane, reach) => stripAround(line, plane, 0.8 + widthM, reach))
    expect(byZone(theirs).size).toBeGreaterThan(12)
    expect(theirs.length).toBeGreaterThan(100)
    expectSame(ours, theirs)
  })
})
