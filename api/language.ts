export type Language = 'vi' | 'en'

/** The caller's language from Accept-Language; Vietnamese unless English is preferred to it. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weight = (language: Language) => Math.max(0, ...(acceptLanguage ?? '').toLowerCase().split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    if (tag !== language && !tag.startsWith(`${language}-`)) return 0
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined)
    return q === undefined ? 1 : Number(q) || 0
  }))
  return weight('en') > weight('vi') ? 'en' : 'vi'
}
