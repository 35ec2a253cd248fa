import { useTranslation } from 'react-i18next'
import { vi, type FigureWords } from './figure-words.ts'
import { useFormat } from './use-format.ts'

type Counted = 'year' | 'month' | 'day' | 'working_day' | 'point' | 'floor'
type Plain = Exclude<keyof FigureWords['unit'], `${Counted}_other`>

const isPlain = (unit: string): unit is Plain => Object.hasOwn(vi.unit, unit)
const isCounted = (unit: string): unit is Counted => Object.hasOwn(vi.unit, `${unit}_other`)

export interface Units {
  /** What a unit of the contract is called; one without a word is shown as it is, a mere count has none. */
  word: (unit: string, value?: number) => string | undefined
  /** Number and unit as a Quantity shows them. */
  quantity: (value: number, unit?: string, decimals?: number) => { value: string; unit?: string }
}

/** Units of the contract (ha, percent, m3_per_day …) in the reader's language. */
export function useUnits(): Units {
  const { t } = useTranslation()
  const format = useFormat()
  const word: Units['word'] = (unit, value = 2) => {
    if (unit === 'count' || unit === 'flag') return undefined
    if (unit === 'percent') return '%'
    if (isCounted(unit)) return t(`unit.${unit}`, { count: value })
    return isPlain(unit) ? t(`unit.${unit}`) : unit
  }
  return {
    word,
    quantity: (value, unit, decimals = 2) => {
      const places = unit === 'vnd' || unit === 'usd' ? 0 : decimals
      if (unit === 'percent' && decimals <= 2) return { value: format.percent(value) }
      const called = unit && word(unit, value)
      return { value: format.number(value, places), ...(called ? { unit: called } : {}) }
    },
  }
}
