import { booleanValid, kinks, polygon } from '@turf/turf'
import geographiclib from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { moveVertex } from '../../client/geometry/edit-vertices.ts'
import { areaUnderEdgeM2, edgeLengthM, ringAreaM2, shapeAreaM2, shapePerimeterM } from '../../client/geometry/measure-shape.ts'
import { moveShape } from '../../client/geometry/move-shape.ts'
import { startMovingVertex } from '../../client/geometry/moving-vertex.ts'
import { orient } from '../../client/geometry/orient.ts'
import { roundPosition, type LngLat, type Ring } from '../../client/geometry/position.ts'
import { previewFindings } from '../../client/geometry/preview-findings.ts'
import { centre, rectangle, seeded, shape, starRing, tangledRing } from './drawing-shapes.ts'

const geodesic = geographiclib.Geodesic.WGS84
const of = { on: 'boundary', plot: null } as const
const codes = (...parts: Ring[][]) => previewFindings(shape(...parts), of).map(({ code }) => code)

/** Area and length along geodesics, as PostGIS has them. */
function measured(ring: Ring) {
  const of = geodesic.Polygon(false)
  for (const [lng, lat] of ring.slice(0, -1)) of.AddPoint(lat, lng)
  const { area, perimeter } = of.Compute(false, true)
  return { area: Math.abs(area ?? NaN), perimeter }
}

describe('measures on the ellipsoid', () => {
  test('the four corners of Phú Thịnh 5 hold 74.874 ha', () => {
    const ring: Ring = [[104.97034356, 21.66987663], [104.96589152, 21.66606258], [104.97378579, 21.65812409], [104.97820894, 21.66196742], [104.97034356, 21.66987663]]
    expect(Math.abs(ringAreaM2(ring)) / 10_000).toBeCloseTo(74.874, 3)
  })

  test.each([[4, 0.001], [12, 0.01], [60, 0.05], [400, 0.1]])('%i vertices within %f°: area and length within a millionth of the geodesic ones', (count, radius) => {
    const random = seeded(count)
    for (let round = 0; round < 20; round++) {
      const ring = starRing(count, random, radius, [102 + 6 * random(), 9 + 14 * random()])
      const { area, perimeter } = measured(ring)
      expect(Math.abs(shapeAreaM2(shape([ring])) / area - 1)).toBeLessThan(1e-6)
      expect(Math.abs(shapePerimeterM(shape([ring])) / perimeter - 1)).toBeLessThan(1e-6)
    }
  })

  test('a hole is taken off, a part is added, whichever way they turn', () => {
    const outer = rectangle(0, 0, 400, 300)
    const hole = rectangle(100, 100, 100, 50)
    const away = rectangle(600, 0, 100, 100)
    const [whole, lost, added] = [outer, hole, away].map((ring) => Math.abs(ringAreaM2(ring))) as [number, number, number]
    expect(shapeAreaM2(shape([outer, hole], [away.toReversed()]))).toBeCloseTo(whole - lost + added, 6)
    expect(shapeAreaM2(shape([outer, hole.toReversed()], [away]))).toBeCloseTo(whole - lost + added, 6)
  })

  test('a carried shape keeps its size', () => {
    const plot = shape([rectangle(0, 0, 400, 300)])
    const carried = moveShape(plot, centre, [centre[0] + 0.03, centre[1] + 0.05])
    expect(Math.abs(shapeAreaM2(carried) / shapeAreaM2(plot) - 1)).toBeLessThan(1e-5)
    expect(carried.coordinates[0]?.[0]?.[0]).toEqual(roundPosition([centre[0] + 0.03, centre[1] + 0.05]))
  })
})

test('the side of a line is right where plain arithmetic fails', () => {
  const a: LngLat = [104.1, 21.1]
  const b: LngLat = [104.3, 21.3]
  // One unit in the last place off a line through doubles that are not the decimals they are written as.
  let differs = 0
  const random = seeded(7)
  for (let round = 0; round < 2000; round++) {
    const share = random()
    const c: LngLat = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
    const exact = sideInWholeNumbers(a, b, c)
    expect(Math.sign(orient(a, b, c))).toBe(exact)
    if (Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) !== exact) differs++
  }
  expect(differs).toBeGreaterThan(0)
})

/** The sign of the same determinant, with the doubles as whole numbers of 2⁻⁵². */
function sideInWholeNumbers(a: LngLat, b: LngLat, c: LngLat): number {
  const whole = (value: number): bigint => BigInt(Math.round(value * 2 ** 20)) * 2n ** 32n + BigInt((value * 2 ** 20 - Math.round(value * 2 ** 20)) * 2 ** 32)
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c].map(whole) as [bigint, bigint, bigint, bigint, bigint, bigint]
  const side = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  return side > 0n ? 1 : side < 0n ? -1 : 0
}

