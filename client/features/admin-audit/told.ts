import type { AuditEntry } from '../../../api/contract/audit.ts'

/** One member of what was changed; undefined on the side where it was not. */
export interface Told {
  member: string
  before: unknown
  after: unknown
}

// Said by the line itself, or by nothing but the database.
const saidElsewhere = new Set(['id', 'lineage_id', 'zone_id', 'plot_id', 'actor_id', 'version', 'subject', 'is_the_only_one', 'boundary_id', 'decision_id', 'parent_id', 'at', 'name_folded'])

/** What an entry tells, member by member: both sides of a change; of what was added or deleted all that it held. */
export function toldOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Told[] {
  const members = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const isChange = before !== null && after !== null
  return members
    .filter((member) => isChange || (!saidElsewhere.has(member) && (before ?? after)?.[member] !== null))
    .map((member) => ({ member, before: before?.[member], after: after?.[member] }))
}
