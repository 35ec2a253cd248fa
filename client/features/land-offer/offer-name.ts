import { useTranslation } from 'react-i18next'
import type { LandOffer } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'

/** The plot's number in an offer's code, which tells blocks of one zone apart. */
export const blockNumber = (code: string): string => code.slice(code.lastIndexOf('.') + 1)

/** What an offer is called in full: "KCN Đông Phố Mới, khối 117". */
export function useOfferName(): (offer: Pick<LandOffer, 'code' | 'zone'>) => string {
  const { t } = useTranslation()
  const titleOf = useZoneTitle()
  return ({ code, zone }) => t('landOffer.name', { zone: titleOf(zone), code: blockNumber(code) })
}

/** The province's name in the reader's language. */
export function useProvinceOf(): (offer: Pick<LandOffer, 'zone'>) => string {
  const language = useLanguage()
  return ({ zone: { province } }) => (language === 'en' ? province.nameEn : province.nameVi)
}
