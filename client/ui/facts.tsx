import type { ReactElement, ReactNode } from 'react'
import './facts.css'

/** Pairs of label and value, one under the other. */
export function Facts({ children }: { children: ReactNode }): ReactElement {
  return <dl className="facts">{children}</dl>
}

export function Fact({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
