import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draft.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Link } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './draft-list.css'
import type { FoundDraft } from './found-drafts.ts'
import { useFoundDrafts, usePutAway } from './use-drafts.ts'

interface DraftListProps {
  accountId: string
  linkTo: (draft: { id: string; zone: string | null }) => Link
  provinceName: (code: string) => string
}

/** Unfinished work: mine first, then that of my provinces. */
export function DraftList({ accountId, linkTo, provinceName }: DraftListProps): ReactElement {
  const { t } = useTranslation()
  const { data, error, refetch } = useFoundDrafts(null, accountId)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <div className="draft-list" aria-busy="true"><p className="unseen" role="status">{t('lobby.loading')}</p>{['92%', '78%', '85%'].map((width) => <Skeleton key={width} width={width} height={40} />)}</div>
  const mine = data.drafts.filter(({ by }) => by === null)
  const others = data.drafts.filter(({ by }) => by !== null)
  const lines = (drafts: readonly FoundDraft[]): ReactElement[] => drafts.map((draft) => <Line key={draft.id} draft={draft} link={linkTo(draft)} province={provinceName(draft.provinceCode)} />)
  return (
    <>
      {!data.heard && <Notice tone="warning" icon="offline"><p className="small">{t('lobby.onlyDevice')}</p></Notice>}
      <section className="draft-list">
        <h2>{t('lobby.mine')}</h2>
        {mine.length === 0 ? <p className="quiet">{t('lobby.noDrafts')}</p> : <ul>{lines(mine)}</ul>}
      </section>
      {others.length > 0 && <section className="draft-list"><h2>{t('lobby.others')}</h2><ul>{lines(others)}</ul></section>}
    </>
  )
}

function Line({ draft: { id, title, by, at, dirty, zoneMoved, zone }, link, province }: { draft: FoundDraft; link: Link; province: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const putAway = usePutAway()
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  return (
    <li className="draft-line">
      <a {...link}>{title}</a>
      <p className="quiet small">{[by, province, zone === null ? t('lobby.newZoneDraft') : zone, format.time(at)].filter(Boolean).join(' · ')}</p>
      <div className="draft-line-foot">
        {dirty && <Chip tone="warning" icon="offline">{t('lobby.onlyHere')}</Chip>}
        {zoneMoved && <Chip tone="warning" icon="info">{t('lobby.zoneMoved')}</Chip>}
        {by === null && state === 'idle' && <button type="button" className="draft-away" onClick={() => setState('asking')}>{t('draft.putAway')}</button>}
        {state === 'asking' && (
          <span className="draft-ask" role="group" aria-label={t('draft.putAwayAsk')}>
            {t('draft.putAwayAsk')}
            <Button onClick={() => void putAway(id).catch(() => setState('failed'))}>{t('draft.putAway')}</Button>
            <Button onClick={() => setState('idle')}>{t('draft.keepIt')}</Button>
          </span>
        )}
        {state === 'failed' && <span className="small" role="alert">{t('error.noAnswer')}</span>}
      </div>
    </li>
  )
}
