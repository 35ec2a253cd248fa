import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowedQuestion } from '../../../api/contract/question.ts'
import { call } from '../../api.ts'
import '../../i18n/question-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Chip } from '../../ui/chip.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Notice } from '../../ui/notice.tsx'
import './question.css'

const keyOf = (key: string) => ['asked', key] as const
export const useFollowed = (key: string): UseQueryResult<FollowedQuestion> => useQuery({ queryKey: keyOf(key), queryFn: ({ signal }) => call('followQuestion', { params: { key } }, { signal }), staleTime: 0 })

/** What one asked, what the board answered, and the way to have it erased. */
export function Followed({ asked, linkKey }: { asked: FollowedQuestion; linkKey: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const queries = useQueryClient()
  return (
    <>
      <section className="page-part" aria-label={t('asked.yours')}>
        <p className="question-head"><Chip>{t(`asked.stateSaid.${asked.state}`)}</Chip><span className="quiet small">{t('asked.at', { date: format.moment(asked.at) })}</span></p>
        <h2>{titleOf(asked.zone)}{asked.offer !== null && <span className="quiet"> · <a href={`/find-land?offer=${asked.offer}`}>{asked.offer}</a></span>}</h2>
        {asked.message !== null && <p className="question-text">{asked.message}</p>}
        {asked.erasedAt !== null && <Notice icon="info"><p>{t('asked.erased', { date: format.moment(asked.erasedAt) })}</p></Notice>}
      </section>
      {asked.erasedAt === null && (
        <>
          <section className="page-part" aria-labelledby="replies">
            <h2 id="replies">{t('asked.replies')}</h2>
            {asked.replies.length === 0 && <p className="quiet">{t('asked.noReply')}</p>}
            {asked.replies.map((reply) => <div key={reply.at} className="question-reply"><p className="question-text">{reply.text}</p><p className="quiet small">{format.clock(reply.at)}</p></div>)}
          </section>
          <section className="page-part" aria-label={t('asked.erase')}>
            <p className="quiet">{t('asked.erasedOn', { date: format.edtf(asked.erasedOn) })}</p>
            <Confirm
              label={t('asked.erase')} question={t('asked.eraseSure')} yes={t('asked.eraseYes')} no={t('asked.eraseNo')} failed={t('asked.eraseFailed')}
              onConfirm={async () => { queries.setQueryData(keyOf(linkKey), await call('withdrawQuestion', { params: { key: linkKey } })) }}
            />
          </section>
        </>
      )}
    </>
  )
}
