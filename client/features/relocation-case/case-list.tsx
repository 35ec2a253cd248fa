import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationCase, RelocationStage } from '../../../api/contract/relocation-case.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat, type Format } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import './relocation-case.css'
import { keyOfCase, stages } from './use-cases.ts'

export interface ListProps { items: readonly RelocationCase[]; asOf: string; onOpen: (one: RelocationCase) => void }

const shownAtFirst = 12

/** The name of a firm as the language says it. */
export function useFirmName(): (one: { firmNameVi: string; firmNameEn: string }) => string {
  const language = useLanguage()
  return (one) => (language === 'en' ? one.firmNameEn : one.firmNameVi)
}

const hectares = (one: RelocationCase, format: Format, unknown: string): string => (one.areaHa === null ? unknown : `${format.number(one.areaHa)} ha`)

/** What is wrong with a case, by icon and word. */
export function CaseChips({ one }: { one: RelocationCase }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (!one.isOverdue && !one.isLate && (one.openObstacles === 0 || one.endedOn !== null)) return null
  return (
    <span className="case-chips">
      {one.isOverdue ? <Chip tone="error" icon="warning">{t('cases.overdue')}</Chip> : one.isLate && <Chip tone="warning" icon="warning">{t('cases.late')}</Chip>}
      {one.openObstacles > 0 && one.endedOn === null && <Chip tone="warning" icon="question">{t('cases.obstacles', { count: one.openObstacles, formatted: format.number(one.openObstacles) })}</Chip>}
    </span>
  )
}

/** The way from left to right, a column each; what nobody reported stands first, what has ended last. */
export function CaseBoard({ items, onOpen }: ListProps): ReactElement {
  const { t } = useTranslation()
  const columns: { key: string; title: string; cases: RelocationCase[] }[] = [
    { key: 'none', title: t('cases.stageNone'), cases: items.filter((one) => one.endedOn === null && one.stage === null) },
    ...stages.slice(0, -1).map((stage: RelocationStage) => ({ key: stage, title: t(`cases.stages.${stage}`), cases: items.filter((one) => one.endedOn === null && one.stage === stage) })),
    { key: 'ended', title: t('cases.ended'), cases: items.filter((one) => one.endedOn !== null) },
  ]
  return (
    <div className="case-board" role="region" aria-label={t('cases.views.board')} tabIndex={0}>
      {columns.map(({ key, title, cases }) => <BoardColumn key={key} title={title} cases={cases} onOpen={onOpen} />)}
    </div>
  )
}

