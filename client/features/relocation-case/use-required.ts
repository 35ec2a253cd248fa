import { useTranslation } from 'react-i18next'
import '../../i18n/relocation-case-words.ts'

/** What a field puts on itself that may not be left out. */
export function useRequired(): { aside: string; 'aria-required': true } {
  const { t } = useTranslation()
  return { aside: t('cases.mustHave'), 'aria-required': true }
}
