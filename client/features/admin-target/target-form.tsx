import type { ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { readNumber } from '../../i18n/read-number.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { zoneKinds } from '../../permalink.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { emptyTarget, targetOf, type TargetValues } from './target-values.ts'
import { indicatorsInOrder, unitOfIndicator } from './unit-of.ts'
import { useAddTarget, useDecisions } from './use-add-target.ts'

interface TargetFormProps {
  targets: readonly Target[]
  provinces: readonly { code: string; name: string }[]
  /** With its code. */
  onAdded: (code: string) => void
  onCancel: () => void
}

const comparisons = ['gt', 'gte', 'eq', 'between'] as const

/** A target of the board's own: an indicator, a threshold, a period, and the document that sets it. */
export function TargetForm({ targets, provinces, onAdded, onCancel }: TargetFormProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const add = useAddTarget()
  const form = useForm<TargetValues>({ defaultValues: emptyTarget })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => onAdded((await add(targetOf(values, language))).code))
  const [indicator, operator, provinceCode, threshold, thresholdHigh, decisionCode] = useWatch({ control: form.control, name: ['indicator', 'operator', 'provinceCode', 'threshold', 'thresholdHigh', 'decisionCode'] })
  const decisions = useDecisions(decisionCode)
  const chosenDecision = decisions.find(({ code }) => code === decisionCode.trim())?.titleVi
  const unit = unitOfIndicator(indicator)
  const filled = (text: string): string | true => text.trim() !== '' || t('admin.required')
  const aNumber = (text: string): string | true => {
    const value = readNumber(text, language)
    return value !== null && value >= 0 || t('adminTarget.notANumber')
  }
  const readAs = (text: string): string | undefined => {
    const value = readNumber(text, language)
    return value === null || unit === 'milestone' ? undefined : t('adminTarget.readAs', { value: format.number(value), unit: t(`adminTarget.unit.${unit}`) })
  }
  return (
    <Form
      onSubmit={onSubmit}
      problem={problem}
      actions={<><Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t('adminTarget.add')}</Button><Button onClick={onCancel}>{t('admin.cancel')}</Button></>}
    >
      <FieldRow>
        <TextField label={t('adminTarget.code')} hint={t('adminTarget.codeHint')} maxLength={32} error={errors.code?.message} {...register('code', { required: t('admin.required'), pattern: { value: /^\s*[A-Za-z0-9][A-Za-z0-9-]{1,31}\s*$/, message: t('adminTarget.codeWrong') } })} />
        <SelectField label={t('adminTarget.province')} error={errors.provinceCode?.message} {...register('provinceCode', { required: t('admin.required') })}>
          <option value="">{t('adminTarget.choose')}</option>
          {provinces.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </SelectField>
      </FieldRow>
      <TextArea label={t('adminTarget.titleVi')} rows={2} maxLength={300} error={errors.titleVi?.message} {...register('titleVi', { validate: filled })} />
      <TextArea label={t('adminTarget.titleEn')} rows={2} maxLength={300} error={errors.titleEn?.message} {...register('titleEn', { validate: filled })} />
      <SelectField label={t('adminTarget.indicator')} error={errors.indicator?.message} {...register('indicator')}>
        {indicatorsInOrder.map((one) => <option key={one} value={one}>{t(`adminTarget.indicators.${one}`)}</option>)}
      </SelectField>
      <SelectField label={t('adminTarget.zoneKind')} error={errors.zoneKind?.message} {...register('zoneKind')}>
        <option value="">{t('adminTarget.everyKind')}</option>
        {zoneKinds.map((kind) => <option key={kind} value={kind}>{t(`kind.name.${kind}`)}</option>)}
      </SelectField>
      {unit !== 'milestone' && (
        <>
          <SelectField label={t('adminTarget.operator')} error={errors.operator?.message} {...register('operator')}>
            {comparisons.map((one) => <option key={one} value={one}>{t(`adminTarget.operators.${one}`)}</option>)}
          </SelectField>
          <FieldRow>
            <NumberField label={`${t('adminTarget.threshold')} (${t(`adminTarget.unit.${unit}`)})`} hint={readAs(threshold)} error={errors.threshold?.message} {...register('threshold', { validate: aNumber })} />
            {operator === 'between' && (
              <NumberField
                label={t('adminTarget.thresholdHigh')}
                hint={readAs(thresholdHigh)}
                error={errors.thresholdHigh?.message}
                {...register('thresholdHigh', { validate: (text, { threshold: low }) => {
                  const [from, to] = [readNumber(low, language), readNumber(text, language)]
                  return to === null ? t('adminTarget.notANumber') : from === null || to > from || t('adminTarget.higher')
                } })}
              />
            )}
          </FieldRow>
        </>
      )}
      <FieldRow>
        <TextField label={t('adminTarget.periodFrom')} type="date" min="1900-01-01" max="2199-12-31" error={errors.periodFrom?.message} {...register('periodFrom', { required: t('admin.required') })} />
        <TextField label={t('adminTarget.dueOn')} type="date" min="1900-01-01" max="2199-12-31" error={errors.dueOn?.message} {...register('dueOn', { required: t('admin.required'), validate: (due, { periodFrom }) => due >= periodFrom || t('adminTarget.dueTooEarly') })} />
      </FieldRow>
      <TextField label={t('adminTarget.decision')} hint={chosenDecision ?? t('adminTarget.decisionHint')} list="target-decisions" autoComplete="off" maxLength={64} error={errors.decisionCode?.message} {...register('decisionCode', { validate: filled })} />
      <datalist id="target-decisions">{decisions.map(({ code, titleVi, number }) => <option key={code} value={code}>{[number, titleVi].filter(Boolean).join(' – ')}</option>)}</datalist>
      <SelectField label={t('adminTarget.parent')} error={errors.parent?.message} {...register('parent')}>
        <option value="">{t('adminTarget.noParent')}</option>
        {targets.filter((one) => one.provinceCode === provinceCode).map(({ code }) => <option key={code} value={code}>{code}</option>)}
      </SelectField>
      <TextArea label={t('adminTarget.baseVi')} rows={2} maxLength={500} error={errors.baseVi?.message} {...register('baseVi')} />
      <TextArea label={t('adminTarget.baseEn')} rows={2} maxLength={500} error={errors.baseEn?.message} {...register('baseEn')} />
      <NumberField label={t('adminTarget.documentCount')} hint={t('adminTarget.documentCountHint')} inputMode="numeric" error={errors.documentBaseCount?.message} {...register('documentBaseCount', { pattern: { value: /^\s*\d{0,9}\s*$/, message: t('adminTarget.wholeNumber') } })} />
      <TextArea label={t('adminTarget.note')} rows={2} maxLength={1000} error={errors.note?.message} {...register('note')} />
    </Form>
  )
}
