import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'
import { IconButton } from './button.tsx'
import './side-panel.css'

interface SidePanelProps {
  title: string
  /** What the button is called that closes it. */
  close: string
  onClose: () => void
  children: ReactNode
}

/** Beside a list, what is being made or changed; where there is no room beside it, above it. */
export function SidePanel({ title, close, onClose, children }: SidePanelProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    // Who pressed a button far down the list must see what it opened.
    heading.current?.focus()
  }, [])
  return (
    <section className="side-panel" aria-labelledby={id}>
      <div className="side-panel-head">
        <h2 ref={heading} id={id} tabIndex={-1}>{title}</h2>
        <IconButton icon="close" label={close} onClick={onClose} />
      </div>
      <div className="side-panel-body">{children}</div>
    </section>
  )
}
