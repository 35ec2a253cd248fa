import { useSyncExternalStore } from 'react'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import type { Live, Sketch } from '../../map/draw/drawing.ts'

export interface LiveState {
  live: Live | null
  sketch: Sketch | null
}

/** What changes with every move of the pen, apart from the rest of the screen: only what shows it draws itself anew. */
export interface LiveStore {
  get: () => LiveState
  /** What the preview finds; the same list as long as it finds the same. */
  findings: () => readonly ShownFinding[]
  set: (change: Partial<LiveState>) => void
  subscribe: (listener: () => void) => () => void
}

export function createLiveStore(): LiveStore {
  let state: LiveState = { live: null, sketch: null }
  let findings: readonly ShownFinding[] = []
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    findings: () => findings,
    set(change) {
      state = { ...state, ...change }
      const found = state.live?.findings ?? []
      if (keyOf(found) !== keyOf(findings)) findings = found
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const keyOf = (findings: readonly ShownFinding[]): string => findings.map(({ code, plot, got, m2, where }) => `${code} ${plot} ${got} ${m2} ${JSON.stringify(where)}`).join()

export const useLive = (store: LiveStore): LiveState => useSyncExternalStore(store.subscribe, store.get)
export const usePreviewFindings = (store: LiveStore): readonly ShownFinding[] => useSyncExternalStore(store.subscribe, store.findings)
