import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail, ReasonOfFit } from '../../../../api/contract/land-offer.ts'
import '../../../i18n/find-land-words-offer.ts'
import '../../../i18n/find-land-words.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useZoneTitle } from '../../../i18n/use-zone-title.ts'
import { Ground } from '../../../ui/panel-section.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import { useOfferName, useProvinceOf } from '../offer-name.ts'
import { OfferState } from '../offer-state.tsx'
import { ReasonChips } from '../reason-chips.tsx'
import { Corners } from './corners.tsx'
import { Derivation } from './derivation.tsx'
import { Distances } from './distances.tsx'
import './offer-detail.css'
import { Papers } from './papers.tsx'
import { Terms } from './terms.tsx'
import { Warnings } from './warnings.tsx'

interface OfferDetailProps {
  offer: LandOfferDetail
  /** Why it fits what is asked just now; none where it was opened by itself. */
  reasons: readonly ReasonOfFit[]
  /** Begin with the name; a sheet shows it in its head. */
  headed: boolean
  /** At the end of the first line: close. */
  buttons: ReactNode
  /** What can be done with it. */
  actions: ReactNode
  /** What else: where it is, on paper. */
  quietActions: ReactNode
  takesFocus: boolean
}

/** Everything known of one block of land, and how it was worked out. */
export function OfferDetail({ offer, reasons, headed, buttons, actions, quietActions, takesFocus }: OfferDetailProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const nameOf = useOfferName()
  const provinceOf = useProvinceOf()
  const heading = useRef<HTMLHeadingElement>(null)
  const { code, zone, ha, rectangle, uses, zoneAvailableHa, smeReservedHa, asOf, basis, validUntil, plots } = offer
  const title = t('findLand.offerTitle', { name: nameOf(offer) })
  useEffect(() => { document.title = title }, [title])
  useEffect(() => { if (takesFocus) heading.current?.focus({ preventScroll: true }) }, [code, takesFocus])
  return (
    <article className="offer-detail">
      <header className="offer-head">
        <div className="offer-head-line">
          <p className="quiet small">{t('offerDetail.code')} {code} · {provinceOf(offer)}</p>
          {buttons}
        </div>
        {headed && <h2 ref={heading} tabIndex={-1}>{titleOf(zone)}</h2>}
        <p className="offer-head-state">{headed && <OfferState {...offer} />} <span className="quiet">{t(`kind.name.${zone.kind}`)}, {t(`status.${zone.status}`)}</span></p>
        <div className="offer-numbers">
          <div>
            <p className="quiet small">{t('offerDetail.area')}</p>
            <p className="offer-number"><Quantity value={format.number(ha)} unit="ha" /></p>
          </div>
          <div>
            <p className="quiet small">{t('offerDetail.rectangle')}</p>
            <p className="offer-number">{rectangle ? <Quantity value={`${format.number(Math.floor(rectangle.widthM), 0)} × ${format.number(Math.floor(rectangle.lengthM), 0)}`} unit="m" /> : <span className="figure-none">{t('number.none')}</span>}</p>
          </div>
        </div>
        <p className="quiet small"><Ground asOf={asOf} basis={basis} /> · {t('offerDetail.until', { date: format.edtf(validUntil) })}</p>
        <ReasonChips reasons={reasons} wholeHa={ha} />
        <div className="offer-do">{actions}</div>
        <div className="offer-do-quiet">{quietActions}</div>
      </header>
      <div className="offer-scroll" tabIndex={0} role="region" aria-label={nameOf(offer)}>
        <Warnings offer={offer} />
        <section className="offer-part">
          <h3>{t('landOffer.uses')}</h3>
          <ul className="offer-uses">
            {uses.map((one) => <li key={one.use}><span>{one.use === 'logistics' || one.use === 'ready_built' ? t('offerDetail.ofThem', { name: t(`landSearch.uses.${one.use}`) }) : t(`landSearch.uses.${one.use}`)}</span><Quantity value={format.number(one.ha)} unit="ha" /></li>)}
            {smeReservedHa > 0 && <li><span>{t('landCompare.rows.sme')}</span><Quantity value={format.number(smeReservedHa)} unit="ha" /></li>}
          </ul>
          <p className="quiet small">{t('landOffer.plots', { count: plots, formatted: format.number(plots) })} · {t('offerDetail.ofZone', { ha: format.number(zoneAvailableHa) })}</p>
        </section>
        <Distances offer={offer} />
        <Terms offer={offer} />
        <Papers offer={offer} />
        <Derivation offer={offer} />
        <Corners corners={offer.corners} />
        <p className="offer-printed">{t('offerDetail.printed', { link: location.href, date: format.edtf(asOf) })}</p>
        <p className="offer-legal">{t('app.notLegal')}</p>
      </div>
    </article>
  )
}
