import type { Language } from '../permalink.ts'

/** A number as it was typed in a language: 1.234,5 or 1,234.5. A sign that groups no thousands is the decimal one, whichever it is. null for what is no number. */
export function readNumber(text: string, language: Language): number | null {
  const typed = text.replaceAll(/[\s\u00a0]/g, '').replace('−', '-')
  const group = language === 'vi' ? '\\.' : ','
  const decimal = language === 'vi' ? ',' : '\\.'
  const isGrouped = new RegExp(`^-?[1-9]\\d{0,2}(?:${group}\\d{3})+(?:${decimal}\\d+)?$`).test(typed)
  const plain = isGrouped ? typed.replaceAll(new RegExp(group, 'g'), '').replace(',', '.') : typed.replace(',', '.')
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}
