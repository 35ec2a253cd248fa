import { useId, type ReactElement, type ReactNode } from 'react'
import './field.css'
import './list-tools.css'

interface ListToolsProps {
  /** What the field looks in. */
  label: string
  sought: string
  onSeek: (text: string) => void
  /** How many there are, in words. */
  count: string
  /** More choices that narrow the list. */
  children?: ReactNode
  /** Makes a new one. */
  action?: ReactNode
}

/** Above a list: looking in it, how long it is, and adding to it. */
export function ListTools({ label, sought, onSeek, count, children, action }: ListToolsProps): ReactElement {
  const id = useId()
  return (
    <div className="list-tools" role="search">
      <label className="unseen" htmlFor={id}>{label}</label>
      <input id={id} className="field-input" type="search" placeholder={label} value={sought} onChange={(event) => onSeek(event.target.value)} />
      {children}
      <span className="quiet small" role="status">{count}</span>
      {action && <span className="list-tools-action">{action}</span>}
    </div>
  )
}
