import { difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import geodesic from 'geographiclib-geodesic'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'

// Every shipped offer worked out a second time from the source tables: areas and distances by GeographicLib, shapes cut by turf, none of our SQL.

const db = useDatabase()
const { WGS84 } = geodesic.Geodesic

interface Shape { readonly zone: string; readonly geometry: MultiPolygon }
interface Plot extends Shape { readonly id: number; readonly isLeasable: boolean; readonly isTaken: boolean }
interface Tract extends Shape { readonly isReady: boolean }
interface Offer extends Shape { readonly code: string; readonly state: 'ready' | 'being_cleared'; readonly m2: number; readonly plots: readonly number[]; readonly station: string; readonly stationM: number; readonly port: string; readonly portM: number }

let offers: Offer[], plots: Map<string, Plot[]>, tracts: Map<string, Tract[]>, places: Map<string, { kind: string; at: Position }>, offering: string[]
beforeAll(async () => {
  const byZone = <T extends Shape>(rows: readonly T[]) => rows.reduce((map, row) => map.set(row.zone, [...(map.get(row.zone) ?? []), row]), new Map<string, T[]>())
  offers = await db().query<Offer & Record<string, unknown>>(sql`select z.code as zone, o.code, o.state, o.area_m2 as m2, o.plot_ids as plots, o.rail_station_code as station, o.rail_station_m as "stationM",
    o.seaport_code as port, o.seaport_m as "portM", ST_AsGeoJSON(o.geom, 15)::json as geometry from land_offer o join zone z on z.id = o.zone_id order by o.code`)
  plots = byZone(await db().query<Plot & Record<string, unknown>>(sql`select z.code as zone, p.id, p.land_use in ('industrial', 'warehouse', 'service') as "isLeasable",
    p.id in (select plot_id from plot_allocation union all select plot_id from hold) as "isTaken", ST_AsGeoJSON(p.geom, 15)::json as geometry from plot p join zone z on z.id = p.zone_id`))
  tracts = byZone(await db().query<Tract & Record<string, unknown>>(sql`select z.code as zone, c.stage = 'ready' as "isReady", ST_AsGeoJSON(c.geom, 15)::json as geometry from clearance c join zone z on z.id = c.zone_id`))
  places = new Map((await db().query<{ code: string; kind: string; lng: number; lat: number }>(sql`select code, kind, ST_X(geom) as lng, ST_Y(geom) as lat from infrastructure where status = 'existing'`))
    .map(({ code, kind, lng, lat }) => [code, { kind, at: [lng, lat] }]))
  offering = (await db().query<{ code: string }>(sql`select code from zone z where status in ('operating', 'established', 'planned', 'unknown') and allocations_recorded
    and kind in ('industrial_zone', 'industrial_cluster', 'export_processing_zone') and id not in (select zone_id from relocation)`)).map(({ code }) => code)
})

const feature = ({ coordinates }: MultiPolygon): Feature<MultiPolygon> => multiPolygon(coordinates)
const manifold = (shape: Feature<Polygon | MultiPolygon> | null): MultiPolygon =>
  shape === null ? { type: 'MultiPolygon', coordinates: [] } : shape.geometry.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [shape.geometry.coordinates] } : shape.geometry

/** m² on the ellipsoid; holes are taken off, whatever way a ring turns. */
const areaOf = ({ coordinates }: MultiPolygon): number => coordinates.reduce((sum, [outer = [], ...holes]) => sum + ringArea(outer) - holes.reduce((hole, ring) => hole + ringArea(ring), 0), 0)
function ringArea(ring: readonly Position[]): number {
  const polygon = WGS84.Polygon(false)
  for (const [lng = NaN, lat = NaN] of ring.slice(0, -1)) polygon.AddPoint(lat, lng)
  return Math.abs(polygon.Compute(false, true).area ?? NaN)
}

const boxOf = ({ coordinates }: MultiPolygon) => {
  const points = coordinates.flat(2)
  const [lngs, lats] = [points.map(([lng = NaN]) => lng), points.map(([, lat = NaN]) => lat)]
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as const
}
const near = (a: MultiPolygon, b: MultiPolygon) => {
  const [w1, s1, e1, n1] = boxOf(a)
  const [w2, s2, e2, n2] = boxOf(b)
  return w1 < e2 && w2 < e1 && s1 < n2 && s2 < n1
}
const sharedM2 = (a: MultiPolygon, b: MultiPolygon) => (near(a, b) ? areaOf(manifold(intersect(featureCollection([feature(a), feature(b)])))) : 0)
/** Ground of `inner` outside all of `grounds`, m². */
function outsideM2(inner: MultiPolygon, grounds: readonly MultiPolygon[]): number {
  const [first, ...rest] = grounds.filter((ground) => near(ground, inner)).map(feature)
  if (!first) return areaOf(inner)
  const ground = rest.length === 0 ? first : union(featureCollection([first, ...rest]))
  return ground ? areaOf(manifold(difference(featureCollection([feature(inner), ground])))) : areaOf(inner)
}

