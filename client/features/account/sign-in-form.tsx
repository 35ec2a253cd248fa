import { useState, type ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../api/contract/account.ts'
import '../../i18n/account-words.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/field.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { oidcAddress, useSession } from './use-session.ts'

interface SignInFormProps {
  ways: Me['ways']
  /** Where the province's own login leads back to. */
  to: string
  /** With the password that was used: it may have to be changed at once. */
  onSignedIn: (me: Me, password: string) => void
}

/** E-mail and password, and the province's own login where there is one. */
export function SignInForm({ ways, to, onSignedIn }: SignInFormProps): ReactElement {
  const { t } = useTranslation()
  const { signIn } = useSession()
  const form = useForm({ defaultValues: { email: '', password: '' } })
  const { register, formState: { errors } } = form
  // The browser leaves the page: what is under way shows until it does.
  const [isLeaving, setLeaving] = useState(false)
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ email, password }) => onSignedIn(await signIn(email.trim(), password), password))
  return (
    <>
      {ways.oidc && (
        <>
          <a className="button button-strong sign-in-elsewhere" href={oidcAddress(to)} aria-busy={isLeaving} onClick={() => setLeaving(true)}>{t('signInRoom.elsewhere', { name: ways.oidc.name })}</a>
          {ways.password && <p className="sign-in-or quiet small"><span>{t('signInRoom.or')}</span></p>}
        </>
      )}
      {ways.password && (
        <Form onSubmit={onSubmit} problem={problem} actions={<Button strong={!ways.oidc} type="submit" disabled={isSending}>{isSending ? t('signInRoom.entering') : t('signInRoom.enter')}</Button>}>
          <TextField
            label={t('signInRoom.email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            error={errors.email?.message}
            {...register('email', { required: t('signInRoom.emailMissing'), pattern: { value: /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, message: t('signInRoom.emailWrong') } })}
          />
          <PasswordField
            label={t('signInRoom.password')}
            autoComplete="current-password"
            maxLength={128}
            words={{ show: t('password.show'), hide: t('password.hide'), say: t('password.say') }}
            error={errors.password?.message}
            {...register('password', { required: t('signInRoom.passwordMissing') })}
          />
        </Form>
      )}
    </>
  )
}
