import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import type { Link } from '../state/use-link.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import './room-head.css'

interface RoomHeadProps {
  title: string
  /** The way out, and its words. */
  back: Link
  backTo: string
  takesFocus: boolean
  /** Quiet lines below the title. */
  children?: ReactNode
}

/** The head of a room whose panel lies over the map: the way out, who is signed in, the language, the name. */
export function RoomHead({ title, back, backTo, takesFocus, children }: RoomHeadProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (takesFocus) heading.current?.focus({ preventScroll: true }) }, [takesFocus, title])
  return (
    <header className="room-head">
      <div className="room-head-line">
        <a className="room-back" {...back}><Icon name="foldLeft" size={16} />{backTo}</a>
        <span className="room-head-tools"><AccountMenu short /><LanguageSwitch /></span>
      </div>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </header>
  )
}
