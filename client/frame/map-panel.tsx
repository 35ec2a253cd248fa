import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { useLink } from '../state/use-link.ts'
import { BottomSheet, type SheetSize } from '../ui/bottom-sheet.tsx'
import { Foot } from './foot.tsx'
import { Guard } from './guard.tsx'
import './map-panel.css'
import { Notices } from './notices.tsx'
import { RoomHead } from './room-head.tsx'

interface MapPanelProps {
  atlas: Atlas
  width: Width
  sheet: SheetSize
  onSheet: (size: SheetSize) => void
  /** Names the room, and the panel. */
  title: string
  /** Names what scrolls in it. */
  content: string
  /** The words of the way back to the map. */
  toMap: string
  /** Below the title: the tabs. */
  under?: ReactNode
  children: ReactNode
}

/** A room of one panel over the map: to the left, on a phone a sheet. */
export function MapPanel({ atlas, width, sheet, onSheet, title, content, toMap, under, children }: MapPanelProps): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const head = <RoomHead title={title} back={link({ room: { name: 'map' } })} backTo={toMap} takesFocus={width !== 'phone'} />
  const notices = <Notices mapProblem={atlas.mapProblem} />
  const body = <div className="map-panel-body"><Guard>{children}</Guard></div>
  if (width === 'phone') {
    return (
      <BottomSheet label={title} size={sheet} onSize={onSheet} words={{ peek: t('sheet.peek'), half: t('sheet.half'), full: t('sheet.full') }} peek={head}>
        {under}
        {notices}
        {body}
        <Foot />
      </BottomSheet>
    )
  }
  return (
    <section className="panel panel-left map-panel" aria-label={title}>
      {head}
      {under}
      {notices}
      <div className="map-panel-scroll" tabIndex={0} role="region" aria-label={content}>{body}</div>
      <Foot />
    </section>
  )
}
