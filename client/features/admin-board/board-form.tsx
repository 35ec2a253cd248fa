import { useState, type ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../../api/contract/board.ts'
import '../../i18n/admin-words.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useChangeBoard } from './use-board.ts'

/** Name and contact of the board, as every page shows them. */
export function BoardForm({ board }: { board: Board }): ReactElement {
  const { t } = useTranslation()
  const change = useChangeBoard()
  const [saved, setSaved] = useState(false)
  const form = useForm({ defaultValues: { name: board.name ?? '', contact: board.contact ?? '' } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ name, contact }) => {
    setSaved(false)
    await change(board, { name: name.trim(), contact: contact.trim() })
    setSaved(true)
  })
  const [name, contact] = useWatch({ control: form.control, name: ['name', 'contact'] })
  const filled = (text: string): string | true => text.trim() !== '' || t('admin.required')
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<><Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t('admin.save')}</Button><p role="status" className="small">{saved ? t('board.saved') : ''}</p></>}>
      {board.from === 'environment' && <p className="quiet small">{t('board.fromEnvironment')}</p>}
      <TextField label={t('board.name')} hint={t('board.nameHint')} maxLength={200} error={errors.name?.message} {...register('name', { validate: filled })} />
      <TextArea label={t('board.contact')} hint={t('board.contactHint')} rows={2} maxLength={500} error={errors.contact?.message} {...register('contact', { validate: (text) => (/\n/.test(text.trim()) ? t('board.oneLine') : filled(text)) })} />
      <p className="quiet small">{t('board.shown')}: {name.trim() && contact.trim() ? t('app.contact', { name: name.trim(), contact: contact.trim() }) : t('app.noContact')}</p>
    </Form>
  )
}
