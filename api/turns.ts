import { Problem } from './errors.ts'

/** Lets at most `most` run at once: who comes then waits, and where `mostWaiting` wait already is sent away. @throws Problem desk_busy */
export function takingTurns(most: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) {
      if (waiting.length >= mostWaiting) throw new Problem('desk_busy', {}, { 'retry-after': '5' })
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    try {
      return await work()
    } finally {
      // A turn goes on to who waits, so that nobody who comes meanwhile gets ahead.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
