import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { ToolIcon, type ToolIconName } from '../../ui/tool-icon.tsx'
import './live-bar.css'
import { useLive, type LiveStore } from './live-store.ts'
import type { SnapChoice } from './use-pen.ts'

interface LiveBarProps {
  store: LiveStore
  /** What is being measured: the boundary, or a plot by its code. */
  name: string
  /** What undoing and redoing would do; null: nothing. */
  undo: string | null
  redo: string | null
  onUndo: () => void
  onRedo: () => void
  onCancel: () => void
  /** A vertex is in the hand: Cancel puts it back. */
  isGrabbed: boolean
  onDone: () => void
  snaps: SnapChoice
  onSnaps: (snaps: SnapChoice) => void
  /** What was just done, or why it was not. */
  said: { tone: 'plain' | 'warning'; text: string } | null
  /** What the drawing does to the zone's figures. */
  effect: ReactNode
}

/** On the map while one works: the area in hectares, and the drawing as an explicit mode with Cancel, Undo, Redo, Snap and Done. */
export function LiveBar({ store, name, undo, redo, onUndo, onRedo, onCancel, isGrabbed, onDone, snaps, onSnaps, said, effect }: LiveBarProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { live, sketch } = useLive(store)
  const isSketching = sketch?.isSketching ?? false
  const whyNot = sketch && !sketch.canFinish && sketch.whyNot ? t(`desk.sketch.${sketch.whyNot}`) : null
  const snapsOn = snaps.vertices || snaps.edges
  return (
    <div className="live">
      <dl className="live-figures" data-invalid={live?.isValid === false || undefined}>
        <div className="live-area"><dt>{name}</dt><dd>{live?.areaM2 == null ? '–' : format.number(live.areaM2 / 10_000, 3, true)}{'\u00a0'}<small>ha</small></dd></div>
        <div><dt>{t('desk.perimeter')}</dt><dd>{live ? metres(live.perimeterM, format.number) : '–'}</dd></div>
        <div><dt>{t('desk.edge')}</dt><dd>{live?.edgeM == null ? '–' : metres(live.edgeM, format.number)}</dd></div>
        <div><dt>{t('desk.vertices')}</dt><dd>{format.number(live?.vertices ?? 0)}</dd></div>
      </dl>
      {effect}
      <div className="live-tools" role="toolbar" aria-label={t('desk.drawing')}>
        <LiveButton icon="close" label={t('desk.cancel')} title={t('desk.cancelTitle')} disabled={!isSketching && !isGrabbed} onClick={onCancel} />
        <LiveButton icon="undo" label={t('desk.undo')} title={undo === null ? t('desk.undoNone') : t('desk.undoTitle', { what: undo })} disabled={undo === null && !isSketching} onClick={onUndo} />
        <LiveButton icon="redo" label={t('desk.redo')} title={redo === null ? t('desk.redoNone') : t('desk.redoTitle', { what: redo })} disabled={redo === null} onClick={onRedo} />
        <LiveButton icon="snap" label={t('desk.snap')} title={snapsOn ? t('desk.snapOn') : t('desk.snapOff')} pressed={snapsOn} onClick={() => onSnaps({ ...snaps, vertices: !snapsOn, edges: !snapsOn })} />
        <button type="button" className="live-done" disabled={!sketch?.canFinish} title={whyNot ?? t('desk.doneTitle')} onClick={onDone}><Icon name="check" size={16} />{t('desk.done')}</button>
      </div>
      <p className="live-said" role="status" data-tone={isSketching && whyNot ? 'warning' : said?.tone}>
        {isSketching && whyNot ? whyNot : isSketching ? t('desk.sketch.toFinish') : live?.isValid === false ? t('desk.invalid') : said?.text}
      </p>
    </div>
  )
}

const metres = (value: number, write: (value: number, decimals?: number) => string): string => `${write(value, value < 1000 ? 1 : 0)}\u00a0m`

function LiveButton({ icon, label, title, pressed, disabled = false, onClick }: { icon: ToolIconName | 'close'; label: string; title: string; pressed?: boolean; disabled?: boolean; onClick: () => void }): ReactElement {
  return (
    <button type="button" className="live-button" aria-label={label} title={title} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      {icon === 'close' ? <Icon name="close" /> : <ToolIcon name={icon} />}
      <span>{label}</span>
    </button>
  )
}
