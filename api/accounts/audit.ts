import type { auditActions } from '../contract/audit.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

export interface AccountEvent {
  readonly action: (typeof auditActions)[number]
  /** Whose account it is about; null: nobody's. */
  readonly accountId: string | null
  /** Who did it; left out: the account itself. */
  readonly actorId?: string | null
  readonly facts?: Readonly<Record<string, string>>
}

/** Keeps what happened to an account and changes no row of it: signing in and out, passwords. What changes rows is kept by trigger. */
export async function keepEvent(db: Queryable, { action, accountId, actorId = accountId, facts }: AccountEvent): Promise<void> {
  await db.query(sql`insert into audit_entry (actor_id, action, subject, subject_id, after) values (${actorId}, ${action}, 'account', ${accountId}, ${facts ? JSON.stringify(facts) : null}::jsonb)`)
}
