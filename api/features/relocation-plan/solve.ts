import loadHighs from 'highs'
import { relax } from './bound.ts'
import { construct } from './construct.ts'
import { solveWhole } from './exact.ts'
import { improve } from './improve.ts'
import { polish } from './polish.ts'
import { costOf, isFeasible, pricesOfLeavingOver, type Assignment, type AssignmentTask } from './task.ts'

export interface Solving {
  readonly seed: number
  readonly seconds: number
  readonly tell?: (progress: Progress) => void
}

export interface Progress {
  readonly stage: 'bound' | 'search'
  /** Hectare-kilometres; null: not yet, or not all are placed. */
  readonly cost: number | null
  readonly bound: number | null
}

export interface Solved {
  readonly sites: Assignment
  readonly cost: number
  /** null: no bound is known, or not all could be placed. */
  readonly bound: number | null
  readonly leftOver: number
}

/** How far a cost can be above the least possible, per cent; null where nothing bounds it. Never says that it is the least. */
export function gapPct(cost: number, bound: number | null): number | null {
  if (bound === null) return null
  if (cost <= bound + 1e-9) return 0
  return bound > 0 ? ((cost - bound) / bound) * 100 : null
}

/** Near enough to the bound to stop: a thousandth. */
const CLOSE = 1.001
const MOVES = 16_000_000
/** Seconds below which another piece of work is not begun. */
const SHORTEST = 0.8
/** More cases times sites than this: the bound of whole cases would take longer than it is worth. */
const LARGEST_WHOLE = 60_000

/**
 * Assigns every case to one site so that hectares travel least. A first plan from the linear relaxation, annealed, then solved anew a few sites at a
 * time; the bound is the better one of the relaxation's and of what HiGHS proves for whole cases. Blocks its thread: run it in a worker.
 */
export async function solve(task: AssignmentTask, { seed, seconds, tell = () => undefined }: Solving): Promise<Solved> {
  const highs = await loadHighs()
  const began = performance.now()
  const left = () => seconds - (performance.now() - began) / 1000
  const waste = pricesOfLeavingOver(task)
  const priced = (sites: Assignment) => costOf(task, sites) + sites.reduce((sum, site, at) => sum + (site < 0 ? waste[at] ?? 0 : 0), 0)
  tell({ stage: 'bound', cost: null, bound: null })
  const relaxed = relax(highs, task, Math.max(1, seconds / 3))
  let { bound } = relaxed
  let best: Assignment = construct(task, relaxed)
  const say = (sites: Assignment) => tell({ stage: 'search', cost: sites.includes(-1) ? null : costOf(task, sites), bound })
  const take = (sites: Assignment | null) => { if (sites && isFeasible(task, sites) && priced(sites) < priced(best)) best = sites; say(best) }
  const isClose = () => !best.includes(-1) && bound !== null && costOf(task, best) <= bound * CLOSE + 1e-9
  say(best)

  const price = [...relaxed.prices].sort((a, b) => a - b)[Math.floor(relaxed.prices.length / 2)] ?? 0
  const mean = (bound ?? costOf(task, best)) / Math.max(1, task.areas.length)
  // Another try, at a higher price for what is above the room, while somebody is left over.
  for (let turn = 0; turn < (best.includes(-1) ? 4 : 1) && !isClose() && left() > seconds / 2; turn++) {
    take(improve(task, best, { seed: seed + turn, moves: MOVES, overPrice: Math.max(price, mean / Math.max(...task.areas)) * 1.5 ** turn, heat: Math.max(mean, 1e-6), stop: () => left() < seconds / 2 }))
    if (!best.includes(-1)) break
  }
  const ways = task.ways.reduce((sum, list) => sum + list.length, 0)
  if (!best.includes(-1) && !isClose() && ways <= LARGEST_WHOLE && left() > SHORTEST) {
    const whole = solveWhole(highs, task, best, Math.min(left(), seconds * 0.4))
    if (bound !== null) bound = Math.max(bound, whole.bound)
    take(whole.sites)
  }
  if (!best.includes(-1) && !isClose()) best = polish(highs, task, best, { seed, stop: () => left() < SHORTEST || isClose(), tell: (sites) => { best = sites; say(sites) } })
  const leftOver = best.filter((site) => site < 0).length
  const cost = costOf(task, best)
  return { sites: best, cost, bound: leftOver > 0 || bound === null ? null : Math.min(bound, cost), leftOver }
}
