import { readFileSync } from 'node:fs'
import type { FeatureCollection, LineString, MultiPolygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { layOutZones } from '../../geodata/layout/lay-out.ts'
import { readShippedData } from '../../geodata/shipped-data.ts'
import { withoutBoundaryBecause, zonesToLayOut } from '../../geodata/zones-to-lay-out.ts'

const data = readShippedData()
const toLayOut = zonesToLayOut(data)
const layouts = [...layOutZones(toLayOut)]
const layoutOf = (code: string) => layouts.find((layout) => layout.code === code)
const readFirst = (name: string) =>
  (JSON.parse(readFileSync(new URL(`../../geodata/${name}`, import.meta.url), 'utf8')) as FeatureCollection).features[0]?.geometry

type Position = readonly number[]

/** Whether a convex ring, counter-clockwise, holds the position. */
const holds = (ring: readonly Position[], [x = NaN, y = NaN]: Position) => ring.slice(1).every(([bx = NaN, by = NaN], i) => {
  const [ax = NaN, ay = NaN] = ring[i] ?? []
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
})

/** Whether two rings cross or one lies in the other. */
function touch(convex: readonly Position[], other: readonly Position[]) {
  const side = ([ax = NaN, ay = NaN]: Position, [bx = NaN, by = NaN]: Position, [x = NaN, y = NaN]: Position) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))
  const crosses = (a: Position, b: Position, c: Position, d: Position) => side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
  return other.some((position) => holds(convex, position)) || convex.slice(1).some((b, i) => other.slice(1).some((d, j) => crosses(convex[i] ?? b, b, other[j] ?? d, d)))
}

describe('the schematic land of the shipped zones', () => {
  it('gives every zone an outline or a reason', () => {
    const without = data.zones.filter((zone) => !layoutOf(zone.code)?.outline)
    expect(without.map(withoutBoundaryBecause).filter((reason) => reason !== 'no_place')).toEqual([])
    expect([layouts.length, without.length]).toEqual([89, 33])
  })

  it('moves no centre farther than its source is sure of', () => {
    for (const zone of toLayOut) expect(layoutOf(zone.code)?.shiftM, zone.code).toBeLessThanOrEqual(zone.uncertaintyM)
  })

  it('lets land only where an occupancy was reported, as much as was reported', () => {
    for (const { code, occupancy, occupiedIn } of toLayOut) {
      const letM2 = layoutOf(code)?.allocations.reduce((sum, allocation) => sum + allocation.areaM2, 0) ?? 0
      expect(letM2 > 0, code).toBe(occupancy !== null)
      expect(occupiedIn === null, code).toBe(occupancy === null)
      if (occupancy?.leasedHa) expect(letM2 / 1e4, code).toBeCloseTo(occupancy.leasedHa, 1)
    }
  })

  it('calls every firm a model', () => {
    for (const firm of layouts.flatMap((layout) => layout.firms)) expect([firm.nameVi, firm.nameEn].join()).toMatch(/mẫu .*,Model /)
  })
})

describe('the railway', () => {
  const clearance = (readFirst('railway-clearance.geojson') as MultiPolygon).coordinates.map(([ring = []]) => ring)
  const mustMove = data.relocations.map((relocation) => relocation.zoneCode)

  it('runs through its waypoints', () => {
    const waypoints = readFileSync(new URL('../../geodata/railway-waypoints.csv', import.meta.url), 'utf8').trim().split('\n').slice(1)
      .map((line) => line.split(',')).map(([, , latitude, longitude]) => [Number(longitude), Number(latitude)])
    expect((readFirst('railway.geojson') as LineString).coordinates).toEqual(waypoints)
  })

  // When this fails because the layout moved: tsx geodata/build-railway-clearance.ts
  it('clears the three zones that must move, whole', () => {
    expect(mustMove).toEqual(['MB-0001', 'MB-0031', 'MB-0032'])
    for (const code of mustMove) {
      const outline = layoutOf(code)?.outline?.coordinates[0] ?? []
      expect(clearance.some((ring) => outline.length > 3 && outline.every((position) => holds(ring, position))), code).toBe(true)
    }
  })

  it('and touches no other', () => {
    for (const { code, outline } of layouts.filter((layout) => !mustMove.includes(layout.code))) {
      expect(clearance.some((ring) => touch(ring, outline?.coordinates[0] ?? [])), code).toBe(false)
    }
  })
})
