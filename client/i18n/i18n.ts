import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../permalink.ts'
import { addWaitingWords } from './add-words.ts'
import { vi } from './vi.ts'

let hasEnglish = false
const storageKey = 'mat-bang-language'

/** Starts in Vietnamese, which is always there, and goes on to the language asked for. */
export async function startLanguages(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    resources: { vi: { translation: vi } },
    interpolation: { escapeValue: false },
  })
  addWaitingWords()
  await speak(language)
}

/** Changes the language of the interface; English is fetched when first asked for. */
export async function speak(language: Language): Promise<void> {
  // Not asked of i18next: a room's own words (addWords) may be there before the first ones.
  if (language === 'en' && !hasEnglish) {
    const { en } = await import('./en.ts')
    i18next.addResourceBundle('en', 'translation', en, true)
    hasEnglish = true
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** What the browser asks for: English where it wants no Vietnamese, Vietnamese otherwise. */
export const browserLanguage = (): Language =>
  navigator.languages.some((tag) => tag.startsWith('vi')) || !navigator.languages.some((tag) => tag.startsWith('en')) ? 'vi' : 'en'

/** The language of this tab, which a link may have named, else the one chosen on an earlier visit. */
export function rememberedLanguage(): Language | null {
  try {
    const language = sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey)
    return language === 'vi' || language === 'en' ? language : null
  } catch {
    return null
  }
}

/** `forTab`: a link named it; the next page of this tab speaks it too, and nothing is chosen for other days. */
export function rememberLanguage(language: Language, { forTab = false } = {}): void {
  try {
    sessionStorage.setItem(storageKey, language)
    if (!forTab) localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
