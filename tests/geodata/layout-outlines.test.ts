import { distance, kinks, lineString, pointToLineDistance, polygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import type { LayoutPolygon } from '../../geodata/layout/types.ts'
import { boxOf, geodesicAreaM2, laidOut, layOut, madeUpZone, nearPairs, outsideM2, sharedM2, shippedLayouts, zones } from './layout-judge.ts'

const layouts = shippedLayouts()
const drawn = layouts.flatMap(({ code, outline }) => outline ? [{ code, outline }] : [])
const zoneOf = (code: string) => zones.find((zone) => zone.code === code)

/** Least distance between the corners of one outline and the other, both ways, in metres. */
function gapM(one: LayoutPolygon, other: LayoutPolygon): number {
  const cornersTo = (from: LayoutPolygon, to: LayoutPolygon) =>
    Math.min(...(from.coordinates[0] ?? []).map((corner) => pointToLineDistance(corner, lineString(to.coordinates[0] ?? []), { units: 'meters' })))
  return Math.min(cornersTo(one, other), cornersTo(other, one))
}

describe('outlines', () => {
  it('have the stated area on the ellipsoid, within a tenth of a per mille', () => {
    for (const { code, outline } of drawn) {
      expect(Math.abs(geodesicAreaM2(outline) / ((zoneOf(code)?.areaHa ?? NaN) * 1e4) - 1), code).toBeLessThan(1e-4)
    }
  })

  it('are simple, counter-clockwise, closed, of 12 to 60 corners and at most 7 decimals', () => {
    for (const { code, outline } of drawn) {
      const [ring = [], ...holes] = outline.coordinates
      expect(holes, code).toEqual([])
      expect(kinks(polygon(outline.coordinates)).features, code).toEqual([])
      const [firstLng = 0, firstLat = 0] = ring[0] ?? []
      const twice = ring.slice(1).reduce((sum, [lng, lat], i) => {
        const [beforeLng = 0, beforeLat = 0] = ring[i] ?? []
        return sum + (beforeLng - firstLng) * (lat - firstLat) - (lng - firstLng) * (beforeLat - firstLat)
      }, 0)
      expect(twice, code).toBeGreaterThan(0)
      expect(ring.at(-1), code).toEqual(ring[0])
      expect(ring.length - 1, code).toBeGreaterThanOrEqual(12)
      expect(ring.length - 1, code).toBeLessThanOrEqual(60)
      for (const value of ring.flat()) expect(value).toBe(Number(value.toFixed(7)))
    }
  })

  it('overlap no other and keep 20 m between them, a parent apart', () => {
    for (const [one, other] of nearPairs(drawn, ({ outline }) => outline, 0.0005)) {
      if (zoneOf(one.code)?.parentCode === other.code || zoneOf(other.code)?.parentCode === one.code) continue
      expect(sharedM2(one.outline, other.outline), `${one.code} and ${other.code}`).toBe(0)
      expect(gapM(one.outline, other.outline), `${one.code} and ${other.code}`).toBeGreaterThan(20)
    }
  })

  it('lie around the stated centre, moved no farther than its uncertainty', () => {
    for (const { code, centre, shiftM } of layouts) {
      const zone = zoneOf(code)
      const movedM = distance([...(zone?.centre ?? [])], centre, { units: 'meters' })
      expect(Math.abs(movedM - shiftM), code).toBeLessThan(5 + shiftM * 0.005)
      expect(shiftM, code).toBeLessThanOrEqual(zone?.uncertaintyM ?? 0)
    }
  })

  it('of a zone in an economic zone lies inside its outline', () => {
    const [{ layout: inner }, { layout: outer }] = [laidOut('Rạng Đông'), laidOut('Ninh Cơ', 'economic_zone')]
    if (!inner.outline || !outer.outline) throw new Error('both have an outline')
    expect(outsideM2(inner.outline, outer.outline)).toBe(0)
  })

  it('of the economic zone stays within its published extents and has no plots', () => {
    const { zone, layout } = laidOut('Ninh Cơ', 'economic_zone')
    const [west, south, east, north] = zone.extent ?? [NaN, NaN, NaN, NaN]
    const box = layout.outline ? boxOf(layout.outline) : null
    expect(box?.west).toBeGreaterThan(west)
    expect(box?.south).toBeGreaterThan(south)
    expect(box?.east).toBeLessThan(east)
    expect(box?.north).toBeLessThan(north)
    expect([layout.plots, layout.clearances, layout.allocations]).toEqual([[], [], []])
  })

  it('of the two Đồng Văn, which share a point, lie apart', () => {
    const [one, two] = [laidOut('Đồng Văn I').layout, laidOut('Đồng Văn II').layout]
    expect(one.code).not.toBe(two.code)
    expect([one.shiftM > 0, two.shiftM > 0].filter(Boolean)).toHaveLength(1)
    if (one.outline && two.outline) expect(sharedM2(one.outline, two.outline)).toBe(0)
  })

  it('leave nobody out of the shipped zones', () => {
    expect(layouts.filter(({ outline }) => outline === null).map(({ code }) => code)).toEqual([])
  })
})

describe('where there is no room', () => {
  it('the later of two sure positions gets no outline, no plots and the reason', () => {
    const [first, second] = layOut(madeUpZone({ code: 'T-1' }), madeUpZone({ code: 'T-2', areaHa: 90 }))
    expect(first?.outline).not.toBeNull()
    expect(second).toMatchObject({ outline: null, withoutOutlineBecause: 'collides', plots: [], clearances: [], allocations: [], shiftM: 0 })
  })

  it('no zone moves farther than its uncertainty to find some', () => {
    const [, near] = layOut(madeUpZone({ code: 'T-1' }), madeUpZone({ code: 'T-2', uncertaintyM: 400 }))
    const [, far] = layOut(madeUpZone({ code: 'T-1' }), madeUpZone({ code: 'T-2', uncertaintyM: 1500 }))
    expect(near?.outline).toBeNull()
    expect(far?.shiftM).toBeGreaterThan(400)
    expect(far?.shiftM).toBeLessThanOrEqual(1500)
  })

  it('the surer position wins, and the other moves', () => {
    const [vague, sure] = layOut(madeUpZone({ code: 'T-1', uncertaintyM: 2000 }), madeUpZone({ code: 'T-2', uncertaintyM: 0 }))
    expect(sure?.shiftM).toBe(0)
    expect(vague?.shiftM).toBeGreaterThan(0)
  })
})

describe('a zone without a place or an area', () => {
  it('gets nothing', () => {
    expect(layOut(madeUpZone({ centre: null }))).toEqual([])
    expect(layOut(madeUpZone({ areaHa: null }))).toEqual([])
  })
})
