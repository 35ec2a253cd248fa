import { describe, expect, test } from 'vitest'
import { prepareSnapLines, snapPosition } from '../../client/geometry/snap-position.ts'
import { edgeLengthM } from '../../client/geometry/measure-shape.ts'
import type { LngLat } from '../../client/geometry/position.ts'
import { place, rectangle, seeded, starRing } from './drawing-shapes.ts'

const lines = [prepareSnapLines([{ owner: 'plot-1', positions: rectangle(0, 0, 100, 100) }, { owner: 'zone', positions: rectangle(105, 0, 100, 100) }])]
const reach = { vertices: true, edges: true, vertexReachM: 12, edgeReachM: 12 }

describe('the pen is drawn', () => {
  test('to a vertex though an edge is nearer', () => {
    const near = place(91, 0.5)
    expect(snapPosition(lines, near, reach)).toEqual({ kind: 'vertex', at: place(100, 0), owner: 'plot-1' })
    expect(snapPosition(lines, near, { ...reach, vertices: false })?.kind).toBe('edge')
  })

  test('to the nearest of several vertices, whosever it is', () => {
    expect(snapPosition(lines, place(103, 1), reach)?.owner).toBe('zone')
    expect(snapPosition(lines, place(102, 1), reach)?.owner).toBe('plot-1')
    expect(snapPosition(lines, place(103, 1), { ...reach, counts: (owner) => owner !== 'zone' })?.at).toEqual(place(100, 0))
  })

  test('to an edge, onto it to a tenth of a millimetre', () => {
    const snap = snapPosition(lines, place(50, 7), reach)
    expect(snap?.kind).toBe('edge')
    expect(edgeLengthM(snap?.at as LngLat, place(50, 0))).toBeLessThan(0.001)
  })

  test('to nothing beyond its reach, and to nothing when it is switched off', () => {
    expect(snapPosition(lines, place(50, 13), reach)).toBeNull()
    expect(snapPosition(lines, place(99, 1), { ...reach, vertices: false, edges: false })).toBeNull()
    expect(snapPosition([prepareSnapLines([])], place(0, 0), reach)).toBeNull()
  })

  test('never to a vertex that goes along, nor to edges of that; what stays there does draw it', () => {
    const except = { at: place(100, 0), owners: ['plot-1'] }
    expect(snapPosition([prepareSnapLines([{ owner: 'plot-1', positions: rectangle(0, 0, 100, 100) }])], place(98, 3), { ...reach, except })).toBeNull()
    expect(snapPosition([prepareSnapLines([{ owner: 'zone', positions: rectangle(0, 0, 100, 100) }])], place(98, 3), { ...reach, except })?.at).toEqual(place(100, 0))
  })

  test('as a search through every edge says', () => {
    const random = seeded(4)
    const rings = Array.from({ length: 6 }, () => starRing(40, random, 0.003, place(random() * 600, random() * 600)))
    const prepared = [prepareSnapLines(rings.map((positions, index) => ({ owner: String(index), positions })))]
    let snapped = 0
    for (let round = 0; round < 300; round++) {
      const p = place(random() * 900 - 100, random() * 900 - 100)
      const vertices = rings.flat().map((position) => edgeLengthM(position, p)).filter((m) => m <= 20)
      const snap = snapPosition(prepared, p, { ...reach, vertexReachM: 20, edges: false })
      expect(snap === null).toBe(vertices.length === 0)
      if (snap) {
        snapped++
        expect(edgeLengthM(snap.at, p)).toBeCloseTo(Math.min(...vertices), 2)
      }
    }
    expect(snapped).toBeGreaterThan(30)
  })
})
