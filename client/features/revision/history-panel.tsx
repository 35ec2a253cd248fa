import { useEffect, useEffectEvent, useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Revision } from '../../../api/contract/revision.ts'
import '../../i18n/desk-words-publish.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PanelSkeleton } from '../../ui/panel-section.tsx'
import './history-panel.css'
import { useRevision, useRevisions, type RevisionShapes } from './use-revisions.ts'

interface HistoryPanelProps {
  code: string
  version: number
  /** Lays the shapes of a revision over the present ones; null takes them away. */
  onShow: (shapes: RevisionShapes | null) => void
  /** The form by which a revision is published again; null: who looks may not. */
  restore: ((revision: RevisionShapes, close: () => void) => ReactNode) | null
}

/** Who changed the zone when, why and by which decision; its shapes over time, and the way back. */
export function HistoryPanel({ code, version, onShow, restore }: HistoryPanelProps): ReactElement {
  const { t } = useTranslation()
  const { data, error, refetch } = useRevisions(code, version)
  const [open, setOpen] = useState<number | null>(null)
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <PanelSkeleton bar={false} lines={6} />
  if (data.items.length === 0) return <Notice icon="info" title={t('revisions.emptyTitle')}><p>{t('revisions.emptyText')}</p></Notice>
  return (
    <ol className="revisions">
      {data.items.map((revision) => (
        <li key={revision.number} className="revision" data-open={open === revision.number || undefined}>
          <Line revision={revision} isNow={revision.number === data.version} />
          <div className="revision-actions">
            <Button aria-expanded={open === revision.number} onClick={() => setOpen(open === revision.number ? null : revision.number)}>{open === revision.number ? t('revisions.hide') : t('revisions.show')}</Button>
          </div>
          {open === revision.number && <Shapes code={code} number={revision.number} version={data.version} isNow={revision.number === data.version} onShow={onShow} restore={restore} />}
        </li>
      ))}
    </ol>
  )
}

function Line({ revision, isNow }: { revision: Revision; isNow: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { number, kind, at, by, why, effectiveOn, isCorrection, decision, reasons, restoredFrom, areaM2, addedM2, removedM2, plots, status } = revision
  const plotWords = [...(plots.begun > 0 ? [t('revisions.begun', { count: plots.begun })] : []), ...(plots.redrawn > 0 ? [t('revisions.redrawn', { count: plots.redrawn })] : []), ...(plots.ended > 0 ? [t('revisions.ended', { count: plots.ended })] : [])]
  const said = Object.values(reasons)
  return (
    <>
      <p className="revision-head"><strong>{t('revisions.number', { number })}</strong> {t(`revisions.kind.${kind}`)}{isNow && <Chip icon="check">{t('revisions.now')}</Chip>}{isCorrection && <Chip>{t('revisions.correction')}</Chip>}</p>
      <p className="quiet small">{by?.name ?? t('revisions.nobody')} · <time dateTime={at}>{format.time(at)}</time>{effectiveOn && ` · ${t('revisions.effectiveOn', { date: format.edtf(effectiveOn) })}`}</p>
      <p>{why}</p>
      {restoredFrom !== null && <p className="small">{t('revisions.restoredFrom', { number: restoredFrom })}</p>}
      {decision && <p className="small">{t('revisions.decision', { number: decision.number ?? decision.titleVi, date: format.edtf(decision.issuedOn), authority: decision.authority ?? t('number.unknown') })}</p>}
      <p className="small revision-figures">
        {areaM2 !== null && <span>{format.number(areaM2 / 10_000, 4)}{'\u00a0'}ha</span>}
        {addedM2 !== null && removedM2 !== null && (addedM2 > 0 || removedM2 > 0) && <span>{t('revisions.against', { added: format.number(addedM2, 0), removed: format.number(removedM2, 0) })}</span>}
        {plotWords.length > 0 && <span>{plotWords.join(', ')}</span>}
        {status && <span>{t('revisions.status')}</span>}
      </p>
      {said.length > 0 && <ul className="small quiet revision-reasons">{said.map((reason, index) => <li key={index}>{t('revisions.reason', { reason })}</li>)}</ul>}
    </>
  )
}

function Shapes({ code, number, version, isNow, onShow, restore }: { code: string; number: number; version: number; isNow: boolean } & Pick<HistoryPanelProps, 'onShow' | 'restore'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = useRevision(code, number, version)
  const [restoring, setRestoring] = useState(false)
  const show = useEffectEvent(onShow)
  useEffect(() => {
    if (!data) return
    show(data)
    return () => show(null)
  }, [data])
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <PanelSkeleton bar={false} lines={2} />
  const { againstNow } = data
  return (
    <div className="revision-shapes">
      <p className="small" role="status">
        {isNow ? t('revisions.isNow') : againstNow ? t('revisions.againstNow', { added: format.number(againstNow.addedM2, 0), removed: format.number(againstNow.removedM2, 0) }) : t('revisions.noBoundary')}
      </p>
      {!isNow && restore && (restoring ? restore(data, () => setRestoring(false)) : <Button icon="retry" onClick={() => setRestoring(true)}>{t('revisions.restore')}</Button>)}
    </div>
  )
}
