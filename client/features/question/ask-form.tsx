import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ReactElement } from 'react'
import type { FormPass } from '../../../api/contract/question.ts'
import { call, type Answer } from '../../api.ts'
import '../../i18n/question-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { needsAnotherPass } from '../../state/use-form-pass.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { ConsentCheck } from '../../ui/consent-check.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { Honeypot } from '../../ui/honeypot.tsx'

export interface SentQuestion { readonly number: string; readonly follow: string; readonly email: string }
interface AskFormProps {
  about: { offer: string | null; zone: string | null }
  pass: FormPass
  /** The pass is no good any more. */
  onStale: () => void
  onSent: (sent: SentQuestion) => void
}

const LONGEST = 5000
const shown = ['name', 'company', 'email', 'phone', 'message', 'consent'] as const
const isEmail = (text: string): boolean => /^\s*[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+\s*$/.test(text)
const isPhone = (text: string): boolean => /^\s*(?=(?:\D*\d){8})\+?[\d ().-]{8,24}\s*$/.test(text)

/** Who asks, how they are reached, what they ask. */
export function AskForm({ about, pass, onStale, onSent }: AskFormProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const form = useForm({ defaultValues: { name: '', company: '', email: '', phone: '', message: '', website: '', consent: false } })
  const { register, getValues, setFocus, formState: { errors, submitCount } } = form
  const message = useWatch({ control: form.control, name: 'message' })
  const given = (text: string): string | undefined => text.trim() || undefined
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => {
    const email = given(values.email)
    const body = {
      pass: pass.pass, language, name: values.name.trim(), company: given(values.company), email, phone: given(values.phone), message: values.message.trim(), consent: true as const,
      website: values.website, ...(about.offer === null ? { zone: about.zone ?? undefined } : { offer: about.offer }),
    }
    try {
      const sent: Answer<'askQuestion'> = await call('askQuestion', { body })
      onSent({ ...sent, email: email ?? '' })
    } catch (error) {
      if (needsAnotherPass(error)) onStale()
      throw error
    }
  })
  const labels = { name: t('ask.name'), company: t('ask.company'), email: t('ask.email'), phone: t('ask.phone'), message: t('ask.message'), consent: t('ask.consent') }
  const wrong = shown.filter((name) => errors[name])
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{isSending ? t('ask.sending') : t('ask.send')}</Button>}>
      {submitCount > 0 && <ErrorSummary title={t('ask.wrong')} errors={wrong.map((name) => ({ key: name, label: `${labels[name]}: ${errors[name]?.message ?? ''}`, onGo: () => setFocus(name) }))} />}
      <FieldRow>
        <TextField label={t('ask.name')} autoComplete="name" maxLength={100} error={errors.name?.message} {...register('name', { validate: (text) => text.trim() !== '' || t('ask.nameMissing') })} />
        <TextField label={t('ask.company')} aside={t('ask.optional')} autoComplete="organization" maxLength={200} error={errors.company?.message} {...register('company')} />
      </FieldRow>
      <FieldRow>
        <TextField
          label={t('ask.email')} type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} maxLength={254} hint={t('ask.reach')} error={errors.email?.message}
          {...register('email', { validate: (text) => (text.trim() === '' ? getValues('phone').trim() !== '' || t('ask.reachMissing') : isEmail(text) || t('ask.emailWrong')) })}
        />
        <TextField label={t('ask.phone')} type="tel" autoComplete="tel" maxLength={24} error={errors.phone?.message} {...register('phone', { validate: (text) => text.trim() === '' || isPhone(text) || t('ask.phoneWrong') })} />
      </FieldRow>
      <TextArea
        label={t('ask.message')} rows={7} maxLength={LONGEST} error={errors.message?.message}
        hint={message.length > LONGEST - 500 ? t('ask.left', { formatted: format.number(LONGEST - message.length) }) : t('ask.messageHint')}
        {...register('message', { validate: (text) => text.trim() !== '' || t('ask.messageMissing') })}
      />
      <Honeypot label={t('ask.website')} {...register('website')} />
      <ConsentCheck text={language === 'vi' ? pass.consentVi : pass.consentEn} error={errors.consent?.message} {...register('consent', { validate: (agreed) => agreed || t('ask.consentMissing') })} />
    </Form>
  )
}
