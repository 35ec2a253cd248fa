import { useId, type ReactElement, type ReactNode } from 'react'
import './check-group.css'
import './check.css'
import { FieldError } from './field.tsx'

interface CheckGroupProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Boxes to tick: lines of `<CheckLine>`. */
  children: ReactNode
}

/** Several of many, ticked one by one. */
export function CheckGroup({ label, hint, error, children }: CheckGroupProps): ReactElement {
  const id = useId()
  const said = [...(error ? [`${id}-error`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ')
  return (
    <fieldset className="check-group" aria-describedby={said || undefined}>
      <legend className="field-label">{label}</legend>
      {hint && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="check-group-boxes">{children}</div>
    </fieldset>
  )
}
