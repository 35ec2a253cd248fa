import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draft.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { zoneKinds, type Language } from '../../permalink.ts'
import type { ZoneIdentity } from '../../state/desk/draft-content.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { readHectares } from './read-hectares.ts'

export interface ProvinceOption {
  code: string
  name: string
  /** Provinces it was made of. */
  former: readonly string[]
}

interface NewZoneFormProps {
  identity: ZoneIdentity | null
  provinces: readonly ProvinceOption[]
  onDone: (identity: ZoneIdentity) => void
  /** null: there is nothing to go back to. */
  onCancel: (() => void) | null
}

type Values = Record<'kind' | 'nameVi' | 'nameEn' | 'provinceCode' | 'formerProvince' | 'parent' | 'developer' | 'plannedHa' | 'approvedHa', string>

/** What a zone is that does not exist yet; its boundary is drawn next. */
export function NewZoneForm({ identity, provinces, onDone, onCancel }: NewZoneFormProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const { register, handleSubmit, watch, formState: { errors } } = useForm<Values>({ defaultValues: valuesOf(identity, provinces, language) })
  const missing = t('publish.missing')
  const hectares = (text: string): true | string => text.trim() === '' || readHectares(text, language) !== null || t('newZone.noNumber')
  const former = provinces.find(({ code }) => code === watch('provinceCode'))?.former ?? []
  return (
    <Form
      onSubmit={() => void handleSubmit((values) => onDone(identityOf(values, language)))()}
      actions={<><Button strong type="submit">{identity ? t('newZone.keep') : t('newZone.draw')}</Button>{onCancel && <Button onClick={onCancel}>{t('publish.back')}</Button>}</>}
    >
      <SelectField label={t('newZone.kind')} error={errors.kind?.message} {...register('kind', { required: missing })}>
        {zoneKinds.map((kind) => <option key={kind} value={kind}>{t(`kind.name.${kind}`)}</option>)}
      </SelectField>
      <TextField label={t('newZone.nameVi')} hint={t('newZone.nameHint')} lang="vi" maxLength={200} error={errors.nameVi?.message} {...register('nameVi', { validate: (name) => name.trim() !== '' || missing })} />
      <TextField label={t('newZone.nameEn')} aside={t('publish.optional')} maxLength={200} {...register('nameEn')} />
      <SelectField label={t('newZone.province')} error={errors.provinceCode?.message} {...register('provinceCode', { required: missing })}>
        <option value="">{t('newZone.choose')}</option>
        {provinces.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </SelectField>
      <TextField label={t('newZone.formerProvince')} aside={t('publish.optional')} hint={t('newZone.formerHint')} list="new-zone-former" maxLength={100} {...register('formerProvince')} />
      <datalist id="new-zone-former">{former.map((name) => <option key={name} value={name} />)}</datalist>
      <FieldRow>
        <TextField label={t('newZone.approvedHa')} aside={t('publish.optional')} inputMode="decimal" error={errors.approvedHa?.message} {...register('approvedHa', { validate: hectares })} />
        <TextField label={t('newZone.plannedHa')} aside={t('publish.optional')} inputMode="decimal" error={errors.plannedHa?.message} {...register('plannedHa', { validate: hectares })} />
      </FieldRow>
      <TextField label={t('newZone.developer')} aside={t('publish.optional')} maxLength={300} {...register('developer')} />
      <TextField label={t('newZone.parent')} aside={t('publish.optional')} hint={t('newZone.parentHint')} maxLength={32} error={errors.parent?.message} {...register('parent', { validate: (code) => /^([A-Za-z0-9][A-Za-z0-9-]{1,31})?$/.test(code.trim()) || t('newZone.noCode') })} />
    </Form>
  )
}

function valuesOf(identity: ZoneIdentity | null, provinces: readonly ProvinceOption[], language: Language): Values {
  const typed = (value: number | undefined): string => (value === undefined ? '' : language === 'vi' ? String(value).replace('.', ',') : String(value))
  const [only, ...others] = provinces
  return {
    kind: identity?.kind ?? 'industrial_zone', nameVi: identity?.nameVi ?? '', nameEn: identity?.nameEn ?? '', provinceCode: identity?.provinceCode ?? (others.length === 0 ? (only?.code ?? '') : ''),
    formerProvince: identity?.formerProvince ?? '', parent: identity?.parent ?? '', developer: identity?.developer ?? '', plannedHa: typed(identity?.plannedHa), approvedHa: typed(identity?.approvedHa),
  }
}

function identityOf({ kind, nameVi, provinceCode, plannedHa, approvedHa, parent, ...words }: Values, language: Language): ZoneIdentity {
  const [planned, approved] = [readHectares(plannedHa, language), readHectares(approvedHa, language)]
  return {
    kind: zoneKinds.find((one) => one === kind) ?? 'industrial_zone', nameVi: nameVi.trim(), provinceCode,
    ...Object.fromEntries(Object.entries(words).flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()]]))),
    ...(parent.trim() === '' ? {} : { parent: parent.trim().toUpperCase() }),
    ...(planned === null ? {} : { plannedHa: planned }),
    ...(approved === null ? {} : { approvedHa: approved }),
  }
}
