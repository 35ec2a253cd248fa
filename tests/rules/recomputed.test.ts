import { featureCollection, intersect, multiPolygon, union } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import geodesic from 'geographiclib-geodesic'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'

// The shipped land added up a second time: plain arithmetic over GeoJSON, areas by GeographicLib, shapes cut by turf, none of our SQL.

const db = useDatabase()
const { WGS84 } = geodesic.Geodesic

interface Shape { readonly zone: string; readonly geometry: MultiPolygon }
interface Plot extends Shape { readonly id: number; readonly landUse: string; readonly smeReserved: boolean; readonly recorded: boolean }
interface Tract extends Shape { readonly stage: string }
interface Allocation { readonly plot: number; readonly stage: string; readonly m2: number }

let plots: Plot[], tracts: Tract[], allocations: Allocation[], held: Set<number>
beforeAll(async () => {
  const all = { query: <Row extends object>(statement: ReturnType<typeof sql>) => db().query<Row>(statement) }
  plots = await all.query<Plot>(sql`select z.code as zone, p.id, p.land_use as "landUse", p.sme_reserved as "smeReserved", z.allocations_recorded as recorded,
    ST_AsGeoJSON(p.geom, 15)::json as geometry from plot p join zone z on z.id = p.zone_id`)
  tracts = await all.query<Tract>(sql`select z.code as zone, c.stage, ST_AsGeoJSON(c.geom, 15)::json as geometry from clearance c join zone z on z.id = c.zone_id`)
  allocations = await all.query<Allocation>(sql`select plot_id as plot, stage, area_m2 as m2 from plot_allocation`)
  held = new Set((await all.query<{ plot_id: number }>(sql`select plot_id from hold`)).map((row) => row.plot_id))
})

/** m² on the ellipsoid; holes are taken off, whatever way a ring turns. */
const areaOf = ({ coordinates }: MultiPolygon): number => coordinates.reduce((sum, [outer = [], ...holes]) =>
  sum + ringArea(outer) - holes.reduce((hole, ring) => hole + ringArea(ring), 0), 0)

function ringArea(ring: readonly Position[]): number {
  const polygon = WGS84.Polygon(false)
  for (const [lng = NaN, lat = NaN] of ring.slice(0, -1)) polygon.AddPoint(lat, lng)
  return Math.abs(polygon.Compute(false, true).area ?? NaN)
}

const feature = ({ coordinates }: MultiPolygon): Feature<MultiPolygon> => multiPolygon(coordinates)
const manifold = (shape: Feature<Polygon | MultiPolygon> | null): MultiPolygon =>
  shape === null ? { type: 'MultiPolygon', coordinates: [] }
    : shape.geometry.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [shape.geometry.coordinates] } : shape.geometry

const box = ({ coordinates }: MultiPolygon) => {
  const points = coordinates.flat(2)
  const [lngs, lats] = [points.map(([lng = NaN]) => lng), points.map(([, lat = NaN]) => lat)]
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as const
}
const meet = (a: MultiPolygon, b: MultiPolygon) => {
  const [w1, s1, e1, n1] = box(a)
  const [w2, s2, e2, n2] = box(b)
  return w1 < e2 && w2 < e1 && s1 < n2 && s2 < n1
}

/** The part of a plot on ready ground, each piece once however many tracts lie on it. */
function readyPart(plot: Plot, ready: readonly Tract[]): number {
  const near = ready.filter(({ geometry }) => meet(geometry, plot.geometry)).map(({ geometry }) => feature(geometry))
  const [first, ...rest] = near
  if (!first) return 0
  const ground = rest.length === 0 ? first : union(featureCollection(near))
  return ground ? areaOf(manifold(intersect(featureCollection([feature(plot.geometry), ground])))) : 0
}

const leasable = ['industrial', 'warehouse', 'service']
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const byPlot = () => {
  const map = new Map<number, Allocation[]>()
  for (const one of allocations) map.set(one.plot, [...(map.get(one.plot) ?? []), one])
  return map
}
/** Within 0.01 %, and 1 m² where there is next to nothing. */
const agrees = (ours: number, theirs: number) => Math.abs(ours - theirs) <= Math.max(1, Math.abs(theirs) * 1e-4)

