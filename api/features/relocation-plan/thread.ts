import { parentPort, workerData } from 'node:worker_threads'
import { solve } from './solve.ts'
import type { AssignmentTask } from './task.ts'

/** Solves one task in its own thread: how far it is, then what came of it. */
const { task, seed, seconds } = workerData as { readonly task: AssignmentTask; readonly seed: number; readonly seconds: number }
const solved = await solve(task, { seed, seconds, tell: (progress) => parentPort?.postMessage({ progress }) })
parentPort?.postMessage({ solved })
