/** Markup that may stand in a page as it is. */
export class Html {
  readonly text: string
  constructor(text: string) { this.text = text }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text as it stands in HTML or XML, between tags or in quotes; what neither may hold is left out. */
export const escape = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

type Value = string | number | Html | readonly Html[] | null | undefined | false
function write(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  return typeof value === 'object' ? value.map((one) => one.text).join('') : escape(String(value))
}

/** Writes markup; every value in it is escaped unless it is markup itself. */
export const html = (texts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(texts.map((text, at) => text + (at < values.length ? write(values[at]) : '')).join(''))

/** JSON inside a script element: nothing in it can end that element. */
export const json = (value: unknown): Html => new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
