import { useState, type ComponentProps, type ReactElement } from 'react'
import { Field } from './field.tsx'
import { Button } from './button.tsx'

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** On the button that shows what is typed, and hides it again. */
  words: { show: string; hide: string; say: string }
}

/** A password, hidden until one asks to see it. */
export function PasswordField({ label, hint, error, words, ...input }: PasswordFieldProps): ReactElement {
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => (
        <span className="field-with-button">
          <input className="field-input" type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" {...described} {...input} />
          <Button title={words.say} aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? words.hide : words.show}</Button>
        </span>
      )}
    </Field>
  )
}
