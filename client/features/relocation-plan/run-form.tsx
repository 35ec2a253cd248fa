import { useEffect, useState, type ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import './plan.css'
import { usePlanActs, useRun } from './use-plans.ts'

interface RunValues { name: string; sites: 'named' | 'placed' | 'all'; seconds: string }

/** Starts the solver, shows how far it is, and lets it be ended. */
export function RunForm({ province, onDone }: { province: string; onDone: (plan: number) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const acts = usePlanActs()
  const [runId, setRunId] = useState<string | null>(null)
  const [said, setSaid] = useState<'cancelled' | null>(null)
  const run = useRun(runId)
  const form = useForm<RunValues>({ defaultValues: { name: t('assigning.nameDefault', { date: format.clock(new Date().toISOString()) }), sites: 'placed', seconds: '15' } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ name, sites, seconds }) => {
    setSaid(null)
    setRunId((await acts.start({ province, name: name.trim(), sites, seconds: Number(seconds) })).id)
  })
  const { data } = run
  const finished = data?.state === 'done' ? data.plan : null
  useEffect(() => {
    if (finished === null) return
    void acts.forget()
    onDone(finished)
    setRunId(null)
    // Once for each run that ends.
  }, [finished])
  if (runId !== null && data?.state !== 'failed' && !run.isError) {
    return (
      <div className="plan-run" role="status">
        <p>{data ? t('assigning.running', { cases: format.number(data.cases), sites: format.number(data.sites) }) : '…'}</p>
        <progress max={1} value={data?.share ?? 0} aria-label={t('assigning.run')} />
        <p className="quiet small">
          {data?.haKm === null || data === undefined ? t('assigning.boundStage') : t('assigning.best', { cost: format.number(data.haKm, 1) })}
          {data && data.gapPct !== null && ` · ${t('assigning.gap', { pct: format.percent(data.gapPct) })}`}
        </p>
        <Button onClick={() => { const ended = runId; setRunId(null); setSaid('cancelled'); void acts.cancel(ended).catch(() => undefined) }}>{t('assigning.cancel')}</Button>
      </div>
    )
  }
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{t('assigning.start')}</Button>}>
      <TextField label={t('assigning.name')} maxLength={100} error={errors.name?.message} {...register('name', { validate: (text) => text.trim() !== '' || t('cases.required') })} />
      <FieldRow>
        <SelectField label={t('assigning.sites')} hint={t('assigning.sitesHint')} {...register('sites')}>{(['placed', 'named', 'all'] as const).map((one) => <option key={one} value={one}>{t(`assigning.sitesChoice.${one}`)}</option>)}</SelectField>
        <SelectField label={t('assigning.seconds')} {...register('seconds')}>{['5', '15', '30', '60'].map((one) => <option key={one} value={one}>{one}</option>)}</SelectField>
      </FieldRow>
      {said && <Notice icon="info"><p>{t(`assigning.${said}`)}</p></Notice>}
      {(data?.state === 'failed' || run.isError) && <Notice tone="error" icon="warning" announced><p>{t('assigning.failed')}</p></Notice>}
    </Form>
  )
}
