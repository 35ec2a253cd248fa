import type { ReactElement } from 'react'
import type { LandOffer } from '../../api/contract/land-offer.ts'
import { CompareToggle } from '../features/land-compare/compare-toggle.tsx'
import { useOfferName } from '../features/land-offer/offer-name.ts'
import { PinButton } from '../features/shortlist/pin-button.tsx'

interface OfferToolsProps {
  offer: Pick<LandOffer, 'code' | 'zone'>
  compared: readonly string[]
  onCompare: (codes: readonly string[]) => void
  /** The pin says its word. */
  worded?: boolean
}

/** Compare and save, wherever an offer is shown. */
export function OfferTools({ offer, compared, onCompare, worded = false }: OfferToolsProps): ReactElement {
  const name = useOfferName()(offer)
  return (
    <>
      <CompareToggle code={offer.code} name={name} compared={compared} onCompare={onCompare} />
      <PinButton code={offer.code} name={name} worded={worded} />
    </>
  )
}
