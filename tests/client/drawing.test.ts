import type { MultiPolygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { plotShapes } from '../../api/contract/zone-change.ts'
import { shapeAreaM2, straightAreaM2 } from '../../client/geometry/measure-shape.ts'
import { at, partsOf, type LngLat } from '../../client/geometry/position.ts'
import { addHole, addPart, alignToNeighbours, carryShape, cutOut, removeHole, removePart } from '../../client/state/drawing/parts.ts'
import { shapesOfDesk, toBoundary, toPlotShapes } from '../../client/state/drawing/plot-shapes.ts'
import { beginPlot, describePlot, divideIntoLots, endPlot, mergePlots, nextCode, redraw, splitByLine } from '../../client/state/drawing/plots.ts'
import type { DrawnPlot, Outcome, PlotKey, Shapes } from '../../client/state/drawing/shapes.ts'
import { insertVertexAfter, moveVertexTo, removeVertexAt } from '../../client/state/drawing/vertices.ts'
import { place, rectangle, ringThrough, shape } from './drawing-shapes.ts'

const facts = { code: 'A1', landUse: 'industrial', isLogistics: false, smeReserved: false } as const
const plot = (id: number, code: string, ...parts: Parameters<typeof shape>): DrawnPlot => ({ ...facts, key: `plot-${id}`, id, version: 3, code, geometry: shape(...parts), from: [] })

/** Two plots side by side in a boundary; all three share corners. */
const start: Shapes = {
  boundary: shape([rectangle(0, 0, 400, 200)]),
  plots: [plot(1, 'A1', [ringThrough([0, 0], [200, 0], [200, 100], [200, 200], [0, 200])]), plot(2, 'A2', [ringThrough([200, 0], [400, 0], [400, 200], [200, 200], [200, 100])])],
}

const plotAt = (shapes: Shapes, index: number): MultiPolygon => shapes.plots[index]?.geometry ?? shape()

const done = (outcome: Outcome): Shapes => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.reason}`)
  return outcome.change.shapes
}
const reason = (outcome: Outcome) => (outcome.ok ? null : outcome.refusal.reason)
const ringOf = (shapes: Shapes, target: 'boundary' | PlotKey) => partsOf((target === 'boundary' ? shapes.boundary : shapes.plots.find(({ key }) => key === target)?.geometry) ?? shape())[0]?.[0] ?? []
const shared = { target: 'plot-1', part: 0, ring: 0, vertex: 2 } as const
const has = (shapes: Shapes, target: 'boundary' | PlotKey, position: LngLat) => ringOf(shapes, target).some((one) => String(one) === String(position))

describe('vertices', () => {
  test('a shared vertex moves in every plot that has it, and nothing else does', () => {
    const moved = done(moveVertexTo(start, shared, place(210, 110), true))
    expect(has(moved, 'plot-1', place(210, 110)) && has(moved, 'plot-2', place(210, 110))).toBe(true)
    expect(moved.boundary).toBe(start.boundary)
    const corner = done(moveVertexTo(start, { ...shared, vertex: 0 }, place(-5, -5), true))
    expect(has(corner, 'boundary', place(-5, -5)) && has(corner, 'plot-1', place(-5, -5))).toBe(true)
    expect(ringOf(corner, 'boundary').at(-1)).toEqual(place(-5, -5))
    expect(corner.plots[1]).toBe(start.plots[1])
  })

  test('alone, only the one that was taken moves', () => {
    const moved = done(moveVertexTo(start, shared, place(210, 110), false))
    expect(has(moved, 'plot-1', place(210, 110))).toBe(true)
    expect(has(moved, 'plot-2', place(200, 100))).toBe(true)
  })

  test('positions are kept to 9 decimals', () => {
    const moved = done(moveVertexTo(start, shared, [104.9712345678912, 21.6612345678912], true))
    expect(ringOf(moved, 'plot-1')[2]).toEqual([104.971234568, 21.661234568])
  })

  test('an edge of two plots gets its new vertex in both', () => {
    const more = done(insertVertexAfter(start, { ...shared, vertex: 1 }, place(205, 50), true))
    expect([...more.plots.map(({ key }) => ringOf(more, key).length), ringOf(more, 'boundary').length]).toEqual([7, 7, 5])
    expect(ringOf(more, 'plot-1')[2]).toEqual(place(205, 50))
    expect(has(more, 'plot-2', place(205, 50))).toBe(true)
    expect(reason(insertVertexAfter(start, { ...shared, vertex: 1 }, place(200, 100), true))).toBe('nothing_there')
  })

  test('a vertex between the same two goes from both plots; a triangle keeps its three', () => {
    const less = done(removeVertexAt(start, shared, true))
    expect(less.plots.map(({ key }) => ringOf(less, key).length)).toEqual([5, 5])
    const junction = done(removeVertexAt(start, { ...shared, vertex: 1 }, true))
    expect(junction.plots.map(({ key }) => ringOf(junction, key).length)).toEqual([5, 6])
    const triangle: Shapes = { boundary: shape([ringThrough([0, 0], [100, 0], [0, 100])]), plots: [] }
    expect(reason(removeVertexAt(triangle, { target: 'boundary', part: 0, ring: 0, vertex: 0 }, true))).toBe('too_few_vertices')
  })

  test('the first vertex goes like any other', () => {
    const less = done(removeVertexAt(start, { ...shared, vertex: 0 }, false))
    expect(ringOf(less, 'plot-1')[0]).toEqual(ringOf(less, 'plot-1').at(-1))
  })
})

describe('parts and holes', () => {
  const hole = { type: 'Polygon' as const, coordinates: [rectangle(50, 50, 50, 50)] }

  test('a hole turns against its ring, and is filled again', () => {
    const holed = done(addHole(start, 'boundary', hole))
    expect(shapeAreaM2(holed.boundary ?? shape())).toBeCloseTo(shapeAreaM2(start.boundary ?? shape()) - shapeAreaM2(shape(hole.coordinates)), 3)
    expect(done(removeHole(holed, 'boundary', 0, 1)).boundary).toEqual(start.boundary)
    expect(reason(addHole(start, 'boundary', { type: 'Polygon', coordinates: [rectangle(900, 0, 9, 9)] }))).toBe('outside_shape')
  })

  test('a part comes and goes; the last stays', () => {
    const two = done(addPart(start, 'plot-1', { type: 'Polygon', coordinates: [rectangle(600, 0, 50, 50)] }))
    expect(two.plots[0]?.geometry.coordinates).toHaveLength(2)
    expect(done(removePart(two, 'plot-1', 1)).plots[0]?.geometry).toEqual(start.plots[0]?.geometry)
    expect(reason(removePart(start, 'plot-1', 0))).toBe('nothing_left')
  })

  test('a shape is carried along whole', () => {
    const moved = done(carryShape(start, 'plot-1', place(0, 0), place(30, 40)))
    expect(ringOf(moved, 'plot-1')[0]).toEqual(place(30, 40))
    expect(moved.boundary).toBe(start.boundary)
  })

  test('cut out and aligned: the note says how much, a miss is said', () => {
    const outcome = cutOut(start, 'boundary', { type: 'Polygon', coordinates: [rectangle(350, 0, 100, 200)] })
    expect(outcome.ok && outcome.change.note.key).toBe('cut_out')
    expect(outcome.ok && Math.abs(Number(outcome.change.note.values.m2) - 10_000)).toBeLessThan(10)
    expect(reason(cutOut(start, 'boundary', { type: 'Polygon', coordinates: [rectangle(900, 0, 9, 9)] }))).toBe('does_not_meet')
    expect(reason(cutOut(start, 'boundary', { type: 'Polygon', coordinates: [rectangle(-10, -10, 900, 900)] }))).toBe('nothing_left')
    expect(reason(alignToNeighbours(start, 'boundary', [shape([rectangle(900, 0, 9, 9)])], 5))).toBe('does_not_meet')
    expect(reason(cutOut({ boundary: null, plots: [] }, 'boundary', hole))).toBe('nothing_there')
  })
})

describe('plots', () => {
  test('a split plot ends; the pieces take its land, use and a code of their own', () => {
    const split = done(splitByLine(start, 'plot-1', [place(-10, 50), place(210, 50)]))
    expect(split.plots.map(({ code, id, from, landUse }) => [code, id, from, landUse])).toEqual([['A1.1', null, [1], 'industrial'], ['A1.2', null, [1], 'industrial'], ['A2', 2, [], 'industrial']])
    expect(new Set(split.plots.map(({ key }) => key)).size).toBe(3)
    expect(reason(splitByLine(start, 'plot-1', [place(500, 0), place(500, 200)]))).toBe('line_misses')
  })

  test('a piece split again still names the plot on record', () => {
    const once = done(splitByLine(start, 'plot-1', [place(-10, 50), place(210, 50)]))
    const twice = done(splitByLine(once, at(once.plots, 0).key, [place(100, -10), place(100, 210)]))
    expect(twice.plots.map(({ code, from }) => [code, from])).toEqual([['A1.1.1', [1]], ['A1.1.2', [1]], ['A1.2', [1]], ['A2', []]])
  })

  test('lots: of a plot, and of a boundary that has no plots yet', () => {
    const lots = done(divideIntoLots(start, 'plot-2', { areaM2: 5000, rows: 'auto' }))
    expect(lots.plots.filter(({ from }) => from.includes(2))).toHaveLength(8)
    const parcelled = done(divideIntoLots({ ...start, plots: [] }, 'boundary', { areaM2: 5000, rows: 'auto' }, { ...facts, code: 'L' }))
    expect(parcelled.plots.map(({ code }) => code).slice(0, 3)).toEqual(['L.1', 'L.2', 'L.3'])
    expect(parcelled.boundary).toBe(start.boundary)
    expect(reason(divideIntoLots(start, 'plot-2', { areaM2: 30_000, rows: 1 }))).toBe('too_small')
    expect(reason(divideIntoLots(start, 'plot-2', { areaM2: 1, rows: 1 }))).toBe('too_many_lots')
    expect(reason(divideIntoLots(start, 'plot-2', { areaM2: NaN, rows: 1 }))).toBe('too_small')
  })

  test('a plot of which no two lots come stays: its long edges make it larger along the earth than straight', () => {
    const long: Shapes = { boundary: null, plots: [plot(7, 'A7', [rectangle(0, 0, 9000, 9000)])] }
    const straight = straightAreaM2(plotAt(long, 0))
    expect(shapeAreaM2(plotAt(long, 0))).toBeGreaterThan(straight)
    const between = (straight + shapeAreaM2(plotAt(long, 0))) / 2
    expect(reason(divideIntoLots(long, 'plot-7', { areaM2: between / 1.5, rows: 1 }))).toBe('too_small')
  })

  test('what the boundary is divided into is no plot that was divided', () => {
    const outcome = divideIntoLots({ ...start, plots: [] }, 'boundary', { areaM2: 20_000, rows: 1 }, facts)
    expect(outcome).toMatchObject({ ok: true, change: { note: { key: 'divided_boundary', values: { count: 4, first: 'A1.1', last: 'A1.4' } } } })
  })

  test('aligned outwards says how much was won', () => {
    const outcome = alignToNeighbours(start, 'boundary', [shape([rectangle(403, 0, 100, 200)])], 5)
    expect(outcome).toMatchObject({ ok: true, change: { note: { key: 'aligned_outwards' } } })
    if (outcome.ok) expect(Number(outcome.change.note.values['m2'])).toBeCloseTo(600, -1)
  })

  test('merged plots name both; apart they are not merged', () => {
    const merged = done(mergePlots(start, ['plot-1', 'plot-2']))
    expect(merged.plots.map(({ code, from, id }) => [code, from, id])).toEqual([['A1', [1, 2], null]])
    const far: Shapes = { ...start, plots: [...start.plots, plot(3, 'A3', [rectangle(900, 0, 10, 10)])] }
    expect(reason(mergePlots(far, ['plot-1', 'plot-3']))).toBe('not_touching')
    expect(reason(mergePlots(far, ['plot-1', 'plot-1']))).toBe('needs_two_plots')
  })

  test('a new plot takes the next code', () => {
    expect(nextCode(start, 'Lô ')).toBe('A3')
    expect(nextCode({ boundary: null, plots: [] }, 'Lô ')).toBe('Lô 1')
    const begun = done(beginPlot(start, { type: 'Polygon', coordinates: [rectangle(0, 300, 50, 50)] }, { ...facts, code: 'A3' }))
    expect(begun.plots.at(-1)).toMatchObject({ code: 'A3', id: null, from: [], key: 'plot-new-1' })
    expect(done(describePlot(begun, 'plot-new-1', { landUse: 'green' })).plots.at(-1)?.landUse).toBe('green')
  })
})

describe('what the server is told', () => {
  test('nothing where nothing changed, not even by undoing', () => {
    expect(toPlotShapes(start, start)).toBeNull()
    const back = done(moveVertexTo(done(moveVertexTo(start, shared, place(1, 1), true)), shared, place(200, 100), false))
    expect(toPlotShapes(start, { ...back, plots: [at(back.plots, 0), at(start.plots, 1)] })).toBeNull()
    expect(toBoundary(start, start)).toBeUndefined()
  })

  test('redrawn, begun, ended: as the contract takes it', () => {
    const changed = done(endPlot(done(splitByLine(done(moveVertexTo(start, shared, place(210, 110), true)), 'plot-1', [place(-10, 50), place(300, 50)])), 'plot-2'))
    const told = toPlotShapes(start, changed)
    expect(told?.redrawn).toEqual([])
    expect(told?.begun.map(({ code, from }) => [code, from])).toEqual([['A1.1', [1]], ['A1.2', [1]]])
    expect(told?.ended).toEqual([{ id: 1, version: 3 }, { id: 2, version: 3 }])
    expect(plotShapes.safeParse(told).success).toBe(true)
    const moved = toPlotShapes(start, done(moveVertexTo(start, shared, place(210, 110), true)))
    expect(moved?.redrawn.map(({ id, version }) => [id, version])).toEqual([[1, 3], [2, 3]])
    const boundary = done(redraw(start, 'boundary', { type: 'Polygon', coordinates: [rectangle(0, 0, 10, 10)] })).boundary
    expect(toBoundary(start, { ...start, boundary })).toEqual(boundary)
  })

  test('the desk\'s shapes are drawn with 9 decimals, and unchanged they are not redrawn', () => {
    const long = { type: 'MultiPolygon', coordinates: [[[[104.97000000012345, 21.66], [104.98, 21.66], [104.98, 21.67000000098765], [104.97000000012345, 21.66]]]] }
    const desk = { boundary: { geometry: long, areaM2: 1, basis: 'drawn', validFrom: null }, plots: [{ id: 9, version: 1, code: 'B1', landUse: 'road' as const, isLogistics: false, smeReserved: false, areaM2: 1, isTaken: true, geometry: long }] }
    const shapes = shapesOfDesk(desk)
    expect(ringOf(shapes, 'plot-9')[2]).toEqual([104.98, 21.670000001])
    expect(toPlotShapes(shapes, shapesOfDesk(desk))).toBeNull()
  })
})
