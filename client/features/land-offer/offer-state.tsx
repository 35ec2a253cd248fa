import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOffer } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { AreaSwatch } from '../../map/legend-swatches.tsx'
import { offerSwatches } from '../../map/palette.ts'

/** How sure the land is, as the map draws it: clean now, or being cleared by a day. */
export function OfferState({ state, readyOn }: Pick<LandOffer, 'state' | 'readyOn'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className="offer-state" data-state={state}>
      <AreaSwatch swatch={offerSwatches[state]} />
      <span>
        {state === 'ready' ? t('landOffer.ready') : `${t('landOffer.beingCleared')}: ${readyOn ? t('landOffer.readyOn', { date: format.edtf(readyOn) }) : t('landOffer.readyUnknown')}`}
      </span>
    </span>
  )
}
