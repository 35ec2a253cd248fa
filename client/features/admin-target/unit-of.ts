import type { Indicator } from '../../../api/contract/target.ts'

export type TargetUnit = 'count' | 'ha' | 'percent' | 'milestone'

/** What an indicator counts in: as unitOf of the contract has it, which would bring zod along; a test holds the two together. */
export const unitOfIndicator = (indicator: Indicator): TargetUnit =>
  indicator === 'milestone' || indicator === 'eco_conversion_scheme' ? 'milestone' : indicator.endsWith('_ha') ? 'ha' : indicator.endsWith('_pct') ? 'percent' : 'count'

// A record rather than a list: the compiler then misses none of the contract. Their order is the order on screen.
const indicatorOrder: Record<Indicator, true> = {
  operating_zone_count: true, established_zone_count: true, established_in_period_count: true, established_in_period_ha: true, ready_in_period_ha: true, ready_leasable_ha: true, available_ha: true, cleared_ha: true,
  relocation_completed_count: true, average_occupancy_pct: true, real_occupancy_pct: true, wastewater_share_pct: true, sme_quota_met_share_pct: true, logistics_ha: true, eco_conversion_scheme: true, milestone: true,
}
export const indicatorsInOrder = Object.keys(indicatorOrder) as readonly Indicator[]
