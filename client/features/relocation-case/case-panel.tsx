import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationCaseDetail, RelocationStage } from '../../../api/contract/relocation-case.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CandidateList } from './candidates.tsx'
import { NeedForm, ObstacleForm, StepForm } from './case-forms.tsx'
import { CaseChips, useFirmName } from './case-list.tsx'
import './relocation-case.css'
import { todayInVietnam, useCaseActs } from './use-cases.ts'

type FormName = 'need' | 'obstacle' | RelocationStage

/** One case: its need, how far it is, what is kept for it, where it can go. */
export function CasePanel({ detail, mayRecord }: { detail: RelocationCaseDetail; mayRecord: boolean }): ReactElement {
  const { t } = useTranslation()
  const nameOf = useFirmName()
  const titleOf = useZoneTitle()
  const heading = useRef<HTMLHeadingElement>(null)
  const [editing, setEditing] = useState<readonly FormName[]>([])
  const edit = (form: FormName): void => setEditing((open) => [...open, form])
  const done = (form: FormName): void => setEditing((open) => open.filter((one) => one !== form))
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <article className="case-panel">
      <h2 ref={heading} tabIndex={-1}>{nameOf(detail)}</h2>
      <p className="quiet small">{detail.project} · {t('cases.zone')} {titleOf(detail.zone)} · {detail.relocation}</p>
      <CaseChips one={detail} />
      {detail.isModel && <Notice icon="info" title={t('cases.model')}><p>{t('cases.modelText')}</p></Notice>}
      {!mayRecord && <p className="quiet small">{t('cases.readOnly')}</p>}
      <section>
        <h3>{t('cases.need')}</h3>
        <NeedFacts detail={detail} />
        {mayRecord && (editing.includes('need') ? <NeedForm key={`need ${detail.project}`} detail={detail} onDone={() => done('need')} /> : <Button icon="pen" onClick={() => edit('need')}>{t('cases.change')}</Button>)}
      </section>
      <section>
        <h3>{t('cases.steps')}</h3>
        <ol className="case-steps">
          {detail.steps.map((one) => (
            <li key={one.stage} data-reached={one.reachedOn !== null || undefined}>
              <StepLine step={one} />
              {mayRecord && (editing.includes(one.stage) ? <StepForm detail={detail} stage={one.stage} onDone={() => done(one.stage)} /> : <Button aria-label={`${t('cases.record')}: ${t(`cases.stages.${one.stage}`)}`} onClick={() => edit(one.stage)}>{t('cases.record')}</Button>)}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('cases.obstacleTitle')}</h3>
        <Obstacles detail={detail} mayRecord={mayRecord} />
        {mayRecord && (editing.includes('obstacle') ? <ObstacleForm detail={detail} onDone={() => done('obstacle')} /> : <Button onClick={() => edit('obstacle')}>{t('cases.addObstacle')}</Button>)}
      </section>
      <section>
        <h3>{t('cases.holds')}</h3>
        <Holds detail={detail} />
      </section>
      <section>
        <h3>{t('cases.candidates')}</h3>
        <CandidateList candidates={detail.candidates} />
      </section>
    </article>
  )
}

function NeedFacts({ detail }: { detail: RelocationCaseDetail }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const unknown = <span className="quiet">{t('cases.unknown')}</span>
  const amount = (value: number | null, unit: string): ReactElement | string => (value === null ? unknown : `${format.number(value)} ${unit}`)
  return (
    <Facts>
      <Fact label={t('cases.needs')}>{detail.areaHa === null ? unknown : <>{format.number(detail.areaHa, 4)} ha <span className="quiet small">{t(detail.areaIsRecorded ? 'cases.recorded' : 'cases.fromLedger')}{!detail.areaIsRecorded && detail.allocatedBasis !== null && `, ${t(`basis.${detail.allocatedBasis}`)}`}</span></>}</Fact>
      <Fact label={t('cases.land')}>{detail.plots === 0 ? t('cases.noPlots') : t('cases.plots', { codes: detail.plotCodes.join(', ') })}</Fact>
      <Fact label={t('cases.sector')}>{detail.sector === null ? unknown : `${detail.sector.code} ${language === 'en' ? detail.sector.nameEn : detail.sector.nameVi}`}</Fact>
      <Fact label={t('cases.wastewater')}>{amount(detail.wastewaterM3PerDay, t('cases.perDay'))}</Fact>
      <Fact label={t('cases.power')}>{amount(detail.powerMva, 'MVA')}</Fact>
      <Fact label={t('cases.farthest')}>{amount(detail.farthestKm, 'km')}</Fact>
      <Fact label={t('cases.due')}>{detail.dueOn === null ? unknown : format.edtf(detail.dueOn)}</Fact>
      <Fact label={t('cases.unit')}>{detail.responsibleUnit ?? <span className="quiet">{t('cases.noUnit')}</span>}</Fact>
      {detail.closedOn !== null && detail.outcome !== null && <Fact label={t('cases.ended')}>{format.edtf(detail.closedOn)} · {t(`cases.outcomes.${detail.outcome}`)}</Fact>}
      {detail.source !== null && <Fact label={t('cases.source')}><span lang="vi">{detail.source}</span></Fact>}
    </Facts>
  )
}

function StepLine({ step }: { step: RelocationCaseDetail['steps'][number] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = [step.reachedOn !== null && t('cases.reached', { date: format.edtf(step.reachedOn) }), step.plannedOn !== null && t('cases.planned', { date: format.edtf(step.plannedOn) }),
    step.decision?.number && t('cases.decision', { number: step.decision.number }), step.moneyVnd !== null && t('cases.money', { money: format.number(step.moneyVnd, 0) })].filter(Boolean)
  return (
    <div>
      <strong>{t(`cases.stages.${step.stage}`)}</strong>
      <p className="quiet small">{facts.length > 0 ? facts.join(' · ') : t('cases.notYet')}</p>
      {step.note !== null && <p className="small" lang="vi">{step.note}</p>}
    </div>
  )
}

function Obstacles({ detail, mayRecord }: { detail: RelocationCaseDetail; mayRecord: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const acts = useCaseActs(detail)
  const [sending, setSending] = useState<number | null>(null)
  const resolve = async (id: number): Promise<void> => {
    setSending(id)
    // Somebody was faster: the case is read again, and shows it.
    try { await acts.resolve(id, todayInVietnam(), detail.version) } catch { await acts.reload() } finally { setSending(null) }
  }
  if (detail.obstacles.length === 0) return <p className="quiet">{t('cases.noObstacles')}</p>
  return (
    <ul className="case-obstacles">
      {detail.obstacles.map((one) => (
        <li key={one.id}>
          <span lang="vi">{one.what}</span> <span className="quiet small">{t('cases.since', { date: format.edtf(one.since) })}{one.resolvedOn !== null && ` · ${t('cases.resolved', { date: format.edtf(one.resolvedOn) })}`}</span>
          {mayRecord && one.resolvedOn === null && <Button disabled={sending !== null} onClick={() => void resolve(one.id)}>{t('cases.resolve')}</Button>}
        </li>
      ))}
    </ul>
  )
}

function Holds({ detail }: { detail: RelocationCaseDetail }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  if (detail.receiver === null && detail.holds.length === 0) return <p className="quiet">{t('cases.noHolds')}</p>
  return (
    <>
      {detail.receiver && <p><strong>{titleOf(detail.receiver.zone)}</strong> · {format.number(detail.receiver.ha, 4)} ha · {t('cases.since', { date: format.edtf(detail.receiver.since) })}</p>}
      {detail.holds.length === 0 ? <p className="quiet small">{t(detail.endedOn !== null ? 'cases.letGo' : detail.receiver?.hasPlots ? 'cases.notHeld' : 'cases.noPlotHold')}</p> : (
        <ul className="case-obstacles">
          {detail.holds.map((one) => <li key={`${one.zone.code} ${one.plotCode} ${one.validFrom}`}>{t('cases.hold', { plot: one.plotCode, zone: titleOf(one.zone), ha: format.number(one.ha, 4), whole: format.number(one.plotHa, 4) })} {!one.isHeld && <Chip icon="check">{t('cases.released')}</Chip>}</li>)}
        </ul>
      )}
    </>
  )
}
