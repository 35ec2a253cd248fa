import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../../api/contract/land-offer.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useUnits } from '../../../i18n/use-units.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'

const kinds = ['wastewater', 'power', 'water'] as const

/** What the board says of utilities, price and term; where it says nothing, that is said. */
export function Terms({ offer: { utilities, fees, termUntil, developer } }: { offer: LandOfferDetail }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const none = <span className="figure-none">{t('offerDetail.none')}</span>
  const amount = (value: number, unit: string): string => {
    const written = units.quantity(value, unit)
    return `${written.value}\u00a0${written.unit ?? ''}`.trim()
  }
  return (
    <>
      <section className="offer-part">
        <h3>{t('offerDetail.utilities')}</h3>
        <Facts>
          {kinds.map((kind) => {
            const found = utilities.find((one) => one.kind === kind)
            const words = found ? [
              found.headroom === null ? t('offerDetail.none') : t('offerDetail.headroom', { value: amount(found.headroom, found.unit) }),
              ...(found.capacity === null ? [] : [t('offerDetail.capacityOf', { value: amount(found.capacity, found.unit) })]),
              ...(found.meetsStandard === null ? [] : [found.meetsStandard ? t('offerDetail.meets') : t('offerDetail.meetsNot')]),
            ].join(' ') : null
            return (
              <Fact key={kind} label={t(`offerDetail.utility.${kind}`)}>
                {words ?? none}
                {found?.asOf && <span className="quiet small"> · {t('number.asOf', { date: format.edtf(found.asOf) })}{found.basis && `, ${t(`basis.${found.basis}`)}`}</span>}
              </Fact>
            )
          })}
        </Facts>
      </section>
      <section className="offer-part">
        <h3>{t('offerDetail.fees')}</h3>
        <Facts>
          {fees.length === 0 && <Fact label={t('offerDetail.fee.land_rent')}>{none}</Fact>}
          {fees.map(({ kind, amount: price, currency, per, validFrom, source, basis }) => (
            <Fact key={`${kind}${per}${currency}${validFrom}`} label={t(`offerDetail.fee.${kind}`)}>
              {amount(price, currency === 'USD' ? 'usd' : 'vnd').replace(/^([\d.,]+)/, format.number(price))} / {t(`offerDetail.per.${per}`)}
              <span className="quiet small"> · {validFrom && `${t('offerDetail.feeFrom', { date: format.edtf(validFrom) })} · `}{t(`basis.${basis}`)} · {source}</span>
            </Fact>
          ))}
          <Fact label={t('offerDetail.term')}>{termUntil ? t('offerDetail.termUntil', { date: format.edtf(termUntil) }) : none}</Fact>
          <Fact label={t('offerDetail.developer')}>{developer ?? none}</Fact>
        </Facts>
      </section>
    </>
  )
}
