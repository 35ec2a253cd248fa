/** A number as it was typed; `ambiguous`: 1.200 may be a thousand or a thousandth, and is asked for again with both readings. */
export type Amount = { value: number } | { problem: 'not_a_number' } | { problem: 'ambiguous'; readings: readonly [small: number, large: number] }

const plain = /^\d+(?:[.,]\d+)?$/
const grouped = /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:,\d{3})+\.\d+$/
const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/

/** Reads a positive number in either tongue, by the same rule as the server: 12.5 and 12,5, 1.200,5 and 1,200.5. */
export function readAmount(text: string): Amount {
  const typed = text.replaceAll(/[\s\u00a0]/g, '')
  const small = Number(typed.replace(',', '.'))
  if (ambiguous.test(typed)) return { problem: 'ambiguous', readings: [small, Number(typed.replace(/[.,]/, ''))] }
  if (plain.test(typed)) return { value: small }
  if (!grouped.test(typed)) return { problem: 'not_a_number' }
  const decimal = Math.max(typed.lastIndexOf(','), typed.lastIndexOf('.'))
  return { value: Number(`${typed.slice(0, decimal).replaceAll(/[.,]/g, '')}.${typed.slice(decimal + 1)}`) }
}

/** Writes a number so that it is read as itself: three decimals alone would be ambiguous. */
export function writeAmount(value: number, decimal: '.' | ',' = '.'): string {
  const text = String(Number(value.toFixed(6))).replace('.', decimal)
  return ambiguous.test(text) ? `${text}0` : text
}
