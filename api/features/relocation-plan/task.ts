/** What is to be assigned: each case wholly to one site. Costs are hectare-kilometres; a pair that is not named is not allowed. */
export interface AssignmentTask {
  readonly areas: readonly number[]
  readonly capacities: readonly number[]
  /** By case: the sites it can go to and what that costs. */
  readonly ways: readonly (readonly { readonly site: number; readonly cost: number }[])[]
}

/** The site of each case; -1: none. */
export type Assignment = readonly number[]

/** More than any way costs, by area: what has no room is left over only when nothing else is possible, the smallest first. */
export function pricesOfLeavingOver({ areas, ways }: AssignmentTask): number[] {
  const dearest = ways.reduce((most, list, at) => Math.max(most, ...list.map(({ cost }) => cost / (areas[at] ?? 1))), 0)
  return areas.map((area) => area * (10 * dearest + 1))
}

export const costOf = ({ ways }: AssignmentTask, sites: Assignment): number =>
  sites.reduce((sum, site, at) => sum + (ways[at]?.find((way) => way.site === site)?.cost ?? 0), 0)

/** Whether every case is where it may be and no site holds more than it has. */
export function isFeasible({ areas, capacities, ways }: AssignmentTask, sites: Assignment): boolean {
  const left = [...capacities]
  return sites.every((site, at) => {
    if (site < 0) return true
    left[site] = (left[site] ?? 0) - (areas[at] ?? 0)
    return ways[at]?.some((way) => way.site === site) === true
  }) && left.every((rest) => rest >= -SLACK)
}

/** A square centimetre: what adding up many areas may lose. */
export const SLACK = 1e-4
