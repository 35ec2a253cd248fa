import { useEffect, useEffectEvent, type ReactElement, type ReactNode } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-publish.ts'
import type { ChangeWords } from '../../state/desk/draft-content.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { today } from '../../ui/as-of.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import './change-form.css'
import { sentWords, type SentWords } from './change-words.ts'
import { DecisionField } from './decision-field.tsx'
import { useFindingSentence, warningCodes, type DeskFinding } from './finding-sentence.ts'
import { ReasonField } from './findings-panel.tsx'
import { readTypedDate } from './typed-date.ts'

interface ChangeFormProps {
  words: ChangeWords
  /** What is typed, as it is typed: the draft keeps it. */
  onWords: (words: ChangeWords) => void
  warnings: readonly DeskFinding[]
  /** A boundary or a status changes: the law wants a decision for it. */
  needsDecision: boolean
  /** A record can have been wrong only where there is one. */
  allowsCorrection: boolean
  submit: { label: string; sending: string }
  /** Why it cannot be sent now; written beside the button. */
  blocked: string | null
  onSubmit: (sent: SentWords) => Promise<void>
  onCancel: () => void
  children?: ReactNode
}

/** Since when, by which decision and why: what every published change carries. */
export function ChangeForm({ words, onWords, warnings, needsDecision, allowsCorrection, submit, blocked, onSubmit, onCancel, children }: ChangeFormProps): ReactElement {
  const { t } = useTranslation()
  const sentence = useFindingSentence()
  const form = useForm<ChangeWords>({
    defaultValues: { ...words, effectiveOn: words.effectiveOn || today(), decision: needsDecision && words.decision === 'none' ? 'known' : words.decision },
  })
  const { control, register, watch, formState: { errors } } = form
  const codes = warningCodes(warnings)
  const { how, decision } = watch()
  const sending = useSubmit(form, async (values) => onSubmit(sentWords(values, codes)), { decision: decision === 'known' ? 'decisionCode' : 'number', number: 'number', issuedOn: 'issuedOn', authority: 'authority', reasons: 'why' })

  const keep = useEffectEvent(onWords)
  useEffect(() => {
    const subscription = watch((values) => keep(values as ChangeWords))
    return () => subscription.unsubscribe()
  }, [watch])

  const missing = t('publish.missing')
  const said = (value: string): true | string => value.trim() !== '' || missing
  return (
    <Form
      onSubmit={sending.onSubmit}
      problem={sending.problem}
      actions={(
        <>
          <Button strong type="submit" disabled={sending.isSending || blocked !== null}>{sending.isSending ? submit.sending : submit.label}</Button>
          <Button onClick={onCancel}>{t('publish.back')}</Button>
          {blocked && <p className="change-blocked" role="status">{blocked}</p>}
        </>
      )}
    >
      {children}
      {allowsCorrection && (
        <fieldset className="change-group">
          <legend>{t('publish.how')}</legend>
          {(['effective', 'correction'] as const).map((value) => (
            <label key={value} className="change-choice"><input type="radio" value={value} {...register('how')} /><span>{t(`publish.hows.${value}`)}<small>{t(`publish.howHints.${value}`)}</small></span></label>
          ))}
        </fieldset>
      )}
      {(how === 'effective' || !allowsCorrection) && (
        <TextField
          label={t('publish.effectiveOn')} type="date" min="1900-01-01" max={today()} error={errors.effectiveOn?.message}
          {...register('effectiveOn', { shouldUnregister: false, validate: (day) => (day === '' ? missing : day <= today() || t('publish.inFuture')) })}
        />
      )}
      <fieldset className="change-group">
        <legend>{t('publish.decision')}{!needsDecision && <span className="field-aside"> {t('publish.optional')}</span>}</legend>
        {(needsDecision ? (['known', 'new'] as const) : (['known', 'new', 'none'] as const)).map((value) => (
          <label key={value} className="change-choice"><input type="radio" value={value} {...register('decision')} /><span>{t(`publish.decisions.${value}`)}</span></label>
        ))}
        {decision === 'known' && (
          <Controller
            control={control} name="decisionCode" rules={{ validate: (code) => code !== '' || !needsDecision || t('publish.chooseDecision') }}
            render={({ field, fieldState }) => (
              <DecisionField code={field.value} title={watch('decisionTitle')} error={fieldState.error?.message} onChoose={(code, title) => { form.setValue('decisionTitle', title); field.onChange(code) }} />
            )}
          />
        )}
        {decision === 'new' && (
          <>
            <FieldRow>
              <TextField label={t('publish.number')} maxLength={64} autoComplete="off" error={errors.number?.message} {...register('number', { validate: said })} />
              <TextField
                label={t('publish.issuedOn')} inputMode="numeric" placeholder={t('publish.issuedOnHint')} maxLength={10} autoComplete="off" error={errors.issuedOn?.message}
                {...register('issuedOn', { validate: (text) => readTypedDate(text) !== null || t('publish.noDate') })}
              />
            </FieldRow>
            <TextField label={t('publish.authority')} maxLength={200} error={errors.authority?.message} {...register('authority', { validate: said })} />
          </>
        )}
      </fieldset>
      <TextArea label={t('publish.why')} hint={t('publish.whyHint')} rows={3} maxLength={1000} error={errors.why?.message} {...register('why', { validate: said })} />
      {codes.length > 0 && (
        <fieldset className="change-group">
          <legend>{t('publish.reasons')}</legend>
          {codes.map((code) => (
            <Controller
              key={code} control={control} name={`reasons.${code}`} defaultValue={words.reasons[code] ?? ''} rules={{ validate: (reason: string | undefined) => said(reason ?? '') }}
              render={({ field, fieldState }) => (
                <div className="change-warning">
                  {warnings.filter((one) => one.code === code).slice(0, 3).map((one, index) => <p key={index} className="small">{sentence(one)}</p>)}
                  <ReasonField code={code} value={field.value} onChange={field.onChange} error={fieldState.error?.message} />
                </div>
              )}
            />
          ))}
        </fieldset>
      )}
    </Form>
  )
}
