import { describe, expect, test } from 'vitest'
import { alignShape } from '../../client/geometry/align-shape.ts'
import { divideShape } from '../../client/geometry/divide-shape.ts'
import { intersectShapes } from '../../client/geometry/intersect-shapes.ts'
import { shapeAreaM2, straightAreaM2 } from '../../client/geometry/measure-shape.ts'
import { partsOf, roundShape, type LngLat } from '../../client/geometry/position.ts'
import { previewFindings } from '../../client/geometry/preview-findings.ts'
import { previewOverlaps } from '../../client/geometry/preview-overlaps.ts'
import { splitShape } from '../../client/geometry/split-shape.ts'
import { subtractShapes } from '../../client/geometry/subtract-shapes.ts'
import { uniteShapes } from '../../client/geometry/unite-shapes.ts'
import { place, rectangle, ringThrough, seeded, shape, starRing } from './drawing-shapes.ts'

const of = { on: 'plot', plot: 'A1' } as const
const areaOf = (shapes: readonly Parameters<typeof shapeAreaM2>[0][]) => shapes.reduce((sum, one) => sum + straightAreaM2(one), 0)
const verticesOf = (one: Parameters<typeof shapeAreaM2>[0]) => new Set(partsOf(one).flat(2).map(String))
const isSound = (one: Parameters<typeof shapeAreaM2>[0]) => previewFindings(one, of).length === 0

describe('a line splits', () => {
  test('a rectangle in two that share its ends to the last bit', () => {
    const plot = shape([rectangle(0, 0, 400, 300)])
    const pieces = splitShape(plot, [place(100, -50), place(150, 350)])
    expect(pieces).toHaveLength(2)
    expect(areaOf(pieces)).toBeCloseTo(straightAreaM2(plot), 1)
    const [one, other] = pieces.map(verticesOf)
    expect([...one ?? []].filter((vertex) => other?.has(vertex))).toHaveLength(2)
  })

  test.each<[string, number, LngLat[]]>([
    ['nothing when it misses', 1, [place(-50, 0), place(-50, 300)]],
    ['nothing when it ends inside', 1, [place(-50, 100), place(200, 100)]],
    ['nothing when it runs along an edge', 1, [place(0, 0), place(400, 0)]],
    ['from corner to corner', 2, [place(0, 0), place(400, 300)]],
    ['when it stops at the edges it was snapped to', 2, [place(133.333, 0), place(133.333, 300)]],
    ['through a bend', 2, [place(-10, 100), place(200, 100), place(200, 310)]],
    ['in three when it passes twice', 3, [place(100, -10), place(100, 310), place(300, 310), place(300, -10)]],
    ['a corner off', 2, [place(0, 50), place(60, 0)]],
  ])('%s', (_name, count, line) => {
    const plot = shape([rectangle(0, 0, 400, 300)])
    const pieces = splitShape(plot, line)
    expect(pieces).toHaveLength(count)
    expect(areaOf(pieces)).toBeCloseTo(straightAreaM2(plot), 1)
    expect(pieces.every(isSound)).toBe(true)
  })

  test('a shape with a hole: through the hole in two, up to the hole in none', () => {
    const plot = shape([rectangle(0, 0, 400, 300), rectangle(150, 100, 100, 100)])
    expect(splitShape(plot, [place(200, -10), place(200, 310)])).toHaveLength(2)
    expect(splitShape(plot, [place(200, -10), place(200, 150)])).toHaveLength(1)
    const beside = splitShape(plot, [place(50, -10), place(50, 310)])
    expect(beside.map((piece) => piece.coordinates[0]?.length)).toEqual([2, 1])
  })

  test('a comb into its teeth, and leaves other parts whole', () => {
    const comb = ringThrough([0, 0], [500, 0], [500, 200], [400, 200], [400, 50], [300, 50], [300, 200], [200, 200], [200, 50], [100, 50], [100, 200], [0, 200])
    const plot = shape([comb], [rectangle(700, 0, 50, 50)])
    const pieces = splitShape(plot, [place(-10, 120), place(510, 120)])
    expect(pieces).toHaveLength(5)
    expect(areaOf(pieces)).toBeCloseTo(straightAreaM2(plot), 1)
  })

  test('random shapes by random lines: the pieces are sound and add up', () => {
    const random = seeded(3)
    let cut = 0
    for (let round = 0; round < 150; round++) {
      const plot = shape([starRing(5 + Math.floor(random() * 30), random), ...(round % 3 ? [] : [rectangle(-60, -60, 120, 120)])])
      const line = Array.from({ length: 2 + Math.floor(random() * 3) }, () => place((random() - 0.5) * 1500, (random() - 0.5) * 1500))
      const pieces = splitShape(plot, line)
      if (pieces.length > 1) cut++
      expect(areaOf(pieces)).toBeCloseTo(straightAreaM2(plot), 0)
      expect(pieces.every(isSound)).toBe(true)
    }
    expect(cut).toBeGreaterThan(50)
  })
})

