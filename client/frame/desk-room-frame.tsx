import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLink } from '../state/use-link.ts'
import { BottomSheet } from '../ui/bottom-sheet.tsx'
import type { DeskProps } from './desk-room.tsx'
import { Foot } from './foot.tsx'
import { Guard } from './guard.tsx'
import { Notices } from './notices.tsx'
import { RoomHead } from './room-head.tsx'

interface DeskFrameProps extends DeskProps {
  title: string
  /** Where the way out leads. */
  back: 'map' | 'lobby'
  /** Quiet lines below the title: where the work is, who else is there. */
  under?: ReactNode
  /** The panel to the right; on a narrow screen and a phone it is part of the children. */
  aside?: ReactNode
  /** Over the map: the live figures and, on a phone, the tools. */
  over?: ReactNode
  /** Right above a phone's sheet. */
  aboveSheet?: ReactNode
  children: ReactNode
}

const toolsId = 'desk-tools'
const checksId = 'desk-checks'

/** The frame of the desk over the map: one panel to the left, on a wide screen one to the right, on a phone a sheet. */
export function DeskFrame({ title, back, under, aside, over, aboveSheet, children, atlas, width, sheet, onSheet }: DeskFrameProps): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const head = <RoomHead title={title} back={link({ room: back === 'map' ? { name: 'map' } : { name: 'plan', code: null } })} backTo={back === 'map' ? t('desk.toMap') : t('desk.toLobby')} takesFocus={width !== 'phone'}>{under}</RoomHead>
  const notices = <Notices mapProblem={atlas.mapProblem} />
  if (width === 'phone') {
    return (
      <>
        <div className="desk-over">
          {over}
          <div className="desk-notices">{notices}</div>
        </div>
        <div className="desk-above-sheet" data-sheet={sheet}>{aboveSheet}</div>
        <BottomSheet
          label={t('desk.panel')} size={sheet} onSize={onSheet} words={{ peek: t('sheet.peek'), half: t('sheet.half'), full: t('sheet.full') }}
          peek={head}
        >
          <Guard>{children}</Guard>
          <Foot />
        </BottomSheet>
      </>
    )
  }
  return (
    <>
      {over && <a className="skip" href={`#${toolsId}`}>{t('desk.skipToTools')}</a>}
      {aside && <a className="skip" href={`#${checksId}`}>{t('desk.skipToChecks')}</a>}
      <section className="panel panel-left desk-panel" data-wide={width === 'narrow' || undefined} aria-label={t('desk.panel')}>
        {head}
        {notices}
        <Guard>{children}</Guard>
        <Foot />
      </section>
      {over && <div id={toolsId} tabIndex={-1} className="desk-over" data-width={width}>{over}</div>}
      {aside && <section id={checksId} tabIndex={-1} className="panel panel-right desk-aside" aria-label={t('desk.work')}><Guard>{aside}</Guard></section>}
    </>
  )
}
