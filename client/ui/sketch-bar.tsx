import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import './sketch-bar.css'

interface SketchBarProps {
  /** What to do on the map, and how far it is. */
  said: ReactNode
  words: { done: string; undo: string; cancel: string }
  isEnough: boolean
  corners: number
  /** null: the first corner ends it. */
  onDone: (() => void) | null
  onUndo: () => void
  onCancel: () => void
}

/** What goes with a sketch on the map: how far it is, and who has no keyboard ends, takes back and cancels it here. */
export function SketchBar({ said, words, isEnough, corners, onDone, onUndo, onCancel }: SketchBarProps): ReactElement {
  return (
    <div className="sketch-bar">
      <p role="status">{said}</p>
      <div className="sketch-bar-buttons">
        {onDone && <Button strong disabled={!isEnough} onClick={onDone}>{words.done}</Button>}
        {onDone && <Button disabled={corners === 0} onClick={onUndo}>{words.undo}</Button>}
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </div>
  )
}
