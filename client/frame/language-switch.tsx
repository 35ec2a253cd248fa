import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { rememberLanguage } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { Language } from '../permalink.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { Segmented } from '../ui/segmented.tsx'

/** VI or EN; the choice goes into the link and is kept for the next visit. */
export function LanguageSwitch(): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { language } = usePlace()
  const spoken = useLanguage()
  const choose = (chosen: Language): void => {
    rememberLanguage(chosen)
    store.change({ language: chosen }, 'push')
  }
  return (
    <Segmented
      label={t('app.language')}
      options={[
        { value: 'vi', label: 'VI', lang: 'vi', title: t('app.switchTo.vi') },
        { value: 'en', label: 'EN', lang: 'en', title: t('app.switchTo.en') },
      ]}
      // The choice shows at once; its words follow when they are fetched.
      value={language ?? spoken}
      onChange={choose}
    />
  )
}
