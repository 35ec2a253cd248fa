import loadHighs from 'highs'
import { relax } from './bound.ts'
import { construct } from './construct.ts'
import { solveWhole } from './exact.ts'
import { polish } from './polish.ts'
import { raiseBound } from './raise-bound.ts'
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
/** Seconds below which another piece of work is not begun. */
const SHORTEST = 0.8
/** With no more ways than this HiGHS is asked for all of it: it often proves the least possible. */
const LARGEST_WHOLE = 4000

/**
 * Assigns every case to one site so that hectares travel least. The linear relaxation gives prices to begin with, Lagrange the bound and plans mended from it, local search
 * and then HiGHS on a few sites at a time better ones; a small task it is given whole. Blocks its thread: run it in a worker.
 */
export async function solve(task: AssignmentTask, { seed, seconds, tell = () => undefined }: Solving): Promise<Solved> {
  const highs = await loadHighs()
  const began = performance.now()
  const left = () => seconds - (performance.now() - began) / 1000
  const waste = pricesOfLeavingOver(task)
  const priced = (sites: Assignment) => costOf(task, sites) + sites.reduce((sum, site, at) => sum + (site < 0 ? waste[at] ?? 0 : 0), 0)
  tell({ stage: 'bound', cost: null, bound: null })
  const relaxed = relax(highs, task, Math.max(1, seconds / 3))
  let bound = relaxed.bound ?? -Infinity
  let best: Assignment = construct(task, relaxed.whole, relaxed.prices)
  const say = () => tell({ stage: 'search', cost: best.includes(-1) ? null : costOf(task, best), bound: Number.isFinite(bound) ? bound : null })
  const take = (found: { readonly sites: Assignment | null; readonly bound: number }) => {
    bound = Math.max(bound, found.bound)
    if (found.sites && isFeasible(task, found.sites) && priced(found.sites) < priced(best)) best = found.sites
    say()
  }
  const isClose = () => priced(best) <= bound * CLOSE + 1e-9
  say()
  // At least one round: on a busy machine the relaxation may not have come to an end, and a bound is known all the same.
  if (!isClose()) take(raiseBound(task, relaxed, best, { costOf: priced, stop: (raised, sites) => Number.isFinite(raised) && (left() < seconds * 0.55 || priced(sites) <= raised * CLOSE) }))
  const ways = task.ways.reduce((sum, list) => sum + list.length, 0)
  if (!isClose() && ways > 0 && ways <= LARGEST_WHOLE && left() > SHORTEST) take(solveWhole(highs, task, best, Math.min(left(), seconds * 0.3)))
  if (!isClose() && ways > 0) best = polish(highs, task, best, { seed, stop: () => left() < SHORTEST || isClose(), tell: (sites) => { best = sites; say() } })
  const leftOver = best.filter((site) => site < 0).length
  const cost = costOf(task, best)
  return { sites: best, cost, bound: leftOver > 0 || !Number.isFinite(bound) ? null : Math.max(0, Math.min(bound, cost)), leftOver }
}
