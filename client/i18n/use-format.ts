import { useMemo } from 'react'
import { formatDifference, formatDistance, formatEdtf, formatMoment, formatMonth, formatNumber, formatPercent, formatPosition, formatTime } from './format.ts'
import { useLanguage } from './use-language.ts'

export interface Format {
  number: (value: number, decimals?: number, fixed?: boolean) => string
  difference: (value: number) => string
  percent: (value: number) => string
  distance: (metres: number) => string
  position: (position: readonly [number, number]) => string
  edtf: (edtf: string | null) => string
  moment: (moment: string) => string
  /** With its day always. */
  clock: (moment: string) => string
  /** Hour and minute, with the day unless it is today. */
  time: (moment: string) => string
  month: (day: string) => string
}

/** Numbers and dates in the reader's language. */
export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(() => ({
    number: (value, decimals, fixed) => formatNumber(value, language, decimals, fixed),
    difference: (value) => formatDifference(value, language),
    percent: (value) => formatPercent(value, language),
    distance: (metres) => formatDistance(metres, language),
    position: (position) => formatPosition(position, language),
    edtf: (edtf) => formatEdtf(edtf, language),
    moment: (moment) => formatMoment(moment, language),
    clock: (moment) => formatTime(moment, language, new Date(0)),
    time: (moment) => formatTime(moment, language),
    month: (day) => formatMonth(day, language),
  }), [language])
}
