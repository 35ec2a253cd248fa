import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { OfferDetail } from '../features/land-offer/detail/offer-detail.tsx'
import { isGone, useLandOffer } from '../features/land-offer/use-land-offers.ts'
import '../i18n/find-land-words-offer.ts'
import '../i18n/find-land-words.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneLink } from '../state/use-link.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { blockNumber } from '../features/land-offer/offer-name.ts'
import type { FindLandParts } from './find-land-parts.ts'
import { OfferTools } from './find-land-tools.tsx'

/** One offer in full, with what can be done about it. */
export function FindLandOffer({ code, room, width, pages, change, onCloseOffer, onFit }: FindLandParts & { code: string }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const zoneLink = useZoneLink()
  const { data, error, refetch } = useLandOffer(code, room.search.sector)
  // A page that opens with the offer in its address lets the reader begin at its top.
  const [takesFocus] = useState(() => document.activeElement !== document.body)
  const fitted = useRef(false)
  useEffect(() => {
    if (!data || fitted.current) return
    fitted.current = true
    onFit([data])
  }, [data, onFit])
  const close = <IconButton icon="close" label={t('findLand.close')} onClick={onCloseOffer} />
  if (error) {
    return (
      <div className="offer-detail">
        <div className="zone-panel-buttons find-offer-buttons">{close}</div>
        {isGone(error)
          ? <Notice icon="info" title={t('offerDetail.goneTitle', { code })} actions={<Button strong onClick={onCloseOffer}>{t('offerDetail.toResults')}</Button>} announced><p>{t('offerDetail.goneText')}</p><p className="quiet small">{error.message}</p></Notice>
          : <Failure error={error} onRetry={() => void refetch()} />}
      </div>
    )
  }
  if (!data) return <div className="offer-detail"><p className="unseen" role="status">{t('offerDetail.loading')}</p><div className="zone-panel-buttons find-offer-buttons">{close}</div><PanelSkeleton /></div>
  const first = pages.data?.pages[0]
  const found = [...(pages.data?.pages.flatMap(({ items }) => items) ?? []), ...(first?.near ?? [])].find((one) => one.code === data.code)
  return (
    <OfferDetail
      offer={data} reasons={found?.reasons ?? []} headed={width !== 'phone'} takesFocus={takesFocus} buttons={width === 'phone' ? null : close}
      actions={(
        <>
          {data.code !== code && <p className="small">{t('offerDetail.movedTitle', { code: data.code })}: {t('offerDetail.movedText', { asked: blockNumber(code) })}</p>}
          <a className="button button-strong" href={`/ask?offer=${data.code}`}>{t('offerDetail.ask')}</a>
          <a className="button" href={`/api/land-offers/${data.code}/dossier.pdf?lang=${language}${room.search.sector ? `&sector=${room.search.sector}` : ''}`} title={t('offerDetail.dossierIn')} download={`${data.code}.pdf`}><Icon name="download" size={16} />{t('offerDetail.dossier')}</a>
          <OfferTools offer={data} compared={room.compare} onCompare={(codes) => change({ compare: codes }, 'replace')} worded />
        </>
      )}
      quietActions={(
        <>
          <button type="button" onClick={() => onFit([data])}><Icon name="frame" size={16} />{t('offerDetail.fit')}</button>
          <a {...zoneLink(data.zone.code)}><Icon name="arrow" size={16} />{t('offerDetail.toZone')}</a>
          <button type="button" onClick={() => print()}><Icon name="print" size={16} />{t('offerDetail.print')}</button>
        </>
      )}
    />
  )
}
