import { expect, it } from 'vitest'
import { basisOf, withBasis } from '../../client/state/desk/drawn-basis.ts'
import { push, startHistory, undo, type History } from '../../client/state/drawing/history.ts'
import type { Note, Shapes } from '../../client/state/drawing/shapes.ts'

const outline = (): Shapes['boundary'] => ({ type: 'MultiPolygon', coordinates: [] })
const steps = (...keys: readonly Note['key'][]): History => keys.reduce((history, key) => push(history, { shapes: { boundary: outline(), plots: [] }, note: { key, values: {} } }), startHistory({ boundary: outline(), plots: [] }))

it('a boundary rests on what it was last made from, whatever was mended since', () => {
  expect(basisOf(steps())).toBe('as_is')
  expect(basisOf(steps('moved_vertex'))).toBe('as_is')
  expect(basisOf(steps('typed_corners'))).toBe('measured')
  expect(basisOf(steps('drew_boundary', 'loaded', 'moved_vertex'))).toBe('measured')
  expect(basisOf(steps('typed_corners', 'drew_boundary'))).toBe('schematic')
  expect(basisOf(undo(steps('typed_corners', 'drew_boundary')))).toBe('measured')
})

it('corners that were typed for a plot say nothing of the boundary', () => {
  const start = steps('moved_vertex')
  const boundary = start.entries[1]?.shapes.boundary ?? null
  expect(basisOf(push(start, { shapes: { boundary, plots: [] }, note: { key: 'typed_corners', values: {} } }))).toBe('as_is')
})

it('is said of the boundary, and of plots where they alone are drawn', () => {
  const plots = { redrawn: [], begun: [{ code: 'A', landUse: 'industrial' as const, isLogistics: false, smeReserved: false, geometry: {}, from: [] }], ended: [] }
  expect(withBasis({ boundary: {}, plots }, 'measured')).toEqual({ boundary: {}, basis: 'measured', plots })
  expect(withBasis({ plots }, 'measured')).toMatchObject({ plots: { begun: [{ code: 'A', basis: 'measured' }] } })
  expect(withBasis({ plots }, 'as_is')).toEqual({ plots })
})
