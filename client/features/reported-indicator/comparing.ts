import type { ReportedComparison } from '../../../api/contract/reported-indicator.ts'

export type Ratio = ReportedComparison['ratios'][number]
export type Figure = ReportedComparison['figures'][number]

export interface RatioGroup {
  ratio: Ratio['ratio']
  rows: Ratio[]
}

// A record rather than a list: the compiler then misses no ratio of the contract. Its order is the order on screen.
const ratioOrder: Record<Ratio['ratio'], true> = {
  wastewater_share: true, occupancy: true, workers_per_ha: true, capital_per_ha: true, average_zone_size: true, fdi_disbursement: true, ddi_disbursement: true,
  clearance_against_plan: true, clean_land_against_target: true,
}

/** Ratios of one meaning together, the largest first. */
export function groupRatios(ratios: readonly Ratio[]): RatioGroup[] {
  const names = Object.keys(ratioOrder) as readonly Ratio['ratio'][]
  return names
    .map((ratio) => ({ ratio, rows: ratios.filter((row) => row.ratio === ratio).toSorted((a, b) => b.value - a.value) }))
    .filter(({ rows }) => rows.length > 0)
}

/** What concerns the chosen provinces; everything where none is chosen. */
export function concerning<T extends { subject: { provinceCode: string | null } }>(rows: readonly T[], provinces: readonly string[]): readonly T[] {
  return provinces.length === 0 ? rows : rows.filter(({ subject }) => subject.provinceCode !== null && provinces.includes(subject.provinceCode))
}
