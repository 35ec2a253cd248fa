import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferList } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import type { Link } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Group } from './offer-list.tsx'
import { blockNumber, useOfferName } from './offer-name.ts'

interface OfferPairsProps {
  pairs: LandOfferList['pairs']
  linkTo: (code: string) => Link
  onPoint: (code: string | null) => void
  onCompare: (codes: readonly string[]) => void
}

/** Two blocks of one zone that give together what neither gives alone. */
export function OfferPairs({ pairs, linkTo, onPoint, onCompare }: OfferPairsProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const nameOf = useOfferName()
  if (pairs.length === 0) return null
  return (
    <section>
      <Group title={t('landOffer.pairs')} text={t('landOffer.pairsText')} />
      <ul className="offer-cards">
        {pairs.map(({ zone, offers, ha, gapM }) => (
          <li key={offers.map(({ code }) => code).join()} className="offer-pair">
            <div className="offer-pair-line">
              <h3>{titleOf(zone)}</h3>
              <Quantity value={format.number(ha)} unit="ha" />
            </div>
            <div className="offer-pair-blocks">
              {offers.map((offer) => (
                <a key={offer.code} {...linkTo(offer.code)} aria-label={nameOf(offer)} onFocus={() => onPoint(offer.code)} onBlur={() => onPoint(null)} onPointerEnter={() => onPoint(offer.code)} onPointerLeave={() => onPoint(null)}>
                  {t('landCompare.number', { number: blockNumber(offer.code) })} · {format.number(offer.ha)} ha
                </a>
              ))}
              <span className="quiet small">{t('landOffer.gap', { distance: format.distance(gapM) })}</span>
            </div>
            <div><Button onClick={() => onCompare(offers.map(({ code }) => code))}>{t('landOffer.comparePair')}</Button></div>
          </li>
        ))}
      </ul>
    </section>
  )
}
