import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

export interface OutgoingMail {
  /** What it is for: a mail with this key is made once, whoever makes it. */
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
  /** What it belongs to, and goes with. */
  readonly questionId?: number
  readonly alertId?: number
}

/** Puts a mail in line, within the transaction that gives reason for it. null: one with this key is there already. */
export async function queueMail(db: Queryable, { key, to, subject, text, headers = {}, questionId, alertId }: OutgoingMail): Promise<number | null> {
  const [made] = await db.query<{ id: number }>(sql`
    insert into mail (key, recipient, subject, text, headers, question_id, alert_id)
    values (${key}, ${to}, ${subject}, ${text}, ${JSON.stringify(headers)}::jsonb, ${questionId ?? null}, ${alertId ?? null}) on conflict (key) do nothing returning id`)
  return made?.id ?? null
}
