import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundOffer, LandOffer, LandOfferList } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import '../../i18n/find-land-words.ts'
import type { Link } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { OfferCard } from './offer-card.tsx'
import { OfferPairs } from './offer-pairs.tsx'
import { missedWishes } from './reasons.ts'

/** Where the skip link leads, and the focus after an offer is closed. */
export const offersId = 'offers'

/** What the list needs of the room around it. */
export interface OfferListTools {
  linkTo: (code: string) => Link
  /** Save and compare, for this offer. */
  actionsFor: (offer: LandOffer) => ReactNode
  markOf: (code: string) => string
  selected: string | null
  hovered: string | null
  onPoint: (code: string | null) => void
}

interface OfferListProps extends OfferListTools {
  items: readonly FoundOffer[]
  near: readonly FoundOffer[]
  pairs: LandOfferList['pairs']
  /** Whether anything was wished, so that groups mean something. */
  wished: boolean
  onComparePair: (codes: readonly string[]) => void
  /** null: there is no more. */
  onMore: (() => void) | null
  loadingMore: boolean
}

/** Offers in groups: those that meet every wish, those that cannot be judged, those that miss one wish, and pairs. */
export function OfferList({ items, near, pairs, wished, onComparePair, onMore, loadingMore, ...tools }: OfferListProps): ReactElement {
  const { t } = useTranslation()
  const full = items.filter(({ group }) => group !== 'unjudged')
  const unjudged = items.filter(({ group }) => group === 'unjudged')
  const card = (offer: FoundOffer, note?: ReactNode): ReactElement => (
    <OfferCard key={offer.code} offer={offer} mark={tools.markOf(offer.code)} link={tools.linkTo(offer.code)} selected={tools.selected === offer.code} hovered={tools.hovered === offer.code} onPoint={tools.onPoint} actions={tools.actionsFor(offer)} note={note} />
  )
  return (
    <div id={offersId} className="offer-list" role="group" aria-label={t('landOffer.results')}>
      {full.length > 0 && (
        <section>
          <Group title={wished ? t('landOffer.full') : t('landOffer.all')} />
          <ul className="offer-cards">{full.map((offer) => card(offer))}</ul>
        </section>
      )}
      {unjudged.length > 0 && (
        <section>
          <Group title={t('landOffer.unjudgedTitle')} text={t('landOffer.unjudgedText')} />
          <ul className="offer-cards">{unjudged.map((offer) => card(offer))}</ul>
        </section>
      )}
      {onMore && <div className="offer-more"><Button onClick={onMore} disabled={loadingMore}>{loadingMore ? t('app.loading') : t('findLand.nextPage')}</Button></div>}
      <OfferPairs pairs={pairs} linkTo={tools.linkTo} onPoint={tools.onPoint} onCompare={onComparePair} />
      {near.length > 0 && (
        <section>
          <Group title={t('landOffer.near')} />
          <ul className="offer-cards">
            {near.map((offer) => {
              const missed = missedWishes(offer.reasons)
              return card(offer, missed.length > 0 && t('landOffer.missed', { count: missed.length, wishes: missed.map((wish) => t(`landSearch.wish.${wish}`)).join(', ') }))
            })}
          </ul>
        </section>
      )}
    </div>
  )
}

/** The name of a group of offers. */
export function Group({ title, text }: { title: string; text?: string }): ReactElement {
  return (
    <div className="offer-group">
      <h2>{title}</h2>
      {text && <p className="quiet small">{text}</p>}
    </div>
  )
}

/** Cards to come, in their shape. */
export function OfferListSkeleton(): ReactElement {
  return (
    <div className="offer-cards" aria-hidden="true" data-skeleton>
      {[58, 46, 64, 52].map((width) => (
        <div key={width} className="offer-skeleton">
          <Skeleton width={`${width}%`} height={18} />
          <Skeleton width="72%" height={12} />
          <Skeleton width="88%" height={20} />
        </div>
      ))}
    </div>
  )
}
