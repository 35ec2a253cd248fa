import { randomFrom } from './random.ts'
import { pricesOfLeavingOver, SLACK, type AssignmentTask } from './task.ts'

/** How much dearer, and how much colder, it gets from the first move to the last. */
const GROWTH = 3000
const COOLING = 0.005

export interface Improving {
  readonly seed: number
  /** Moves to try; the search also ends when `stop` says so. */
  readonly moves: number
  /** What a square metre above the room of a site costs while the search looks around: rises until its end. */
  readonly overPrice: number
  /** Mean change at which a worse move is still taken often, at the beginning. */
  readonly heat: number
  /** Asked every few thousand moves with the best cost so far, left-over cases priced in; true ends the search. */
  readonly stop: (best: number) => boolean
}

/**
 * Simulated annealing by moves of one case and swaps of two. On its way sites may hold more than they have room for, at a price that rises; what it
 * gives is the best it met in which none does, or what it was given.
 */
export function improve(task: AssignmentTask, first: readonly number[], { seed, moves, overPrice, heat: firstHeat, stop }: Improving): number[] {
  const count = task.areas.length
  const siteCount = task.capacities.length
  const areas = Float64Array.from(task.areas)
  const room = Float64Array.from(task.capacities)
  const waste = Float64Array.from(pricesOfLeavingOver(task))
  // The last column is for what is left over.
  const width = siteCount + 1
  const costs = new Float64Array(count * width).fill(Infinity)
  task.ways.forEach((list, at) => { for (const { site, cost } of list) costs[at * width + site] = cost })
  for (let at = 0; at < count; at++) costs[at * width + siteCount] = waste[at] ?? 0
  const near = task.ways.map((list) => Int32Array.from([...list].sort((a, b) => a.cost - b.cost).map(({ site }) => site)))
  const movable = near.flatMap((list, at) => (list.length > 0 ? [at] : []))
  if (movable.length === 0) return [...first]
  const sites = Int32Array.from(first, (site) => (site < 0 ? siteCount : site))
  const load = new Float64Array(width)
  sites.forEach((site, at) => { load[site] = (load[site] ?? 0) + (areas[at] ?? 0) })
  const roomOf = (site: number) => (site === siteCount ? Infinity : room[site] ?? 0)
  const over = (site: number, held: number) => Math.max(0, held - roomOf(site) - SLACK / 2)
  const random = randomFrom(seed)
  const pick = (n: number) => Math.floor(random() * n)
  let cost = sites.reduce((sum, site, at) => sum + (costs[at * width + site] ?? 0), 0)
  let excess = load.reduce((sum, held, site) => sum + over(site, held), 0)
  let best = cost
  let bestSites = sites.slice()
  let heat = firstHeat
  let price = overPrice
  for (let move = 0; move < moves; move++) {
    if (move % 8192 === 0) {
      if (stop(best)) break
      const share = move / moves
      heat = firstHeat * COOLING ** share
      price = overPrice * GROWTH ** share
    }
    const at = movable[pick(movable.length)] ?? 0
    const from = sites[at] ?? 0
    const area = areas[at] ?? 0
    let other = -1
    let to: number
    let grows = area
    let change: number
    if (random() < 0.4) {
      const list = near[at] ?? new Int32Array(0)
      // Near sites more often than far ones.
      to = list[Math.floor(random() ** 2 * list.length)] ?? siteCount
      if (to === from) continue
      change = (costs[at * width + to] ?? Infinity) - (costs[at * width + from] ?? 0)
    } else {
      other = movable[pick(movable.length)] ?? 0
      to = sites[other] ?? 0
      if (to === from) continue
      change = (costs[at * width + to] ?? Infinity) - (costs[at * width + from] ?? 0) + (costs[other * width + from] ?? Infinity) - (costs[other * width + to] ?? 0)
      grows = area - (areas[other] ?? 0)
    }
    if (change === Infinity) continue
    const more = over(to, (load[to] ?? 0) + grows) - over(to, load[to] ?? 0) + over(from, (load[from] ?? 0) - grows) - over(from, load[from] ?? 0)
    const worse = change + price * more
    if (worse > 0 && random() >= Math.exp(-worse / heat)) continue
    load[to] = (load[to] ?? 0) + grows
    load[from] = (load[from] ?? 0) - grows
    sites[at] = to
    if (other >= 0) sites[other] = from
    cost += change
    excess += more
    if (excess < 1e-6 && cost < best - 1e-9) { best = cost; bestSites = sites.slice() }
  }
  return [...bestSites].map((site) => (site === siteCount ? -1 : site))
}
