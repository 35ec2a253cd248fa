import { useEffect, useState, type ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useRequired } from '../../i18n/use-required.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import './plan.css'
import { isGone, usePlanActs, useRun } from './use-plans.ts'

interface RunValues { name: string; sites: 'named' | 'placed' | 'all'; seconds: string }

interface RunFormProps {
  province: string
  /** The run that goes on. */
  runId: string | null
  onRun: (id: string | null) => void
  onDone: (plan: number) => void
}

/** Starts the solver, shows how far it is, and lets it be ended; a run that was left is taken up again. */
export function RunForm({ province, runId, onRun, onDone }: RunFormProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { required, isGiven } = useRequired()
  const acts = usePlanActs()
  const [said, setSaid] = useState<'cancelled' | 'notCancelled' | 'ended' | 'failed' | 'gone' | null>(null)
  const [isCancelling, setCancelling] = useState(false)
  const run = useRun(runId)
  const form = useForm<RunValues>({ defaultValues: { name: t('assigning.nameDefault', { date: format.clock(new Date().toISOString()) }), sites: 'placed', seconds: '15' } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ name, sites, seconds }) => {
    setSaid(null)
    onRun((await acts.start({ province, name: name.trim(), sites, seconds: Number(seconds) })).id)
  })
  const { data } = run
  // Who cancels is told by the answer to that.
  const end = isCancelling ? null : data?.state === 'done' || data?.state === 'failed' ? data.state : isGone(run.error) ? 'gone' : null
  useEffect(() => {
    if (runId === null || end === null) return
    onRun(null)
    setSaid(end === 'done' ? null : end)
    void acts.forget()
    if (end === 'done' && data?.plan) onDone(data.plan)
    // Once for each run that ends.
  }, [runId, end])
  const cancel = async (id: string): Promise<void> => {
    setCancelling(true)
    try {
      const { cancelled } = await acts.cancel(id)
      onRun(null)
      setSaid(cancelled ? 'cancelled' : 'ended')
      if (!cancelled) void acts.forget()
    } catch {
      setSaid('notCancelled')
    } finally {
      setCancelling(false)
    }
  }
  if (runId !== null && end === null) {
    return (
      <div className="plan-run" role="status">
        <p>{data ? t('assigning.running', { cases: t('assigning.runningCases', { count: data.cases, formatted: format.number(data.cases) }), sites: t('assigning.runningSites', { count: data.sites, formatted: format.number(data.sites) }) }) : '…'}</p>
        <progress max={1} value={data?.share ?? 0} aria-label={t('assigning.run')} />
        <p className="quiet small">
          {data?.haKm === null || data === undefined ? t('assigning.boundStage') : t('assigning.best', { cost: format.number(data.haKm, 1) })}
          {data && data.gapPct !== null && ` · ${t('assigning.gap', { pct: format.percent(data.gapPct) })}`}
        </p>
        {run.isError && <Notice tone="warning" icon="warning" actions={<Button icon="retry" disabled={run.isFetching} onClick={() => void run.refetch()}>{t('error.retry')}</Button>}><p>{t('assigning.unheard')}</p></Notice>}
        {said === 'notCancelled' && <Notice tone="error" icon="warning"><p>{t('assigning.notCancelled')}</p></Notice>}
        <Button disabled={isCancelling} onClick={() => void cancel(runId)}>{t('assigning.cancel')}</Button>
      </div>
    )
  }
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{t('assigning.start')}</Button>}>
      <TextField label={t('assigning.name')} {...required} maxLength={100} error={errors.name?.message} {...register('name', { validate: isGiven })} />
      <FieldRow>
        <SelectField label={t('assigning.sites')} hint={t('assigning.sitesHint')} {...register('sites')}>{(['placed', 'named', 'all'] as const).map((one) => <option key={one} value={one}>{t(`assigning.sitesChoice.${one}`)}</option>)}</SelectField>
        <SelectField label={t('assigning.seconds')} {...register('seconds')}>{['5', '15', '30', '60'].map((one) => <option key={one} value={one}>{one}</option>)}</SelectField>
      </FieldRow>
      {said === 'failed' ? <Notice tone="error" icon="warning" announced><p>{t('assigning.failed')}</p></Notice> : said && <Notice icon="info" announced={said === 'gone'}><p>{t(`assigning.${said}`)}</p></Notice>}
    </Form>
  )
}
