import { z } from 'zod'

const plain = /^\d+([.,]\d+)?$/
const grouped = /^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(,\d{3})+\.\d+$/
const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/
// One sign twice can only group.
const thousands = /^[1-9]\d{0,2}((\.\d{3}){2,}|(,\d{3}){2,})$/

/** Writes a number so that `readNumber` reads it as itself: three decimals alone could be thousands. */
export function writeNumber(value: number): string {
  const text = String(value)
  return ambiguous.test(text) ? `${text}0` : text
}

/**
 * A number as people type it, in either tongue: 12.5, 12,5, 1.200,5, 1,200.5, 1.250.000. What could be a thousand or a thousandth
 * (1.200) is asked for again, never guessed.
 */
export const readNumber = z.union([z.number(), z.string().trim().max(30)])
  .refine((given) => typeof given === 'number' || ((plain.test(given) || grouped.test(given) || thousands.test(given)) && !ambiguous.test(given)), { params: { expected: '12,5 | 12.5 | 1200' }, abort: true })
  .transform((given) => {
    if (typeof given === 'number') return given
    if (thousands.test(given)) return Number(given.replaceAll(/[.,]/g, ''))
    const decimal = Math.max(given.lastIndexOf(','), given.lastIndexOf('.'))
    return decimal < 0 ? Number(given) : Number(`${given.slice(0, decimal).replaceAll(/[.,]/g, '')}.${given.slice(decimal + 1)}`)
  })

/** A whole number as people type it: 250.000, 250,000 and 250000 are the same, for it has no decimals. */
export const readWhole = z.union([z.int(), z.string().trim().max(30)])
  .refine((given) => typeof given === 'number' || /^(\d+|[1-9]\d{0,2}((\.\d{3})+|(,\d{3})+))$/.test(given), { params: { expected: '1.250.000 | 1250000' }, abort: true })
  .transform((given) => (typeof given === 'number' ? given : Number(given.replaceAll(/[.,]/g, ''))))
