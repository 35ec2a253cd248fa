import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Actor } from '../../accounts/actor.ts'
import type { NewRun, RelocationRun } from '../../contract/relocation-plan.ts'
import type { Database } from '../../database/pool.ts'
import { Problem } from '../../errors.ts'
import { keepPlan, readTask, type ProvinceTask } from './keep.ts'
import { gapPct, type Progress, type Solved } from './solve.ts'

interface Run { readonly id: string; readonly owner: string; readonly worker: Worker; readonly began: number; readonly seconds: number; readonly cases: number; readonly sites: number; readonly isMeasured: boolean; state: RelocationRun['state']; progress: Progress; plan: number | null; /** While what was found is written. */ writing: Promise<void> | null }

export interface Runs {
  start: (db: Database, actor: Actor, sent: NewRun) => Promise<RelocationRun>
  read: (actor: Actor, id: string) => RelocationRun
  cancel: (actor: Actor, id: string) => Promise<{ cancelled: boolean }>
  close: () => Promise<void>
}

/** A run that ended is remembered this long, for who asks late. */
const REMEMBERED_MS = 10 * 60_000

/**
 * Runs of the solver, each in a thread of its own, so that the event loop stays free; `most` at once. They live as long as the server:
 * after a restart a run is not found, and nothing is lost but its time.
 */
export function relocationRuns(most: number, warn: (error: unknown) => void): Runs {
  const runs = new Map<string, Run>()
  const running = () => [...runs.values()].filter(({ state }) => state === 'running')
  // Taken before the task is read, so that two who start at one moment are counted both.
  const starting = new Set<string>()
  const ofActor = (actor: Actor, id: string): Run => {
    const run = runs.get(id)
    if (!run || run.owner !== actor.id) throw new Problem('relocation_run_not_found', { field: 'id', got: id })
    return run
  }
  const told = ({ id, state, progress, began, seconds, cases, sites, isMeasured, plan }: Run): RelocationRun => ({
    id, state, stage: progress.stage, share: state === 'running' ? Math.min(1, (performance.now() - began) / 1000 / seconds) : 1, cases, sites, seconds,
    haKm: progress.cost, boundHaKm: progress.bound, gapPct: progress.cost === null || progress.cost === 0 || !isMeasured ? null : gapPct(progress.cost, progress.bound), plan,
  })
  const launch = (db: Database, actor: Actor, sent: NewRun, found: ProvinceTask): Run => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [], workerData: { task: found.task, seed: sent.seed, seconds: sent.seconds } })
    const run: Run = { id: randomUUID(), owner: actor.id, worker, began: performance.now(), seconds: sent.seconds, cases: found.cases.length, sites: found.sites.length,
      // A distance that is not known stands for nought: no share of it says anything.
      isMeasured: [...found.km.values()].every((km) => km !== null), state: 'running', progress: { stage: 'bound', cost: null, bound: null }, plan: null, writing: null }
    const fail = (error: unknown) => { if (run.state === 'running') { run.state = 'failed'; warn(error) } }
    worker.on('message', ({ progress, solved }: { progress?: Progress; solved?: Solved }) => {
      if (progress) run.progress = progress
      if (!solved || !runs.has(run.id)) return
      run.writing = keepPlan(db.by(actor.id), actor, sent, found, solved).then((plan) => {
        run.plan = plan
        run.progress = { stage: 'search', cost: solved.leftOver > 0 ? null : solved.cost, bound: solved.bound }
        run.state = 'done'
      }, fail)
    })
    worker.on('error', fail)
    worker.on('exit', (code) => { if (code !== 0) fail(new Error(`the solver stopped with ${code}`)) })
    runs.set(run.id, run)
    setTimeout(() => runs.delete(run.id), sent.seconds * 1000 + REMEMBERED_MS).unref()
    return run
  }
  return {
    start: async (db, actor, sent) => {
      if (starting.has(actor.id) || running().some(({ owner }) => owner === actor.id)) throw new Problem('relocation_run_going', {})
      if (running().length + starting.size >= most) throw new Problem('desk_busy', {}, { 'retry-after': '15' })
      starting.add(actor.id)
      try {
        return told(launch(db, actor, sent, await readTask(db, sent.province, sent.sites)))
      } finally {
        starting.delete(actor.id)
      }
    },
    read: (actor, id) => told(ofActor(actor, id)),
    cancel: async (actor, id) => {
      const run = ofActor(actor, id)
      // A plan that is being written will be kept: who cancels now is told so.
      await run.writing
      const cancelled = run.plan === null
      runs.delete(id)
      run.state = 'failed'
      await run.worker.terminate()
      return { cancelled }
    },
    close: async () => { for (const run of runs.values()) { runs.delete(run.id); await run.worker.terminate() } },
  }
}
