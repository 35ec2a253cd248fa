import { useEffect } from 'react'
import type { Drawing } from '../features/corridor/design.ts'
import { writeUnsaved, type DrawnFrom } from '../features/corridor/unsaved-drawing.ts'

/** Keeps what is drawn and in no option yet for whoever comes back to it, and has the browser ask before the page goes. `drawing` null: nothing is unsaved. */
export function useUnsavedDrawing(from: DrawnFrom, drawing: Drawing | null, version: number | null): void {
  useEffect(() => writeUnsaved(from, drawing && { drawing, version }), [from, drawing, version])
  const isUnsaved = drawing !== null
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
