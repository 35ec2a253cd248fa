import { area, difference, featureCollection, intersect, polygon } from '@turf/turf'
import geodesic from 'geographiclib-geodesic'
import { layOutZones } from '../../geodata/layout/lay-out.ts'
import type { LandUse, LayoutPlot, LayoutPolygon, LayoutZone, ZoneLayout } from '../../geodata/layout/types.ts'
import { readShippedData } from '../../geodata/shipped-data.ts'
import { zonesToLayOut } from '../../geodata/zones-to-lay-out.ts'

// Judges by other means than the generator's own geometry: GeographicLib for areas, turf for overlaps.

const data = readShippedData()
export const zones: readonly LayoutZone[] = zonesToLayOut(data)
let shipped: readonly ZoneLayout[] | null = null

/** The layouts of all shipped zones, drawn once per test file and only where one is asked for. */
export const shippedLayouts = (): readonly ZoneLayout[] => (shipped ??= [...layOutZones(zones)])

/** The shipped zone of this name and kind, with its layout. */
export function laidOut(nameVi: string, kind: LayoutZone['kind'] = 'industrial_zone'): { zone: LayoutZone; layout: ZoneLayout } {
  const code = data.zones.find((zone) => zone.nameVi.split(' (')[0] === nameVi && zone.kind === kind)?.code
  const zone = zones.find((one) => one.code === code)
  const layout = shippedLayouts().find((one) => one.code === code)
  if (!zone || !layout) throw new Error(`no layout of ${kind} ${nameVi}`)
  return { zone, layout }
}

/** Ellipsoidal area in m², by GeographicLib. */
export function geodesicAreaM2({ coordinates }: LayoutPolygon): number {
  return coordinates.reduce((sum, ring, index) => {
    const measured = geodesic.Geodesic.WGS84.Polygon(false)
    for (const [lng, lat] of ring.slice(1)) measured.AddPoint(lat, lng)
    const ringM2 = Math.abs(measured.Compute(false, true).area ?? NaN)
    return index === 0 ? ringM2 : sum - ringM2
  }, 0)
}

/** Area two polygons have in common, m². */
export function sharedM2(one: LayoutPolygon, other: LayoutPolygon): number {
  const shared = intersect(featureCollection([polygon(one.coordinates), polygon(other.coordinates)]))
  return shared ? area(shared) : 0
}

/** Area of `inner` that lies outside `outer`, m². */
export function outsideM2(inner: LayoutPolygon, outer: LayoutPolygon): number {
  const outside = difference(featureCollection([polygon(inner.coordinates), polygon(outer.coordinates)]))
  return outside ? area(outside) : 0
}

export function boxesTouch(one: LayoutPolygon, other: LayoutPolygon, marginDegrees = 0): boolean {
  const [a, b] = [boxOf(one), boxOf(other)]
  return a.west - marginDegrees <= b.east && b.west - marginDegrees <= a.east && a.south - marginDegrees <= b.north && b.south - marginDegrees <= a.north
}

export function boxOf({ coordinates: [ring = []] }: LayoutPolygon) {
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  return { west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) }
}

/** All pairs of items whose polygons might meet. */
export function* nearPairs<T>(items: readonly T[], shapeOf: (item: T) => LayoutPolygon, marginDegrees = 0): Generator<[T, T]> {
  for (const [index, one] of items.entries()) {
    for (const other of items.slice(index + 1)) {
      if (boxesTouch(shapeOf(one), shapeOf(other), marginDegrees)) yield [one, other]
    }
  }
}

export const sumM2 = (items: readonly { areaM2: number }[]): number => items.reduce((sum, { areaM2 }) => sum + areaM2, 0)

export const plotsOf = ({ plots }: ZoneLayout, ...uses: LandUse[]): LayoutPlot[] => plots.filter(({ landUse }) => uses.includes(landUse))

/** Share of the zone, 0–1, that has one of the uses. */
export const shareOf = (layout: ZoneLayout, ...uses: LandUse[]): number => sumM2(plotsOf(layout, ...uses)) / sumM2(layout.plots)

/** A zone nobody has heard of, for cases the shipped data has not. */
export function madeUpZone(changes: Partial<LayoutZone>): LayoutZone {
  return {
    code: 'T-1', kind: 'industrial_zone', centre: [105.9, 21.1], uncertaintyM: 0, areaHa: 120, progress: 'none', allocate: false, asOf: '', ...changes,
  }
}

/** The layouts of a few made-up zones. */
export const layOut = (...made: LayoutZone[]): ZoneLayout[] => [...layOutZones(made)]
