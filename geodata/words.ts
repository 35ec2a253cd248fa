// The words the shipped files use; the same lists stand in the database as check constraints.

/** How a text is known: read in the source, in somebody's summary, or from memory (to be verified). */
export const heard = ['source', 'secondary', 'memory'] as const

/** How a threshold is known; own: a convention of this system that a board may change. */
export const ruleConfidences = [...heard, 'own'] as const

/** How far a place or a zone's figures can be trusted. */
export const confidences = ['high', 'medium', 'low', 'unknown'] as const

/** official: a State document, outside copyright. facts: names and numbers, restated. own: made for Mặt Bằng. */
export const licences = ['official', 'facts', 'own'] as const

export const zoneKinds = ['industrial_zone', 'industrial_cluster', 'economic_zone', 'export_processing_zone', 'relocation_site'] as const
export type ZoneKind = (typeof zoneKinds)[number]

export const zoneTypes = ['ordinary', 'export_processing', 'supporting', 'specialised', 'eco', 'high_tech', 'craft_village'] as const

export const planStatuses = ['proposed', 'planned', 'planned_after_2030', 'withdrawn'] as const
export type PlanStatus = (typeof planStatuses)[number]

export const legalStatuses = ['none', 'zoning_plan_approved', 'policy_approved', 'established', 'revoked', 'converted'] as const
export type LegalStatus = (typeof legalStatuses)[number]

export const operationStatuses =
  ['not_started', 'land_clearance', 'under_construction', 'operating', 'operating_unestablished', 'relocating', 'closed'] as const
export type OperationStatus = (typeof operationStatuses)[number]
