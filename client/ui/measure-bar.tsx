import type { CSSProperties, ReactElement } from 'react'
import { alongBar, barEnd } from './bar-scale.ts'
import './measure-bar.css'

export interface BarPart {
  key: string
  value: number
  /** Any CSS background: a tint, or a pattern where two parts must be told apart in print. */
  fill: string
  /** Shown on hover; the words and numbers beside the bar are what everybody reads. */
  title: string
}
export interface BarLine {
  value: number
  label: string
  /** Advice rather than law: dashed, its label below. */
  soft?: boolean
}

/** One horizontal bar from zero, with thresholds as lines that carry their value. Decoration: say the same in words or a table beside it. */
export function MeasureBar({ parts, lines = [], end }: { parts: readonly BarPart[]; lines?: readonly BarLine[]; end?: number }): ReactElement {
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  const last = end ?? barEnd([total, ...lines.map(({ value }) => value)])
  const above = lines.filter(({ soft }) => !soft)
  const below = lines.filter(({ soft }) => soft)
  let from = 0
  return (
    <div className="measure" aria-hidden="true">
      {above.length > 0 && <div className="measure-labels">{above.map((line) => <span key={line.label} style={labelPlace(alongBar(line.value, last))}>{line.label}</span>)}</div>}
      <div className="measure-track">
        {parts.map(({ key, value, fill, title }) => {
          const start = alongBar(from, last)
          from += value
          return value > 0 && <span key={key} className="measure-part" title={title} style={{ left: `${start}%`, width: `${alongBar(from, last) - start}%`, background: fill }} />
        })}
        {lines.map((line) => <span key={line.label} className="measure-line" data-soft={line.soft || undefined} style={{ left: `${alongBar(line.value, last)}%` }} />)}
      </div>
      {below.length > 0 && <div className="measure-labels measure-below">{below.map((line) => <span key={line.label} style={labelPlace(alongBar(line.value, last))}>{line.label}</span>)}</div>}
    </div>
  )
}

/** A label hangs on the side of its line where there is room. */
function labelPlace(percent: number): CSSProperties {
  return percent <= 50 ? { left: `${percent}%` } : { right: `${100 - percent}%` }
}
