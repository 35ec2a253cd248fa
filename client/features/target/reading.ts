import type { Target } from '../../../api/contract/target.ts'

/** Targets that stand under one number of their document: LC-2 with its parts, LC-1a beside LC-1b. */
export interface TargetGroup {
  code: string
  targets: { target: Target; depth: number }[]
}

/** Puts parts below what they are parts of, and siblings told apart by a last letter into one group; the order stays. */
export function groupTargets(items: readonly Target[]): TargetGroup[] {
  const groups = new Map<string, TargetGroup>()
  const known = new Set(items.map(({ code, provinceCode }) => `${provinceCode} ${code}`))
  const placed = new Set<Target>()
  const place = (target: Target, depth: number, group: TargetGroup): void => {
    placed.add(target)
    group.targets.push({ target, depth })
    for (const part of items) if (part.parent === target.code && part.provinceCode === target.provinceCode && !placed.has(part)) place(part, depth + 1, group)
  }
  const isPart = ({ parent, provinceCode }: Target): boolean => parent !== null && known.has(`${provinceCode} ${parent}`)
  // Parts come with their wholes; what is left over names its own part as its whole, and is not lost for that.
  for (const target of [...items.filter((one) => !isPart(one)), ...items.filter(isPart)]) {
    if (placed.has(target)) continue
    const code = target.code.replace(/(\d)[a-z]$/, '$1')
    const group = groups.get(code) ?? { code, targets: [] }
    groups.set(code, group)
    place(target, 0, group)
  }
  return [...groups.values()]
}

/** Two columns of about the same number of targets, read down the first and then the second. */
export function inTwoColumns(groups: readonly TargetGroup[]): [TargetGroup[], TargetGroup[]] {
  const weight = (some: readonly TargetGroup[]): number => some.reduce((sum, { targets }) => sum + targets.length + 0.5, 0)
  const cuts = groups.map((_, index) => index + 1)
  const unevenness = (cut: number): number => Math.abs(weight(groups.slice(0, cut)) - weight(groups.slice(cut)))
  const best = cuts.reduce((found, cut) => (unevenness(cut) < unevenness(found) ? cut : found), cuts[0] ?? 0)
  return [groups.slice(0, best), groups.slice(best)]
}

/** Days from one day to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** A bar from zero: what is sure, what may come to it, and the thresholds across. */
export interface GoalBar {
  sure: number
  possible: number
  lines: number[]
  /** Value at the end of the bar; undefined lets the bar choose. */
  end: number | undefined
}

/** null where there is no threshold to draw. Shares keep to 0–100 unless they exceed it. */
export function goalBarOf({ value, threshold, thresholdHigh, unit, range }: Pick<Target, 'value' | 'threshold' | 'thresholdHigh' | 'unit' | 'range'>): GoalBar | null {
  if (threshold === null) return null
  const sure = range ? Math.max(0, range.low) : (value ?? 0)
  const lines = thresholdHigh === null ? [threshold] : [threshold, thresholdHigh]
  return {
    sure, lines,
    possible: range ? Math.max(0, range.high - sure) : 0,
    end: unit === 'percent' && Math.max(value ?? 0, range?.high ?? 0, ...lines) <= 100 ? 100 : undefined,
  }
}

/** The verdict in signs: what holds between the value and the threshold, whichever way; null where rounding for print would contradict it. */
export function comparisonOf({ value, threshold, thresholdHigh, operator, state }: Pick<Target, 'value' | 'threshold' | 'thresholdHigh' | 'operator' | 'state'>): { value: number; sign: '>' | '≥' | '<' | '≤' | '='; than: number } | null {
  if (value === null || threshold === null || operator === 'milestone') return null
  // 70.004 % is more than 70, 59.996 % less than 60: printed they would be equal.
  if (value === threshold && state === (operator === 'gt' ? 'met' : 'short')) return null
  if (operator === 'gt') return { value, sign: value > threshold ? '>' : '≤', than: threshold }
  if (operator === 'gte') return { value, sign: value >= threshold ? '≥' : '<', than: threshold }
  if (operator === 'eq') return { value, sign: value === threshold ? '=' : value < threshold ? '<' : '>', than: threshold }
  if (thresholdHigh !== null && value > thresholdHigh) return { value, sign: '>', than: thresholdHigh }
  return { value, sign: value >= threshold ? '≥' : '<', than: threshold }
}
