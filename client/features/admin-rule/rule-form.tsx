import type { ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { KeptRule } from '../../../api/contract/rule-write.ts'
import { readNumber } from '../../i18n/read-number.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { zoneKinds } from '../../permalink.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { operatorSigns } from '../../ui/rule-signs.ts'
import { changeOf, ruleFor, valuesOf, type RuleMode, type RuleValues } from './rule-values.ts'
import { useRuleActs } from './use-rules.ts'
import { useRuleWords, zoneTypes } from './use-rule-words.ts'

interface RuleFormProps {
  rule: KeptRule
  mode: RuleMode
  provinces: readonly { code: string; name: string }[]
  onWritten: (rule: KeptRule) => void
}

const compared = ['gte', 'gt', 'lte', 'lt', 'eq'] as const
const confidences = ['source', 'secondary', 'memory', 'own'] as const
const day = { type: 'date', min: '1900-01-01', max: '2199-12-31' } as const
/** Where each mode shows what the server says of a day. */
const fieldOf = { next: { validFrom: 'effectiveOn', validTo: 'effectiveOn' }, correct: {}, end: { validFrom: 'validTo' }, scope: { parameter: 'provinceCode' } } as const
const doing = { next: 'adminRule.begin', correct: 'adminRule.correctIt', end: 'adminRule.endIt', scope: 'adminRule.setIt' } as const

/** What one of the four things done to a threshold needs to be told. */
export function RuleForm({ rule, mode, provinces, onWritten }: RuleFormProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const acts = useRuleActs()
  const form = useForm<RuleValues>({ defaultValues: valuesOf(rule, mode, language) })
  const { register, formState: { errors } } = form
  // A day that divides a period lies within it.
  const isWithin = (given: string): string | true => {
    if ((rule.validFrom === null || given > rule.validFrom) && (rule.validTo === null || given < rule.validTo)) return true
    return [...(rule.validFrom === null ? [] : [t('adminRule.mustBeAfter', { day: format.edtf(rule.validFrom) })]), ...(rule.validTo === null ? [] : [t('adminRule.mustBeBefore', { day: format.edtf(rule.validTo) })])].join(' ')
  }
  const send = (values: RuleValues): Promise<KeptRule> =>
    mode === 'end' ? acts.end(rule, values.validTo) : mode === 'scope' ? acts.add(ruleFor(rule, values, language)) : acts.change(rule, changeOf(values, mode, language))
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => onWritten(await send(values)), fieldOf[mode])
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<><Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t(doing[mode])}</Button>{isSending && <p className="quiet small" role="status">{t('adminRule.slow')}</p>}</>}>
      {mode === 'next' && <TextField label={t('adminRule.effectiveOn')} {...day} error={errors.effectiveOn?.message} {...register('effectiveOn', { required: t('admin.required'), validate: isWithin })} />}
      {mode === 'scope' && (
        <>
          <SelectField label={t('adminRule.province')} error={errors.provinceCode?.message} {...register('provinceCode')}>
            <option value="">{t('adminRule.everyProvince')}</option>
            {provinces.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </SelectField>
          <FieldRow>
            <SelectField label={t('adminRule.zoneKind')} error={errors.zoneKind?.message} {...register('zoneKind')}>
              <option value="">{t('adminRule.everyKind')}</option>
              {zoneKinds.filter((kind) => kind !== 'export_processing_zone').map((kind) => <option key={kind} value={kind}>{t(`kind.name.${kind}`)}</option>)}
            </SelectField>
            <SelectField label={t('adminRule.zoneTypes')} error={errors.zoneType?.message} {...register('zoneType')}>
              <option value="">{t('adminRule.everyType')}</option>
              {zoneTypes.map((type) => <option key={type} value={type}>{t(`adminRule.zoneType.${type}`)}</option>)}
            </SelectField>
          </FieldRow>
        </>
      )}
      {mode === 'end' && <TextField label={t('adminRule.validTo')} {...day} error={errors.validTo?.message} {...register('validTo', { required: t('admin.required'), validate: isWithin })} />}
      {(mode === 'correct' || mode === 'scope') && (
        <>
          <TextField label={t('adminRule.validFrom')} hint={t('adminRule.validFromHint')} {...day} error={errors.validFrom?.message} {...register('validFrom')} />
          <TextField label={t('adminRule.validTo')} hint={t('adminRule.validToHint')} {...day} error={errors.validTo?.message} {...register('validTo')} />
        </>
      )}
      {mode === 'correct' && <label className="check"><input type="checkbox" {...register('moveNeighbours')} /><span className="check-words">{t('adminRule.moveNeighbours')}</span></label>}
      {mode !== 'end' && <Said rule={rule} form={form} />}
    </Form>
  )
}

/** How much, by which law, and how sure. */
function Said({ rule, form: { register, control, formState: { errors } } }: { rule: KeptRule; form: ReturnType<typeof useForm<RuleValues>> }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const unit = useRuleWords().unit(rule.unit)
  const typed = useWatch({ control, name: 'value' })
  const value = readNumber(typed, language)
  return (
    <>
      {rule.operator !== 'flag' && (
        <FieldRow>
          <SelectField label={t('adminRule.operator')} error={errors.operator?.message} {...register('operator')}>
            {compared.map((one) => <option key={one} value={one}>{operatorSigns[one]}</option>)}
          </SelectField>
          <NumberField
            label={unit ? t('adminRule.value', { unit }) : t('adminRule.valuePlain')}
            hint={value === null ? undefined : t('adminRule.readAs', { value: format.number(value, 6), unit })}
            error={errors.value?.message}
            {...register('value', { validate: (text) => readNumber(text, language) !== null || t('adminRule.notANumber') })}
          />
        </FieldRow>
      )}
      <TextArea label={t('adminRule.legalBasis')} hint={t('adminRule.legalBasisHint')} rows={2} maxLength={500} error={errors.legalBasis?.message} {...register('legalBasis', { validate: (text) => text.trim() !== '' || t('admin.required') })} />
      <TextField label={t('adminRule.decisionCode')} aside={t('adminRule.optional')} autoComplete="off" maxLength={64} error={errors.decisionCode?.message} {...register('decisionCode')} />
      <SelectField label={t('adminRule.confidence')} error={errors.confidence?.message} {...register('confidence')}>
        {confidences.map((one) => <option key={one} value={one}>{t(`adminRule.confidences.${one}`)}</option>)}
      </SelectField>
      <TextArea label={t('adminRule.note')} aside={t('adminRule.optional')} rows={2} maxLength={1000} error={errors.note?.message} {...register('note')} />
    </>
  )
}
