import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words-offer.ts'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import type { CompareWords } from './compare-rows.ts'

/** Says the parts of an offer in the reader's language. */
export function useCompareWords(): CompareWords {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const units = useUnits()
  const titleOf = useZoneTitle()
  const amount = (value: number, unit: string): string => {
    const written = units.quantity(value, unit)
    return written.unit ? `${written.value}\u00a0${written.unit}` : written.value
  }
  return {
    none: t('number.none'),
    ha: (ha) => `${format.number(ha)}\u00a0ha`,
    km: (km) => `${format.number(km, 1)}\u00a0km`,
    metres: (width, length) => `${format.number(Math.floor(width), 0)} × ${format.number(Math.floor(length), 0)}\u00a0m`,
    state: ({ state, readyOn }) => (state === 'ready' ? t('landOffer.ready') : readyOn ? t('landOffer.readyOn', { date: format.edtf(readyOn) }) : `${t('landOffer.beingCleared')}, ${t('landOffer.readyUnknown')}`),
    uses: ({ uses }) => uses.map(({ use }) => t(`landSearch.uses.${use}`)).join(', '),
    sectors: ({ sectors }) => sectors.map(({ nameVi, nameEn, stance }) => { const name = language === 'en' ? nameEn : nameVi; return stance === 'excluded' ? t('landCompare.notTaken', { name }) : name }).join(', ') || t('number.none'),
    zone: ({ zone }) => titleOf(zone),
    status: ({ zone }) => t(`status.${zone.status}`),
    province: ({ zone }) => (language === 'en' ? zone.province.nameEn : zone.province.nameVi),
    amount,
    fee: ({ amount: price, currency, per }) => `${format.number(price)}\u00a0${units.word(currency === 'USD' ? 'usd' : 'vnd')} / ${t(`offerDetail.per.${per}`)}`,
    date: (day) => format.edtf(day),
    basis: ({ basis }) => t(`basis.${basis}`),
    warnings: ({ warnings }) => warnings.map((warning) => (warning === 'schematic' ? t('offerDetail.schematicTitle') : t(`offerDetail.warning.${warning}`))).join(' ') || '–',
  }
}
