import type { Map as MapLibreMap } from 'maplibre-gl'

/** What went wrong, for a sentence in the reader's language. */
export interface MapProblem {
  kind: 'webgl' | 'tiles' | 'basemap'
  /** Which source, when one is to blame. */
  source?: string
  message: string
}

export type MapState = 'loading' | 'ready' | 'error'

/** Reports loading, ready and error; an error stays until the same source has loaded again. */
export function watchStatus(map: MapLibreMap, tell: (state: MapState, problem?: MapProblem) => void): () => void {
  const failing = new Map<string, MapProblem>()
  let last: MapState = 'loading'
  const report = (state: MapState, problem?: MapProblem): void => {
    // The map falls idle after every move; that it is still ready is no news.
    if (state === 'ready' && last === 'ready') return
    last = state
    tell(state, problem)
  }
  const subscriptions = [
    map.on('error', (event) => {
      const source = 'sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : undefined
      const problem: MapProblem = { kind: 'tiles', message: event.error.message, ...(source === undefined ? {} : { source }) }
      failing.set(source ?? '', problem)
      report('error', problem)
    }),
    map.on('sourcedata', ({ sourceId, tile }) => {
      // A tile that arrives proves that the source answers again.
      if (tile && failing.delete(sourceId) && failing.size === 0) report('ready')
    }),
    map.on('idle', () => {
      if (failing.size === 0) report('ready')
    }),
    map.on('webglcontextlost', () => report('error', { kind: 'webgl', message: 'The graphics context was lost.' })),
    map.on('webglcontextrestored', () => report('ready')),
  ]
  return () => subscriptions.forEach((subscription) => subscription.unsubscribe())
}
