import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Basis } from '../../api/contract/zone.ts'
import { useFormat } from '../i18n/use-format.ts'
import './panel-section.css'
import { Skeleton } from './skeleton.tsx'

interface PanelSectionProps {
  title: string
  /** Quiet words below the title. */
  under?: ReactNode
  children: ReactNode
}

/** A titled part of a panel. */
export function PanelSection({ title, under, children }: PanelSectionProps): ReactElement {
  return (
    <section className="panel-section">
      <div className="panel-section-head">
        <h4>{title}</h4>
        {under && <p className="quiet small">{under}</p>}
      </div>
      {children}
    </section>
  )
}

/** The day figures are true of, and what they rest on. */
export function Ground({ asOf, basis }: { asOf: string; basis: Basis | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return <>{t('number.asOf', { date: format.edtf(asOf) })}{basis && ` · ${t(`basis.${basis}`)}`}</>
}

/** A line of written-out arithmetic: its sign, its words, its number; `result` closes a sum. */
export function SumLine({ sign = '\u00a0', label, note, result = false, children }: { sign?: string; label: string; note?: ReactNode; result?: boolean; children: ReactNode }): ReactElement {
  return (
    <div className="sum-line" data-result={result || undefined}>
      <dt><span aria-hidden="true">{sign}</span><span>{label}{note && <span className="sum-note">{note}</span>}</span></dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The shape of a panel to come: a title, a verdict, a bar, some lines. */
export function PanelSkeleton({ lines = 4, bar = true }: { lines?: number; bar?: boolean }): ReactElement {
  return (
    <div className="panel-section" aria-busy="true">
      <Skeleton width="60%" height={18} />
      <Skeleton width="45%" height={28} />
      {bar && <Skeleton width="100%" height={18} />}
      {Array.from({ length: lines }, (_, line) => <Skeleton key={line} width={line % 2 ? '82%' : '94%'} />)}
    </div>
  )
}
