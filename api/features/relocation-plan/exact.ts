import type { Highs } from 'highs'
import { type Assignment, type AssignmentTask } from './task.ts'

export interface Exact {
  readonly sites: Assignment | null
  /** No assignment of these cases to these sites costs less; -Infinity: nothing was proven. */
  readonly bound: number
}

/** HiGHS on whole cases: the best assignment it finds in time from the one it is given, and what it proved. Every case must be placed. */
export function solveWhole(highs: Highs, { areas, capacities, ways }: AssignmentTask, from: Assignment, seconds: number): Exact {
  const columns = ways.flatMap((list, at) => list.map(({ site, cost }) => ({ at, site, cost })))
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { at, site } of columns) {
    indices.push(at, areas.length + site)
    values.push(1, (areas[at] ?? 0) / 1000)
    starts.push(indices.length)
  }
  return highs.withModel({
    numCols: columns.length, numRows: areas.length + capacities.length, colCost: columns.map(({ cost }) => cost), colLower: columns.map(() => 0), colUpper: columns.map(() => 1),
    integrality: columns.map(() => highs.constants.variableType.integer),
    rowLower: [...areas.map(() => 1), ...capacities.map(() => -highs.infinity)], rowUpper: [...areas.map(() => 1), ...capacities.map((capacity) => capacity / 1000)],
    matrix: { format: 'csc', numRows: areas.length + capacities.length, numCols: columns.length, starts, indices, values },
  }, (model): Exact => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 1e-4 })
    model.setSolution({ colValue: columns.map(({ at, site }) => (from[at] === site ? 1 : 0)) })
    model.run()
    const bound = Number(model.info.get('mip_dual_bound'))
    const { colValue } = model.getSolution()
    const sites = areas.map(() => -1)
    columns.forEach(({ at, site }, column) => { if ((colValue[column] ?? 0) > 0.5) sites[at] = site })
    return { sites: sites.includes(-1) ? null : sites, bound: Number.isFinite(bound) ? bound : -Infinity }
  })
}
