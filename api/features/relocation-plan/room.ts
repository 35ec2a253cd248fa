import { SLACK, type Assignment, type AssignmentTask } from './task.ts'

export interface Room {
  /** The site of each case; -1: none. */
  readonly sites: Int32Array
  /** Square metres left of each site. */
  readonly left: Float64Array
  readonly casesOf: (site: number) => readonly number[]
  readonly move: (at: number, to: number) => void
  readonly fits: (at: number, to: number) => boolean
  /** Whether what zones share still suffices once all of these have moved. */
  readonly shares: (moves: readonly (readonly [at: number, to: number])[]) => boolean
}

/** Keeps count of what is left of sites, and of what their zones share, while cases come and go. */
export function roomOf({ areas, capacities, limits }: AssignmentTask, first: Assignment): Room {
  const sites = new Int32Array(areas.length).fill(-1)
  const left = Float64Array.from(capacities)
  const cases = capacities.map((): number[] => [])
  const free = limits.map(({ most }) => most)
  const limitsOf = capacities.map((_, site) => limits.flatMap((limit, index) => (limit.sites.includes(site) ? [{ needs: limit.needs, index }] : [])))
  const count = (at: number, site: number, sign: 1 | -1) => {
    if (site < 0) return
    left[site] = (left[site] ?? 0) - sign * (areas[at] ?? 0)
    for (const { needs, index } of limitsOf[site] ?? []) free[index] = (free[index] ?? 0) - sign * (needs[at] ?? 0)
  }
  const place = (at: number, to: number) => {
    count(at, sites[at] ?? -1, -1)
    count(at, to, 1)
    sites[at] = to
  }
  const shares: Room['shares'] = (moves) => {
    if (limits.length === 0) return true
    const before = moves.map(([at]) => [at, sites[at] ?? -1] as const)
    for (const [at, to] of moves) place(at, to)
    const suffices = free.every((rest) => rest >= -SLACK / 2)
    for (const [at, from] of before) place(at, from)
    return suffices
  }
  const move = (at: number, to: number) => {
    const from = cases[sites[at] ?? -1]
    from?.splice(from.indexOf(at), 1)
    cases[to]?.push(at)
    place(at, to)
  }
  first.forEach((site, at) => move(at, site))
  return {
    sites, left, move, shares, casesOf: (site) => cases[site] ?? [],
    fits: (at, to) => (areas[at] ?? 0) <= (left[to] ?? 0) + SLACK / 2 && shares([[at, to]]),
  }
}
