import type { Relaxed } from './bound.ts'
import { SLACK, type AssignmentTask } from './task.ts'

/** A first assignment: what the relaxed problem does not divide stays there; the rest goes where it costs least beside its room, those first that lose most by waiting. */
export function construct({ areas, capacities, ways }: AssignmentTask, { whole, prices }: Relaxed): number[] {
  const left = [...capacities]
  const sites = areas.map(() => -1)
  const put = (at: number, site: number) => { sites[at] = site; left[site] = (left[site] ?? 0) - (areas[at] ?? 0) }
  const fits = (at: number, site: number) => (areas[at] ?? 0) <= (left[site] ?? 0) + SLACK
  for (const at of largestFirst(areas, areas.map((_, index) => index))) {
    const site = whole[at] ?? -1
    if (site >= 0 && fits(at, site)) put(at, site)
  }
  let waiting = areas.map((_, at) => at).filter((at) => sites[at] === -1)
  while (waiting.length > 0) {
    let chosen: { at: number; site: number; regret: number } | null = null
    for (const at of waiting) {
      const open = (ways[at] ?? []).filter(({ site }) => fits(at, site)).map(({ site, cost }) => ({ site, cost: cost + (prices[site] ?? 0) * (areas[at] ?? 0) })).sort((a, b) => a.cost - b.cost)
      const [first, second] = open
      if (!first) continue
      // Large ones find room only while there is some: among equals they go first.
      const regret = (second ? second.cost - first.cost : Number.MAX_VALUE / 4) + (areas[at] ?? 0) * 1e-3
      if (!chosen || regret > chosen.regret) chosen = { at, site: first.site, regret }
    }
    if (!chosen) break
    const { at, site } = chosen
    put(at, site)
    waiting = waiting.filter((one) => one !== at)
  }
  return sites
}

const largestFirst = (areas: readonly number[], ids: readonly number[]) => [...ids].sort((a, b) => (areas[b] ?? 0) - (areas[a] ?? 0) || a - b)
