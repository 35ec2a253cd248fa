import { useState, type ReactElement } from 'react'
import { Button } from './button.tsx'
import './confirm.css'

interface ConfirmProps {
  /** On the button that asks. */
  label: string
  /** How the button is said, where the label alone does not tell it from its neighbours. */
  name?: string
  question: string
  /** On the button that does it; the label where left out. */
  yes?: string
  no: string
  disabled?: boolean
  /** As a link among quiet words. */
  quiet?: boolean
  /** Said where what was confirmed could not be done. */
  failed?: string
  onConfirm: () => void | Promise<void>
}

/** A button whose consequence is said, and confirmed, in its own place. */
export function Confirm({ label, name, question, yes = label, no, disabled = false, quiet = false, failed, onConfirm }: ConfirmProps): ReactElement {
  const [state, setState] = useState<'unasked' | 'asking' | 'back' | 'failed'>('unasked')
  const ask = (): void => setState('asking')
  if (state !== 'asking') {
    return (
      <div>
        {/* Where the question was, so that the keyboard goes on from there. */}
        {quiet ? <button type="button" className="confirm-quiet" aria-label={name} disabled={disabled} autoFocus={state !== 'unasked'} onClick={ask}>{label}</button> : <Button aria-label={name} disabled={disabled} autoFocus={state !== 'unasked'} onClick={ask}>{label}</Button>}
        {state === 'failed' && <p className="small" role="alert">{failed}</p>}
      </div>
    )
  }
  const confirm = async (): Promise<void> => {
    setState('back')
    try {
      await onConfirm()
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="confirm" role="group" aria-label={name ?? label}>
      <p>{question}</p>
      <div className="form-actions">
        <Button strong autoFocus onClick={() => void confirm()}>{yes}</Button>
        <Button onClick={() => setState('back')}>{no}</Button>
      </div>
    </div>
  )
}
