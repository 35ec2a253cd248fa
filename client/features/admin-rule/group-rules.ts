import type { KeptRule } from '../../../api/contract/rule-write.ts'

/** What one law or convention says: its thresholds period by period, in the order the server gives. */
export interface RuleGroup {
  code: string
  rules: KeptRule[]
  /** Thresholds, each with however many periods. */
  thresholds: number
}

/** Where a record stands on a day: `replaced` was found wrong, whatever its days. */
export type Standing = 'holds' | 'past' | 'coming' | 'replaced'

export const subjectOf = ({ code, parameter, zoneKind, zoneType, provinceCode }: KeptRule): string => [code, parameter, zoneKind, zoneType, provinceCode].join('|')

export function groupRules(rules: readonly KeptRule[]): RuleGroup[] {
  const groups = new Map<string, KeptRule[]>()
  for (const rule of rules) groups.set(rule.code, [...(groups.get(rule.code) ?? []), rule])
  return [...groups].map(([code, some]) => ({ code, rules: some, thresholds: new Set(some.map(subjectOf)).size }))
}

/** @param day yyyy-mm-dd; validTo is the first day a threshold does not hold any more */
export function standingOf({ validFrom, validTo, replacedAt }: Pick<KeptRule, 'validFrom' | 'validTo' | 'replacedAt'>, day: string): Standing {
  if (replacedAt !== null) return 'replaced'
  if (validFrom !== null && validFrom > day) return 'coming'
  return validTo !== null && validTo <= day ? 'past' : 'holds'
}
