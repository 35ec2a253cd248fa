import { describe, expect, test } from 'vitest'
import { goTo, keptSteps, push, redo, redoable, shapesNow, startHistory, undo, undoable, type History } from '../../client/state/drawing/history.ts'
import { packHistory, unpackHistory } from '../../client/state/drawing/pack-history.ts'
import { addHole, cutOut } from '../../client/state/drawing/parts.ts'
import { beginPlot, describePlot, divideIntoLots, endPlot, mergePlots, redraw, splitByLine } from '../../client/state/drawing/plots.ts'
import type { Outcome, Shapes } from '../../client/state/drawing/shapes.ts'
import { insertVertexAfter, moveVertexTo } from '../../client/state/drawing/vertices.ts'
import { place, rectangle, seeded, shape, starRing } from './drawing-shapes.ts'

const nothing: Shapes = { boundary: null, plots: [] }
const facts = { code: 'A1', landUse: 'service', isLogistics: false, smeReserved: true } as const
const polygon = (...ring: Parameters<typeof rectangle>) => ({ type: 'Polygon' as const, coordinates: [rectangle(...ring)] })

const then = (history: History, what: (shapes: Shapes) => Outcome): History => {
  const outcome = what(shapesNow(history))
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.reason}`)
  return push(history, outcome.change)
}

/** One of everything that can be done. */
const steps: ((shapes: Shapes) => Outcome)[] = [
  (shapes) => redraw(shapes, 'boundary', polygon(0, 0, 400, 200)),
  (shapes) => moveVertexTo(shapes, { target: 'boundary', part: 0, ring: 0, vertex: 0 }, place(-20, -20), true),
  (shapes) => insertVertexAfter(shapes, { target: 'boundary', part: 0, ring: 0, vertex: 1 }, place(420, 100), true),
  (shapes) => addHole(shapes, 'boundary', polygon(50, 50, 20, 20)),
  (shapes) => beginPlot(shapes, polygon(100, 0, 200, 200), facts),
  (shapes) => splitByLine(shapes, 'plot-new-1', [place(200, -10), place(200, 210)]),
  (shapes) => divideIntoLots(shapes, 'plot-new-2', { areaM2: 5000, rows: 1 }),
  (shapes) => mergePlots(shapes, shapes.plots.slice(0, 2).map(({ key }) => key)),
  (shapes) => describePlot(shapes, shapes.plots[0]?.key ?? 'plot-', { code: 'C9' }),
  (shapes) => cutOut(shapes, 'boundary', polygon(350, 0, 100, 50)),
  (shapes) => endPlot(shapes, shapes.plots[0]?.key ?? 'plot-'),
  (shapes) => redraw(shapes, 'boundary', polygon(0, 0, 300, 100), 'typed_corners'),
]
const whole = steps.reduce(then, startHistory(nothing))

describe('undo and redo', () => {
  test('lead through everything, there and back', () => {
    let history = whole
    const seen = [shapesNow(history)]
    while (undoable(history)) seen.push(shapesNow(history = undo(history)))
    expect(seen).toHaveLength(steps.length + 1)
    expect(seen.at(-1)).toEqual(nothing)
    for (const shapes of seen.toReversed().slice(1)) expect(shapesNow(history = redo(history))).toBe(shapes)
    expect(redoable(history)).toBeNull()
    expect(redo(history)).toBe(history)
  })

  test('name what they take back and do again', () => {
    expect(undoable(whole)?.key).toBe('typed_corners')
    expect(redoable(undo(whole))?.key).toBe('typed_corners')
    expect(undoable(undo(whole))?.key).toBe('ended_plot')
    expect(shapesNow(goTo(whole, 1)).boundary).toEqual(shape([rectangle(0, 0, 400, 200)]))
  })

  test('a change after undoing takes the place of what was undone', () => {
    const other = then(undo(undo(whole)), (shapes) => redraw(shapes, 'boundary', polygon(0, 0, 10, 10)))
    expect(redoable(other)).toBeNull()
    expect(other.entries).toHaveLength(whole.entries.length - 1)
  })

  test('two hundred steps are kept, the newest', () => {
    let history = startHistory(nothing)
    for (let step = 0; step < keptSteps + 30; step++) history = then(history, (shapes) => redraw(shapes, 'boundary', polygon(0, 0, 100 + step, 100)))
    expect(history.entries).toHaveLength(keptSteps + 1)
    for (let step = 0; step < keptSteps; step++) history = undo(history)
    expect(undoable(history)).toBeNull()
    expect(shapesNow(history).boundary).toEqual(shape([rectangle(0, 0, 129, 100)]))
  })
})

describe('a draft keeps the history', () => {
  const through = (history: History, most?: number) => unpackHistory(JSON.parse(JSON.stringify(packHistory(history, most))))

  test.each([['at its end', whole], ['half undone', goTo(whole, 5)], ['wholly undone', goTo(whole, 0)]])('%s', (_name, history) => {
    expect(through(history)).toEqual(history)
  })

  test('a moved vertex of 5,000 costs little', () => {
    const random = seeded(1)
    let history = startHistory({ boundary: shape([starRing(5000, random)]), plots: [] })
    const before = JSON.stringify(packHistory(history)).length
    for (let vertex = 0; vertex < 50; vertex++) history = then(history, (shapes) => moveVertexTo(shapes, { target: 'boundary', part: 0, ring: 0, vertex: vertex * 90 }, place(vertex, 0), true))
    expect(JSON.stringify(packHistory(history)).length - before).toBeLessThan(50 * 400)
    expect(through(history)).toEqual(history)
  })

  test('without room the oldest steps go, what is drawn stays', () => {
    const kept = through(whole, 4000)
    expect(kept && shapesNow(kept)).toEqual(shapesNow(whole))
    expect(kept?.entries.length).toBeLessThan(whole.entries.length)
    expect(kept?.entries).toEqual(whole.entries.slice(-(kept?.entries.length ?? 0)))
    expect(through(whole, 0)?.entries).toHaveLength(1)
  })

  test.each([[null], [{}], [{ version: 2, undo: [], redo: [] }], [{ version: 1, now: null, note: null, undo: [], redo: [] }], ['x'], [{ version: 1, now: nothing, note: {}, undo: [{ patch: null }], redo: [] }]])('%j is no history', (value) => {
    expect(unpackHistory(value)).toBeNull()
  })
})
