import { useEffect, useState, type PointerEvent } from 'react'
import type { Highlight } from './ledger-panel.ts'

/** What the parts of a table or bar put on themselves to point at their plots. */
export interface Pointing {
  /** Key of the part that was clicked and stays marked. */
  chosen: string | null
  onPointerEnter: (event: PointerEvent, highlight: Highlight) => void
  onPointerLeave: () => void
  /** Marks the part and moves the map to it; the same once more takes the mark away. */
  onChoose: (key: string, highlight: Highlight) => void
}

/** Hovering marks for the moment, a click stays; `subject` is what the parts are parts of: with another, nothing is chosen. */
export function usePointing(onHighlight: (highlight: Highlight | null) => void, subject: string): Pointing {
  const [choice, setChoice] = useState<{ key: string; highlight: Highlight; subject: string } | null>(null)
  const valid = choice?.subject === subject ? choice : null
  useEffect(() => () => onHighlight(null), [onHighlight, subject])
  return {
    chosen: valid?.key ?? null,
    onPointerEnter(event, { plotIds, shape }) {
      if (event.pointerType === 'mouse') onHighlight({ plotIds, shape })
    },
    onPointerLeave() {
      onHighlight(valid && { ...valid.highlight, fit: false })
    },
    onChoose(key, highlight) {
      const again = valid?.key === key
      setChoice(again ? null : { key, highlight, subject })
      onHighlight(again ? null : { ...highlight, fit: true })
    },
  }
}
