import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import { relax } from '../../api/features/relocation-plan/bound.ts'
import { construct } from '../../api/features/relocation-plan/construct.ts'
import { descendIn } from '../../api/features/relocation-plan/descend.ts'
import { pack } from '../../api/features/relocation-plan/knapsack.ts'
import { raiseBound } from '../../api/features/relocation-plan/raise-bound.ts'
import { randomFrom } from '../../api/features/relocation-plan/random.ts'
import { gapPct, solve } from '../../api/features/relocation-plan/solve.ts'
import { costOf, isFeasible, type AssignmentTask, type Limit } from '../../api/features/relocation-plan/task.ts'

/** Cases 0 … n−1 on sites by [case, site, cost]. */
const taskOf = (areas: number[], capacities: number[], pairs: [number, number, number][], limits: Limit[] = []): AssignmentTask =>
  ({ areas, capacities, limits, ways: areas.map((_, at) => pairs.filter(([one]) => one === at).map(([, site, cost]) => ({ site, cost }))) })

/** A small task with little room to spare; every other one with wastewater that two of its three sites share. */
function smallTask(seed: number): AssignmentTask {
  const random = randomFrom(seed)
  const areas = Array.from({ length: 7 }, () => 500 + Math.floor(random() * 4000))
  const total = areas.reduce((sum, area) => sum + area, 0)
  return taskOf(areas, [0.45, 0.4, 0.4].map((share) => share * total), areas.flatMap((area, at) => [0, 1, 2].map((site): [number, number, number] => [at, site, (random() * 50 * area) / 10_000])),
    seed % 2 === 0 ? [] : [{ sites: [0, 1], needs: areas.map((_, at) => (at % 3 === 0 ? 0 : 10 + at)), most: 30 }])
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

  it('two who each fit what a zone has left do not both fit: what they need is added up over its sites', async () => {
    const limit = (most: number, needs = [1000, 1000]): Limit => ({ sites: [0, 1], needs, most })
    const ways: [number, number, number][] = [[0, 0, 1], [0, 2, 9], [1, 1, 1], [1, 2, 5]]
    const ask = async (one: Limit) => (await solve(taskOf([1000, 1000], [5000, 5000, 5000], ways, [one]), { seed: 1, seconds: 1 })).sites
    expect(await ask(limit(1500))).toEqual([0, 2])
    // To the last cubic metre both.
    expect(await ask(limit(2000))).toEqual([0, 1])
    expect(await ask(limit(1999))).toEqual([0, 2])
    // What nobody recorded counts nothing.
    expect(await ask(limit(1000, [1000, 0]))).toEqual([0, 1])
    const solved = await solve(taskOf([1000, 1000], [5000, 5000], [[0, 0, 1], [1, 1, 1]], [limit(1500)]), { seed: 1, seconds: 1 })
    expect(solved).toMatchObject({ leftOver: 1, bound: null })
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

it('what pays most of what fits is found, and never less than what is claimed', () => {
  for (const seed of seeds) {
    const random = randomFrom(seed)
    const items = Array.from({ length: 10 }, () => ({ gain: 1 + random() * 9, size: 1 + random() * 9 }))
    const room = 5 + random() * 25
    let most = 0
    for (let mask = 0; mask < 1 << items.length; mask++) {
      const chosen = items.filter((_, item) => mask & (1 << item))
      if (chosen.reduce((sum, { size }) => sum + size, 0) <= room) most = Math.max(most, chosen.reduce((sum, { gain }) => sum + gain, 0))
    }
    const packed = pack(items.map(({ gain }) => gain), items.map(({ size }) => size), room)
    expect(packed.most).toBeCloseTo(most, 9)
    expect(packed.items.reduce((sum, item) => sum + (items[item]?.gain ?? 0), 0)).toBeCloseTo(most, 9)
    expect(packed.items.reduce((sum, item) => sum + (items[item]?.size ?? 0), 0)).toBeLessThanOrEqual(room)
  }
})

it('room is used to the last of it, and nobody is where they may not be', () => {
  const task = taskOf([1000], [1000, 1000], [[0, 0, 1]], [{ sites: [0], needs: [5], most: 5 }])
  expect(construct(task, [0], [0, 0])).toEqual([0])
  expect([[0], [-1], [1]].map((sites) => isFeasible(task, sites))).toEqual([true, true, false])
})

it('local search takes the place of another who goes on elsewhere', () => {
  // 0 and 1 fill both near sites; only when 1 goes on to site 2 can 0 come near.
  const task = taskOf([1000, 1000], [1000, 1000, 1000], [[0, 0, 1], [0, 1, 9], [1, 0, 1], [1, 2, 2]])
  expect(descendIn(task)([1, 0])).toEqual([0, 2])
  // Changing places.
  expect(descendIn(taskOf([1000, 1000], [1000, 1000], [[0, 0, 1], [0, 1, 9], [1, 0, 9], [1, 1, 1]]))([1, 0])).toEqual([0, 1])
})

it('the bounds hold whatever prices they are worked out from', async () => {
  const highs = await loadHighs()
  for (const seed of seeds) {
    const task = smallTask(seed)
    const least = leastOf(task)
    const relaxed = relax(highs, task, 5)
    const { bound, prices } = relaxed
    expect(prices.every((price) => price >= 0)).toBe(true)
    if (least === null || bound === null) continue
    expect(bound).toBeLessThanOrEqual(least + 1e-6)
    // Sites that take whole cases bound it at least as well, and still hold.
    const raised = raiseBound(task, relaxed, construct(task, relaxed.whole, prices), { costOf: (sites) => costOf(task, sites), stop: () => false })
    expect(raised.bound).toBeLessThanOrEqual(least + 1e-6)
    expect(raised.bound).toBeGreaterThan(bound - least * 1e-3)
    expect(isFeasible(task, raised.sites)).toBe(true)
    // One round without any prices, as when the relaxation did not come to an end.
    const unpriced = { bound: null, whole: task.areas.map(() => -1), prices: task.capacities.map(() => 0), limitPrices: task.limits.map(() => 0) }
    const once = raiseBound(task, unpriced, raised.sites, { costOf: (sites) => costOf(task, sites), stop: (found) => Number.isFinite(found) })
    expect(once.bound).toBeGreaterThan(0)
    expect(once.bound).toBeLessThanOrEqual(least + 1e-6)
  }
})

it('a gap is said only where there is a bound, and is never below nought', () => {
  expect([gapPct(105, 100), gapPct(100, 100), gapPct(99, 100), gapPct(5, null), gapPct(5, 0), gapPct(0, 0)]).toEqual([5, 0, 0, null, null, 0])
})
