import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { LandOffer } from '../../../api/contract/land-offer.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Quantity } from '../../ui/quantity.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { OfferState } from './offer-state.tsx'

/** Zone, state and hectares: an offer when the sheet is folded down. */
export function OfferPeek({ offer }: { offer: LandOffer | null }): ReactElement {
  const format = useFormat()
  const titleOf = useZoneTitle()
  const heading = useRef<HTMLHeadingElement>(null)
  const [takesFocus] = useState(() => document.activeElement !== document.body)
  const code = offer?.code
  useEffect(() => { if (code !== undefined && takesFocus) heading.current?.focus({ preventScroll: true }) }, [code, takesFocus])
  if (!offer) return <div className="peek"><Skeleton width="70%" height={20} /><Skeleton width="45%" height={16} /></div>
  return (
    <div className="peek">
      <h2 ref={heading} tabIndex={-1}>{titleOf(offer.zone)}</h2>
      <p className="peek-facts"><OfferState {...offer} /><Quantity value={format.number(offer.ha)} unit="ha" /></p>
    </div>
  )
}
