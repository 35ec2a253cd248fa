import { useEffect, useEffectEvent, useState } from 'react'
import type { LedgerPanelProps } from './ledger-panel.ts'

export interface Marks {
  /** What is marked on the map now, by the name it was marked under. */
  marked: string | null
  /** Marks these plots and moves there; the same name again takes the mark away. */
  mark: (name: string, plotIds: readonly number[]) => void
}

/** One mark at a time on the map for the buttons of a panel; gone with the panel. */
export function useMarks(onHighlight: LedgerPanelProps['onHighlight']): Marks {
  const [marked, setMarked] = useState<string | null>(null)
  const clear = useEffectEvent(() => { if (marked !== null) onHighlight(null) })
  useEffect(() => () => clear(), [])
  return {
    marked,
    mark: (name, plotIds) => {
      setMarked(marked === name ? null : name)
      onHighlight(marked === name ? null : { plotIds, fit: true })
    },
  }
}
