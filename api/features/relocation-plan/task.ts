/** What cases share in the zones they go to, wastewater or power: together no more than `most`, in whichever unit. */
export interface Limit {
  readonly sites: readonly number[]
  /** By case; 0: none, or nobody recorded it, or it comes later than the limit holds. */
  readonly needs: readonly number[]
  readonly most: number
}

/** What is to be assigned: each case wholly to one site. Costs are hectare-kilometres; a pair that is not named is not allowed. */
export interface AssignmentTask {
  readonly areas: readonly number[]
  readonly capacities: readonly number[]
  /** By case: the sites it can go to and what that costs. */
  readonly ways: readonly (readonly { readonly site: number; readonly cost: number }[])[]
  readonly limits: readonly Limit[]
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

/** Whether every case is where it may be, no site holds more than it has, and nothing that is shared is used up twice. */
export function isFeasible({ areas, capacities, ways, limits }: AssignmentTask, sites: Assignment): boolean {
  const left = [...capacities]
  return sites.every((site, at) => {
    if (site < 0) return true
    left[site] = (left[site] ?? 0) - (areas[at] ?? 0)
    return ways[at]?.some((way) => way.site === site) === true
  }) && left.every((rest) => rest >= -SLACK)
    && limits.every((limit) => sites.reduce((sum, site, at) => sum + (limit.sites.includes(site) ? limit.needs[at] ?? 0 : 0), 0) <= limit.most + SLACK)
}

/** A square centimetre, or as little of a cubic metre: what adding up many may lose. */
export const SLACK = 1e-4
