import { pricedWays, worthOfLimits, type Relaxed } from './bound.ts'
import { construct } from './construct.ts'
import { descendIn } from './descend.ts'
import { pack } from './knapsack.ts'
import { pricesOfLeavingOver, type Assignment, type AssignmentTask } from './task.ts'

export interface Raised {
  /** No assignment comes below, what is left over priced in. */
  readonly bound: number
  readonly sites: Assignment
}

interface Raising {
  readonly costOf: (sites: Assignment) => number
  readonly stop: (bound: number, sites: Assignment) => boolean
}

/** Rounds without a better bound until steps are halved, the share at which they end, rounds from one plan to the next. */
const PATIENCE = 20
const SHORTEST_STEP = 1e-3
const PLAN_EVERY = 5
/** How much of the last direction is kept: it dampens the zigzag of subgradients. */
const MEMORY = 0.7

/**
 * Lagrange over the cases: each offers a price for being placed, each site takes the whole cases that pay most of what it has room for, and prices rise for who is
 * placed nowhere and fall for who is placed twice. For any prices, what they come to is a bound, and as sites take whole cases it lies far above the linear one where few
 * cases fill a site. What the sites took, mended, gives a plan.
 */
export function raiseBound(task: AssignmentTask, relaxed: Relaxed, first: Assignment, { costOf, stop }: Raising): Raised {
  const { areas, capacities } = task
  const waste = pricesOfLeavingOver(task)
  const descend = descendIn(task)
  const ways = pricedWays(task, relaxed.limitPrices)
  const fixed = worthOfLimits(task, relaxed.limitPrices)
  const comers = capacities.map((): { readonly at: number; readonly cost: number }[] => [])
  ways.forEach((list, at) => { for (const { site, cost } of list) comers[site]?.push({ at, cost }) })
  let sites = descend(first)
  let offers = ways.map((list, at) => list.reduce((least, { site, cost }) => Math.min(least, cost + (relaxed.prices[site] ?? 0) * (areas[at] ?? 0)), waste[at] ?? 0))
  let best = { bound: -Infinity, offers }
  let direction = areas.map(() => 0)
  let length = 1
  let patience = PATIENCE
  for (let round = 0; length > SHORTEST_STEP && !stop(best.bound, sites); round++) {
    const missing = areas.map(() => 1)
    const taken = areas.map(() => ({ site: -1, cost: Infinity }))
    let bound = offers.reduce((sum, offer) => sum + offer, -fixed)
    comers.forEach((list, site) => {
      const paying = list.filter(({ at, cost }) => (offers[at] ?? 0) - cost > 1e-9)
      const { items, most } = pack(paying.map(({ at, cost }) => (offers[at] ?? 0) - cost), paying.map(({ at }) => areas[at] ?? 0), capacities[site] ?? 0)
      bound -= most
      for (const item of items) {
        const one = paying[item]
        if (!one) continue
        missing[one.at] = (missing[one.at] ?? 0) - 1
        if (one.cost < (taken[one.at]?.cost ?? Infinity)) taken[one.at] = { site, cost: one.cost }
      }
    })
    if (round % PLAN_EVERY === 0) {
      const next = descend(construct(task, taken.map(({ site }) => site), relaxed.prices))
      if (costOf(next) < costOf(sites)) sites = next
    }
    if (missing.every((one) => one === 0)) { if (bound > best.bound) best = { bound, offers }; break }
    if (bound > best.bound) {
      if (bound > best.bound + Math.abs(best.bound) * 1e-5) patience = PATIENCE
      best = { bound, offers }
    } else if (--patience <= 0) {
      // Back to the best prices, in smaller steps.
      length /= 2
      patience = PATIENCE
      offers = best.offers
      direction = direction.map(() => 0)
      continue
    }
    direction = direction.map((was, at) => MEMORY * was + (1 - MEMORY) * (missing[at] ?? 0))
    const target = Math.max(best.bound * 1.003, Math.min(costOf(sites), best.bound * 1.02))
    const norm = direction.reduce((sum, one) => sum + one * one, 0)
    const stride = norm > 0 ? (length * (target - bound)) / norm : 0
    offers = offers.map((offer, at) => Math.min(waste[at] ?? 0, offer + stride * (direction[at] ?? 0)))
  }
  return { bound: best.bound, sites }
}
