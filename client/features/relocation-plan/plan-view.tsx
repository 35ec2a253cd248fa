import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { isClash } from '../../state/is-clash.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SiteLoads, UtilityLoads } from './loads.tsx'
import './plan.css'
import { useSiteName } from './use-site-name.ts'
import { usePlanActs } from './use-plans.ts'

type Row = RelocationPlan['assigned'][number]
export const keyOfRow = ({ relocation, project }: Pick<Row, 'relocation' | 'project'>): string => `${relocation}/${project}`

/** One plan: how good it is, what has no room, each case with its site to be changed by hand, and what the sites hold. */
export function PlanView({ plan, mayChange, onCopied }: { plan: RelocationPlan; mayChange: boolean; onCopied: (id: number) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const acts = usePlanActs()
  const [problem, setProblem] = useState<{ clash: boolean; text: string } | null>(null)
  // One thing at a time: the second would be decided on a plan that the first has changed.
  const [isSending, setSending] = useState(false)
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    if (isSending) return
    setSending(true)
    setProblem(null)
    try {
      await act()
    } catch (error) {
      setProblem({ clash: isClash(error), text: error instanceof Error ? error.message : '' })
    } finally {
      setSending(false)
    }
  }
  const open = plan.assigned.filter((row) => row.isOpen && row.site !== null && row.acceptedOn === null)
  const isOver = plan.utilities.filter((one) => one.isOver).length
  const changed = plan.places.filter((site) => site.hasChanged || site.isOver)
  return (
    <div className="plan-view">
      <PlanFigures plan={plan} />
      {problem && <Notice tone="warning" icon="warning" announced><p>{problem.clash ? t('assigning.conflict') : problem.text || t('error.noAnswer')}</p></Notice>}
      {changed.length > 0 && (
        <Notice tone="warning" icon="warning" title={t('assigning.changedTitle')} actions={mayChange && <Button disabled={isSending} onClick={() => void attempt(() => acts.refresh(plan))}>{t('assigning.takeOver')}</Button>}>
          <p>{t('assigning.changedText', { count: changed.length, formatted: format.number(changed.length) })}</p>
        </Notice>
      )}
      {plan.missing && <Missing missing={plan.missing} />}
      {mayChange && (
        <div className="plan-do">
          {open.length > 0 && (
            <Confirm label={t('assigning.acceptAll', { formatted: format.number(open.length) })} question={t('assigning.acceptAsk', { count: open.length, formatted: format.number(open.length) })} yes={t('assigning.acceptYes')} no={t('assigning.keep')} failed={t('assigning.failed')} disabled={isSending}
              onConfirm={() => attempt(() => acts.accept(plan, open.map(({ relocation, project }) => ({ relocation, project }))))} />
          )}
          <Button icon="copy" disabled={isSending} onClick={() => void attempt(() => acts.copy(plan.id, t('assigning.copyName', { name: plan.name }).slice(0, 100)).then((copy) => onCopied(copy.id)))}>{t('assigning.copy')}</Button>
        </div>
      )}
      <PlanRows plan={plan} mayChange={mayChange} isSending={isSending} onMove={(row, site) => void attempt(() => acts.move(plan, { relocation: row.relocation, project: row.project, site }))}
        onAccept={(row) => void attempt(() => acts.accept(plan, [{ relocation: row.relocation, project: row.project }]))} onWithdraw={(row) => attempt(() => acts.withdraw(plan, row))} />
      <Disclosure title={t('assigning.sitesUsed')} aside={format.number(plan.places.filter(({ usedHa }) => usedHa > 0).length)} level={3}><SiteLoads plan={plan} /></Disclosure>
      {plan.utilities.length > 0 && <Disclosure title={t('assigning.utilities')} aside={isOver > 0 ? <Chip tone="error" icon="warning">{t('assigning.utilityOver', { formatted: format.number(isOver) })}</Chip> : undefined} level={3}><UtilityLoads plan={plan} /></Disclosure>}
    </div>
  )
}

function PlanFigures({ plan }: { plan: RelocationPlan }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <p className="quiet small">{t('assigning.by', { author: plan.author ?? '–', date: format.moment(plan.recordedAt) })} · {t(`assigning.sitesChoice.${plan.sites}`)}</p>
      <Facts>
        <Fact label={t('assigning.placedRow')}>{t('assigning.summary', { count: plan.rows, placed: format.number(plan.placed), rows: format.number(plan.rows) })}{plan.byHand > 0 && ` · ${t('assigning.byHand', { formatted: format.number(plan.byHand) })}`}{plan.accepted > 0 && ` · ${t('assigning.accepted', { formatted: format.number(plan.accepted) })}`}</Fact>
        <Fact label={t('assigning.cost')}>{t('assigning.costValue', { cost: format.number(plan.haKm, 1) })}</Fact>
      </Facts>
      {plan.unknownArea > 0 && <p className="quiet small">{t('assigning.unknownArea', { count: plan.unknownArea, formatted: format.number(plan.unknownArea) })}</p>}
      {plan.withoutKm > 0 && <p className="quiet small">{t('assigning.withoutKm', { count: plan.withoutKm, formatted: format.number(plan.withoutKm) })}</p>}
      {plan.gapPct !== null && plan.boundHaKm !== null
        ? <p><Chip icon="info">{t('assigning.gap', { pct: format.percent(plan.gapPct) })}</Chip> <span className="quiet small">{t('assigning.gapText', { bound: format.number(plan.boundHaKm, 1) })}</span></p>
        : <p className="quiet small">{t('assigning.noGap')} {plan.noBound !== null && t(`assigning.noBound.${plan.noBound}`)}</p>}
    </>
  )
}