interface Ledger { readonly code: string; readonly [column: string]: number | string }

describe('the ledger of every shipped zone, computed a second time', () => {
  let ledger: Map<string, Ledger>
  beforeAll(async () => {
    const rows = await db().query<Ledger>(sql`select z.code, l.* from zone_ledger l join zone z on z.id = l.zone_id`)
    ledger = new Map(rows.map((row) => [row.code, row]))
  })
  const differing = (column: string, expected: (zone: string) => number) => [...ledger.values()].flatMap((row) => {
    const theirs = expected(row.code)
    return agrees(Number(row[column]), theirs) ? [] : [`${row.code} ${column}: ${String(row[column])}, expected ${theirs}`]
  })
  const inZone = <T extends Shape>(shapes: readonly T[], zone: string) => shapes.filter((shape) => shape.zone === zone)

  it('has all the land there is to add up', () => {
    expect(ledger.size).toBe(122)
    expect(plots.length).toBeGreaterThan(9000)
    expect(tracts.length).toBeGreaterThan(800)
    expect(allocations.length).toBeGreaterThan(1500)
  })

  it.each(['industrial', 'warehouse', 'service', 'road', 'green', 'water', 'technical', 'parking', 'security', 'housing', 'other'])('%s land', (use) => {
    expect(differing(`${use}_m2`, (zone) => sumOf(inZone(plots, zone).filter(({ landUse }) => landUse === use).map(({ geometry }) => areaOf(geometry))))).toEqual([])
  })

  it.each(['recovery_decided', 'compensated', 'handed_over', 'ready'])('tracts at stage %s', (stage) => {
    expect(differing(`${stage}_m2`, (zone) => sumOf(inZone(tracts, zone).filter((tract) => tract.stage === stage).map(({ geometry }) => areaOf(geometry))))).toEqual([])
  })

  it('ready leasable land, what of it can be had, and what nobody knows', () => {
    const taken = byPlot()
    const parts = plots.filter(({ landUse }) => leasable.includes(landUse)).map((plot) => {
      const ready = readyPart(plot, inZone(tracts, plot.zone).filter(({ stage }) => stage === 'ready'))
      const left = Math.max(0, ready - sumOf((taken.get(plot.id) ?? []).map(({ m2 }) => m2)))
      return { zone: plot.zone, ready, available: plot.recorded && !held.has(plot.id) ? left : 0, unknown: plot.recorded ? 0 : ready }
    })
    const sumIn = (zone: string, value: 'ready' | 'available' | 'unknown') => sumOf(parts.filter((part) => part.zone === zone).map((part) => part[value]))
    expect(differing('ready_leasable_m2', (zone) => sumIn(zone, 'ready'))).toEqual([])
    expect(differing('available_m2', (zone) => sumIn(zone, 'available'))).toEqual([])
    expect(differing('unknown_m2', (zone) => sumIn(zone, 'unknown'))).toEqual([])
    expect(sumOf(parts.map(({ available }) => available))).toBeGreaterThan(1000 * 10_000)
  })

  it.each(['approved', 'leased', 'in_use'])('land %s, industrial and service apart', (stage) => {
    const taken = byPlot()
    const on = (zone: string, uses: readonly string[]) => sumOf(inZone(plots, zone).filter(({ landUse }) => uses.includes(landUse))
      .flatMap(({ id }) => taken.get(id) ?? []).filter((one) => one.stage === stage).map(({ m2 }) => m2))
    expect(differing(`industrial_${stage}_m2`, (zone) => on(zone, ['industrial', 'warehouse']))).toEqual([])
    expect(differing(`service_${stage}_m2`, (zone) => on(zone, ['service']))).toEqual([])
  })

  it('land reserved for small firms that nobody has leased', () => {
    const taken = byPlot()
    expect(differing('sme_reserved_m2', (zone) => sumOf(inZone(plots, zone).filter((plot) => plot.smeReserved && plot.landUse !== 'service')
      .map((plot) => Math.max(0, areaOf(plot.geometry) - sumOf((taken.get(plot.id) ?? []).map(({ m2 }) => m2))))))).toEqual([])
  })
})
