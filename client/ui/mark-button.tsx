import type { ReactElement, ReactNode } from 'react'
import './panel-section.css'

/** Words that mark something on the map while they are pressed. */
export function MarkButton({ pressed, onPress, title, children }: { pressed: boolean; onPress: () => void; title: string; children: ReactNode }): ReactElement {
  return <button type="button" className="mark-button" aria-pressed={pressed} title={title} onClick={onPress}>{children}</button>
}
