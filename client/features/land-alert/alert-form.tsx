import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { FormPass } from '../../../api/contract/question.ts'
import { call } from '../../api.ts'
import '../../i18n/question-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { needsAnotherPass } from '../../state/use-form-pass.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { ConsentCheck } from '../../ui/consent-check.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Honeypot } from '../../ui/honeypot.tsx'

/** The address alerts go to; `query`: as /api/land-offers takes it. */
export function AlertForm({ query, pass, onStale, onSent }: { query: string; pass: FormPass; onStale: () => void; onSent: () => void }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const form = useForm({ defaultValues: { email: '', website: '', consent: false } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ email, website }) => {
    try {
      await call('askForAlert', { body: { pass: pass.pass, language, email: email.trim(), query, website, consent: true } })
      onSent()
    } catch (error) {
      if (needsAnotherPass(error)) onStale()
      throw error
    }
  })
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{isSending ? t('alert.asking') : t('alert.ask')}</Button>}>
      <TextField
        label={t('alert.email')} type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} maxLength={254} error={errors.email?.message}
        {...register('email', { validate: (text) => /^\s*[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+\s*$/.test(text) || t('ask.emailWrong') })}
      />
      <Honeypot label={t('ask.website')} {...register('website')} />
      <ConsentCheck text={language === 'vi' ? pass.consentVi : pass.consentEn} error={errors.consent?.message} {...register('consent', { validate: (agreed) => agreed || t('ask.consentMissing') })} />
    </Form>
  )
}
