import { useState, type ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { RelocationCaseDetail, RelocationStage } from '../../../api/contract/relocation-case.ts'
import '../../i18n/relocation-case-words.ts'
import { readNumber } from '../../i18n/read-number.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useRequired } from '../../i18n/use-required.ts'
import { writeTyped } from '../../i18n/write-typed.ts'
import { isClash } from '../../state/is-clash.ts'
import { useFreshForm } from '../../state/use-fresh-form.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { SectorField } from './sector-field.tsx'
import { todayInVietnam, useCaseActs } from './use-cases.ts'

interface FormProps { detail: RelocationCaseDetail; onDone: () => void }
const blank = (value: string): string | null => (value.trim() === '' ? null : value.trim())
/** More than this many times the land a firm has is rather a slip of the decimal sign. */
const far = 3

/** Sends; where somebody was faster, what was typed stays and the case is read again. */
function useMeeting(reload: () => Promise<unknown>): { clashed: boolean; meeting: (work: Promise<unknown>) => Promise<void> } {
  const [clashed, setClashed] = useState(false)
  return {
    clashed,
    meeting: async (work) => {
      setClashed(false)
      try {
        await work
      } catch (error) {
        if (!isClash(error)) throw error
        setClashed(true)
        await reload()
        throw error
      }
    },
  }
}

interface NeedValues { areaHa: string; sector: string; wastewaterM3PerDay: string; powerMva: string; farthestKm: string; neededBy: string; responsibleUnit: string; closedOn: string; outcome: string; source: string }

/** What a firm needs, who is responsible, how it ended. */
export function NeedForm({ detail, onDone }: FormProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const { required, isGiven } = useRequired()
  const acts = useCaseActs(detail)
  const { clashed, meeting } = useMeeting(acts.reload)
  // What was never recorded stays blank: it would be kept as if somebody had.
  const recordedSector = detail.sectorIsRecorded ? detail.sector?.code ?? null : null
  const form = useFreshForm<NeedValues>({
    areaHa: detail.areaIsRecorded ? writeTyped(detail.areaHa, language) : '', sector: recordedSector ?? '', wastewaterM3PerDay: writeTyped(detail.wastewaterM3PerDay, language), powerMva: writeTyped(detail.powerMva, language), farthestKm: writeTyped(detail.farthestKm, language), neededBy: detail.neededBy ?? '',
    responsibleUnit: detail.responsibleUnit ?? '', closedOn: detail.closedOn ?? '', outcome: detail.outcome !== null && detail.closedOn !== null ? detail.outcome : '', source: detail.source ?? '',
  })
  const { register, watch, formState: { errors } } = form
  const typedHa = readNumber(watch('areaHa'), language)
  const times = typedHa === null || !detail.allocatedHa ? 0 : typedHa / detail.allocatedHa
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => {
    await meeting(acts.record({
      areaHa: blank(values.areaHa), sector: blank(values.sector), wastewaterM3PerDay: blank(values.wastewaterM3PerDay), powerMva: blank(values.powerMva), farthestKm: blank(values.farthestKm), neededBy: blank(values.neededBy),
      responsibleUnit: blank(values.responsibleUnit), closedOn: blank(values.closedOn), outcome: blank(values.outcome) as 'moved' | null, source: values.source.trim(),
    }, detail.version))
    onDone()
  })
  return (
    <Form label={t('cases.change')} onSubmit={onSubmit} problem={clashed ? undefined : problem} actions={<><Button strong type="submit" disabled={isSending}>{t('cases.save')}</Button><Button onClick={onDone}>{t('cases.cancel')}</Button></>}>
      <p className="quiet small">{t('cases.changeText')}</p>
      <FieldRow>
        <NumberField label={t('cases.area')} hint={(
          <>
            {detail.allocatedHa === null ? t('cases.areaHintNone') : t('cases.areaHint', { ha: format.number(detail.allocatedHa, 4) })}
            <span className="case-far" role="status">{times > far && <><Icon name="warning" size={14} />{t('cases.areaFar', { times: format.number(times, times < 10 ? 1 : 0), ha: format.number(detail.allocatedHa ?? 0, 4) })}</>}</span>
          </>
        )} error={errors.areaHa?.message} {...register('areaHa')} />
        <SectorField chosen={recordedSector} hint={!detail.sectorIsRecorded && detail.sector ? t('cases.sectorHint', { sector: detail.sector.code }) : undefined} error={errors.sector?.message} {...register('sector')} />
      </FieldRow>
      <FieldRow>
        <NumberField label={t('cases.wastewaterField')} error={errors.wastewaterM3PerDay?.message} {...register('wastewaterM3PerDay')} />
        <NumberField label={t('cases.powerField')} error={errors.powerMva?.message} {...register('powerMva')} />
      </FieldRow>
      <FieldRow>
        <NumberField label={t('cases.farthestField')} error={errors.farthestKm?.message} {...register('farthestKm')} />
        <TextField type="date" label={t('cases.neededBy')} hint={t('cases.neededByHint')} error={errors.neededBy?.message} {...register('neededBy')} />
      </FieldRow>
      <TextField label={t('cases.unitField')} maxLength={200} error={errors.responsibleUnit?.message} {...register('responsibleUnit')} />
      <FieldRow>
        <TextField type="date" label={t('cases.closedOn')} hint={detail.closedOn === null ? undefined : t('cases.reopenHint')} error={errors.closedOn?.message} {...register('closedOn', { validate: (day, { outcome }) => day !== '' || outcome === '' || t('cases.endWhole'), deps: 'outcome' })} />
        <SelectField label={t('cases.outcome')} error={errors.outcome?.message} {...register('outcome', { validate: (chosen, { closedOn }) => chosen !== '' || closedOn === '' || t('cases.endWhole'), deps: 'closedOn' })}>
          <option value="">{t('cases.outcomeNone')}</option>
          {(['moved', 'ceased_operating', 'withdrawn'] as const).map((one) => <option key={one} value={one}>{t(`cases.outcomes.${one}`)}</option>)}
        </SelectField>
      </FieldRow>
      <TextField label={t('cases.sourceField')} {...required} maxLength={500} error={errors.source?.message} {...register('source', { validate: isGiven })} />
      {clashed && <Notice tone="warning" icon="warning" announced><p>{t('cases.conflict')}</p></Notice>}
    </Form>
  )
}

