import { memo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/logistics-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { usualWeights, weightOrder } from '../../permalink-logistics.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/field.tsx'
import { useDeleteProfile, useSaveProfile, useScoreProfiles } from './use-candidates.ts'

/** Weights by name: those that were kept, and keeping these. Who kept some may delete them. */
export const KeptWeights = memo(function KeptWeights({ weightsNow, isAdmin, onChoose }: { weightsNow: () => readonly number[]; isAdmin: boolean; onChoose: (weights: readonly number[]) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [name, setName] = useState('')
  const profiles = useScoreProfiles(true)
  const save = useSaveProfile()
  const remove = useDeleteProfile()
  const items = profiles.data?.items ?? []
  return (
    <section>
      {items.length > 0 && (
        <Disclosure title={t('logisticsCandidate.saved')} aside={format.number(items.length)} level={3}>
          <ul className="logistics-list">
            {items.map((one) => (
              <li key={one.id} className="logistics-row">
                <span>{t('logisticsCandidate.by', { name: one.name, author: one.author })}</span>
                <div className="logistics-do">
                  <Button aria-label={t('logisticsCandidate.useNamed', { name: one.name })} onClick={() => onChoose(weightOrder.map((criterion) => one.weights[criterion] ?? 0))}>{t('logisticsCandidate.use')}</Button>
                  {(one.isMine || isAdmin) && (
                    <Confirm label={t('logisticsCandidate.delete')} name={t('logisticsCandidate.deleteNamed', { name: one.name })} question={t('logisticsCandidate.deleteAsk', { name: one.name })} no={t('logisticsCandidate.leave')} failed={t('logisticsCandidate.deleteFailed')}
                      onConfirm={async () => { await remove.mutateAsync(one.id) }} />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <TextField label={t('logisticsCandidate.saveAs')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      <div className="logistics-do">
        <Button disabled={name.trim() === '' || save.isPending} onClick={() => save.mutate({ name: name.trim(), weights: Object.fromEntries(weightOrder.map((one, index) => [one, weightsNow()[index] ?? usualWeights[index] ?? 0])) })}>{t('logisticsCandidate.save')}</Button>
        <span role="status">{save.isSuccess ? t('logisticsCandidate.savedNow') : ''}</span>
      </div>
      {save.isError && <Failure error={save.error} onRetry={() => save.reset()} />}
    </section>
  )
})