function BoardColumn({ title, cases, onOpen }: { title: string; cases: readonly RelocationCase[]; onOpen: (one: RelocationCase) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useFirmName()
  const [most, setMost] = useState(shownAtFirst)
  return (
    <div className="case-column" data-empty={cases.length === 0 || undefined}>
      <h3>{title} <span className="quiet">{format.number(cases.length)}</span></h3>
      <ul>
        {cases.slice(0, most).map((one) => (
          <li key={keyOfCase(one)}>
            <button type="button" className="case-card" onClick={() => onOpen(one)}>
              <strong>{nameOf(one)}</strong>
              <span className="quiet small">{hectares(one, format, t('cases.unknownArea'))} · {one.dueOn === null ? t('cases.noDue') : format.edtf(one.dueOn)}</span>
              <span className="quiet small">{one.responsibleUnit ?? t('cases.noUnit')}</span>
              <CaseChips one={one} />
            </button>
          </li>
        ))}
      </ul>
      {cases.length > most && <Button onClick={() => setMost(most + 50)}>{t('cases.more', { count: cases.length - most, formatted: format.number(cases.length - most) })}</Button>}
    </div>
  )
}

export function CaseTable({ items, onOpen }: ListProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useFirmName()
  const language = useLanguage()
  const [most, setMost] = useState(30)
  const columns: readonly Column<RelocationCase>[] = [
    { key: 'firm', head: t('cases.firm'), cell: (one) => <><button type="button" className="case-link" onClick={() => onOpen(one)}>{nameOf(one)}</button><span className="case-unit quiet small">{one.responsibleUnit ?? t('cases.noUnit')}</span><CaseChips one={one} /></> },
    { key: 'needs', head: `${t('cases.needs')}, ha`, isNumber: true, cell: (one) => (one.areaHa === null ? '–' : format.number(one.areaHa, 2, true)) },
    { key: 'stage', head: t('cases.stage'), cell: (one) => (one.endedOn !== null ? t('cases.ended') : one.stage === null ? t('cases.stageNone') : t(`cases.stages.${one.stage}`)) },
    { key: 'due', head: t('cases.due'), isShort: true, cell: (one) => (one.dueOn === null ? t('cases.noDue') : format.edtf(one.dueOn)) },
    { key: 'receiver', head: t('cases.receiver'), cell: (one) => (one.receiver === null ? t('cases.noReceiver') : language === 'en' ? one.receiver.zone.nameEn : one.receiver.zone.nameVi) },
  ]
  return (
    <>
      <DataTable caption={t('cases.title')} columns={columns} rows={items.slice(0, most)} keyOf={keyOfCase} isQuiet={(one) => one.endedOn !== null} />
      {items.length > most && <Button onClick={() => setMost(most + 100)}>{t('cases.more', { count: items.length - most, formatted: format.number(items.length - most) })}</Button>}
    </>
  )
}

const dayMs = 86_400_000

/** Each case on one line of time, with today and its due day. */
export function CaseTimeline({ items, asOf, onOpen }: ListProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useFirmName()
  const [most, setMost] = useState(30)
  const days = items.flatMap((one) => [one.dueOn, one.reachedOn, one.nextPlannedOn, one.endedOn]).flatMap((day) => (day === null ? [] : [Date.parse(day)]))
  const today = Date.parse(asOf)
  const first = Math.min(today - 30 * dayMs, ...days)
  const last = Math.max(today + 30 * dayMs, ...days)
  const at = (day: string): string => `${((Date.parse(day) - first) / (last - first)) * 100}%`
  return (
    <>
      <p className="quiet small">{t('cases.timelineText')}</p>
      <ul className="case-timeline">
        {items.slice(0, most).map((one) => {
          const said = [one.stage !== null && one.reachedOn !== null && `${t(`cases.stages.${one.stage}`)} ${format.edtf(one.reachedOn)}`, one.nextStage !== null && `${t(`cases.stages.${one.nextStage}`)}: ${t('cases.planned', { date: format.edtf(one.nextPlannedOn) })}`,
            one.dueOn === null ? t('cases.noDue') : `${t('cases.due')} ${format.edtf(one.dueOn)}`].filter(Boolean).join(' · ')
          return (
            <li key={keyOfCase(one)}>
              <div className="case-timeline-head"><button type="button" className="case-link" onClick={() => onOpen(one)}>{nameOf(one)}</button><CaseChips one={one} /></div>
              <div className="case-track" aria-hidden="true">
                <i className="case-today" style={{ insetInlineStart: at(asOf) }} />
                {one.dueOn !== null && <i className="case-due" data-late={one.isOverdue || undefined} style={{ insetInlineStart: at(one.dueOn) }} />}
                {one.reachedOn !== null && <i className="case-dot" style={{ insetInlineStart: at(one.reachedOn) }} />}
                {one.nextPlannedOn !== null && <i className="case-dot case-dot-open" style={{ insetInlineStart: at(one.nextPlannedOn) }} />}
              </div>
              <p className="quiet small">{said}</p>
            </li>
          )
        })}
      </ul>
      {items.length > most && <Button onClick={() => setMost(most + 100)}>{t('cases.more', { count: items.length - most, formatted: format.number(items.length - most) })}</Button>}
    </>
  )
}
