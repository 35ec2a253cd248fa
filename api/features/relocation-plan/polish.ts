import type { Highs } from 'highs'
import { solveWhole } from './exact.ts'
import { randomFrom } from './random.ts'
import { isFeasible, pricesOfLeavingOver, type Assignment, type AssignmentTask } from './task.ts'

/** Solves a few sites that exchange cases anew, exactly, the rest as it is, with whoever has no place; again and again until `stop`. Never worse than what it is given. */
export function polish(highs: Highs, task: AssignmentTask, first: Assignment, { seed, stop, tell }: { readonly seed: number; readonly stop: () => boolean; readonly tell: (sites: Assignment) => void }): Assignment {
  const random = randomFrom(seed)
  const costs = task.ways.map((list) => new Map(list.map(({ site, cost }) => [site, cost])))
  const waste = pricesOfLeavingOver(task)
  const cost = (sites: Assignment) => sites.reduce((sum, site, at) => sum + (site < 0 ? waste[at] ?? 0 : costs[at]?.get(site) ?? 0), 0)
  let best = [...first]
  for (let round = 0; !stop(); round++) {
    const group = groupOf(task, costs, best, random, 7 + (round % 3) * 2)
    const cases = best.flatMap((site, at) => (site < 0 || group.includes(site) ? [at] : []))
    const small: AssignmentTask = {
      areas: cases.map((at) => task.areas[at] ?? 0), capacities: group.map((site) => task.capacities[site] ?? 0),
      ways: cases.map((at) => group.flatMap((site, index) => { const cost = costs[at]?.get(site); return cost === undefined ? [] : [{ site: index, cost }] })),
      limits: task.limits.map(({ sites, needs, most }) => ({
        sites: group.flatMap((site, index) => (sites.includes(site) ? [index] : [])), needs: cases.map((at) => needs[at] ?? 0),
        most: most - best.reduce((sum, site, at) => sum + (sites.includes(site) && !group.includes(site) ? needs[at] ?? 0 : 0), 0),
      })).filter(({ sites }) => sites.length > 0),
    }
    const { sites } = solveWhole(highs, small, cases.map((at) => group.indexOf(best[at] ?? -1)), 0.7, cases.map((at) => waste[at] ?? 0))
    if (!sites) continue
    const next = [...best]
    cases.forEach((at, index) => { next[at] = group[sites[index] ?? -1] ?? -1 })
    if (cost(next) < cost(best) - 1e-9 && isFeasible(task, next)) { best = next; tell(best) }
  }
  return best
}

/** A site, where somebody has no place one open to them, else by chance but rather one whose cases would gain much elsewhere; and those its cases would gain most by. */
function groupOf({ areas, capacities }: AssignmentTask, costs: readonly ReadonlyMap<number, number>[], sites: Assignment, random: () => number, size: number): number[] {
  const regrets = sites.map((site, at) => { const now = costs[at]?.get(site) ?? 0; return [...(costs[at] ?? new Map<number, number>())].reduce((most, [, other]) => Math.max(most, now - other), 0) })
  const total = regrets.reduce((sum, regret) => sum + regret, 0)
  let left = random() * total
  const start = total > 0 ? regrets.findIndex((regret) => (left -= regret) <= 0) : Math.floor(random() * areas.length)
  const waiting = sites.findIndex((site, at) => site < 0 && (costs[at]?.size ?? 0) > 0)
  const open = [...(costs[waiting]?.keys() ?? [])]
  const group = [waiting < 0 ? Math.max(0, sites[Math.max(0, start)] ?? 0) : open[Math.floor(random() * open.length)] ?? 0]
  while (group.length < Math.min(size, capacities.length)) {
    const gains = capacities.map(() => 0)
    sites.forEach((site, at) => {
      if (site < 0) return
      const now = costs[at]?.get(site) ?? 0
      for (const [other, there] of costs[at] ?? []) {
        const isPair = group.includes(site) !== group.includes(other)
        if (isPair) { const outside = group.includes(site) ? other : site; gains[outside] = (gains[outside] ?? 0) + Math.max(0, now - there) * (0.5 + random()) }
      }
    })
    const [next] = gains.map((gain, site) => ({ gain, site })).filter(({ site }) => !group.includes(site)).sort((a, b) => b.gain - a.gain)
    group.push(next?.site ?? 0)
  }
  return group
}
