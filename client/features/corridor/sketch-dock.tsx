import type { ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import '../../i18n/relocation-words.ts'
import { SketchBar } from '../../ui/sketch-bar.tsx'

/** What is sketched of a corridor on the map. */
export type CorridorSketch = 'line' | 'clearance' | 'station' | 'depot'

interface SketchDockProps {
  what: CorridorSketch
  corners: number
  isEnough: boolean
  measured: string
  /** A finger has no keyboard. */
  byTouch: boolean
  onDone: () => void
  onUndo: () => void
  onCancel: () => void
}

/** Over the map while something is sketched on it, where one looks. */
export function SketchDock({ what, corners: count, measured, byTouch, ...bar }: SketchDockProps): ReactElement {
  const { t } = useTranslation()
  const said = (
    <>
      <strong>{t(`corridorEdit.sketching.${what}`)}</strong> {t('corridorEdit.sketched', { count })}{measured !== '' && ` · ${measured}`}
      <span className="corridor-sketch-hint small quiet">{t(byTouch ? 'corridorEdit.sketchByTouch' : 'corridorEdit.sketchHint')}</span>
    </>
  )
  return createPortal(
    <section className="corridor-sketch" aria-label={t(`corridorEdit.sketching.${what}`)}>
      <SketchBar {...bar} corners={count} said={said} words={{ done: t('corridorEdit.sketchDone'), undo: t('corridorEdit.sketchUndo'), cancel: t('corridorEdit.sketchCancel') }} />
    </section>,
    document.body,
  )
}
