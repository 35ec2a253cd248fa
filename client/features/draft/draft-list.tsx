import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draft.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Link } from '../../state/use-link.ts'
import { Chip } from '../../ui/chip.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './draft-list.css'
import type { FoundDraft } from './found-drafts.ts'
import { useFoundDrafts, usePutAway, useShelvedDrafts } from './use-drafts.ts'

interface DraftListProps {
  accountId: string
  linkTo: (draft: { id: string; zone: string | null }) => Link
  provinceName: (code: string) => string
}

/** Unfinished work: mine first, then that of my provinces. */
export function DraftList({ accountId, linkTo, provinceName }: DraftListProps): ReactElement {
  const { t } = useTranslation()
  const { data, error, refetch } = useFoundDrafts(null, accountId)
  const heading = useRef<HTMLHeadingElement>(null)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <div className="draft-list" aria-busy="true"><p className="unseen" role="status">{t('lobby.loading')}</p>{['92%', '78%', '85%'].map((width) => <Skeleton key={width} width={width} height={40} />)}</div>
  const mine = data.drafts.filter(({ by }) => by === null)
  const others = data.drafts.filter(({ by }) => by !== null)
  const lines = (drafts: readonly FoundDraft[]): ReactElement[] => drafts.map((draft) => <Line key={draft.id} draft={draft} link={linkTo(draft)} province={provinceName(draft.provinceCode)} onGone={() => heading.current?.focus()} />)
  return (
    <>
      {!data.heard && <Notice tone="warning" icon="offline"><p className="small">{t('lobby.onlyDevice')}</p></Notice>}
      <section className="draft-list">
        <h2 ref={heading} tabIndex={-1}>{t('lobby.mine')}</h2>
        {mine.length === 0 ? <p className="quiet">{t('lobby.noDrafts')}</p> : <ul>{lines(mine)}</ul>}
      </section>
      {others.length > 0 && <section className="draft-list"><h2>{t('lobby.others')}</h2><ul>{lines(others)}</ul></section>}
      <Shelved linkTo={linkTo} provinceName={provinceName} />
    </>
  )
}

/** What was put away, to be opened again. */
function Shelved({ linkTo, provinceName }: Pick<DraftListProps, 'linkTo' | 'provinceName'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useShelvedDrafts(isOpen)
  return (
    <details className="draft-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('lobby.shelved')}</summary>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton width="80%" height={40} /> : data.length === 0 ? <p className="quiet">{t('lobby.noShelved')}</p> : (
        <ul>
          {data.map(({ id, title, zone, provinceCode, updatedAt }) => (
            <li key={id} className="draft-line">
              <a {...linkTo({ id, zone })}>{title}</a>
              <p className="quiet small">{[provinceName(provinceCode), zone ?? t('lobby.newZoneDraft'), format.time(updatedAt)].join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function Line({ draft: { id, title, by, at, dirty, zoneMoved, zone }, link, province, onGone }: { draft: FoundDraft; link: Link; province: string; onGone: () => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const putAway = usePutAway()
  return (
    <li className="draft-line">
      <a {...link}>{title}</a>
      <p className="quiet small">{[by, province, zone === null ? t('lobby.newZoneDraft') : zone, format.time(at)].filter(Boolean).join(' · ')}</p>
      <div className="draft-line-foot">
        {dirty && <Chip tone="warning" icon="offline">{t('lobby.onlyHere')}</Chip>}
        {zoneMoved && <Chip tone="warning" icon="info">{t('lobby.zoneMoved')}</Chip>}
        {by === null && <Confirm quiet label={t('draft.putAway')} question={t('draft.putAwayAsk')} no={t('draft.keepIt')} failed={t('error.noAnswer')} onConfirm={async () => { await putAway(id); onGone() }} />}
      </div>
    </li>
  )
}
