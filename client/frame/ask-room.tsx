import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api.ts'
import { AskForm, type SentQuestion } from '../features/question/ask-form.tsx'
import { Sent } from '../features/question/sent.tsx'
import '../i18n/question-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { findLandRoom } from '../permalink-find-land.ts'
import type { AskRoom as Room } from '../permalink-question.ts'
import { useFormPass } from '../state/use-form-pass.ts'
import { useLink } from '../state/use-link.ts'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Loaded } from './loaded.tsx'
import { PageRoom } from './page-room.tsx'

/** A question to the board about a block of land or a zone; nobody signs in. */
export function AskRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const [sent, setSent] = useState<SentQuestion | null>(null)
  const pass = useFormPass('question')
  const code = room.offer?.split('.')[0] ?? room.zone
  return (
    <PageRoom title={t('ask.title')} pageTitle={t('ask.pageTitle')} narrow>
      {code === null ? (
        <Notice icon="info" title={t('ask.nothing')} actions={<a className="button button-strong" {...link({ room: findLandRoom })}>{t('ask.toFindLand')}</a>}><p>{t('ask.nothingText')}</p></Notice>
      ) : sent ? <Sent sent={sent} isMailSetUp={pass.data?.isMailSetUp === true} /> : (
        <section className="page-part" aria-label={t('ask.title')}>
          <About code={code} offer={room.offer} />
          <Loaded query={pass} skeleton={<Skeleton width="100%" height={320} />}>
            {(given) => <AskForm about={{ offer: room.offer, zone: room.zone }} pass={given} onStale={() => void pass.refetch()} onSent={setSent} />}
          </Loaded>
        </section>
      )}
    </PageRoom>
  )
}

function About({ code, offer }: { code: string; offer: string | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const zone = useQuery({ queryKey: ['zone-asked-about', code], queryFn: async ({ signal }) => (await call('getZone', { params: { code } }, { signal })).properties })
  const block = useQuery({ queryKey: ['offer-asked-about', offer], queryFn: ({ signal }) => call('getLandOffer', { params: { code: offer ?? '' } }, { signal }), enabled: offer !== null })
  const isGone = block.error instanceof ApiProblem && block.error.problem.status === 404
  return (
    <Loaded query={zone} skeleton={<Skeleton width="60%" height={20} />}>
      {(about) => (
        <>
          <p>{t('ask.about')}: <strong>{titleOf(about)}</strong>{block.data && ` · ${t('ask.offer', { code: block.data.code, formatted: format.number(block.data.ha) })}`}{isGone && ` · ${t('ask.offerGone', { code: offer })}`}</p>
          {isGone && <Notice tone="warning" icon="warning"><p>{t('ask.offerGoneText')}</p></Notice>}
        </>
      )}
    </Loaded>
  )
}
