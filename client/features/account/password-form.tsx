import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import '../../i18n/account-words.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { weaknessOf } from './password-strength.ts'
import { useSession } from './use-session.ts'

interface PasswordFormProps {
  /** For the browser's keeper of passwords, which files by it. */
  email: string
  /** The password of this moment, where it was typed a moment ago and need not be again. */
  known?: string | undefined
  onChanged: () => void
}

/** The current password, and the next one twice. */
export function PasswordForm({ email, known, onChanged }: PasswordFormProps): ReactElement {
  const { t } = useTranslation()
  const { changePassword } = useSession()
  const form = useForm({ defaultValues: { currentPassword: known ?? '', newPassword: '', again: '' } })
  const { register, formState: { errors }, getValues, reset } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ currentPassword, newPassword }) => {
    await changePassword(currentPassword, newPassword)
    reset()
    onChanged()
  })
  const words = { show: t('password.show'), hide: t('password.hide'), say: t('password.say') }
  const judge = (password: string): string | true => {
    const weakness = password === getValues('currentPassword') ? 'same' : weaknessOf(password)
    return weakness === null || t(`changePassword.${weakness}`)
  }
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{isSending ? t('changePassword.changing') : t('changePassword.change')}</Button>}>
      <input className="unseen" type="text" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
      {known === undefined && (
        <PasswordField
          label={t('changePassword.current')}
          autoComplete="current-password"
          maxLength={128}
          words={words}
          error={errors.currentPassword?.message}
          {...register('currentPassword', { required: t('changePassword.currentMissing') })}
        />
      )}
      <PasswordField label={t('changePassword.new')} hint={t('changePassword.newHint')} autoComplete="new-password" words={words} error={errors.newPassword?.message} {...register('newPassword', { validate: judge })} />
      <PasswordField
        label={t('changePassword.again')}
        autoComplete="new-password"
        words={words}
        error={errors.again?.message}
        {...register('again', { validate: (again) => again === getValues('newPassword') || t('changePassword.differs') })}
      />
      {known !== undefined && errors.currentPassword?.message && <p className="field-error" role="alert">{errors.currentPassword.message}</p>}
    </Form>
  )
}
