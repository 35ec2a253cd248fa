import { useState, type ComponentType, type ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { KeptPoint } from '../../../api/contract/infrastructure-write.ts'
import { readDegrees, readPair } from '../../geometry/read-position.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { day, fieldOf, type Mode } from './modes.ts'
import { newPointOf, pointChangeOf, pointValues, type PointValues } from './point-values.ts'
import { useInfrastructureActs } from './use-infrastructure.ts'
import { pointKindsInOrder } from './kinds.ts'

/** Shows a map whose middle can be taken as a position; the frame lends it, for the map is not a form's to load. */
export type PlacePicker = ComponentType<{ start: readonly [number, number] | null; onTake: (position: readonly [number, number]) => void }>

interface PointFormProps {
  /** null: a new one. */
  point: KeptPoint | null
  mode: Mode | 'new'
  Picker: PlacePicker
  onSaved: (point: KeptPoint) => void
}

const doing = { new: 'adminLayer.addPoint', change: 'adminLayer.begin', correct: 'adminLayer.correctIt', end: 'adminLayer.endIt' } as const
const statuses = ['existing', 'planned'] as const

/** A place outside the fence: what it is, where, since when, and where that is known from. */
export function PointForm({ point, mode, Picker, onSaved }: PointFormProps): ReactElement {
  const { t } = useTranslation()
  const acts = useInfrastructureActs()
  const form = useForm<PointValues>({ defaultValues: pointValues(point) })
  const { register, formState: { errors }, setValue } = form
  const [picking, setPicking] = useState(false)
  const [latitude, longitude] = useWatch({ control: form.control, name: ['latitude', 'longitude'] })
  const [lat, lng] = [readDegrees(latitude, 90), readDegrees(longitude, 180)]
  const send = (values: PointValues): Promise<KeptPoint> => point === null || mode === 'new' ? acts.addPoint(newPointOf(values))
    : mode === 'end' ? acts.endPoint(point, { validTo: values.validTo, source: values.source.trim() }) : acts.changePoint(point, pointChangeOf(values, mode))
  const { onSubmit, isSending, problem } = useSubmit(form, async (values) => onSaved(await send(values)), { position: 'latitude', ...(mode === 'new' ? {} : fieldOf[mode]) })
  const filled = (text: string): string | true => text.trim() !== '' || t('admin.required')
  const degrees = (most: 90 | 180) => (text: string): string | true => readDegrees(text, most) !== null || t('adminLayer.degreesWrong')
  const put = (pair: { latitude: string; longitude: string }): void => {
    setValue('latitude', pair.latitude, { shouldValidate: true, shouldDirty: true })
    setValue('longitude', pair.longitude, { shouldValidate: true, shouldDirty: true })
  }
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
            <SelectField label={t('adminLayer.kind')} error={errors.kind?.message} {...register('kind')}>{pointKindsInOrder.map((one) => <option key={one} value={one}>{t(`infrastructure.${one}`)}</option>)}</SelectField>
            <SelectField label={t('adminLayer.status')} error={errors.status?.message} {...register('status')}>{statuses.map((one) => <option key={one} value={one}>{t(`adminLayer.statuses.${one}`)}</option>)}</SelectField>
          </FieldRow>
          <div className="position-fields">
            <FieldRow>
              <NumberField
                label={t('adminLayer.latitude')}
                error={errors.latitude?.message}
                {...register('latitude', { validate: degrees(90) })}
                onPaste={(event) => {
                  const pair = readPair(event.clipboardData.getData('text'))
                  if (!pair) return
                  event.preventDefault()
                  put(pair)
                }}
              />
              <NumberField label={t('adminLayer.longitude')} error={errors.longitude?.message} {...register('longitude', { validate: degrees(180) })} />
            </FieldRow>
            <p className="field-hint">{t('adminLayer.degreesHint')}</p>
            <div><Button icon="frame" aria-expanded={picking} onClick={() => setPicking(!picking)}>{picking ? t('adminLayer.pickHide') : t('adminLayer.pick')}</Button></div>
            {picking && <Picker start={lat === null || lng === null ? null : [lng, lat]} onTake={([takenLng, takenLat]) => put({ latitude: takenLat.toFixed(6), longitude: takenLng.toFixed(6) })} />}
          </div>
          <NumberField label={t('adminLayer.uncertainty')} aside={t('adminLayer.optional')} inputMode="numeric" error={errors.uncertaintyM?.message} {...register('uncertaintyM', { pattern: { value: /^\s*\d{0,6}\s*$/, message: t('adminLayer.metresWrong') } })} />
          {source}
          {mode !== 'change' && <TextField label={t('adminLayer.validFrom')} hint={t('adminLayer.validFromHint')} {...day} error={errors.validFrom?.message} {...register('validFrom')} />}
          <TextArea label={t('adminLayer.note')} aside={t('adminLayer.optional')} rows={2} maxLength={1000} error={errors.note?.message} {...register('note')} />
        </>
      )}
    </Form>
  )
}
