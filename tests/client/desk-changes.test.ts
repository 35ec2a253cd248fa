import type { MultiPolygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { changesBack, changesOf, countChanges, isNothing, noChanges, sentChange, withChanges } from '../../client/state/desk/changes.ts'
import { compareThree, overwrites, withoutBoth } from '../../client/state/desk/clash.ts'
import { emptyContent } from '../../client/state/desk/draft-content.ts'
import { changesIn, contentOf, groundUnknown, nextWork, startWork, type Work } from '../../client/state/desk/work.ts'
import { shapesNow } from '../../client/state/drawing/history.ts'
import type { DrawnPlot, Shapes } from '../../client/state/drawing/shapes.ts'

const square = (x: number, y: number, side = 1): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [[[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]] })
const plot = (id: number, x: number, over: Partial<DrawnPlot> = {}): DrawnPlot => ({ key: `plot-${id}`, id, version: 1, code: `A${id}`, landUse: 'industrial', isLogistics: false, smeReserved: false, geometry: square(x, 0), from: [], ...over })
const begun = (n: number, x: number, from: number[] = []): DrawnPlot => ({ ...plot(0, x), key: `plot-new-${n}`, id: null, version: null, code: `N${n}`, from })
const ground: Shapes = { boundary: square(0, 0, 5), plots: [plot(1, 0), plot(2, 1), plot(3, 2)] }
const drawn: Shapes = { boundary: square(0, 0, 6), plots: [plot(1, 0), plot(2, 1.5), begun(1, 2, [3])] }

describe('what a drawing changes', () => {
  test('boundary, redrawn, begun and ended; what only was rebuilt is the same', () => {
    const changes = changesOf(ground, drawn)
    expect(changes).toEqual({ boundary: square(0, 0, 6), redrawn: [{ id: 2, version: 1, code: 'A2', geometry: square(1.5, 0) }], begun: [begun(1, 2, [3])], ended: [{ id: 3, version: 1, code: 'A3' }] })
    expect([countChanges(changes), isNothing(changes)]).toEqual([4, false])
    expect(isNothing(changesOf(ground, structuredClone(ground)))).toBe(true)
  })
  test('laid over the same ground they give the drawing again', () => {
    expect(withChanges(ground, changesOf(ground, drawn))).toEqual({ shapes: drawn, lost: [] })
  })
  test('only what changes is sent', () => {
    expect(sentChange(noChanges, null)).toEqual({})
    expect(sentChange({ ...noChanges, boundary: square(0, 0) }, 9208)).toEqual({ boundary: square(0, 0), srid: 9208 })
    expect(sentChange(changesOf(ground, drawn), null).plots).toEqual({
      redrawn: [{ id: 2, version: 1, geometry: square(1.5, 0) }],
      begun: [{ code: 'N1', landUse: 'industrial', isLogistics: false, smeReserved: false, geometry: square(2, 0), from: [3] }],
      ended: [{ id: 3, version: 1 }],
    })
  })
  test('a plot that got a new record since is found by its code, with its version; one that is gone is told', () => {
    const newer: Shapes = { boundary: ground.boundary, plots: [plot(1, 0), plot(22, 1, { code: 'A2', version: 7 })] }
    const { shapes, lost } = withChanges(newer, changesOf(ground, drawn))
    expect(lost).toEqual(['A3'])
    expect(changesOf(newer, shapes)).toMatchObject({ redrawn: [{ id: 22, version: 7 }], ended: [], begun: [{ code: 'N1', from: [] }] })
  })
})

test('an earlier revision back: plots are found by record or code, those that are gone begin again, those that came since end', () => {
  const was: Shapes = { boundary: square(0, 0, 4), plots: [plot(1, 0.5, { version: 0 }), plot(8, 1, { version: 0, code: 'A2' }), plot(9, 4, { version: 0, code: 'B1' })] }
  expect(changesBack(ground, was)).toMatchObject({
    boundary: square(0, 0, 4), redrawn: [{ id: 1, version: 1, geometry: square(0.5, 0) }], begun: [{ id: null, code: 'B1' }], ended: [{ id: 3, version: 1 }],
  })
  expect(isNothing(changesBack(ground, structuredClone(ground)))).toBe(true)
})

