import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { InboxList } from '../features/inbox/inbox-list.tsx'
import { OpenQuestion } from '../features/inbox/open-question.tsx'
import { countOf, useInbox, useQuestion } from '../features/inbox/use-inbox.ts'
import '../i18n/account-words.ts'
import '../i18n/question-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { questionStateOrder, type InboxRoom as Room } from '../permalink-question.ts'
import { useLink } from '../state/use-link.ts'
import { useMe, type Account } from '../state/use-me.ts'
import { usePlaceStore } from '../state/use-place.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
import { SignInFirst } from './account-room.tsx'
import { Loaded } from './loaded.tsx'
import { PageRoom } from './page-room.tsx'

const panelId = 'inbox-panel'

/** The questions of one's provinces, for officials and administrators. */
export function InboxRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const query = useMe()
  const account = query.data?.account ?? null
  if (account && account.role !== 'planner' && !account.mustChangePassword) return <Inbox room={room} account={account} />
  return (
    <PageRoom title={t('inbox.title')} pageTitle={t('inbox.pageTitle')}>
      <Loaded query={query} skeleton={<Skeleton width="100%" height={240} />}>
        {({ account: who }) => who === null ? <SignInFirst /> : <Notice icon="info" title={who.mustChangePassword ? t('accountRoom.mustChange') : t('inbox.notAllowed')} />}
      </Loaded>
    </PageRoom>
  )
}

function Inbox({ room, account }: { room: Room; account: Account }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useLink()
  const store = usePlaceStore()
  const pages = useInbox(room)
  const first = pages.data?.pages[0]
  const tabs = (
    <Tabs
      label={t('inbox.states')} tabs={questionStateOrder.map((state) => ({ value: state, label: t('inbox.tab', { state: t(`inbox.group.${state}`), formatted: format.number(countOf(first, state)) }) }))}
      open={room.state} onOpen={(state, browsing) => store.change({ room: { ...room, state, id: null } }, browsing ? 'replace' : 'push')} panelId={panelId}
    />
  )
  return (
    <PageRoom title={t('inbox.title')} pageTitle={t('inbox.pageTitle')} tabs={tabs}>
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, room.state)} className="inbox" data-open={room.id !== null || undefined}>
        <div className="inbox-side">
          <div className="inbox-tools"><Check checked={room.mine} onChange={(mine) => store.change({ room: { ...room, mine, id: null } }, 'push')}>{t('inbox.mine')}</Check></div>
          {pages.isError && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.data
            ? <InboxList questions={pages.data.pages.flatMap(({ items }) => items)} open={room.id} linkTo={(id) => link({ room: { ...room, id } })} />
            : !pages.isError && <Skeleton width="100%" height={240} />}
          {pages.hasNextPage && <div className="inbox-more"><Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('inbox.more')}</Button></div>}
        </div>
        {room.id === null ? <p className="inbox-choose quiet">{t('inbox.choose')}</p> : (
          <div>
            <a className="inbox-back" {...link({ room: { ...room, id: null } })}>{t('inbox.back')}</a>
            <Opened key={room.id} id={room.id} account={account} list={first} />
          </div>
        )}
      </div>
    </PageRoom>
  )
}

function Opened({ id, account, list }: { id: number; account: Account; list: NonNullable<ReturnType<typeof useInbox>['data']>['pages'][number] | undefined }): ReactElement {
  return (
    <Loaded query={useQuestion(id)} skeleton={<Skeleton width="100%" height={320} />}>
      {(question) => <OpenQuestion question={question} assignees={list?.assignees ?? []} isMailSetUp={list?.isMailSetUp ?? false} ownId={account.id} />}
    </Loaded>
  )
}