describe('the preview finds', () => {
  const square = rectangle(0, 0, 400, 400)
  const corner = (x: number, y: number): LngLat => rectangle(x, y, 1, 1)[0] as LngLat
  const ring = (...places: [number, number][]): Ring => [...places, ...places.slice(0, 1)].map(([x, y]) => corner(x, y))

  test.each<[string, string[], Ring[][]]>([
    ['nothing in a sound shape with a hole and a part', [], [[square, rectangle(100, 100, 50, 50)], [rectangle(500, 0, 50, 50)]]],
    ['nothing where parts touch in a corner', [], [[square], [rectangle(400, 400, 50, 50)]]],
    ['nothing where a hole touches the outline once', [], [[square, ring([0, 200], [100, 150], [100, 250])]]],
    ['a bow-tie', ['self_intersection'], [[ring([0, 0], [400, 400], [400, 0], [0, 400])]]],
    ['an outline that touches itself', ['self_intersection'], [[ring([0, 0], [400, 0], [400, 400], [200, 0], [0, 400])]]],
    ['a spike', ['spike'], [[ring([0, 0], [400, 0], [400, 400], [400, 600], [400, 400], [0, 400])]]],
    ['nothing in a tip that is thin and has area', [], [[ring([0, 0], [400, 0], [400, 400], [200, 600], [200, 400.01], [0, 400])]]],
    ['duplicate vertices', ['duplicate_vertices'], [[[...square.slice(0, 2), ...square.slice(1)]]]],
    ['too few vertices', ['ring_too_short'], [[ring([0, 0], [400, 0])]]],
    ['no area', ['zero_area'], [[[[104.97, 21.66], [104.98, 21.66], [104.99, 21.66], [104.97, 21.66]]]]],
    ['a ring that is open', ['ring_not_closed'], [[square.slice(0, -1)]]],
    ['what is no number', ['coordinates_not_numbers'], [[[...square.slice(0, 2), [NaN, 21.66], ...square.slice(3)]]]],
    ['a hole outside', ['hole_outside'], [[square, rectangle(500, 0, 50, 50)]]],
    ['a hole that reaches out', ['hole_outside'], [[square, rectangle(350, 100, 100, 50)]]],
    ['a hole that passes out through its own corners', ['interior_disconnected', 'hole_outside'], [[square, ring([350, 300], [400, 300], [450, 340], [400, 380])]]],
    ['a hole in a hole', ['nested_holes'], [[square, rectangle(100, 100, 200, 200), rectangle(150, 150, 50, 50)]]],
    ['holes that overlap', ['nested_holes'], [[square, rectangle(100, 100, 100, 100), rectangle(150, 150, 100, 100)]]],
    ['a hole that cuts a corner off', ['interior_disconnected'], [[square, ring([0, 200], [200, 0], [150, 150])]]],
    ['parts that overlap', ['parts_overlap'], [[square], [rectangle(300, 300, 200, 200)]]],
    ['parts that share an edge', ['parts_overlap'], [[square], [rectangle(400, 0, 100, 400)]]],
    ['a part in a part', ['parts_overlap'], [[square], [rectangle(100, 100, 50, 50)]]],
    ['nothing where a part lies in a hole', [], [[square, rectangle(100, 100, 200, 200)], [rectangle(150, 150, 50, 50)]]],
  ])('%s', (_name, expected, parts) => {
    expect([...new Set(codes(...parts))]).toEqual(expected)
  })

  test('the places of a bow-tie', () => {
    const [found] = previewFindings(shape([ring([0, 0], [400, 400], [400, 0], [0, 400])]), of)
    expect(found?.where?.type).toBe('MultiPoint')
    const [place] = found?.where?.coordinates as LngLat[]
    expect(edgeLengthM(place as LngLat, corner(200, 200))).toBeLessThan(0.001)
  })

  test('as turf does on random rings', () => {
    const random = seeded(11)
    let crossed = 0
    for (let round = 0; round < 400; round++) {
      const count = 3 + Math.floor(random() * 12)
      const loop = round % 2 ? tangledRing(count, random) : starRing(count, random)
      const tangled = kinks(polygon([loop])).features.length > 0
      if (tangled) crossed++
      expect(codes([loop]).length > 0).toBe(tangled || !booleanValid(polygon([loop])))
    }
    expect(crossed).toBeGreaterThan(100)
  })
})

describe('while a vertex is dragged', () => {
  test('area, length and crossings are those of the shape as it would be dropped', () => {
    const random = seeded(5)
    let invalid = 0
    for (let round = 0; round < 200; round++) {
      const before = shape([starRing(20, random), starRing(8, random, 0.002)], [rectangle(2000, 0, 300, 300)])
      const place = { part: 0, ring: round % 2, vertex: Math.floor(random() * (round % 2 ? 8 : 20)) }
      const moving = startMovingVertex(before, place)
      const position = roundPosition([centre[0] + (random() - 0.5) * 0.02, centre[1] + (random() - 0.5) * 0.02])
      const live = moving.moveTo(position)
      const dropped = moveVertex(before, place, position)
      expect(live.areaM2).toBeCloseTo(shapeAreaM2(dropped), 3)
      expect(live.perimeterM).toBeCloseTo(shapePerimeterM(dropped), 6)
      const found = previewFindings(dropped, of).filter(({ code }) => code !== 'hole_outside' || live.crossings.length > 0)
      expect(live.crossings.length > 0).toBe(found.length > 0)
      if (found.length > 0) invalid++
    }
    expect(invalid).toBeGreaterThan(20)
  })

  test('edges carry their area whichever way they run', () => {
    const [a, b] = rectangle(0, 0, 500, 300) as [LngLat, LngLat]
    expect(areaUnderEdgeM2(a, b)).toBe(-areaUnderEdgeM2(b, a))
    expect(edgeLengthM(a, b)).toBeCloseTo(measured([a, b, a]).perimeter / 2, 4)
  })
})
