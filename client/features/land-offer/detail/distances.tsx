import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../../api/contract/land-offer.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { Quantity } from '../../../ui/quantity.tsx'

/** The nearest of each kind of infrastructure, in a straight line and labelled so. */
export function Distances({ offer: { distances } }: { offer: LandOfferDetail }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  return (
    <section className="offer-part">
      <h3>{t('offerDetail.distances')}</h3>
      {distances.length === 0 ? <p className="quiet">{t('offerDetail.noDistances')}</p> : (
        <table className="offer-table">
          <caption className="quiet small">{t('offerDetail.straight')}</caption>
          <thead><tr><th scope="col">{t('offerDetail.place')}</th><th scope="col" data-number>{t('offerDetail.km')}</th></tr></thead>
          <tbody>
            {distances.map(({ kind, code, nameVi, nameEn, km, uncertaintyKm }) => (
              <tr key={kind}>
                <th scope="row"><span className="quiet small">{t(`infrastructure.${kind}`)}</span><br />{(language === 'en' ? nameEn : nameVi) || code}</th>
                <td data-number><Quantity value={format.number(km, 1)} unit="km" />{uncertaintyKm !== null && <><br /><span className="quiet small">{t('offerDetail.within', { km: format.number(uncertaintyKm, 1) })}</span></>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