describe('a clash of three versions', () => {
  const ours = changesOf(ground, { ...ground, boundary: square(0, 0, 6) })
  test('both changed the boundary', () => {
    const clash = compareThree(ground, { ...ground, boundary: square(0, 0, 4) }, ours)
    expect(clash).toEqual({ parts: [{ plot: null, by: 'both' }], lost: [] })
    expect(overwrites(clash)).toBe(true)
    expect(isNothing(withoutBoth(ours, clash))).toBe(true)
  })
  test('they changed a plot, we the boundary: nobody loses anything', () => {
    const clash = compareThree(ground, { ...ground, plots: [plot(1, 0), plot(2, 1.2), plot(3, 2)] }, ours)
    expect(clash.parts).toEqual([{ plot: null, by: 'ours' }, { plot: 'A2', by: 'theirs' }])
    expect(overwrites(clash)).toBe(false)
    expect(withoutBoth(ours, clash)).toEqual(ours)
  })
  test('a plot they gave a new record, with the same shape, is not changed by them', () => {
    const theirs = { ...ground, plots: [plot(1, 0), plot(22, 1, { code: 'A2' }), plot(3, 2)] }
    expect(compareThree(ground, theirs, changesOf(ground, { ...ground, plots: [plot(1, 0), plot(2, 1.5), plot(3, 2)] })).parts).toEqual([{ plot: 'A2', by: 'ours' }])
  })
  test('they ended what we redrew', () => {
    const mine = changesOf(ground, { ...ground, plots: [plot(1, 0), plot(2, 1.5), plot(3, 2)] })
    const clash = compareThree(ground, { ...ground, plots: [plot(1, 0), plot(3, 2)] }, mine)
    expect(clash).toEqual({ parts: [{ plot: 'A2', by: 'both' }], lost: ['A2'] })
    expect(overwrites(clash)).toBe(true)
  })
  test('where the beginning is not known any more, all of ours counts as changed by both', () => {
    expect(compareThree(null, ground, ours).parts).toEqual([{ plot: null, by: 'both' }])
  })
})

describe('the work at the desk', () => {
  const start: Work = startWork({ ground: { version: 1, shapes: ground }, content: emptyContent })
  const draw = (work: Work, shapes: Shapes) => nextWork(work, { type: 'drawn', change: { shapes, note: { key: 'drew_boundary', values: {} } } })
  test('begins as the draft left it', () => {
    const work = startWork({ ground: { version: 1, shapes: ground }, content: { ...emptyContent, changes: changesOf(ground, drawn) } })
    expect([shapesNow(work.history), work.edits]).toEqual([drawn, 0])
  })
  test('every edit counts, undoing too; undoing nothing does not', () => {
    const once = draw(start, drawn)
    expect([once.edits, nextWork(once, { type: 'undo' }).edits, nextWork(start, { type: 'undo' })]).toEqual([1, 2, start])
    expect(isNothing(changesIn(nextWork(once, { type: 'undo' })))).toBe(true)
  })
  test('on a newer ground the drawing stays, and undoing ends there', () => {
    const newer = { version: 2, shapes: { ...ground, boundary: square(0, 0, 4) } }
    const work = draw(start, { ...ground, boundary: square(0, 0, 6) })
    const rebased = nextWork(work, { type: 'rebased', ground: newer, changes: changesIn(work) })
    expect([rebased.ground.version, shapesNow(rebased.history).boundary, nextWork(rebased, { type: 'undo' })]).toEqual([2, square(0, 0, 6), rebased])
    expect(changesIn(nextWork(start, { type: 'followed', ground: newer }))).toEqual(noChanges)
  })
  test('a draft keeps what was typed beside it', () => {
    const typed = nextWork(start, { type: 'reason', code: 'sliver', reason: 'narrow on purpose' })
    expect(contentOf(typed, changesIn(typed))).toMatchObject({ form: 1, words: { reasons: { sliver: 'narrow on purpose' } } })
  })
})

test('a draft whose beginning is not on record any more stays at its version, so that it is compared before it is published', () => {
  const desk = { version: 5, boundary: { geometry: square(0, 0, 4), areaM2: 1, basis: 'approved', validFrom: null }, plots: [] }
  const old = groundUnknown(3, desk)
  expect(old).toMatchObject({ version: 3, isUnknown: true })
  const work = startWork({ ground: old, content: { ...emptyContent, changes: { ...noChanges, boundary: square(0, 0, 6) } } })
  const clash = compareThree(old.isUnknown ? null : old.shapes, old.shapes, changesIn(work))
  expect([clash.parts, overwrites(clash)]).toEqual([[{ plot: null, by: 'both' }], true])
})
