import { readNumber } from '../../i18n/read-number.ts'
import type { Language } from '../../permalink.ts'

/** Hectares as they were typed in a language, with or without the unit; null for what is no number above 0 and up to a million. */
export function readHectares(text: string, language: Language): number | null {
  const value = readNumber(text.replace(/ha\s*$/i, ''), language)
  return value !== null && value > 0 && value <= 1e6 ? value : null
}
