import { useState, type ReactElement } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../api/contract/account.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AccountFields, accountOf, type AccountValues } from './account-fields.tsx'
import type { ProvinceOption } from './accounts.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { useAccountActs } from './use-accounts.ts'
import './account.css'

interface ChangeAccountProps {
  account: Account
  provinces: readonly ProvinceOption[]
  isOwn: boolean
  isLastAdmin: boolean
}

/** What an account is called and may do; its password given anew; closed, and opened again. */
export function ChangeAccount({ account, provinces, isOwn, isLastAdmin }: ChangeAccountProps): ReactElement {
  const { t } = useTranslation()
  const { change, resetPassword } = useAccountActs()
  const [saved, setSaved] = useState(false)
  const [given, setGiven] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ error: Error; again: () => void } | null>(null)
  const form = useForm<AccountValues>({ defaultValues: { name: account.name, role: account.role, provinces: account.provinces } })
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => {
    setSaved(false)
    const { name, role, provinces: chosen } = accountOf(values)
    // The last administrator keeps the role; its field is off and hands over nothing.
    await change(account.id, isLastAdmin ? { name } : { name, role, provinces: chosen })
    setSaved(true)
  })
  const act = (what: () => Promise<unknown>): void => {
    setFailure(null)
    what().catch((error: unknown) => setFailure({ error: error instanceof Error ? error : new Error(String(error)), again: () => act(what) }))
  }
  return (
    <>
      <p className="quiet small">{account.email}{isOwn && ` – ${t('adminAccount.self')}`}</p>
      {isLastAdmin && <Notice icon="info"><p>{t('adminAccount.lastAdmin')}</p></Notice>}
      <FormProvider {...form}>
        <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t('admin.save')}</Button>}>
          <AccountFields provinces={provinces} roleFixed={isLastAdmin} />
        </Form>
        <p role="status" className={saved ? 'small' : 'unseen'}>{saved ? t('admin.saved') : ''}</p>
      </FormProvider>
      <div className="account-acts">
        {given !== null && <><p role="status">{t('adminAccount.resetDone', { name: account.name })}</p><OneTimePassword name={account.name} password={given} /></>}
        {account.closedAt === null && !isOwn && given === null && (
          <Confirm label={t('adminAccount.reset')} question={t('adminAccount.resetAsk', { name: account.name })} yes={t('adminAccount.resetYes')} no={t('admin.cancel')} onConfirm={() => act(async () => setGiven((await resetPassword(account.id)).oneTimePassword))} />
        )}
        {account.closedAt === null
          ? !isLastAdmin && !isOwn && <Confirm label={t('adminAccount.shut')} question={t('adminAccount.shutAsk', { name: account.name })} no={t('admin.cancel')} onConfirm={() => act(() => change(account.id, { isClosed: true }))} />
          : <div><Button onClick={() => act(() => change(account.id, { isClosed: false }))}>{t('adminAccount.reopen')}</Button></div>}
        {failure && <Failure error={failure.error} onRetry={failure.again} />}
      </div>
    </>
  )
}