/** What there is no room for: hectares, sector, date. */
function Missing({ missing }: { missing: NonNullable<RelocationPlan['missing']> }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Notice tone="warning" icon="warning" title={t('assigning.missing', { count: missing.cases, formatted: format.number(missing.cases), ha: format.number(missing.ha) })}>
      <ul>
        {missing.byNeed.map((one) => (
          <li key={`${one.sector} ${one.dueOn}`}>
            {t('assigning.missingRow', { ha: format.number(one.ha), count: one.cases, formatted: format.number(one.cases) })} · {one.sector === null ? t('assigning.missingNoSector') : t('assigning.missingSector', { sector: one.sector })} · {one.dueOn === null ? t('assigning.missingNoDue') : t('assigning.missingDue', { date: format.edtf(one.dueOn) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

interface PlanRowsProps { plan: RelocationPlan; mayChange: boolean; isSending: boolean; onMove: (row: Row, site: string | null) => void; onAccept: (row: Row) => void; onWithdraw: (row: Row) => Promise<void> }

function PlanRows({ plan, mayChange, isSending, onMove, onAccept, onWithdraw }: PlanRowsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const titleOf = useZoneTitle()
  const [most, setMost] = useState(20)
  const siteName = useSiteName()
  const sites = new Map(plan.places.map((site) => [site.code, siteName(site)]))
  const left = new Map(plan.places.map((site) => [site.code, site.nowHa - site.usedHa]))
  const nameOf = (row: Row): string => (language === 'en' ? row.firmNameEn : row.firmNameVi)
  const columns: readonly Column<Row>[] = [
    { key: 'firm', head: t('assigning.firm'), cell: (row) => <>{nameOf(row)}<br /><span className="quiet small">{titleOf(row.zone)}</span></> },
    { key: 'ha', head: t('assigning.ha'), isNumber: true, cell: (row) => format.number(row.ha, 2, true) },
    { key: 'to', head: t('assigning.to'), cell: (row) => (mayChange && row.acceptedOn === null && row.isOpen
      ? (
        <>
        <select className="field-input plan-site" aria-disabled={isSending} aria-label={t('assigning.change', { firm: nameOf(row) })} value={row.site ?? ''} onChange={(event) => onMove(row, event.target.value === '' ? null : event.target.value)}>
          <option value="">{t('assigning.nowhere')}</option>
          {plan.places.filter((site) => site.code === row.site || (left.get(site.code) ?? 0) >= row.ha).map((site) => <option key={site.code} value={site.code}>{t('assigning.siteLeft', { site: siteName(site), ha: format.number(left.get(site.code) ?? 0) })}</option>)}
        </select>
        {/* The closed list cuts long names. */}
        <HowFar row={row} site={row.site === null ? undefined : sites.get(row.site)} />
        </>
      )
      : <>{row.site === null ? t('assigning.nowhere') : sites.get(row.site)}{!row.isOpen && row.acceptedOn === null && <><br /><span className="quiet small">{t('assigning.closed')}</span></>}<HowFar row={row} /></>) },
    { key: 'do', head: t('assigning.accept'), cell: (row) => (row.acceptedOn !== null ? (
      <>
        <Chip tone="good" icon="check">{t('assigning.held')}</Chip>
        <span className="plan-how quiet small">{t('cases.since', { date: format.edtf(row.acceptedOn) })}</span>
        {mayChange && row.isOpen && <Confirm quiet disabled={isSending} label={t('assigning.withdraw')} name={t('assigning.withdrawOne', { firm: nameOf(row) })} question={t('assigning.withdrawAsk')} yes={t('assigning.withdrawYes')} no={t('assigning.keep')} onConfirm={() => onWithdraw(row)} />}
      </>
    )
      : mayChange && row.isOpen && row.site !== null ? <Button disabled={isSending} aria-label={t('assigning.acceptOne', { firm: nameOf(row) })} onClick={() => onAccept(row)}>{t('assigning.accept')}</Button> : '–') },
  ]
  return (
    <div className="plan-rows">
      <DataTable caption={plan.name} columns={columns} rows={plan.assigned.slice(0, most)} keyOf={keyOfRow} isQuiet={(row) => !row.isOpen} />
      {plan.assigned.length > most && <Button onClick={() => setMost(most + 60)}>{t('assigning.more', { count: plan.assigned.length - most, formatted: format.number(plan.assigned.length - most) })}</Button>}
    </div>
  )
}

/** How far it moves, and who placed it. */
function HowFar({ row, site }: { row: Row; site?: string | undefined }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return <span className="plan-how quiet small">{site !== undefined && `${site} · `}{row.site !== null && `${row.km === null ? t('cases.noPlace') : format.distance(row.km * 1000)} · `}{t('assigning.how')}: {t(`assigning.made.${row.madeBy}`)}</span>
}
