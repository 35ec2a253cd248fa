import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../../api.ts'
import '../../i18n/question-words.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What a link in a mail opens: nothing is done before somebody presses, so that what looks through mail does nothing. */
export function AlertLink({ part, linkKey }: { part: 'confirm' | 'end'; linkKey: string }): ReactElement {
  const { t } = useTranslation()
  const act = useMutation({ mutationFn: () => (part === 'confirm' ? call('confirmAlert', { body: { key: linkKey } }) : call('endAlert', { query: { key: linkKey } })) })
  if (act.data) {
    const isConfirmed = act.data.state === 'confirmed'
    return (
      <Notice icon="check" title={isConfirmed ? t('alert.confirmed') : t('alert.ended')} actions={<a className="button" href={`/find-land${act.data.query ? `?${act.data.query}` : ''}`}>{t('alert.see')}</a>} announced>
        <p>{isConfirmed ? t('alert.confirmedText', { email: act.data.email ?? '' }) : t('alert.endedText')}</p>
      </Notice>
    )
  }
  return (
    <section className="page-part">
      <p>{part === 'confirm' ? t('alert.confirmText') : t('alert.endText')}</p>
      {act.error && <Notice tone="error" icon="warning" announced><p>{act.error instanceof ApiProblem ? act.error.message : t('error.noAnswer')}</p></Notice>}
      <div className="form-actions"><Button strong disabled={act.isPending} onClick={() => act.mutate()}>{part === 'confirm' ? t('alert.confirm') : t('alert.end')}</Button></div>
    </section>
  )
}
