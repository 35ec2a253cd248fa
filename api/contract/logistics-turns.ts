/** Whose plan can still change comes first. */
export const logisticsTurns = ['can_change', 'operating', 'unknown', 'leaving'] as const
