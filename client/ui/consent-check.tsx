import { useId, type ComponentProps, type ReactElement } from 'react'
import './check.css'
import './consent-check.css'
import { FieldError } from './field.tsx'

/** A box that must be ticked, with all one agrees to beside it. */
export function ConsentCheck({ text, error, ...input }: { text: string; error?: string | undefined } & ComponentProps<'input'>): ReactElement {
  const id = useId()
  return (
    <div className="consent">
      <label className="check consent-check"><input type="checkbox" aria-describedby={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined} {...input} /><span className="check-words">{text}</span></label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