describe('lots of one area', () => {
  const half = 5000
  test('a block of 250 × 401 m gives twenty lots of 0.5 ha, the last with the rest', () => {
    const block = shape([rectangle(0, 0, 250, 401)])
    const lots = divideShape(block, { areaM2: half, rows: 'auto' })
    expect(lots).toHaveLength(20)
    for (const lot of lots.slice(0, -1)) expect(Math.abs(shapeAreaM2(lot) - half)).toBeLessThan(1)
    expect(Math.abs(areaOf(lots) - straightAreaM2(block))).toBeLessThan(1)
  })

  test('a remainder of half a lot or more is a lot of its own', () => {
    const strip = shape([rectangle(0, 0, 380, 50)])
    expect(divideShape(strip, { areaM2: half, rows: 1 }).map((lot) => Math.round(shapeAreaM2(lot) / 500))).toEqual([10, 10, 10, 8])
  })

  test('in one row they stand side by side along the longest edge', () => {
    const lots = divideShape(shape([ringThrough([0, 0], [300, 60], [290, 110], [-10, 50])]), { areaM2: half, rows: 1 })
    expect(lots).toHaveLength(3)
    for (const lot of lots) expect(partsOf(lot)[0]?.[0]).toHaveLength(5)
  })

  test('bent shapes with a bay: sound, within a square metre, adding up, nothing twice', () => {
    const random = seeded(9)
    for (let round = 0; round < 12; round++) {
      const block = shape([starRing(12, random, 0.0025)])
      const lots = divideShape(block, { areaM2: half, rows: 'auto' })
      expect(lots.length).toBeGreaterThan(10)
      expect(Math.abs(areaOf(lots) - straightAreaM2(block))).toBeLessThan(1)
      for (const lot of lots.slice(0, -1)) expect(Math.abs(shapeAreaM2(lot) - half)).toBeLessThan(1)
      expect(lots.every(isSound)).toBe(true)
    }
  })

  test('nothing comes of a plot that is too small', () => {
    expect(divideShape(shape([rectangle(0, 0, 70, 70)]), { areaM2: half, rows: 'auto' })).toEqual([])
  })
})

describe('shapes laid over each other', () => {
  const square = shape([rectangle(0, 0, 200, 200)])

  test('plots that touch become one, though only one of them has a vertex on the common edge', () => {
    const united = uniteShapes([square, shape([rectangle(200, 50, 100, 80)]), shape([rectangle(200, 130, 100, 70)])])
    expect(united?.coordinates).toHaveLength(1)
    expect(united?.coordinates[0]).toHaveLength(1)
    expect(shapeAreaM2(united ?? square)).toBeCloseTo(areaOf([square, shape([rectangle(200, 50, 100, 150)])]), 0)
  })

  test('a gap of a millimetre is none, one of a metre is', () => {
    expect(uniteShapes([square, shape([rectangle(200.001, 0, 100, 200)])])?.coordinates).toHaveLength(1)
    expect(uniteShapes([square, shape([rectangle(201, 0, 100, 200)])])?.coordinates).toHaveLength(2)
  })

  test('what is cut out has the cutter\'s vertices', () => {
    const cutter = shape([rectangle(150, 150, 100, 100)])
    const left = subtractShapes(square, [cutter])
    expect(left && verticesOf(left).has(String(place(150, 150)))).toBe(true)
    expect(subtractShapes(square, [shape([rectangle(-10, -10, 300, 300)])])).toBeNull()
    expect(subtractShapes(square, [shape([rectangle(500, 500, 10, 10)])])).toBe(square)
  })

  test('what two cover is what one and the other lose', () => {
    const random = seeded(21)
    for (let round = 0; round < 20; round++) {
      const a = shape([starRing(20, random)])
      const b = shape([starRing(20, random, 0.005, place(300, 100))])
      const common = intersectShapes(a, b, 0.5)
      const left = subtractShapes(a, [b])
      const all = uniteShapes([a, b])
      if (!common || !left || !all) throw new Error('they overlap')
      expect(Math.abs(areaOf([left, common]) - straightAreaM2(a))).toBeLessThan(1)
      expect(Math.abs(areaOf([all]) - areaOf([left, b]))).toBeLessThan(1)
      expect([left, all].every(isSound)).toBe(true)
    }
  })
})

