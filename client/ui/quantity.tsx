import type { ReactElement } from 'react'
import './quantity.css'

/** A number that never leaves its unit. `value` is already written in the reader's language. */
export function Quantity({ value, unit }: { value: string; unit?: string }): ReactElement {
  return (
    <span className="quantity">
      {value}
      {unit && <span className="quantity-unit">{'\u00a0'}{unit}</span>}
    </span>
  )
}
