import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundOffer, LandOffer, ReasonOfFit } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import type { Link } from '../../state/use-link.ts'
import { Chip } from '../../ui/chip.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import './offer-card.css'
import { useOfferName, useProvinceOf } from './offer-name.ts'
import { OfferState } from './offer-state.tsx'
import { ReasonChips } from './reason-chips.tsx'

export interface OfferCardProps {
  offer: LandOffer & Partial<Pick<FoundOffer, 'fit' | 'group' | 'reasons'>>
  /** As the map numbers it. */
  mark: string
  link: Link
  selected: boolean
  hovered: boolean
  onPoint: (code: string | null) => void
  /** Save and compare. */
  actions: ReactNode
  /** Something said above the facts, such as the wish it misses. */
  note?: ReactNode
  level?: 3 | 4
}

/** One offer in a list: what it is, how sure, and why it fits. Pointing at it lights it up on the map. */
export function OfferCard({ offer, mark, link, selected, hovered, onPoint, actions, note, level = 3 }: OfferCardProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const nameOf = useOfferName()
  const provinceOf = useProvinceOf()
  const Heading = `h${level}` as const
  const { code, zone, ha, rectangle, uses, smeReservedHa, basis } = offer
  const reasons: readonly ReasonOfFit[] = offer.reasons ?? []
  return (
    <li
      className="offer-card"
      data-hovered={hovered || undefined}
      data-selected={selected || undefined}
      onPointerEnter={(event) => { if (event.pointerType === 'mouse') onPoint(code) }}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(code)}
      onBlur={() => onPoint(null)}
    >
      <span className="offer-mark" data-state={offer.state} aria-hidden="true">{mark}</span>
      <div className="offer-main">
        <Heading className="offer-title">
          <a {...link} data-code={code} aria-current={selected || undefined}>
            <span className="unseen">{t('landOffer.number', { number: mark })}: {nameOf(offer)}, {format.number(ha)} ha</span>
            <span aria-hidden="true">{titleOf(zone)}</span>
          </a>
        </Heading>
        <span className="offer-ha" aria-hidden="true"><Quantity value={format.number(ha)} unit="ha" /></span>
        {note && <p className="offer-note">{note}</p>}
        <p className="offer-facts">
          <OfferState {...offer} />
          <span>{provinceOf(offer)} · {t(`status.${zone.status}`)}</span>
        </p>
        <p className="offer-facts">
          <span>{uses.map(({ use }) => t(`landSearch.uses.${use}`)).join(', ')}</span>
          {rectangle && <span>{t('landOffer.rectangle', { width: format.number(Math.floor(rectangle.widthM), 0), length: format.number(Math.floor(rectangle.lengthM), 0) })}</span>}
        </p>
        <ReasonChips reasons={reasons} wholeHa={ha} />
        <div className="offer-foot">
          {smeReservedHa > 0 && <Chip icon="people">{smeReservedHa >= ha ? t('landOffer.smeAll') : t('landOffer.sme', { ha: format.number(smeReservedHa, 1) })}</Chip>}
          <span className="offer-basis" data-schematic={basis === 'schematic' || basis === 'mixed' || undefined}>{t(`basis.${basis}`)}</span>
          <span className="offer-actions">{actions}</span>
        </div>
      </div>
    </li>
  )
}
