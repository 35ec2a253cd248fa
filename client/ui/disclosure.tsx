import { useId, useState, type ReactElement, type ReactNode } from 'react'
import './disclosure.css'
import { Icon } from './icon.tsx'

interface DisclosureProps {
  title: string
  /** Quiet words at the end of the title line. */
  aside?: ReactNode
  startsOpen?: boolean
  /** Whether it is open, where that is kept outside, such as in the address. */
  open?: boolean
  /** Called with every opening and closing, for what is loaded only when looked at. */
  onToggle?: (open: boolean) => void
  level?: 2 | 3 | 4
  children: ReactNode
}

/** A heading that opens and closes what is below it. */
export function Disclosure({ title, aside, startsOpen = false, open: kept, onToggle, level = 2, children }: DisclosureProps): ReactElement {
  const [own, setOpen] = useState(startsOpen)
  const open = kept ?? own
  const body = useId()
  const Heading = `h${level}` as const
  const toggle = (): void => {
    setOpen(!open)
    onToggle?.(!open)
  }
  return (
    <section className="disclosure">
      <Heading className="disclosure-heading">
        <button type="button" className="disclosure-button" aria-expanded={open} aria-controls={body} onClick={toggle}>
          <span>{title}</span>
          {aside && <span className="disclosure-aside">{aside}</span>}
          <Icon name={open ? 'up' : 'down'} size={16} />
        </button>
      </Heading>
      <div id={body} className="disclosure-body" hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
