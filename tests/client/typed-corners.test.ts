import { describe, expect, it } from 'vitest'
import { pasteCorners, stillHolds, typeCorners } from '../../client/features/corner-table/typed-corners.ts'
import { beginPlot, redraw } from '../../client/state/drawing/plots.ts'
import type { Outcome, Shapes } from '../../client/state/drawing/shapes.ts'
import { phuThinh5 } from '../fixtures/corners.ts'

const closing = [...phuThinh5, phuThinh5[0]]
const foreign = `Tên mốc\tY (m)\tX (m)\n${closing.map(([x, y], i) => `Mốc ${'ABCDA'[i]}\t${y.toFixed(2)}\t${x.toFixed(2)}`).join('\n')}`
const empty: Shapes = { boundary: null, plots: [] }
const drawn = (outcome: Outcome): Shapes => {
  if (!outcome.ok) throw new Error(outcome.refusal.reason)
  return outcome.change.shapes
}
const paste = () => {
  const made = pasteCorners(foreign, 9208, null)
  if (!made?.shape) throw new Error('the text is a polygon')
  return { typed: made.typed, shape: made.shape }
}

describe('a table that was typed or pasted', () => {
  it('stays as it was written once it is drawn: its names, its last row, and what was said of it', () => {
    const { typed, shape } = paste()
    expect(typed.report?.yBeforeX).toBe(true)
    expect(typed.table.rings[0]?.rows.map(({ name }) => name)).toEqual(['Mốc A', 'Mốc B', 'Mốc C', 'Mốc D', 'Mốc A'])
    // The drawing rounds and copies what it is given.
    expect(stillHolds(typed, drawn(redraw(empty, 'boundary', shape)).boundary)).toBe(true)
    const [plot] = drawn(beginPlot(empty, shape, { code: 'A1', landUse: 'industrial', isLogistics: false, smeReserved: false })).plots
    expect(plot && stillHolds(typed, plot.geometry)).toBe(true)
  })
  it('gives way to a shape that was changed elsewhere, and comes back when that is undone', () => {
    const { typed, shape } = paste()
    const [ring = []] = shape.coordinates[0] ?? []
    const moved = { ...shape, coordinates: [[ring.map(([lng = 0, lat = 0], i) => (i === 1 ? [lng + 1e-6, lat] : [lng, lat]))]] }
    expect(stillHolds(typed, moved)).toBe(false)
    expect(stillHolds(typed, null)).toBe(false)
    expect(stillHolds(typed, structuredClone(shape))).toBe(true)
  })
  it('holds while it is no polygon, over the shape that stood before', () => {
    const { typed, shape } = paste()
    const [ring] = typed.table.rings
    const half = { ...typed.table, rings: ring ? [{ ...ring, rows: ring.rows.map((row, i) => (i === 2 ? { ...row, x: '' } : row)) }] : [] }
    const made = typeCorners(half, typed.report, shape)
    expect([made.shape, stillHolds(made.typed, structuredClone(shape))]).toEqual([null, true])
  })
})
