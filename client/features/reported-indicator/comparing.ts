import type { ReportedComparison } from '../../../api/contract/reported-indicator.ts'

export type Ratio = ReportedComparison['ratios'][number]
export type Figure = ReportedComparison['figures'][number]

export interface RatioGroup {
  ratio: Ratio['ratio']
  rows: Ratio[]
}

/** Ratios of one meaning together, the largest first, in the order the server names them. */
export function groupRatios(ratios: readonly Ratio[]): RatioGroup[] {
  const groups = new Map<Ratio['ratio'], Ratio[]>()
  for (const row of ratios) groups.set(row.ratio, [...(groups.get(row.ratio) ?? []), row])
  return [...groups].map(([ratio, rows]) => ({ ratio, rows: rows.toSorted((a, b) => b.value - a.value) }))
}

/** What concerns the chosen provinces; everything where none is chosen. */
export function concerning<T extends { subject: { provinceCode: string | null } }>(rows: readonly T[], provinces: readonly string[]): readonly T[] {
  return provinces.length === 0 ? rows : rows.filter(({ subject }) => subject.provinceCode !== null && provinces.includes(subject.provinceCode))
}
