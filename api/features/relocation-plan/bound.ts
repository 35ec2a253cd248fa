import type { Highs } from 'highs'
import { pricesOfLeavingOver, type AssignmentTask } from './task.ts'

export interface Relaxed {
  /** Hectare-kilometres below which no assignment can come; null: not even parts of cases all find room, or none was found in time. */
  readonly bound: number | null
  /** The site of each case that the relaxed problem does not divide; -1: it does, or leaves it over. */
  readonly whole: readonly number[]
  /** What a square metre of each site is worth to the rest: the shadow price of its capacity. */
  readonly prices: readonly number[]
}

/**
 * Solves the linear relaxation, in which a case may be divided among sites. The bound is not the solver's word: from its prices λ ≥ 0 it is worked out anew as
 * Σ over cases of min over sites (cost + λ × area) − Σ λ × capacity, which no assignment undercuts whatever the λ are.
 */
export function relax(highs: Highs, task: AssignmentTask, seconds: number): Relaxed {
  const { areas, capacities, ways } = task
  const leaving = pricesOfLeavingOver(task)
  const columns = ways.flatMap((list, at) => [...list.map(({ site, cost }) => ({ at, site, cost })), { at, site: -1, cost: leaving[at] ?? 0 }])
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { at, site } of columns) {
    indices.push(at)
    values.push(1)
    if (site >= 0) { indices.push(areas.length + site); values.push(areas[at] ?? 0) }
    starts.push(indices.length)
  }
  const nothing = { bound: null, whole: areas.map(() => -1), prices: capacities.map(() => 0) }
  if (areas.length === 0) return { ...nothing, bound: 0 }
  return highs.withModel({
    numCols: columns.length, numRows: areas.length + capacities.length, colCost: columns.map(({ cost }) => cost), colLower: columns.map(() => 0), colUpper: columns.map(() => 1),
    rowLower: [...areas.map(() => 1), ...capacities.map(() => -highs.infinity)], rowUpper: [...areas.map(() => 1), ...capacities],
    matrix: { format: 'csc', numRows: areas.length + capacities.length, numCols: columns.length, starts, indices, values },
  }, (model): Relaxed => {
    model.options.set({ output_flag: false, time_limit: seconds })
    model.run()
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return nothing
    const { colValue, rowDual } = model.getSolution()
    const prices = capacities.map((_, site) => Math.max(0, -(rowDual[areas.length + site] ?? 0)))
    const whole = areas.map(() => -1)
    let leftOver = 0
    columns.forEach(({ at, site }, column) => {
      const share = colValue[column] ?? 0
      if (site < 0) leftOver += share
      else if (share > 1 - 1e-6) whole[at] = site
    })
    const least = ways.reduce((sum, list, at) => sum + list.reduce((best, { site, cost }) => Math.min(best, cost + (prices[site] ?? 0) * (areas[at] ?? 0)), Infinity), 0)
    const bound = least - capacities.reduce((sum, capacity, site) => sum + (prices[site] ?? 0) * capacity, 0)
    return { bound: leftOver > 1e-6 || !Number.isFinite(bound) ? null : Math.max(0, bound), whole, prices }
  })
}
