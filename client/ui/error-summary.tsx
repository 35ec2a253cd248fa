import type { ReactElement } from 'react'
import { Notice } from './notice.tsx'
import './error-summary.css'

/** Above a form that was not sent: what is wrong, each a way to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly { key: string; label: string; onGo: () => void }[] }): ReactElement | null {
  if (errors.length === 0) return null
  return (
    <Notice tone="error" icon="warning" title={title} announced>
      <ul className="error-summary">{errors.map(({ key, label, onGo }) => <li key={key}><button type="button" onClick={onGo}>{label}</button></li>)}</ul>
    </Notice>
  )
}
