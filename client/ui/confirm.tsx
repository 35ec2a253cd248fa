import { useState, type ReactElement } from 'react'
import { Button } from './button.tsx'
import './confirm.css'

interface ConfirmProps {
  /** On the button that asks. */
  label: string
  question: string
  /** On the button that does it; the label where left out. */
  yes?: string
  no: string
  disabled?: boolean
  onConfirm: () => void
}

/** A button whose consequence is said, and confirmed, in its own place. */
export function Confirm({ label, question, yes = label, no, disabled = false, onConfirm }: ConfirmProps): ReactElement {
  const [asking, setAsking] = useState(false)
  if (!asking) return <div><Button disabled={disabled} onClick={() => setAsking(true)}>{label}</Button></div>
  return (
    <div className="confirm" role="group" aria-label={label}>
      <p>{question}</p>
      <div className="form-actions">
        {/* Where the button was that asked, so that the keyboard goes on from there. */}
        <Button strong autoFocus onClick={() => { setAsking(false); onConfirm() }}>{yes}</Button>
        <Button onClick={() => setAsking(false)}>{no}</Button>
      </div>
    </div>
  )
}
