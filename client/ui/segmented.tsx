import { useId, type ReactElement } from 'react'
import './segmented.css'

interface SegmentedProps<T extends string> {
  label: string
  options: readonly { value: T; label: string; lang?: string; title?: string }[]
  value: T
  onChange: (value: T) => void
  /** Show the label above rather than only say it. */
  labelled?: boolean
}

/** One choice of a few, all in sight: a radio group. */
export function Segmented<T extends string>({ label, options, value, onChange, labelled = false }: SegmentedProps<T>): ReactElement {
  const name = useId()
  return (
    <fieldset className="segmented">
      <legend className={labelled ? 'segmented-label' : 'unseen'}>{label}</legend>
      <div className="segmented-options">
        {options.map((option) => (
          <label key={option.value} className="segmented-option" lang={option.lang} title={option.title}>
            <input type="radio" name={name} aria-label={option.title} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
