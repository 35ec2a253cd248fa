import type { LegalStatus, OperationStatus, PlanStatus, ZoneKind } from './words.ts'

/** The status words of zones.csv, as the sources' tables give them. */
export const statusWords = [
  'planned', 'planned_after_2030', 'policy_approved', 'established', 'under_construction', 'operating', 'operating_relocating',
  'operating_converting', 'economic_zone', 'withdrawn_from_plan', 'converted', 'revoked', 'unknown',
] as const
export type StatusWord = (typeof statusWords)[number]

/** Plan, law and operation: three axes that move apart. null is unknown. */
export interface StatusAxes {
  readonly planStatus: PlanStatus | null
  readonly legalStatus: LegalStatus | null
  readonly operationStatus: OperationStatus | null
}

const axes = (planStatus: PlanStatus, legalStatus: LegalStatus, operationStatus: OperationStatus | null): StatusAxes =>
  ({ planStatus, legalStatus, operationStatus })

/**
 * The three axes one status word stands for, when nothing more is known of the zone. A zone withdrawn from the plan
 * that still has firms has its own lines in zone-status-changes.csv.
 */
export function axesOf(kind: ZoneKind, word: StatusWord): StatusAxes {
  switch (word) {
    case 'planned': return axes('planned', 'none', 'not_started')
    case 'planned_after_2030': return axes('planned_after_2030', 'none', 'not_started')
    case 'policy_approved': return axes('planned', 'policy_approved', 'not_started')
    case 'established': return axes('planned', 'established', 'not_started')
    // A cluster exists by its establishment decision only, so one under construction has it.
    case 'under_construction': return axes('planned', kind === 'industrial_cluster' ? 'established' : 'policy_approved', 'under_construction')
    case 'operating':
    case 'operating_converting':
    case 'economic_zone': return axes('planned', 'established', 'operating')
    case 'operating_relocating': return axes('withdrawn', 'established', 'relocating')
    case 'withdrawn_from_plan': return axes('withdrawn', 'none', 'closed')
    case 'converted': return axes('withdrawn', 'converted', 'closed')
    case 'revoked': return axes('withdrawn', 'revoked', 'closed')
    case 'unknown': return axes('planned', 'none', null)
  }
}
