import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import { relax } from '../../api/features/relocation-plan/bound.ts'
import { improve } from '../../api/features/relocation-plan/improve.ts'
import { randomFrom } from '../../api/features/relocation-plan/random.ts'
import { gapPct, solve } from '../../api/features/relocation-plan/solve.ts'
import { costOf, isFeasible, type AssignmentTask } from '../../api/features/relocation-plan/task.ts'

/** Cases 0 … n−1 on sites by [case, site, cost]. */
const taskOf = (areas: number[], capacities: number[], pairs: [number, number, number][]): AssignmentTask =>
  ({ areas, capacities, ways: areas.map((_, at) => pairs.filter(([one]) => one === at).map(([, site, cost]) => ({ site, cost }))) })

/** A small task with little room to spare. */
function smallTask(seed: number): AssignmentTask {
  const random = randomFrom(seed)
  const areas = Array.from({ length: 7 }, () => 500 + Math.floor(random() * 4000))
  const total = areas.reduce((sum, area) => sum + area, 0)
  return taskOf(areas, [0.45, 0.4, 0.4].map((share) => share * total), areas.flatMap((area, at) => [0, 1, 2].map((site): [number, number, number] => [at, site, (random() * 50 * area) / 10_000])))
}

/** The least possible cost, by trying everything; null: not all have room. */
function leastOf(task: AssignmentTask): number | null {
  let least: number | null = null
  const sites: number[] = []
  const place = (at: number): void => {
    if (at === task.areas.length) {
      if (isFeasible(task, sites)) least = Math.min(least ?? Infinity, costOf(task, sites))
      return
    }
    for (const { site } of task.ways[at] ?? []) { sites[at] = site; place(at + 1) }
  }
  place(0)
  return least
}

const seeds = Array.from({ length: 12 }, (_, n) => n + 1)

describe('the assignment', () => {
  it.each(seeds)('finds the least possible of a small task, and never claims a bound above it (seed %i)', async (seed) => {
    const task = smallTask(seed)
    const least = leastOf(task)
    const solved = await solve(task, { seed, seconds: 2 })
    if (least === null) return expect(solved.leftOver).toBeGreaterThan(0)
    expect(isFeasible(task, solved.sites)).toBe(true)
    expect(solved.leftOver).toBe(0)
    expect(solved.cost).toBeCloseTo(least, 6)
    expect(solved.bound ?? Infinity).toBeLessThanOrEqual(least + 1e-6)
  })

  it('fills a site exactly to its capacity', async () => {
    const solved = await solve(taskOf([1000, 2000, 3000], [3000, 3000], [[0, 0, 1], [0, 1, 5], [1, 0, 1], [1, 1, 5], [2, 0, 9], [2, 1, 1]]), { seed: 1, seconds: 1 })
    expect(solved).toMatchObject({ sites: [0, 0, 1], cost: 3, leftOver: 0 })
  })

  it('leaves over what has no room, the smallest, and then claims no bound', async () => {
    const solved = await solve(taskOf([1000, 2000, 3000], [5000], [[0, 0, 1], [1, 0, 1], [2, 0, 1]]), { seed: 1, seconds: 1 })
    expect(solved).toMatchObject({ sites: [-1, 0, 0], leftOver: 1, bound: null })
  })

  it('leaves everything over where there is no site, and answers an empty task', async () => {
    expect(await solve(taskOf([1000, 2000], [], []), { seed: 1, seconds: 1 })).toMatchObject({ sites: [-1, -1], leftOver: 2, bound: null, cost: 0 })
    expect(await solve(taskOf([], [], []), { seed: 1, seconds: 1 })).toMatchObject({ sites: [], leftOver: 0, cost: 0 })
  })

  it('keeps within a time that is too short for all of it', async () => {
    const task = smallTask(2)
    const solved = await solve(task, { seed: 1, seconds: 0.05 })
    expect(isFeasible(task, solved.sites)).toBe(true)
  })

  it('sends nobody where they may not go, however cheap the rest becomes', async () => {
    const solved = await solve(taskOf([1000, 1000], [1000, 5000], [[0, 0, 1], [1, 0, 1], [1, 1, 100]]), { seed: 1, seconds: 1 })
    expect(solved).toMatchObject({ sites: [0, 1], cost: 101 })
  })
})

it('the search gives the same for the same seed', () => {
  const task = smallTask(3)
  const search = (seed: number) => improve(task, task.areas.map(() => -1), { seed, moves: 20_000, overPrice: 0.01, heat: 5, stop: () => false })
  expect(search(7)).toEqual(search(7))
})

it('the bound of the relaxation holds whatever prices it is worked out from', async () => {
  const highs = await loadHighs()
  for (const seed of seeds) {
    const task = smallTask(seed)
    const least = leastOf(task)
    const { bound, prices } = relax(highs, task, 5)
    expect(prices.every((price) => price >= 0)).toBe(true)
    if (least !== null && bound !== null) expect(bound).toBeLessThanOrEqual(least + 1e-6)
  }
})

it('a gap is said only where there is a bound, and is never below nought', () => {
  expect([gapPct(105, 100), gapPct(100, 100), gapPct(99, 100), gapPct(5, null), gapPct(5, 0), gapPct(0, 0)]).toEqual([5, 0, 0, null, null, 0])
})
