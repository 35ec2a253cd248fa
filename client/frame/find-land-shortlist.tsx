import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { OfferCard } from '../features/land-offer/offer-card.tsx'
import { Group, OfferListSkeleton } from '../features/land-offer/offer-list.tsx'
import { theShortlist, useShortlist } from '../features/shortlist/shortlist-store.ts'
import '../i18n/find-land-words.ts'
import { noFilter, writePlace } from '../permalink.ts'
import { findLandRoom, mostCompared, mostShortlisted } from '../permalink-find-land.ts'
import { usePlace } from '../state/use-place.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { CompareBar } from './find-land-compare.tsx'
import { CopySearchLink } from './find-land-copy.tsx'
import type { FindLandParts } from './find-land-parts.ts'
import { OfferTools } from './find-land-tools.tsx'

/** Offers that were kept in this browser, or a list somebody shared. One that is gone says so and stays until it is taken out. */
export function FindLandShortlist(parts: FindLandParts): ReactElement {
  const { t } = useTranslation()
  const place = usePlace()
  const own = useShortlist()
  const { room, kept, listed, markOf, linkTo, hovered, onPoint, change } = parts
  const isShared = room.shortlist !== null
  if (listed.length === 0) return <Notice icon="pin" title={t('shortlist.empty')} actions={<Button strong onClick={() => change({ view: null })}>{t('offerDetail.toResults')}</Button>}><p>{t('shortlist.emptyText')}</p></Notice>
  const loading = kept.some(({ offer, isGone, error }) => !offer && !isGone && !error)
  const failed = kept.find(({ error }) => error !== null)?.error
  const there = kept.flatMap(({ offer }) => offer ?? [])
  const link = (): string => new URL(writePlace({ ...place, view: null, filter: noFilter, inView: false, room: { ...findLandRoom, view: 'shortlist', shortlist: listed } }), location.href).href
  return (
    <div className="find-results">
      <Group title={isShared ? t('shortlist.shared') : t('shortlist.title')} text={isShared ? t('shortlist.sharedText') : t('shortlist.kept')} />
      <div className="find-list-do">
        {isShared && (listed.every((code) => own.includes(code)) ? <p className="small quiet">{t('shortlist.taken')}</p> : <Button strong icon="pin" disabled={new Set([...own, ...listed]).size > mostShortlisted} onClick={() => theShortlist().add(listed)}>{t('shortlist.take')}</Button>)}
        {isShared && <Button onClick={() => change({ shortlist: null })}>{t('shortlist.own')}</Button>}
        <CopySearchLink link={link} label={t('shortlist.share')} />
        {there.length > 1 && there.length <= mostCompared && <Button icon="columns" onClick={() => change({ compare: there.map(({ code }) => code), view: 'compare', offer: null })}>{t('shortlist.compareAll')}</Button>}
        {!isShared && <Confirm label={t('shortlist.clear')} question={t('shortlist.clearSure')} no={t('shortlist.no')} onConfirm={() => theShortlist().remove(own)} />}
      </div>
      {failed && <Failure error={failed} onRetry={() => location.reload()} />}
      {kept.filter(({ isGone }) => isGone).map(({ code }) => (
        <Notice key={code} icon="info" actions={!isShared && <Button onClick={() => theShortlist().remove([code])}>{t('shortlist.goneDrop')}</Button>}><p>{t('shortlist.gone', { code })}</p></Notice>
      ))}
      {loading && there.length === 0 && <OfferListSkeleton />}
      <ul className="offer-cards">
        {kept.map(({ code, offer }) => offer && (
          <OfferCard
            key={code} offer={offer} mark={markOf(offer.code)} link={linkTo(offer.code)} selected={room.offer === offer.code} hovered={hovered === offer.code} onPoint={onPoint}
            note={code === offer.code ? undefined : t('shortlist.moved', { code, now: offer.code })}
            actions={<OfferTools offer={{ ...offer, code }} compared={room.compare} onCompare={(codes) => change({ compare: codes }, 'replace')} />}
          />
        ))}
      </ul>
      <CompareBar {...parts} />
    </div>
  )
}
