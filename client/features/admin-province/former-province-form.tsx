import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { KeptFormerProvince, SentFormerProvince } from '../../../api/contract/province-write.ts'
import '../../i18n/admin-province-words.ts'
import '../../i18n/admin-words.ts'
import { writeDegrees } from '../../i18n/write-degrees.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useChangeFormerProvince } from './use-kept-provinces.ts'

interface FormerProvinceFormProps {
  former: KeptFormerProvince
  planes: readonly { srid: number; centralMeridian: number }[]
  onDone: () => void
}

/** The usual VN-2000 meridian of a former province, and by whose word. */
export function FormerProvinceForm({ former, planes, onDone }: FormerProvinceFormProps): ReactElement {
  const { t } = useTranslation()
  const change = useChangeFormerProvince()
  const form = useForm({ defaultValues: { srid: former.srid === null ? '' : String(former.srid), confidence: former.confidence === 'source' ? 'source' : 'secondary', source: former.source } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ srid, confidence, source }) => {
    await change(former, { srid: srid === '' ? null : Number(srid) as SentFormerProvince['srid'], confidence: confidence === 'source' ? 'source' : 'secondary', source: source.trim() })
    onDone()
  })
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t('admin.save')}</Button>}>
      <p className="quiet small">{t('adminProvince.offerOnly')}</p>
      <SelectField label={t('adminProvince.meridian')} error={errors.srid?.message} {...register('srid')}>
        <option value="">{t('adminProvince.unknown')}</option>
        {planes.map(({ srid, centralMeridian }) => <option key={srid} value={srid}>{writeDegrees(centralMeridian)} (EPSG:{srid})</option>)}
      </SelectField>
      <SelectField label={t('adminProvince.confidence')} error={errors.confidence?.message} {...register('confidence')}>
        <option value="source">{t('adminProvince.fromSource')}</option>
        <option value="secondary">{t('adminProvince.fromSecondary')}</option>
      </SelectField>
      <TextArea label={t('adminProvince.source')} hint={t('adminProvince.sourceHint')} rows={2} maxLength={500} error={errors.source?.message} {...register('source', { validate: (text) => text.trim() !== '' || t('admin.required') })} />
    </Form>
  )
}
