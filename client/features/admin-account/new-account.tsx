import { useState, type ReactElement } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { AccountWithPassword } from '../../../api/contract/account.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { AccountFields, accountOf, type AccountValues } from './account-fields.tsx'
import type { ProvinceOption } from './accounts.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { useAccountActs } from './use-accounts.ts'

type Values = AccountValues & { email: string; withPassword: boolean }

/** Makes an account, and shows its one-time password once. */
export function NewAccount({ provinces, oidcName, onDone }: { provinces: readonly ProvinceOption[]; oidcName: string | null; onDone: () => void }): ReactElement {
  const { t } = useTranslation()
  const { create } = useAccountActs()
  const [made, setMade] = useState<AccountWithPassword | null>(null)
  const form = useForm<Values>({ defaultValues: { name: '', email: '', role: 'planner', provinces: [], withPassword: true } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ email, withPassword, ...values }) => setMade(await create({ ...accountOf(values), email: email.trim(), withPassword })))
  if (made) {
    return (
      <>
        <p role="status">{t('adminAccount.created', { name: made.account.name })}</p>
        {made.oneTimePassword === null
          ? <p>{t('adminAccount.oneTimeNone', { name: oidcName ?? 'OpenID Connect', email: made.account.email })}</p>
          : <OneTimePassword name={made.account.name} password={made.oneTimePassword} />}
        <div><Button strong onClick={onDone}>{t('adminAccount.done')}</Button></div>
      </>
    )
  }
  return (
    <FormProvider {...form}>
      <Form
        onSubmit={onSubmit}
        problem={problem}
        actions={<><Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t('adminAccount.create')}</Button><Button onClick={onDone}>{t('admin.cancel')}</Button></>}
      >
        <TextField
          label={t('adminAccount.email')}
          hint={t('adminAccount.emailHint')}
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          error={errors.email?.message}
          {...register('email', { required: t('admin.required'), pattern: { value: /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, message: t('adminAccount.emailWrong') } })}
        />
        <AccountFields provinces={provinces} />
        {oidcName !== null && (
          <div>
            <label className="check"><input type="checkbox" {...register('withPassword')} /><span className="check-words">{t('adminAccount.withPassword')}</span></label>
            <p className="field-hint">{t('adminAccount.withPasswordHint', { name: oidcName })}</p>
          </div>
        )}
      </Form>
    </FormProvider>
  )
}
