import { useTranslation } from 'react-i18next'
import type { ZoneKind } from '../../api/contract/zone.ts'
import { useLanguage } from './use-language.ts'

interface Named {
  kind: ZoneKind
  nameVi: string
  nameEn: string
}

/** A zone's name with its kind, as the language says it: "KCN Đông Phố Mới", "Đông Phố Mới industrial zone". */
export function useZoneTitle(): (zone: Named) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (zone) => t(`kind.titled.${zone.kind}`, { name: language === 'en' ? zone.nameEn || zone.nameVi : zone.nameVi })
}
