import type { ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { KeptLine } from '../../../api/contract/infrastructure-write.ts'
import { readNumber } from '../../i18n/read-number.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { lineKindsInOrder } from './kinds.ts'
import { lineChangeOf, lineValues, newLineOf, type LineValues } from './line-values.ts'
import { day, fieldOf, type Mode } from './modes.ts'
import { readShape } from './read-shape.ts'
import { useInfrastructureActs } from './use-infrastructure.ts'
import { useShapeWords } from './use-shape-words.ts'

interface LineFormProps {
  /** null: a new one. */
  line: KeptLine | null
  mode: Mode | 'new'
  onSaved: (line: KeptLine) => void
}

const doing = { new: 'adminLayer.addLine', change: 'adminLayer.begin', correct: 'adminLayer.correctIt', end: 'adminLayer.endIt' } as const
const bases = ['reported', 'measured', 'schematic', 'mixed'] as const

/** A corridor: its line or area, its width and by which rule, since when, and where that is known from. */
export function LineForm({ line, mode, onSaved }: LineFormProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const acts = useInfrastructureActs()
  const shapeWords = useShapeWords()
  const form = useForm<LineValues>({ defaultValues: lineValues(line, language) })
  const { register, formState: { errors } } = form
  const shape = useWatch({ control: form.control, name: 'shape' })
  const send = (values: LineValues): Promise<KeptLine> => line === null || mode === 'new' ? acts.addLine(newLineOf(values, language))
    : mode === 'end' ? acts.endLine(line, { validTo: values.validTo, source: values.source.trim() }) : acts.changeLine(line, lineChangeOf(values, mode, language))
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => onSaved(await send(values)), { alignment: 'shape', clearanceArea: 'shape', ...(mode === 'new' ? {} : fieldOf[mode]) })
  const filled = (text: string): string | true => text.trim() !== '' || t('admin.required')
  const isShape = (text: string): string | true => {
    if (text.trim() === '') return line !== null || t('adminLayer.shapeMissing')
    const reading = readShape(text)
    return 'shape' in reading || t(`adminLayer.shapeWrong.${reading.wrong}`, { line: reading.line, crs: reading.crs })
  }
  const reading = shape.trim() === '' ? null : readShape(shape)
  const shapeHint = reading && 'shape' in reading ? [t('adminLayer.shapeRead', { parts: shapeWords(reading.shape) }), ...(reading.heights ? [t('adminLayer.heightsGone')] : [])].join(' ') : [t('adminLayer.shapeHint'), ...(line === null ? [] : [t('adminLayer.shapeKeep')])].join(' ')
  const source = <TextArea label={t('adminLayer.source')} hint={t('adminLayer.sourceHint')} rows={2} maxLength={500} error={errors.source?.message} {...register('source', { validate: filled })} />
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<Button strong type="submit" disabled={isSending}>{isSending ? t('admin.saving') : t(doing[mode])}</Button>}>
      {mode === 'end' ? (
        <>
          <TextField label={t('adminLayer.validTo')} {...day} error={errors.validTo?.message} {...register('validTo', { required: t('admin.required') })} />
          {source}
        </>
      ) : (
        <>
          {mode === 'change' && <TextField label={t('adminLayer.effectiveOn')} {...day} error={errors.effectiveOn?.message} {...register('effectiveOn', { required: t('admin.required') })} />}
          {mode === 'new' && <TextField label={t('adminLayer.code')} hint={t('adminLayer.codeHint')} autoCapitalize="none" spellCheck={false} maxLength={64} error={errors.code?.message} {...register('code', { required: t('admin.required'), pattern: { value: /^\s*[a-z0-9][a-z0-9-]{1,63}\s*$/, message: t('adminLayer.codeWrong') } })} />}
          <TextField label={t('adminLayer.nameVi')} maxLength={200} error={errors.nameVi?.message} {...register('nameVi', { validate: filled })} />
          <TextField label={t('adminLayer.nameEn')} aside={t('adminLayer.optional')} maxLength={200} error={errors.nameEn?.message} {...register('nameEn')} />
          <FieldRow>
            <SelectField label={t('adminLayer.kind')} error={errors.kind?.message} {...register('kind')}>{lineKindsInOrder.map((one) => <option key={one} value={one}>{t(`corridor.${one}`)}</option>)}</SelectField>
            <SelectField label={t('adminLayer.basis')} error={errors.basis?.message} {...register('basis')}>{bases.map((one) => <option key={one} value={one}>{t(`basis.${one}`)}</option>)}</SelectField>
          </FieldRow>
          <TextArea label={t('adminLayer.shapeText')} hint={shapeHint} rows={5} spellCheck={false} error={errors.shape?.message} {...register('shape', { validate: isShape })} />
          <FieldRow>
            <NumberField label={t('adminLayer.halfWidth')} aside={t('adminLayer.optional')} hint={t('adminLayer.halfWidthHint')} error={errors.halfWidthM?.message} {...register('halfWidthM', { validate: (text) => text.trim() === '' || (readNumber(text, language) ?? 0) > 0 || t('adminLayer.metresWrong') })} />
            <TextField label={t('adminLayer.widthRule')} aside={t('adminLayer.optional')} hint={t('adminLayer.widthRuleHint')} maxLength={64} error={errors.widthRule?.message} {...register('widthRule')} />
          </FieldRow>
          <TextField label={t('adminLayer.decisionCode')} aside={t('adminLayer.optional')} autoComplete="off" maxLength={64} error={errors.decisionCode?.message} {...register('decisionCode')} />
          {source}
          {mode !== 'change' && <TextField label={t('adminLayer.validFrom')} hint={t('adminLayer.validFromHint')} {...day} error={errors.validFrom?.message} {...register('validFrom')} />}
          <TextArea label={t('adminLayer.note')} aside={t('adminLayer.optional')} rows={2} maxLength={1000} error={errors.note?.message} {...register('note')} />
        </>
      )}
    </Form>
  )
}
