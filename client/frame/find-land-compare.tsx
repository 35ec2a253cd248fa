import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CompareTable } from '../features/land-compare/compare-table.tsx'
import { useOfferName } from '../features/land-offer/offer-name.ts'
import { PinButton } from '../features/shortlist/pin-button.tsx'
import '../i18n/find-land-words-offer.ts'
import '../i18n/find-land-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { CopySearchLink } from './find-land-copy.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { FindLandParts } from './find-land-parts.ts'

/** Two to four offers in columns, their outlines pinned on the map above. */
export function FindLandCompare({ room, compared, width, markOf, linkTo, change, onPoint, onFit }: FindLandParts): ReactElement {
  const { t } = useTranslation()
  const nameOf = useOfferName()
  const heading = useRef<HTMLHeadingElement>(null)
  const offers = compared.flatMap(({ offer }) => offer ?? [])
  const gone = compared.filter(({ isGone }) => isGone)
  const failed = compared.find(({ error }) => error !== null)?.error
  const drop = (code: string): void => {
    const left = room.compare.filter((one) => one !== code)
    change({ compare: left, ...(left.length === 0 ? { view: null } : {}) }, 'replace')
  }
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const codes = offers.map(({ code }) => code).join()
  useEffect(() => {
    if (offers.length > 0) onFit(offers)
    // Anew only when others are compared.
  }, [codes])
  return (
    <div className="find-compare-body">
      <div className="find-compare-head">
        {width !== 'phone' && <h1 ref={heading} tabIndex={-1}>{t('landCompare.title')}</h1>}
        <CopySearchLink label={t('zone.copyLink')} />
        <Button icon="print" onClick={() => print()}>{t('offerDetail.print')}</Button>
        {width !== 'phone' && <LanguageSwitch />}
        {width !== 'phone' && <IconButton icon="close" label={t('landCompare.close')} onClick={() => change({ view: null })} />}
      </div>
      {gone.map(({ code }) => <Notice key={code} icon="info" actions={<Button onClick={() => drop(code)}>{t('shortlist.goneDrop')}</Button>}><p>{t('shortlist.gone', { code })}</p></Notice>)}
      {failed && <Failure error={failed} onRetry={() => location.reload()} />}
      {offers.length === 0 && gone.length < compared.length && !failed && <PanelSkeleton />}
      {offers.length > 0 && (
        <CompareTable
          offers={offers} markOf={markOf} linkTo={linkTo} onPoint={onPoint}
          actionsFor={(offer) => (
            <>
              <PinButton code={offer.code} name={nameOf(offer)} />
              <IconButton icon="close" label={t('landCompare.drop', { name: nameOf(offer) })} onClick={() => drop(offer.code)} />
            </>
          )}
        />
      )}
    </div>
  )
}

/** At the foot of a list: what is chosen to be compared. */
export function CompareBar({ room, change, onSheet, width }: FindLandParts): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const { compare } = room
  if (compare.length === 0) return null
  return (
    <div className="find-compare-bar">
      <p role="status">{compare.length === 1 ? t('landCompare.barOne') : t('landCompare.bar', { count: compare.length, formatted: format.number(compare.length) })}</p>
      <Button onClick={() => change({ compare: [] }, 'replace')}>{t('landCompare.clear')}</Button>
      <Button strong icon="columns" disabled={compare.length < 2} onClick={() => { change({ view: 'compare', offer: null }); if (width === 'phone') onSheet('full') }}>{t('landCompare.openTable')}</Button>
    </div>
  )
}
