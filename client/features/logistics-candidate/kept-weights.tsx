import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/logistics-words.ts'
import { usualWeights, weightOrder } from '../../permalink-logistics.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { useSaveProfile, useScoreProfiles } from './use-candidates.ts'

/** Weights by name: those that were kept, and keeping these. */
export function KeptWeights({ weights, onChoose }: { weights: readonly number[]; onChoose: (weights: readonly number[]) => void }): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const profiles = useScoreProfiles(true)
  const save = useSaveProfile()
  const items = profiles.data?.items ?? []
  return (
    <section>
      {items.length > 0 && (
        <SelectField label={t('logisticsCandidate.saved')} value="" onChange={(event) => {
          const chosen = items.find(({ id }) => String(id) === event.target.value)
          if (chosen) onChoose(weightOrder.map((one) => chosen.weights[one] ?? 0))
        }}>
          <option value="">{t('logisticsCandidate.choose')}</option>
          {items.map((one) => <option key={one.id} value={one.id}>{t('logisticsCandidate.by', { name: one.name, author: one.author })}</option>)}
        </SelectField>
      )}
      <TextField label={t('logisticsCandidate.saveAs')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      <div className="logistics-do">
        <Button disabled={name.trim() === '' || save.isPending} onClick={() => save.mutate({ name: name.trim(), weights: Object.fromEntries(weightOrder.map((one, index) => [one, weights[index] ?? usualWeights[index] ?? 0])) })}>{t('logisticsCandidate.save')}</Button>
        <span role="status">{save.isSuccess ? t('logisticsCandidate.savedNow') : ''}</span>
      </div>
      {save.isError && <Failure error={save.error} onRetry={() => save.reset()} />}
    </section>
  )
}
