import type { ReasonOfFit } from '../../../api/contract/land-offer.ts'
import type { vi } from '../../i18n/find-land-words-offer.ts'

type Words = typeof vi.landReason
type Wish = ReasonOfFit['wish']
/** Which sentence of a wish is said. */
export type ReasonForm = 'met' | 'part' | 'zone' | 'now' | 'short' | 'over' | 'unknown'

export interface SaidReason {
  wish: Wish
  verdict: ReasonOfFit['verdict']
  /** Key of the word file, with what goes into its holes. */
  key: string
  value: string
  difference: string
}

/**
 * How a reason is said: which sentence, and its numbers written by `number`; areas to two places, all else to one.
 * `wholeHa`: of the offer, so that an area is told apart that counts one use alone or the whole zone.
 */
export function sayReason({ wish, verdict, value, difference, unit }: ReasonOfFit, number: (value: number, decimals: number) => string, wholeHa: number | null = null): SaidReason {
  const decimals = unit === 'ha' ? 2 : unit === 'days' || unit === 'm3_per_day' ? 0 : 1
  const write = (figure: number | null): string => (figure === null ? '–' : number(figure, decimals))
  const form = formOf({ wish, verdict, value, difference }, wholeHa)
  return { wish, verdict, key: `landReason.${wish}.${form}` satisfies `landReason.${keyof Words}.${ReasonForm}`, value: write(value), difference: write(difference === null ? null : Math.abs(difference)) }
}

function formOf({ wish, verdict, value, difference }: Pick<ReasonOfFit, 'wish' | 'verdict' | 'value' | 'difference'>, wholeHa: number | null): ReasonForm {
  if (verdict === 'unknown') return 'unknown'
  if (verdict === 'met' && wish === 'availability' && value !== null && value <= 0) return 'now'
  if (verdict === 'met' && wish === 'area' && value !== null && wholeHa !== null && Math.abs(value - wholeHa) >= 0.005) return value < wholeHa ? 'part' : 'zone'
  if (verdict === 'met') return 'met'
  return difference !== null && difference > 0 ? 'over' : 'short'
}

/** The wishes an offer of the group `near` misses: one, or more where nothing nearer is found. */
export const missedWishes = (reasons: readonly ReasonOfFit[]): Wish[] => reasons.filter(({ verdict }) => verdict === 'missed').map(({ wish }) => wish)
