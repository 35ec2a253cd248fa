import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react'
import './field.css'
import { Icon } from './icon.tsx'

/** What the control of a field puts on itself, so that label, hint and error are said with it. */
export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

interface FieldProps {
  label: string
  /** Quiet words after the label, such as that it may be left out. */
  aside?: string | undefined
  hint?: ReactNode
  /** What is wrong with what was typed, said at the field. */
  error?: string | undefined
  /** The control, with class `field-input`. */
  children: (control: FieldControl) => ReactNode
}

/** A labelled control of a form with its hint and what is wrong with it. */
export function Field({ label, aside, hint, error, children }: FieldProps): ReactElement {
  const id = useId()
  const described = [...(error ? [`${id}-error`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ')
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <label className="field-label" htmlFor={id}>{label}{aside && <span className="field-aside"> {aside}</span>}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** What is wrong with what was typed: by icon and word as well as by colour. */
export function FieldError({ id, children }: { id: string; children: ReactNode }): ReactElement {
  return <p id={id} className="field-error" role="alert"><Icon name="warning" size={14} />{children}</p>
}

type Said = Pick<FieldProps, 'label' | 'aside' | 'hint' | 'error'>

/** A line of text. */
export function TextField({ label, aside, hint, error, ...input }: Said & ComponentProps<'input'>): ReactElement {
  return <Field label={label} aside={aside} hint={hint} error={error}>{(control) => <input className="field-input" {...control} {...input} />}</Field>
}

/** One of several; its children are the options. */
export function SelectField({ label, aside, hint, error, ...select }: Said & ComponentProps<'select'>): ReactElement {
  return <Field label={label} aside={aside} hint={hint} error={error}>{(control) => <select className="field-input" {...control} {...select} />}</Field>
}

/** Several lines of text. */
export function TextArea({ label, aside, hint, error, ...area }: Said & ComponentProps<'textarea'>): ReactElement {
  return <Field label={label} aside={aside} hint={hint} error={error}>{(control) => <textarea className="field-input" {...control} {...area} />}</Field>
}
