import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { Due, sharedDue } from './due.tsx'
import type { TargetGroup } from './reading.ts'
import { TargetLine } from './target-line.tsx'

/** One number of the document: a target alone, or one with its parts. `saidAbove`: where there is room, day and term stand over all cards. */
export function TargetCard({ group, asOf, saidAbove }: { group: TargetGroup; asOf: string; saidAbove: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const shared = sharedDue(group.targets.map(({ target }) => target))
  return (
    <article className="target-card" aria-label={t('targets.partsOf', { code: group.code })}>
      <p className="target-card-head" data-said-above={saidAbove || undefined}>{t('number.asOf', { date: format.edtf(asOf) })}{shared && <> · <Due on={shared} asOf={asOf} /></>}</p>
      {group.targets.map(({ target, depth }) => <TargetLine key={target.code} target={target} depth={depth} due={shared ? null : <Due on={target.dueOn} asOf={asOf} />} />)}
    </article>
  )
}
