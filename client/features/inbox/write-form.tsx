import type { ReactElement, ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api.ts'
import '../../i18n/question-words.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'

interface WriteFormProps {
  label: string
  hint: ReactNode
  action: string
  strong?: boolean
  rows: number
  onWrite: (text: string) => Promise<void>
  /** Somebody else was faster; what was typed stays. */
  onChangedBefore: () => void
}

/** A text that goes out, or stays inside. */
export function WriteForm({ label, hint, action, strong = false, rows, onWrite, onChangedBefore }: WriteFormProps): ReactElement {
  const { t } = useTranslation()
  const form = useForm({ defaultValues: { text: '' } })
  const { register, reset, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ text }) => {
    try {
      await onWrite(text.trim())
      reset()
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 412) throw error
      onChangedBefore()
    }
  })
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong={strong} type="submit" disabled={isSending}>{isSending ? t('inbox.sending') : action}</Button>}>
      <TextArea label={label} hint={hint} rows={rows} maxLength={10_000} error={errors.text?.message} {...register('text', { validate: (text) => text.trim() !== '' || t('inbox.textMissing') })} />
    </Form>
  )
}
