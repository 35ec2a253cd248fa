import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../../api/contract/land-offer.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'

/** VN-2000 corners as documents print them: X north, Y east; copied as a table for a spreadsheet. */
export function Corners({ corners }: { corners: LandOfferDetail['corners'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [copied, setCopied] = useState(false)
  if (!corners) return <Disclosure title={t('offerDetail.corners')} aside={t('number.none')} level={3}><p className="quiet">{t('offerDetail.noCorners')}</p></Disclosure>
  const { srid, meridian, rings } = corners
  const copy = (): void => {
    // Plain numbers with a point: what a spreadsheet or a drawing program reads.
    const text = [['corner', 'X', 'Y'].join('\t'), ...rings.flat().map(({ name, x, y }) => [name, x.toFixed(2), y.toFixed(2)].join('\t'))].join('\n')
    void (navigator.clipboard as Clipboard | undefined)?.writeText(text).then(() => setCopied(true), () => undefined)
  }
  return (
    <Disclosure title={t('offerDetail.corners')} aside={format.number(rings.flat().length)} level={3}>
      <p className="quiet small">{t('offerDetail.cornersText', { srid, meridian })}</p>
      {rings.map((ring, index) => (
        <table key={index} className="offer-table">
          <caption className={rings.length > 1 ? undefined : 'unseen'}>{rings.length > 1 ? t('offerDetail.part', { number: index + 1 }) : t('offerDetail.corners')}</caption>
          <thead><tr><th scope="col">{t('offerDetail.corner')}</th><th scope="col" data-number>{t('offerDetail.x')}</th><th scope="col" data-number>{t('offerDetail.y')}</th></tr></thead>
          <tbody>{ring.map(({ name, x, y }) => <tr key={name}><th scope="row">{name}</th><td data-number>{format.number(x, 2, true)}</td><td data-number>{format.number(y, 2, true)}</td></tr>)}</tbody>
        </table>
      ))}
      {'clipboard' in navigator && <Button icon={copied ? 'check' : 'copy'} onClick={copy}>{copied ? t('offerDetail.copied') : t('offerDetail.copyCorners')}</Button>}
      <span role="status" className="unseen">{copied ? t('offerDetail.copied') : ''}</span>
    </Disclosure>
  )
}