describe('a boundary is made to end at its neighbour', () => {
  const neighbour = shape([ringThrough([300, -100], [600, -100], [600, 400], [310, 400], [290, 150])])

  test('an overlap is cut along the neighbour: nothing of it is left, and the edge is the neighbour\'s', () => {
    const aligned = alignShape(shape([rectangle(0, 0, 400, 300)]), [neighbour], 0)
    expect(aligned && intersectShapes(aligned, neighbour, 0.5)).toBeNull()
    expect(aligned && verticesOf(aligned).has(String(place(290, 150)))).toBe(true)
    expect(aligned && isSound(aligned)).toBe(true)
  })

  test('a gap narrower than the reach is closed along the neighbour\'s bends', () => {
    const near = shape([ringThrough([0, 0], [293, 0], [298, 300], [0, 300])])
    const aligned = alignShape(near, [neighbour], 12)
    if (!aligned) throw new Error('something is left')
    expect(verticesOf(aligned).has(String(place(290, 150)))).toBe(true)
    const united = uniteShapes([aligned, neighbour])
    expect(united?.coordinates.map((rings) => rings.length)).toEqual([1])
    expect(intersectShapes(aligned, neighbour, 0.5)).toBeNull()
  })

  test('a neighbour with more decimals than are kept is met to a tenth of a millimetre', () => {
    const long = { type: 'MultiPolygon' as const, coordinates: neighbour.coordinates.map((rings) => rings.map((ring) => ring.map(([lng = 0, lat = 0]) => [lng + 1.23456e-10, lat - 3.21e-10]))) }
    const aligned = alignShape(shape([rectangle(0, 0, 400, 300)]), [long], 0)
    expect(aligned && intersectShapes(aligned, roundShape(long), 0.5)).toBeNull()
    expect(aligned && partsOf(aligned).flat(3).every((number) => Number(number.toFixed(9)) === number)).toBe(true)
  })
})

describe('overlaps before the server answers', () => {
  const zone = { kind: 'zone' as const, code: 'MB-0002', name: 'KCN Bên cạnh' }
  const boundary = shape([rectangle(0, 0, 200, 200)])
  const against = (...parts: Parameters<typeof shape>) => previewOverlaps(boundary, { on: 'boundary', plot: null }, [{ code: 'overlaps_zone', shape: shape(...parts), other: zone }])

  test('how much, with what, and where', () => {
    const [found] = against([rectangle(150, 0, 100, 200)])
    expect(found).toMatchObject({ code: 'overlaps_zone', tier: 'error', on: 'boundary', other: zone })
    expect(Math.abs((found?.m2 ?? 0) - 10_000)).toBeLessThan(10)
    expect(found?.where?.type).toBe('MultiPolygon')
  })

  test.each<[string, number, Parameters<typeof shape>]>([
    ['nothing apart', 0, [[rectangle(300, 0, 50, 50)]]],
    ['nothing along a common edge', 0, [[rectangle(200, 0, 50, 200)]]],
    ['nothing along part of an edge', 0, [[rectangle(200, 50, 50, 50)]]],
    ['no seam of a few centimetres', 0, [[rectangle(199.998, 0, 50, 200)]]],
    ['a zone within', 1, [[rectangle(50, 50, 50, 50)]]],
    ['a zone around', 1, [[rectangle(-50, -50, 500, 500)]]],
    ['the very same land', 1, [[rectangle(0, 0, 200, 200)]]],
  ])('%s', (_name, count, parts) => {
    expect(against(...parts)).toHaveLength(count)
  })

  test('a plot outside its zone, and only outside', () => {
    const plot = (...ring: Parameters<typeof rectangle>) => previewOverlaps(shape([rectangle(...ring)]), of, [{ code: 'plot_outside_zone', shape: boundary, other: null }])
    expect(plot(0, 0, 100, 200)).toEqual([])
    expect(plot(150, 50, 100, 100)).toMatchObject([{ code: 'plot_outside_zone', on: 'plot', plot: 'A1' }])
    expect(plot(900, 50, 100, 100)).toHaveLength(1)
  })
})
