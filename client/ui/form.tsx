import type { ReactElement, ReactNode } from 'react'
import './form.css'
import { Notice } from './notice.tsx'

interface FormProps {
  /** What it is for, where several stand on one page. */
  label?: string
  onSubmit: () => void
  /** What went wrong and belongs to no single field. */
  problem?: string | undefined
  /** The buttons at its end. */
  actions: ReactNode
  children: ReactNode
}

/** Fields under each other, what was refused, and the buttons. The browser's own bubbles stay away: each field says what is wrong with it. */
export function Form({ label, onSubmit, problem, actions, children }: FormProps): ReactElement {
  return (
    <form
      className="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {problem && <Notice tone="error" icon="warning" announced><p>{problem}</p></Notice>}
      <div className="form-actions">{actions}</div>
    </form>
  )
}

/** Fields that belong together, side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }): ReactElement {
  return <div className="field-row">{children}</div>
}
