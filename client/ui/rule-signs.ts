import type { Rule } from '../../api/contract/ledger.ts'

/** How a threshold is compared, in signs. */
export const operatorSigns: Record<Rule['operator'], string> = { gt: '>', gte: '≥', lt: '<', lte: '≤', eq: '=', flag: '' }
const opposites: Record<Rule['operator'], string> = { gt: '≤', gte: '<', lt: '≥', lte: '>', eq: '≠', flag: '' }

/** The sign between a value and its threshold as it turned out: "6,2 ≥ 5" when kept, "4,1 < 5" when not. */
export function signAsFound(operator: Rule['operator'], isMet: boolean): string {
  return isMet ? operatorSigns[operator] : opposites[operator]
}
