import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/relocation-words.ts'
import { useLink } from '../state/use-link.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { BottomSheet, type SheetSize } from '../ui/bottom-sheet.tsx'
import { Icon } from '../ui/icon.tsx'
import { Foot } from './foot.tsx'
import { Guard } from './guard.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Notices } from './notices.tsx'

interface RelocationFrameProps {
  atlas: Atlas
  width: Width
  sheet: SheetSize
  onSheet: (size: SheetSize) => void
  /** Below the title: the tabs. */
  under?: ReactNode
  children: ReactNode
}

/** The frame of the room over the map: a panel to the left, on a phone a sheet. */
export function RelocationFrame({ atlas, width, sheet, onSheet, under, children }: RelocationFrameProps): ReactElement {
  const { t } = useTranslation()
  const notices = <Notices mapProblem={atlas.mapProblem} />
  const head = <Head takesFocus={width !== 'phone'} />
  if (width === 'phone') {
    return (
      <BottomSheet label={t('relocation.panel')} size={sheet} onSize={onSheet} words={{ peek: t('sheet.peek'), half: t('sheet.half'), full: t('sheet.full') }} peek={head}>
        {under}
        {notices}
        <div className="relocation-body"><Guard>{children}</Guard></div>
        <Foot />
      </BottomSheet>
    )
  }
  return (
    <section className="panel panel-left relocation-panel" aria-label={t('relocation.panel')}>
      {head}
      {under}
      {notices}
      <div className="relocation-scroll" tabIndex={0} role="region" aria-label={t('relocation.content')}><div className="relocation-body"><Guard>{children}</Guard></div></div>
      <Foot />
    </section>
  )
}

function Head({ takesFocus }: { takesFocus: boolean }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (takesFocus) heading.current?.focus({ preventScroll: true }) }, [takesFocus])
  return (
    <header className="relocation-head">
      <div className="relocation-head-line">
        <a className="relocation-back" {...link({ room: { name: 'map' } })}><Icon name="foldLeft" size={16} />{t('relocation.toMap')}</a>
        <LanguageSwitch />
      </div>
      <h1 ref={heading} tabIndex={-1}>{t('relocation.title')}</h1>
    </header>
  )
}
