import { useEffect, useState, type ReactElement } from 'react'
import { Button } from './button.tsx'
import './copy-text.css'

/** Something to take elsewhere exactly as it is: in sight, selected with a click, copied with the button. */
export function CopyText({ text, label, words }: { text: string; label: string; words: { copy: string; copied: string } }): ReactElement {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = (): void => {
    // No clipboard on an address without https: the text is in sight to be selected by hand.
    void (navigator.clipboard as Clipboard | undefined)?.writeText(text).then(() => setCopied(true), () => undefined)
  }
  return (
    <div className="copy-text">
      <code aria-label={label} tabIndex={0} role="textbox" aria-readonly="true">{text}</code>
      {'clipboard' in navigator && <Button icon={copied ? 'check' : 'copy'} onClick={copy}>{copied ? words.copied : words.copy}</Button>}
      <span role="status" className="unseen">{copied ? words.copied : ''}</span>
    </div>
  )
}
