/** How numbers of a table are written. vi: 2.397.130,48; en: 2,397,130.48; plain: no mark of thousands, one of decimals at most. */
export type NumberStyle = 'vi' | 'en' | 'plain'

const spaces = /[\s\u00a0\u202f']/g
const vietnamese = /^[-+]?\d{1,3}(\.\d{3})*(,\d+)?$/
const english = /^[-+]?\d{1,3}(,\d{3})*(\.\d+)?$/
const plainForm = /^[-+]?\d+([.,]\d+)?$/

/**
 * Whether all numbers of a table can be written in one style. A table is read as a whole, because "522.607" alone may be either:
 * plain comes first, then what the marks of thousands say.
 */
export function styleOf(texts: readonly string[]): NumberStyle | null {
  const bare = texts.map((text) => text.replace(spaces, '')).filter((text) => text !== '')
  const fits = (form: RegExp): boolean => bare.every((text) => form.test(text) || /^[-+]?\d+$/.test(text))
  const hasBoth = bare.some((text) => text.includes('.') && text.includes(','))
  const repeats = bare.some((text) => /([.,])\d{3}\1/.test(text))
  if (hasBoth || repeats) return fits(vietnamese) ? 'vi' : fits(english) ? 'en' : null
  return bare.every((text) => plainForm.test(text)) && !(bare.some((text) => text.includes('.')) && bare.some((text) => text.includes(','))) ? 'plain'
    : fits(vietnamese) ? 'vi' : fits(english) ? 'en' : null
}

/** A number written in a style; null when it is none. */
export function readNumber(text: string, style: NumberStyle): number | null {
  const bare = text.replace(spaces, '')
  if (!/\d/.test(bare)) return null
  const normal = style === 'vi' ? bare.replaceAll('.', '').replace(',', '.') : style === 'en' ? bare.replaceAll(',', '') : bare.replace(',', '.')
  return /^[-+]?\d+(\.\d+)?$/.test(normal) ? Number(normal) : null
}
