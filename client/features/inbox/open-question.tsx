import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question, QuestionList } from '../../../api/contract/question.ts'
import { ApiProblem } from '../../api.ts'
import '../../i18n/question-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { questionStateOrder } from '../../permalink-question.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { SelectField } from '../../ui/field.tsx'
import { FieldRow } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Entries } from './entries.tsx'
import './inbox.css'
import { useInboxActs } from './use-inbox.ts'
import { WriteForm } from './write-form.tsx'

interface OpenQuestionProps {
  question: Question
  assignees: QuestionList['assignees']
  isMailSetUp: boolean
  ownId: string
}

/** A question, who it is from, and all that can be done with it. */
export function OpenQuestion({ question: one, assignees, isMailSetUp, ownId }: OpenQuestionProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const zoneLink = useZoneLink()
  const acts = useInboxActs()
  const [problem, setProblem] = useState<string | null>(null)
  const doing = (act: Promise<void>): void => {
    setProblem(null)
    act.catch((error: unknown) => setProblem(error instanceof ApiProblem ? (error.problem.status === 412 ? 'changed' : error.message) : t('error.noAnswer')))
  }
  const write = (kind: 'reply' | 'note') => async (text: string): Promise<void> => { setProblem(null); await acts.write(one, kind, text) }
  const able = assignees.filter(({ provinces }) => provinces === null || provinces.includes(one.zone.provinceCode))
  const changedBefore = (): void => setProblem('changed')
  return (
    <article className="inbox-open" aria-labelledby="inbox-open">
      <h2 id="inbox-open" tabIndex={-1}>{one.number} · {titleOf(one.zone)}</h2>
      {problem !== null && (problem === 'changed'
        ? <Notice tone="warning" icon="warning" title={t('inbox.changed')} announced><p>{t('inbox.changedText')}</p></Notice>
        : <Notice tone="error" icon="warning" announced><p>{problem}</p></Notice>)}
      {one.erasedAt !== null ? <Notice icon="info"><p>{t('inbox.gone', { date: format.moment(one.erasedAt) })}</p></Notice> : <p className="question-text inbox-said">{one.message}</p>}
      <Facts>
        <Fact label={t('inbox.sentOn')}>{format.clock(one.at)}</Fact>
        {one.erasedAt === null && (
          <Fact label={t('inbox.from')}>
            {[one.name, one.company].filter(Boolean).join(', ')}
            {one.email !== null && <><br /><a href={`mailto:${one.email}`}>{one.email}</a></>}
            {one.phone !== null && <><br /><a href={`tel:${one.phone.replaceAll(/[^\d+]/g, '')}`}>{one.phone}</a></>}
          </Fact>
        )}
        {one.offer !== null && <Fact label={t('inbox.offer')}><a href={`/find-land?offer=${one.offer}`}>{one.offer}</a></Fact>}
        <Fact label={t('inbox.onMap')}><a {...zoneLink(one.zone.code)}>{titleOf(one.zone)}</a></Fact>
        <Fact label={t('inbox.language')}>{t(`inbox.languages.${one.language}`)}</Fact>
      </Facts>
      <FieldRow>
        <SelectField label={t('inbox.state')} value={one.state} onChange={(event) => { const state = questionStateOrder.find((value) => value === event.target.value); if (state) doing(acts.change(one, { state })) }}>
          {questionStateOrder.map((state) => <option key={state} value={state}>{t(`asked.state.${state}`)}</option>)}
        </SelectField>
        <SelectField label={t('inbox.assignee')} value={one.assignee?.id ?? ''} onChange={(event) => doing(acts.change(one, { assignee: event.target.value || null }))}>
          <option value="">{t('inbox.nobody')}</option>
          {one.assignee && !able.some(({ id }) => id === one.assignee?.id) && <option value={one.assignee.id}>{one.assignee.name}</option>}
          {able.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
      </FieldRow>
      {one.assignee === null && able.some(({ id }) => id === ownId) && (
        <div><Button onClick={() => doing(acts.change(one, { assignee: ownId, ...(one.state === 'new' ? { state: 'in_progress' } : {}) }))}>{t('inbox.take')}</Button></div>
      )}
      {one.erasedAt === null && (
        <>
          <WriteForm
            label={t('inbox.reply')} action={t('inbox.send')} strong rows={6} onWrite={write('reply')} onChangedBefore={changedBefore}
            hint={one.email !== null && isMailSetUp ? t('inbox.replyByMail', { email: one.email }) : t('inbox.replyOnPage')}
          />
          <WriteForm label={t('inbox.note')} hint={t('inbox.noteHint')} action={t('inbox.keep')} rows={2} onWrite={write('note')} onChangedBefore={changedBefore} />
        </>
      )}
      {one.entries.length > 0 && <section aria-labelledby="inbox-history"><h3 id="inbox-history">{t('inbox.history')}</h3><Entries entries={one.entries} /></section>}
      {one.erasedAt === null && (
        <div>
          <p className="quiet small">{t('inbox.erasedOn', { date: format.edtf(one.erasedOn) })}</p>
          <Confirm label={t('inbox.erase')} question={t('inbox.eraseSure')} yes={t('inbox.eraseYes')} no={t('inbox.eraseNo')} failed={t('inbox.eraseFailed')} quiet onConfirm={() => acts.erase(one)} />
        </div>
      )}
    </article>
  )
}
