import type { Highs } from 'highs'
import { pricesOfLeavingOver, type Assignment, type AssignmentTask } from './task.ts'

export interface Exact {
  readonly sites: Assignment | null
  /** No assignment of these cases to these sites costs less; -Infinity: nothing was proven. */
  readonly bound: number
}

/** HiGHS on whole cases: the best assignment it finds in time from the one it is given, and what it proved. `waste`: what leaving a case over costs. */
export function solveWhole(highs: Highs, task: AssignmentTask, from: Assignment, seconds: number, waste = pricesOfLeavingOver(task)): Exact {
  const { areas, capacities, ways, limits } = task
  const columns = ways.flatMap((list, at) => [...list.map(({ site, cost }) => ({ at, site, cost })), { at, site: -1, cost: waste[at] ?? 0 }])
  const scale = limits.map(({ most }) => 1 / Math.max(1, most))
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { at, site } of columns) {
    indices.push(at)
    values.push(1)
    if (site >= 0) { indices.push(areas.length + site); values.push((areas[at] ?? 0) / 1000) }
    limits.forEach((limit, index) => {
      if (!limit.sites.includes(site) || !limit.needs[at]) return
      indices.push(areas.length + capacities.length + index)
      values.push((limit.needs[at] ?? 0) * (scale[index] ?? 1))
    })
    starts.push(indices.length)
  }
  const rows = areas.length + capacities.length + limits.length
  return highs.withModel({
    numCols: columns.length, numRows: rows, colCost: columns.map(({ cost }) => cost), colLower: columns.map(() => 0), colUpper: columns.map(() => 1),
    integrality: columns.map(() => highs.constants.variableType.integer),
    rowLower: [...areas.map(() => 1), ...capacities.map(() => -highs.infinity), ...limits.map(() => -highs.infinity)],
    rowUpper: [...areas.map(() => 1), ...capacities.map((capacity) => capacity / 1000), ...limits.map(({ most }, index) => most * (scale[index] ?? 1))],
    matrix: { format: 'csc', numRows: rows, numCols: columns.length, starts, indices, values },
  }, (model): Exact => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 1e-4 })
    model.setSolution({ colValue: columns.map(({ at, site }) => (from[at] === site ? 1 : 0)) })
    model.run()
    const bound = Number(model.info.get('mip_dual_bound'))
    const { colValue } = model.getSolution()
    const sites = areas.map(() => -2)
    columns.forEach(({ at, site }, column) => { if ((colValue[column] ?? 0) > 0.5) sites[at] = site })
    return { sites: sites.includes(-2) ? null : sites, bound: Number.isFinite(bound) ? bound : -Infinity }
  })
}
