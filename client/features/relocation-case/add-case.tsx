import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { RelocationBoard } from '../../../api/contract/relocation-case.ts'
import '../../i18n/relocation-case-words.ts'
import { useRequired } from '../../i18n/use-required.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import type { CaseName } from '../../permalink-relocation.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { useFirmName } from './case-list.tsx'
import { SectorField } from './sector-field.tsx'
import { useAddCase, useFirms } from './use-cases.ts'

interface AddValues { relocation: string; project: string; firmNameVi: string; firmNameEn: string; areaHa: string; sector: string; responsibleUnit: string; source: string }
interface AddCaseProps { relocations: RelocationBoard['relocations']; startsAt: string | null; onAdded: (one: CaseName) => void; onCancel: () => void }
const blank = (value: string): string | null => (value.trim() === '' ? null : value.trim())

/** A case of a firm without land: one that is registered in the zone, or one that nobody knew. */
export function AddCase({ relocations, startsAt, onAdded, onCancel }: AddCaseProps): ReactElement {
  const { t } = useTranslation()
  const titleOf = useZoneTitle()
  const nameOf = useFirmName()
  const { required, isGiven } = useRequired()
  const add = useAddCase()
  const form = useForm<AddValues>({ defaultValues: { relocation: startsAt ?? relocations[0]?.code ?? '', project: '', firmNameVi: '', firmNameEn: '', areaHa: '', sector: '', responsibleUnit: '', source: '' } })
  const { register, watch, setValue, formState: { errors } } = form
  const firms = useFirms(watch('relocation')).data?.items ?? []
  const isNew = watch('project') === ''
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => {
    onAdded(await add(values.relocation, blank(values.project), {
      firmNameVi: values.firmNameVi.trim(), firmNameEn: blank(values.firmNameEn), areaHa: blank(values.areaHa), sector: blank(values.sector), responsibleUnit: blank(values.responsibleUnit), source: values.source.trim(),
    }))
  })
  return (
    <Form label={t('cases.addCase')} onSubmit={onSubmit} problem={problem} actions={<><Button strong type="submit" disabled={isSending}>{t('cases.addSave')}</Button><Button onClick={onCancel}>{t('cases.cancel')}</Button></>}>
      <p className="quiet small">{t('cases.addText')}</p>
      <SelectField label={t('cases.addZone')} {...register('relocation', { onChange: () => setValue('project', '') })}>
        {relocations.map((one) => <option key={one.code} value={one.code}>{titleOf(one.zone)}</option>)}
      </SelectField>
      {firms.length > 0 && (
        <SelectField label={t('cases.firm')} hint={t('cases.addFirmHint')} {...register('project')}>
          <option value="">{t('cases.addNew')}</option>
          {firms.map((one) => <option key={one.project} value={one.project}>{nameOf(one)} · {one.project}</option>)}
        </SelectField>
      )}
      {isNew && (
        <FieldRow>
          <TextField label={t('cases.firmNameVi')} {...required} maxLength={200} error={errors.firmNameVi?.message} {...register('firmNameVi', { validate: (value, { project }) => project !== '' || isGiven(value) })} />
          <TextField label={t('cases.firmNameEn')} maxLength={200} error={errors.firmNameEn?.message} {...register('firmNameEn')} />
        </FieldRow>
      )}
      <FieldRow>
        <NumberField label={t('cases.area')} hint={t('cases.areaHintNone')} error={errors.areaHa?.message} {...register('areaHa')} />
        <SectorField error={errors.sector?.message} {...register('sector')} />
      </FieldRow>
      <TextField label={t('cases.unitField')} maxLength={200} error={errors.responsibleUnit?.message} {...register('responsibleUnit')} />
      <TextField label={t('cases.sourceField')} {...required} maxLength={500} error={errors.source?.message} {...register('source', { validate: isGiven })} />
    </Form>
  )
}
