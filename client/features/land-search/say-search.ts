import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { offerPlaceOrder, placeName, type LandSearch, type Wish } from '../../permalink-find-land.ts'
import { useSectorName } from './terms-part.tsx'

const isPlace = (wish: Wish): wish is (typeof offerPlaceOrder)[number] => offerPlaceOrder.some((place) => place === wish)

/** Says a wish with its number: "từ 12 ha", "ga trong 10 km". */
export function useSayWish(): (search: LandSearch, wish: Wish) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const { nameOf } = useSectorName()
  const number = (value: number | null): string => (value === null ? '' : format.number(value, 4))
  return (search, wish) => {
    if (isPlace(wish)) return t('landSearch.said.km', { place: t(`infrastructure.${wish}`), formatted: number(search[placeName(wish)]) })
    switch (wish) {
      case 'area': return sayArea()
      case 'hall': {
        const [width, length] = (search.hall ?? '').split('x')
        return t('landSearch.said.hall', { width, length })
      }
      case 'availability': return search.by === 'now' ? t('landSearch.said.now') : t('landSearch.said.byDay', { date: format.edtf(search.by) })
      case 'use': return search.use.map((use) => t(`landSearch.uses.${use}`)).join(', ')
      case 'sme': return search.sme === 'only' ? t('landSearch.said.smeOnly') : t('landSearch.said.smeWithout')
      case 'sector': return nameOf(search.sector ?? '')
      case 'term': return t('landSearch.said.term', { formatted: number(search.termYears) })
      case 'fee': return t('landSearch.said.fee', { formatted: number(search.feeTo) })
      case 'wastewater': return t('landSearch.said.wastewater', { formatted: number(search.wastewater) })
      case 'power': return t('landSearch.said.power', { formatted: number(search.power) })
    }
    function sayArea(): string {
      const { areaFrom, areaTo, areaOf } = search
      const area = areaFrom !== null && areaTo !== null ? t('landSearch.said.areaBetween', { from: number(areaFrom), to: number(areaTo) })
        : areaFrom !== null ? t('landSearch.said.areaFrom', { from: number(areaFrom) }) : t('landSearch.said.areaTo', { to: number(areaTo) })
      return areaOf === 'zone' ? t('landSearch.said.ofZone', { area }) : area
    }
  }
}
