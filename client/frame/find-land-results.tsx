import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { OfferList, OfferListSkeleton } from '../features/land-offer/offer-list.tsx'
import { NothingFound } from '../features/land-search/nothing-found.tsx'
import { SearchChips } from '../features/land-search/search-chips.tsx'
import '../i18n/find-land-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { noFilter, type Filter } from '../permalink.ts'
import { askedWishes, offerSorts, type LandSearch } from '../permalink-find-land.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { IconButton } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import '../ui/choice.css'
import { Failure } from '../ui/failure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { CompareBar } from './find-land-compare.tsx'
import { CopySearchLink } from './find-land-copy.tsx'
import type { FindLandParts } from './find-land-parts.ts'
import { OfferTools } from './find-land-tools.tsx'

/** What was found, in its order, with what is asked above it and what can be done with the whole search below. */
export function FindLandResults(parts: FindLandParts): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const store = usePlaceStore()
  const { filter, inView } = usePlace()
  const { room, atlas, pages, all, items, hovered, markOf, linkTo, change, query, onPoint, onFit } = parts
  const { search, sort, compare } = room
  const first = pages.data?.pages[0]
  const rewish = (asked: LandSearch, chosen: Filter): void => store.change({ room: { ...room, search: asked }, filter: chosen, inView: chosen === noFilter ? false : inView }, 'push')
  return (
    <div className="find-results" aria-busy={pages.isPlaceholderData}>
      <div className="find-asked">
        <SearchChips search={search} filter={filter} list={first} all={all} onChange={rewish} />
        <div className="find-order">
          <label className="choice">
            <span className="choice-label">{t('findLand.sort')}</span>
            <select value={sort} onChange={(event) => change({ sort: offerSorts.find((one) => one === event.target.value) ?? 'fit' })}>
              {offerSorts.map((one) => <option key={one} value={one}>{t(`findLand.sorts.${one}`)}</option>)}
            </select>
          </label>
          {items.length > 0 && <IconButton icon="frame" label={t('findLand.fitAll')} onClick={() => onFit(items)} />}
        </div>
        <div className="find-in-view">
          <Check checked={inView} disabled={(atlas.bbox === null && !inView) || search.within !== null} onChange={(on) => store.change({ inView: on }, 'push')} aside={search.within ? t('findLand.inViewDrawn') : undefined}>{t('findLand.inView')}</Check>
        </div>
      </div>
      {pages.isPlaceholderData && pages.fetchStatus === 'paused' && <Notice icon="offline"><p className="quiet small">{t('findLand.stale')}</p></Notice>}
      {pages.isError && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <OfferListSkeleton />}
      {first && first.total === 0 && !pages.isPlaceholderData && <NothingFound search={search} filter={filter} list={first} onChange={rewish} />}
      {first && (
        <OfferList
          items={items} near={first.near} pairs={first.pairs} wished={askedWishes(search).length > 0}
          linkTo={linkTo} markOf={markOf} selected={room.offer} hovered={hovered} onPoint={onPoint}
          actionsFor={(offer) => <OfferTools offer={offer} compared={compare} onCompare={(codes) => change({ compare: codes }, 'replace')} />}
          onComparePair={(codes) => change({ compare: codes, view: 'compare', offer: null })}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : null} loadingMore={pages.isFetchingNextPage}
        />
      )}
      {first && (
        <div className="find-keep">
          <CopySearchLink />
          <a className="button" href={`/alerts/new?${new URLSearchParams(query).toString()}`}><Icon name="bell" size={16} />{t('findLand.alert')}</a>
          <p className="quiet small">{t('findLand.notClean')} {t('findLand.asOf', { date: format.edtf(first.asOf) })}.</p>
        </div>
      )}
      <CompareBar {...parts} />
    </div>
  )
}
