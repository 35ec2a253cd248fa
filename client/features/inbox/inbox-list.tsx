import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../../../api/contract/question.ts'
import '../../i18n/question-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import type { Link } from '../../state/use-link.ts'
import './inbox.css'

/** Questions in one line each, the latest first. */
export function InboxList({ questions, open, linkTo }: { questions: readonly Question[]; open: number | null; linkTo: (id: number) => Link }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  if (questions.length === 0) return <p className="inbox-empty quiet">{t('inbox.empty')}</p>
  return (
    <ul className="inbox-list" aria-label={t('inbox.list')}>
      {questions.map((one) => (
        <li key={one.id}>
          <a {...linkTo(one.id)} aria-current={one.id === open ? 'true' : undefined}>
            <span className="inbox-line"><strong>{one.name ?? one.number}</strong><span className="quiet small">{format.time(one.at)}</span></span>
            <span className="inbox-line small"><span>{titleOf(one.zone)}{one.offer !== null && ` · ${one.offer}`}</span><span className="quiet">{one.assignee?.name ?? t('inbox.unassigned')}</span></span>
            <span className="inbox-preview quiet small">{one.message ?? (one.erasedAt === null ? '' : t('inbox.gone', { date: format.moment(one.erasedAt) }))}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