interface StepValues { plannedOn: string; reachedOn: string; number: string; issuedOn: string; authority: string; moneyVnd: string; note: string; source: string }

const isBlank = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() === '')

/** One step of a case; said anew, what was said before is kept as replaced. */
export function StepForm({ detail, stage, onDone }: FormProps & { stage: RelocationStage }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const { required, isGiven } = useRequired()
  const acts = useCaseActs(detail)
  const { clashed, meeting } = useMeeting(acts.reload)
  const was = detail.steps.find((one) => one.stage === stage)
  const form = useFreshForm<StepValues>({
    plannedOn: was?.plannedOn ?? '', reachedOn: was?.reachedOn ?? '', number: was?.decision?.number ?? '', issuedOn: was?.decision?.issuedOn ?? '', authority: was?.decision?.authority ?? '', moneyVnd: writeTyped(was?.moneyVnd ?? null, language), note: was?.note ?? '', source: was?.source ?? '',
  })
  const { register, formState: { errors } } = form
  // The decision it has already is named by its code: nothing about it is typed anew.
  const isKept = ({ number, issuedOn, authority }: StepValues): boolean => !!was?.decision && number.trim() === (was.decision.number ?? '') && issuedOn === (was.decision.issuedOn ?? '') && authority.trim() === (was.decision.authority ?? '')
  const whole = (text: string, values: StepValues): true | string => !isBlank(text) || isBlank(values.number, values.issuedOn, values.authority) || isKept(values) || t('cases.decisionWhole')
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => {
    const decision = was?.decision && isKept(values) ? { code: was.decision.code }
      : isBlank(values.number, values.issuedOn, values.authority) ? null : { number: values.number.trim(), issuedOn: values.issuedOn.trim(), authority: values.authority.trim() }
    await meeting(acts.step(stage, { plannedOn: blank(values.plannedOn), reachedOn: blank(values.reachedOn), decision, moneyVnd: blank(values.moneyVnd), note: blank(values.note), source: values.source.trim() }, detail.version))
    onDone()
  }, { 'decision.issuedOn': 'issuedOn' })
  return (
    <Form label={`${t('cases.record')}: ${t(`cases.stages.${stage}`)}`} onSubmit={onSubmit} problem={clashed ? undefined : problem} actions={<><Button strong type="submit" disabled={isSending}>{t('cases.save')}</Button><Button onClick={onDone}>{t('cases.cancel')}</Button></>}>
      <FieldRow>
        <TextField type="date" label={t('cases.plannedOn')} error={errors.plannedOn?.message} {...register('plannedOn', { validate: (day, { reachedOn, number, issuedOn, authority, moneyVnd, note }) => !isBlank(day, reachedOn, number, issuedOn, authority, moneyVnd, note) || t('cases.stepEmpty') })} />
        <TextField type="date" label={t('cases.reachedOn')} error={errors.reachedOn?.message} {...register('reachedOn', { deps: 'plannedOn' })} />
      </FieldRow>
      <FieldRow>
        <TextField label={t('cases.decisionNumber')} maxLength={64} error={errors.number?.message} {...register('number', { validate: whole, deps: ['plannedOn', 'issuedOn', 'authority'] })} />
        <TextField type="date" label={t('cases.decisionOn')} error={errors.issuedOn?.message} {...register('issuedOn', { validate: whole, deps: ['plannedOn', 'number', 'authority'] })} />
      </FieldRow>
      <TextField label={t('cases.decisionBy')} maxLength={200} error={errors.authority?.message} {...register('authority', { validate: whole, deps: ['plannedOn', 'number', 'issuedOn'] })} />
      <NumberField label={t('cases.moneyField')} error={errors.moneyVnd?.message} {...register('moneyVnd', { deps: 'plannedOn' })} />
      <TextArea label={t('cases.note')} rows={2} maxLength={1000} error={errors.note?.message} {...register('note', { deps: 'plannedOn' })} />
      <TextField label={t('cases.sourceField')} {...required} maxLength={500} error={errors.source?.message} {...register('source', { validate: isGiven })} />
      {clashed && <Notice tone="warning" icon="warning" announced><p>{t('cases.conflict')}</p></Notice>}
    </Form>
  )
}

interface ObstacleValues { what: string; since: string }

export function ObstacleForm({ detail, onDone }: FormProps): ReactElement {
  const { t } = useTranslation()
  const { required, isGiven } = useRequired()
  const acts = useCaseActs(detail)
  const { clashed, meeting } = useMeeting(acts.reload)
  const form = useForm<ObstacleValues>({ defaultValues: { what: '', since: todayInVietnam() } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ what, since }) => {
    await meeting(acts.addObstacle({ what: what.trim(), since }, detail.version))
    onDone()
  })
  return (
    <Form label={t('cases.addObstacle')} onSubmit={onSubmit} problem={clashed ? undefined : problem} actions={<><Button strong type="submit" disabled={isSending}>{t('cases.add')}</Button><Button onClick={onDone}>{t('cases.cancel')}</Button></>}>
      <TextArea label={t('cases.what')} {...required} rows={2} maxLength={500} error={errors.what?.message} {...register('what', { validate: isGiven })} />
      <TextField type="date" label={t('cases.sinceField')} {...required} error={errors.since?.message} {...register('since', { validate: isGiven })} />
      {clashed && <Notice tone="warning" icon="warning" announced><p>{t('cases.conflict')}</p></Notice>}
    </Form>
  )
}