/** Metres from a place to the edge of a shape: along each side in 64 steps. */
function edgeM([lng = NaN, lat = NaN]: Position, { coordinates }: MultiPolygon): number {
  let least = Infinity
  for (const ring of coordinates.flat()) {
    for (const [i, [toLng = NaN, toLat = NaN]] of ring.entries()) {
      const [fromLng = NaN, fromLat = NaN] = ring[i - 1] ?? ring[0] ?? []
      for (let step = 0; step <= 64; step += 1) {
        const [x, y] = [fromLng + (toLng - fromLng) * step / 64, fromLat + (toLat - fromLat) * step / 64]
        least = Math.min(least, WGS84.Inverse(lat, lng, y, x).s12 ?? Infinity)
      }
    }
  }
  return least
}

const of = <T>(map: ReadonlyMap<string, T[]>, zone: string): readonly T[] => map.get(zone) ?? []
const groundsOf = ({ zone, state }: Pick<Offer, 'zone' | 'state'>) => of(tracts, zone).filter(({ isReady }) => isReady === (state === 'ready')).map(({ geometry }) => geometry)

describe('every shipped offer, worked out a second time', () => {
  it('has the area it says, within 0.01 %', () => {
    expect(offers.length).toBeGreaterThan(100)
    for (const { code, geometry, m2 } of offers) expect(Math.abs(areaOf(geometry) - m2) / m2, code).toBeLessThan(1e-4)
  })

  it('lies inside tracts that are ready, or all under way, but for seams of less than a square metre a plot', () => {
    for (const offer of offers) expect(outsideM2(offer.geometry, groundsOf(offer)), offer.code).toBeLessThan(offer.plots.length)
  })

  it('lies on leasable plots alone, and on none that is allocated or held', () => {
    for (const { code, zone, geometry } of offers) {
      for (const plot of of(plots, zone)) if (plot.isTaken || !plot.isLeasable) expect(sharedM2(geometry, plot.geometry), `${code} on plot ${plot.id}`).toBeLessThan(0.1)
    }
  })

  it('shares no ground with another, and no zone that offers nothing has one', () => {
    expect(offers.filter(({ zone }) => !offering.includes(zone))).toEqual([])
    for (const [i, one] of offers.entries()) {
      for (const other of offers.slice(i + 1)) if (other.zone === one.zone) expect(sharedM2(one.geometry, other.geometry), `${one.code} ${other.code}`).toBeLessThan(0.1)
    }
  })

  it('leaves nothing out but slivers: each plot nobody has, with 500 m² of ready ground or wholly on ground under way, is in one', () => {
    const offered = new Map(offers.flatMap(({ code, state, plots: ids }) => ids.map((id) => [id, { code, state }] as const)))
    for (const zone of offering) {
      const [ready, underWay] = [groundsOf({ zone, state: 'ready' }), groundsOf({ zone, state: 'being_cleared' })]
      for (const plot of of(plots, zone).filter(({ isLeasable, isTaken }) => isLeasable && !isTaken)) {
        const whole = areaOf(plot.geometry)
        const readyM2 = whole - outsideM2(plot.geometry, ready)
        const state = readyM2 > 1 ? 'ready' : outsideM2(plot.geometry, underWay) < 1 ? 'being_cleared' : undefined
        // Within a hair of a threshold either is right; of a plot that is ready in a sliver, its neighbours decide.
        if (Math.abs(readyM2 - 1) > 0.1 && (readyM2 < 1 || readyM2 > 500)) expect(offered.get(plot.id)?.state, `plot ${plot.id} of ${zone}`).toBe(state)
      }
    }
  })

  it('is as far from the station and the port as it says, and none is nearer', () => {
    for (const { code, geometry, station, stationM, port, portM } of offers.filter((_, i) => i % 6 === 0)) {
      for (const [place, m] of [[station, stationM], [port, portM]] as const) {
        const nearest = places.get(place)
        if (!nearest) throw new Error(`no place ${place}`)
        expect(Math.abs(edgeM(nearest.at, geometry) - m), `${code} to ${place}`).toBeLessThan(5.5 + m * 1e-5)
        for (const [other, { kind, at }] of places) if (kind === nearest.kind && other !== place) expect(edgeM(at, geometry), `${code}: ${other}`).toBeGreaterThan(m - 6)
      }
    }
  })
})
