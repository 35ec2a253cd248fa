import type { Highs } from 'highs'
import { pricesOfLeavingOver, type AssignmentTask } from './task.ts'

export interface Relaxed {
  /** Hectare-kilometres below which no assignment can come; null: not even parts of cases all find room, or none was found in time. */
  readonly bound: number | null
  /** The site of each case that the relaxed problem does not divide; -1: it does, or leaves it over. */
  readonly whole: readonly number[]
  /** What a square metre of each site is worth to the rest: the shadow price of its capacity. */
  readonly prices: readonly number[]
  /** What a unit of each shared capacity is worth. */
  readonly limitPrices: readonly number[]
}

/**
 * Solves the linear relaxation, in which a case may be divided among sites. The bound is not the solver's word: from its prices λ, μ ≥ 0 it is worked out anew as
 * Σ over cases of min over sites (cost + λ × area + μ × need) − Σ λ × capacity − Σ μ × limit, which no assignment undercuts whatever they are.
 */
export function relax(highs: Highs, task: AssignmentTask, seconds: number): Relaxed {
  const { areas, capacities, ways, limits } = task
  const leaving = pricesOfLeavingOver(task)
  const columns = ways.flatMap((list, at) => [...list.map(({ site, cost }) => ({ at, site, cost })), { at, site: -1, cost: leaving[at] ?? 0 }])
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const scale = limits.map(({ most }) => 1 / Math.max(1, most))
  for (const { at, site } of columns) {
    indices.push(at)
    values.push(1)
    if (site >= 0) { indices.push(areas.length + site); values.push(areas[at] ?? 0) }
    limits.forEach((limit, index) => {
      if (!limit.sites.includes(site) || !limit.needs[at]) return
      indices.push(areas.length + capacities.length + index)
      values.push((limit.needs[at] ?? 0) * (scale[index] ?? 1))
    })
    starts.push(indices.length)
  }
  const nothing = { bound: null, whole: areas.map(() => -1), prices: capacities.map(() => 0), limitPrices: limits.map(() => 0) }
  if (areas.length === 0) return { ...nothing, bound: 0 }
  const rows = areas.length + capacities.length + limits.length
  return highs.withModel({
    numCols: columns.length, numRows: rows, colCost: columns.map(({ cost }) => cost), colLower: columns.map(() => 0), colUpper: columns.map(() => 1),
    rowLower: [...areas.map(() => 1), ...capacities.map(() => -highs.infinity), ...limits.map(() => -highs.infinity)],
    rowUpper: [...areas.map(() => 1), ...capacities, ...limits.map(({ most }, index) => most * (scale[index] ?? 1))],
    matrix: { format: 'csc', numRows: rows, numCols: columns.length, starts, indices, values },
  }, (model): Relaxed => {
    model.options.set({ output_flag: false, time_limit: seconds })
    model.run()
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return nothing
    const { colValue, rowDual } = model.getSolution()
    const prices = capacities.map((_, site) => Math.max(0, -(rowDual[areas.length + site] ?? 0)))
    const limitPrices = limits.map((_, index) => Math.max(0, -(rowDual[areas.length + capacities.length + index] ?? 0)) * (scale[index] ?? 1))
    const whole = areas.map(() => -1)
    let leftOver = 0
    columns.forEach(({ at, site }, column) => {
      const share = colValue[column] ?? 0
      if (site < 0) leftOver += share
      else if (share > 1 - 1e-6) whole[at] = site
    })
    const least = pricedWays(task, limitPrices).reduce((sum, list, at) => sum + list.reduce((best, { site, cost }) => Math.min(best, cost + (prices[site] ?? 0) * (areas[at] ?? 0)), Infinity), 0)
    const bound = least - capacities.reduce((sum, capacity, site) => sum + (prices[site] ?? 0) * capacity, 0) - worthOfLimits(task, limitPrices)
    return { bound: leftOver > 1e-6 || !Number.isFinite(bound) ? null : Math.max(0, bound), whole, prices, limitPrices }
  })
}

/** The ways of each case, what it takes of shared capacities priced in. */
export const pricedWays = ({ ways, limits }: AssignmentTask, limitPrices: readonly number[]): { readonly site: number; readonly cost: number }[][] => ways.map((list, at) => list.map(({ site, cost }) => ({
  site, cost: limits.reduce((sum, limit, index) => sum + (limit.sites.includes(site) ? (limitPrices[index] ?? 0) * (limit.needs[at] ?? 0) : 0), cost),
})))

export const worthOfLimits = ({ limits }: AssignmentTask, limitPrices: readonly number[]): number => limits.reduce((sum, { most }, index) => sum + (limitPrices[index] ?? 0) * most, 0)
