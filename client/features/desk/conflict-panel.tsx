import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-publish.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Clash } from '../../state/desk/clash.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './conflict-panel.css'

/** Square metres that one shape has more and less than another; null: nobody has measured it yet, 'unknown': it cannot be. */
export type Measured = { addedM2: number; removedM2: number } | 'unknown' | null

/** What the map shows in the conflict: each can be put on and off. */
export type ConflictShape = 'theirs' | 'ours' | 'base'

interface ConflictPanelProps {
  clash: Clash
  /** Who published in between, and when, as far as it is known. */
  by: { name: string | null; at: string; why: string } | null
  versions: { base: number | null; theirs: number }
  /** Theirs against what we began from; ours against theirs. */
  measured: { theirs: Measured; ours: Measured }
  shown: ReadonlySet<ConflictShape>
  onShow: (shape: ConflictShape, shown: boolean) => void
  onTakeTheirs: () => void
  onKeepOurs: () => void
  onGoOn: () => void
}

/** Somebody published this zone while it was drawn here: both shapes, how far they lie apart, and what becomes of ours. */
export function ConflictPanel({ clash, by, versions, measured, shown, onShow, onTakeTheirs, onKeepOurs, onGoOn }: ConflictPanelProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const overwritten = clash.parts.filter((part) => part.by === 'both')
  const name = (plot: string | null): string => (plot === null ? t('conflict.boundary') : t('conflict.plot', { code: plot }))
  const both = overwritten.map(({ plot }) => name(plot)).join(', ')
  return (
    <div className="conflict">
      <Notice tone="warning" icon="warning">
        <h2 ref={heading} tabIndex={-1} className="notice-title">{t('conflict.title')}</h2>
        <p>{by ? t('conflict.by', { name: by.name ?? t('conflict.someone'), when: format.time(by.at), why: by.why }) : t('conflict.newer', { version: versions.theirs })}</p>
        <p>{t('conflict.kept')}</p>
      </Notice>
      <section>
        <h3>{t('conflict.shapes')}</h3>
        {(['theirs', 'ours', 'base'] as const).map((shape) => (
          <Check key={shape} checked={shown.has(shape)} onChange={(on) => onShow(shape, on)} disabled={shape === 'base' && versions.base === null} aside={<span className="conflict-key" data-shape={shape} aria-hidden="true" />}>
            {t(`conflict.shape.${shape}`)}
          </Check>
        ))}
      </section>
      <section>
        <h3>{t('conflict.differences')}</h3>
        <table className="panel-table">
          <thead><tr><th scope="col">{t('conflict.compared')}</th><th scope="col">{t('conflict.added')}</th><th scope="col">{t('conflict.removed')}</th></tr></thead>
          <tbody>
            <tr><th scope="row">{t('conflict.theirsAgainstBase')}</th><Cells measured={measured.theirs} /></tr>
            <tr><th scope="row">{t('conflict.oursAgainstTheirs')}</th><Cells measured={measured.ours} /></tr>
          </tbody>
        </table>
      </section>
      <section>
        <h3>{t('conflict.parts')}</h3>
        {clash.parts.length === 0 ? <p>{t('conflict.nothing')}</p> : (
          <ul className="conflict-parts">
            {clash.parts.map(({ plot, by: who }) => <li key={plot ?? ''} data-by={who}><span>{name(plot)}</span><span>{t(`conflict.changedBy.${who}`)}</span></li>)}
          </ul>
        )}
        {clash.lost.length > 0 && <p className="conflict-lost">{t('conflict.lost', { plots: clash.lost.join(', ') })}</p>}
      </section>
      <section className="conflict-choices">
        <Choice label={t('conflict.goOn')} text={t('conflict.goOnText')} onClick={onGoOn} strong />
        <Choice label={t('conflict.keepOurs')} text={overwritten.length > 0 ? t('conflict.keepOursText', { parts: both }) : t('conflict.keepOursSafe')} onClick={onKeepOurs} />
        <Choice label={t('conflict.takeTheirs')} text={overwritten.length > 0 ? t('conflict.takeTheirsText', { parts: both }) : t('conflict.takeTheirsNone')} onClick={onTakeTheirs} />
      </section>
    </div>
  )
}

function Choice({ label, text, onClick, strong = false }: { label: string; text: string; onClick: () => void; strong?: boolean }): ReactElement {
  return <div><Button strong={strong} onClick={onClick}>{label}</Button><p className="quiet small">{text}</p></div>
}

function Cells({ measured }: { measured: Measured }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (measured === null) return <><td><Skeleton width="64px" /></td><td><Skeleton width="64px" /></td></>
  if (measured === 'unknown') return <td colSpan={2} className="quiet">{t('conflict.notMeasured')}</td>
  return <><td>{format.number(measured.addedM2, 0)}{'\u00a0'}m²</td><td>{format.number(measured.removedM2, 0)}{'\u00a0'}m²</td></>
}
