import type { PointerEvent, ReactElement } from 'react'
import './stacked-bar.css'

export interface StackedPart {
  key: string
  label: string
  /** Length of the part; the bar is as long as all of them. */
  value: number
  /** Written behind the label where there is room. */
  text: string
  /** Tint and hatch, as on the map. */
  fill: ReactElement
}

interface StackedBarProps {
  parts: readonly StackedPart[]
  chosen: string | null
  onPointerEnter: (event: PointerEvent, key: string) => void
  onPointerLeave: () => void
  onChoose: (key: string) => void
}

/** One bar of parts that can be pointed at with a mouse. Decoration to a screen reader and the keyboard: the table beside it says and does the same. */
export function StackedBar({ parts, chosen, onPointerEnter, onPointerLeave, onChoose }: StackedBarProps): ReactElement {
  return (
    <div className="stacked-bar" aria-hidden="true">
      {parts.map(({ key, label, value, text, fill }) => (
        <div
          key={key}
          className="stacked-part"
          title={`${label}: ${text}`}
          style={{ flexGrow: value }}
          data-chosen={chosen === key || undefined}
          data-dimmed={(chosen !== null && chosen !== key) || undefined}
          onPointerEnter={(event) => onPointerEnter(event, key)}
          onPointerLeave={onPointerLeave}
          onClick={() => onChoose(key)}
        >
          {fill}
          <span>{label} <b>{text}</b></span>
        </div>
      ))}
    </div>
  )
}
