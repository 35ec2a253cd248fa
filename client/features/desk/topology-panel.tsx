import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TopologyIssue } from '../../../api/contract/topology.ts'
import '../../i18n/desk-words-check.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Changes } from '../../state/desk/changes.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PanelSkeleton } from '../../ui/panel-section.tsx'
import './topology-panel.css'
import { useTopology } from './use-topology.ts'

interface TopologyPanelProps {
  code: string
  version: number
  changes: Changes
  /** Shows an issue on the map, with the fix that is proposed; null takes it away. */
  onShow: (issue: TopologyIssue | null) => void
  /** Puts the fix into the drawing; it can be undone like any other step. */
  onAccept: (issue: TopologyIssue) => void
}

/** Where the plots do not fit together: each issue with its size, its place, and a fix to be looked at and accepted. */
export function TopologyPanel({ code, version, changes, onShow, onAccept }: TopologyPanelProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { topology: data, isCurrent, error, again } = useTopology(code, version, changes)
  const [open, setOpen] = useState<TopologyIssue | null>(null)
  const show = (issue: TopologyIssue | null): void => {
    setOpen(issue)
    onShow(issue)
  }
  if (error) return <Failure error={error} onRetry={again} />
  if (!data) return <><p className="unseen" role="status">{t('topology.looking')}</p><PanelSkeleton bar={false} /></>
  const m2 = (value: number): string => `${format.number(value, value < 10 ? 2 : 0)}\u00a0m²`
  return (
    <div className="topology" aria-busy={!isCurrent || undefined}>
      <p className="quiet small" role="status">{!isCurrent ? t('topology.looking') : t('topology.count', { count: data.issues.length, formatted: format.number(data.issues.length) })}</p>
      {data.issues.length === 0 && <Notice icon="check" title={t('topology.emptyTitle')}><p>{t('topology.emptyText')}</p></Notice>}
      <ul className="topology-list">
        {data.issues.map((issue) => {
          const key = `${issue.kind} ${issue.plots.map(({ id }) => id).join()} ${issue.m2}`
          const isOpen = open === issue
          return (
            <li key={key} className="topology-issue" data-open={isOpen || undefined}>
              <button type="button" className="topology-button" aria-expanded={isOpen} onClick={() => show(isOpen ? null : issue)}>
                <span><strong>{t(`topology.kind.${issue.kind}`)}</strong> {issue.plots.map((plot) => plot.code).join(', ')}</span>
                <span className="topology-size">{m2(issue.m2)}<small>{t('topology.width', { metres: format.number(issue.widthM, 2) })}</small></span>
              </button>
              {isOpen && (
                <div className="topology-fix">
                  {issue.fix
                    ? (
                      <>
                        <p>{t(`topology.fix.${issue.fix.does}`, { plot: issue.fix.plot.code, m2: m2(issue.m2) })}</p>
                        <p className="quiet small">{t('topology.shown')}</p>
                        <Button strong icon="check" disabled={!isCurrent} onClick={() => { show(null); onAccept(issue) }}>{t('topology.accept')}</Button>
                      </>
                    )
                    : <p>{t('topology.noFix')}</p>}
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {data.unplottedM2 > 0 && <p className="quiet small">{t('topology.unplotted', { ha: format.number(data.unplottedM2 / 10_000, 2) })}</p>}
    </div>
  )
}
