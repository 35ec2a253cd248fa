import type { ReactElement, ReactNode } from 'react'
import './check.css'

interface CheckProps {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** Said instead of the words in sight when these alone would not be clear. */
  label?: string
  /** Quiet words or a number at the end of the line. */
  aside?: ReactNode
  children: ReactNode
}

/** A line with a box to tick. */
export function Check({ checked, onChange, disabled = false, label, aside, children }: CheckProps): ReactElement {
  return (
    <label className="check" data-disabled={disabled || undefined}>
      <input type="checkbox" checked={checked} disabled={disabled} aria-label={label} onChange={(event) => onChange(event.target.checked)} />
      <span className="check-words">{children}</span>
      {aside !== undefined && <span className="check-aside">{aside}</span>}
    </label>
  )
}
