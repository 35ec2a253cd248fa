import type { Language } from '../permalink.ts'

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' }
const zone = 'Asia/Ho_Chi_Minh'
const unknown: Record<Language, string> = { vi: 'không rõ', en: 'not known' }

const numberFormats = new Map<string, Intl.NumberFormat>()

/** A number as the language writes it: 2.252,5 or 2,252.5. At most `decimals` places; `fixed` fills them up, for columns. */
export function formatNumber(value: number, language: Language, decimals = 2, fixed = false): string {
  const key = `${language}${decimals}${fixed}`
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locales[language], { minimumFractionDigits: fixed ? decimals : 0, maximumFractionDigits: decimals })
  numberFormats.set(key, format)
  return format.format(value).replace('-', '−')
}

/** A difference with its sign: +12,5 or −30,61; 0 has none. */
export function formatDifference(value: number, language: Language): string {
  const text = formatNumber(value, language)
  return value > 0 && text !== '0' ? `+${text}` : text.replace(/^−0$/, '0')
}

/** A share of 0–100, to the two places in which official figures are compared. */
export function formatPercent(value: number, language: Language): string {
  return `${formatNumber(value, language)}${language === 'vi' ? '\u00a0' : ''}%`
}

/** Metres below a kilometre, else kilometres. */
export function formatDistance(metres: number, language: Language): string {
  return Math.abs(metres) < 1000 ? `${formatNumber(metres, language, 0)}\u00a0m` : `${formatNumber(metres / 1000, language, 1)}\u00a0km`
}

/** A place as people say it: north first. `position` is [longitude, latitude]. */
export function formatPosition([lng, lat]: readonly [number, number], language: Language): string {
  const degrees = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 4, maximumFractionDigits: 4 })
  const [north, east] = language === 'vi' ? ['B', 'Đ'] : ['N', 'E']
  return `${degrees.format(lat)}°\u00a0${north}, ${degrees.format(lng)}°\u00a0${east}`
}

/** An EDTF date exactly as precise as it is: 2026, 9/2026, 11/09/2026, 2021–2022; what is no date is shown as it came. */
export function formatEdtf(edtf: string | null, language: Language): string {
  if (edtf === null || edtf === '') return unknown[language]
  return edtf.split('/').map((part) => formatPart(part, language)).join('–')
}

/** The month of a day, short, for the foot of a chart. */
export function formatMonth(day: string, language: Language): string {
  const month = Number(day.slice(5, 7))
  return language === 'vi' ? `T${month}` : new Intl.DateTimeFormat(locales.en, { timeZone: 'UTC', month: 'short' }).format(new Date(Date.UTC(2000, month - 1, 1)))
}

function formatPart(part: string, language: Language): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(part) ?? []
  if (year === '') return part
  if (month === undefined) return year
  if (language === 'vi') return day === undefined ? `${Number(month)}/${year}` : `${day}/${month}/${year}`
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  return new Intl.DateTimeFormat(locales.en, { timeZone: 'UTC', year: 'numeric', month: 'long', ...(day === undefined ? {} : { day: 'numeric' }) }).format(date)
}

/** The day of a moment, as it was in Vietnam. */
export function formatMoment(moment: string, language: Language): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  const [year, month, day] = ['year', 'month', 'day'].map((part) => datePart(date, part))
  return formatEdtf(`${year}-${month}-${day}`, language)
}

/** The time of a moment in Vietnam, with its day unless that is today: 14:02, or 14:02, 22/11/2026. */
export function formatTime(moment: string, language: Language, now = new Date()): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(date)
  const day = formatMoment(moment, language)
  return day === formatMoment(now.toISOString(), language) ? time : `${time}, ${day}`
}

function datePart(date: Date, part: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(date)
  return parts.find(({ type }) => type === part)?.value ?? ''
}
