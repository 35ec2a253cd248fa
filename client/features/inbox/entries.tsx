import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../../../api/contract/question.ts'
import '../../i18n/question-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { questionStateOrder } from '../../permalink-question.ts'
import { Chip } from '../../ui/chip.tsx'

type Entry = Question['entries'][number]

/** What was done with a question, the first first. */
export function Entries({ entries }: { entries: readonly Entry[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const did = ({ kind, text }: Entry): string => {
    if (kind === 'state') { const state = questionStateOrder.find((one) => one === text); return t('inbox.did.state', { text: state ? t(`asked.state.${state}`) : text }) }
    if (kind === 'assigned') return text === '' ? t('inbox.did.unassigned') : t('inbox.did.assigned', { text })
    return t(`inbox.did.${kind}`)
  }
  return (
    <ol className="inbox-entries">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.kind}`} data-kind={entry.kind}>
          <p className="small"><strong>{entry.by ?? t('inbox.system')}</strong> {did(entry)} <span className="quiet">{format.clock(entry.at)}</span></p>
          {(entry.kind === 'reply' || entry.kind === 'note') && <p className="question-text">{entry.text === '' ? <span className="quiet">{t('inbox.textGone')}</span> : entry.text}</p>}
          {entry.mail !== null && <p><Chip tone={entry.mail === 'failed' ? 'error' : 'plain'} icon={entry.mail === 'failed' ? 'warning' : 'check'}>{t(`inbox.mail.${entry.mail}`)}</Chip></p>}
        </li>
      ))}
    </ol>
  )
}
