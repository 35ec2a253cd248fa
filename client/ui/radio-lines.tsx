import { useId, type ReactElement, type ReactNode } from 'react'
import './check-group.css'
import './check.css'

interface RadioLinesProps<T extends string> {
  label: string
  options: readonly { value: T; label: string; aside?: ReactNode; disabled?: boolean }[]
  value: T
  onChange: (value: T) => void
}

/** One choice of a few, a line each, with a quiet number at its end. */
export function RadioLines<T extends string>({ label, options, value, onChange }: RadioLinesProps<T>): ReactElement {
  const name = useId()
  return (
    <fieldset className="check-group">
      <legend className="field-label">{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className="check" data-disabled={option.disabled || undefined}>
            <input type="radio" name={name} checked={option.value === value} disabled={option.disabled} onChange={() => onChange(option.value)} />
            <span className="check-words">{option.label}</span>
            {option.aside !== undefined && <span className="check-aside">{option.aside}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
