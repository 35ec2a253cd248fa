import { useTranslation } from 'react-i18next'
import './form-words.ts'

interface Required {
  /** What a field puts on itself that may not be left out. */
  required: { aside: string; 'aria-required': true }
  isGiven: (value: string) => true | string
}

/** How a form says which fields it needs, and that one of them is blank. */
export function useRequired(): Required {
  const { t } = useTranslation()
  return { required: { aside: t('form.mustHave'), 'aria-required': true }, isGiven: (value) => value.trim() !== '' || t('form.required') }
}
