import type { Rule } from '../../../api/contract/ledger.ts'

/** "6,2 ≥ 3,6 ha": both numbers with as many decimals, up to the square metre, as it takes to see which is larger. */
export function compareInWords(counted: number, required: number, write: (value: number, decimals?: number) => string): string {
  const decimals = [2, 3, 4].find((places) => counted === required || counted.toFixed(places) !== required.toFixed(places)) ?? 4
  return `${write(counted, decimals)}\u00a0${counted >= required ? '≥' : '<'}\u00a0${write(required, decimals)}\u00a0ha`
}

/** Thresholds apart from the rules that name whom they favour. */
export function splitRules(rules: readonly Rule[]): { thresholds: Rule[]; eligible: Rule[] } {
  const names = ({ parameter }: Rule): boolean => parameter.startsWith('eligible_')
  return { thresholds: rules.filter((rule) => !names(rule)), eligible: rules.filter(names) }
}
