/** Runs in turn: what is asked for meanwhile is done once more at the end. */
export function oneAtATime(run: () => Promise<void>): () => void {
  let state: 'idle' | 'busy' | 'again' = 'idle'
  const work = async (): Promise<void> => {
    do {
      state = 'busy'
      await run()
    } while ((state as string) === 'again')
    state = 'idle'
  }
  return () => {
    if (state === 'idle') void work()
    else state = 'again'
  }
}
