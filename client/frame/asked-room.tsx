import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Followed, useFollowed } from '../features/question/followed.tsx'
import '../i18n/question-words.ts'
import type { AskedRoom as Room } from '../permalink-question.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Loaded } from './loaded.tsx'
import { PageRoom } from './page-room.tsx'

/** One's own question, by the link one was given. */
export function AskedRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const query = useFollowed(room.key)
  return (
    <PageRoom title={query.data ? t('asked.title', { number: query.data.number }) : t('asked.titlePlain')} pageTitle={t('asked.pageTitle')} narrow>
      <Loaded query={query} skeleton={<Skeleton width="100%" height={200} />}>{(asked) => <Followed asked={asked} linkKey={room.key} />}</Loaded>
    </PageRoom>
  )
}
