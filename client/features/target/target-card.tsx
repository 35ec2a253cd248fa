import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { daysBetween, type TargetGroup } from './reading.ts'
import { TargetLine } from './target-line.tsx'

/** One number of the document: a target alone, or one with its parts. */
export function TargetCard({ group, asOf }: { group: TargetGroup; asOf: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const shared = sharedDue(group.targets.map(({ target }) => target))
  return (
    <article className="target-card" aria-label={t('targets.partsOf', { code: group.code })}>
      <header className="target-card-head">
        <span className="target-code">{group.code}</span>
        <span className="target-due">{t('number.asOf', { date: format.edtf(asOf) })}{shared && <> · <Due on={shared} asOf={asOf} /></>}</span>
      </header>
      {group.targets.map(({ target, depth }) => <TargetLine key={target.code} target={target} depth={depth} coded={group.targets.length > 1} due={shared ? null : <Due on={target.dueOn} asOf={asOf} />} />)}
    </article>
  )
}

/** The day all of them are due, or null. */
function sharedDue([first, ...others]: readonly Target[]): string | null {
  return first && others.every(({ dueOn }) => dueOn === first.dueOn) ? first.dueOn : null
}

function Due({ on, asOf }: { on: string; asOf: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const days = daysBetween(asOf, on)
  const count = Math.abs(days)
  const left = days === 0 ? t('targets.lastDay') : t(days > 0 ? 'targets.daysLeft' : 'targets.overdue', { count, formatted: format.number(count, 0) })
  return <span>{t('targets.due', { date: format.edtf(on) })} · <span className={days < 0 ? 'target-overdue' : undefined}>{left}</span></span>
}
