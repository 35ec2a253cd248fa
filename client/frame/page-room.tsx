import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/account-words.ts'
import { useLink } from '../state/use-link.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Foot } from './foot.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Notices } from './notices.tsx'
import './page-room.css'

interface PageRoomProps {
  title: string
  /** As the browser's tab names the page. */
  pageTitle: string
  /** Below the head, above what scrolls under them. */
  tabs?: ReactNode
  /** Forms alone are read better in a narrow column. */
  narrow?: boolean
  children: ReactNode
}

/** A room that is a page: its head, the way back to the map, who is signed in, and the foot every page has. */
export function PageRoom({ title, pageTitle, tabs, narrow = false, children }: PageRoomProps): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { document.title = pageTitle }, [pageTitle])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="page-room" data-tabs={tabs ? true : undefined}>
      <header className="page-head">
        <a className="page-back" {...link({ room: { name: 'map' } })}><Icon name="foldLeft" size={16} />{t('accountRoom.toMap')}</a>
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        <div className="page-doing"><AccountMenu /><LanguageSwitch /></div>
      </header>
      <Notices mapProblem={null} />
      {tabs}
      <div className="page-body" data-narrow={narrow || undefined}>{children}</div>
      <Foot />
    </div>
  )
}
