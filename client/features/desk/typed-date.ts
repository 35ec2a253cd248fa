/** Reads a date as a document prints it (11/09/2026, 9/2026, 2026; also 2026-09-11), as precise as it is; null for what is none. */
export function readTypedDate(text: string): string | null {
  const typed = text.trim().replaceAll(/[.\-–]/g, '/').replaceAll(/\s+/g, '')
  const [, yearFirst = '', monthThen, dayLast] = /^(\d{4})(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?$/.exec(typed) ?? []
  if (yearFirst !== '') return whole(yearFirst, monthThen, dayLast)
  const [, first, second, year = ''] = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  return year === '' ? null : whole(year, second, first)
}

function whole(year: string, month?: string, day?: string): string | null {
  if (Number(year) < 1900 || Number(year) > 2199) return null
  if (month === undefined) return year
  const text = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-')
  const date = new Date(`${day === undefined ? `${text}-01` : text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

/** A date as one types it here, from how it is kept. */
export const typedDate = (iso: string): string => iso.split('-').reverse().join('/')
