import { useCallback, useState } from 'react'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api.ts'
import { useAskWho } from './use-me.ts'

export interface Submission {
  onSubmit: () => void
  isSending: boolean
  /** Why it was refused, where that belongs to no field of the form. */
  problem: string | undefined
}

/**
 * Sends a form once it is whole. A refusal that names a field stands at that field, any other above the buttons; what was typed stays.
 * @param fieldOf the field of the form for a member of what is sent, where they have other names
 */
export function useSubmit<Values extends FieldValues>(form: UseFormReturn<Values>, send: (values: Values) => Promise<unknown>, fieldOf: Readonly<Record<string, FieldPath<Values>>> = {}): Submission {
  const { t } = useTranslation()
  const askWho = useAskWho()
  const [isSending, setSending] = useState(false)

  const refuse = useCallback((error: unknown): void => {
    if (!(error instanceof ApiProblem)) return form.setError('root.server', { message: t('error.noAnswer') })
    const { field = '', detail, status } = error.problem
    // The session ended meanwhile: what surrounds the form says so.
    if (status === 401 && error.problem.code === 'not_signed_in') askWho()
    const named = fieldOf[field] ?? (Object.hasOwn(form.getValues(), field) ? (field as FieldPath<Values>) : null)
    if (named) form.setError(named, { type: 'server', message: detail }, { shouldFocus: true })
    else form.setError('root.server', { message: detail })
  }, [form, t, askWho, fieldOf])

  const submit = form.handleSubmit(async (values) => {
    setSending(true)
    try {
      await send(values)
    } catch (error) {
      refuse(error)
    } finally {
      setSending(false)
    }
  })
  return { onSubmit: () => void submit(), isSending, problem: form.formState.errors.root?.['server']?.message }
}
