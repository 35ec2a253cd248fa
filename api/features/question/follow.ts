import type { FollowedQuestion } from '../../contract/question.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { hashKey } from '../../forms/key.ts'

/** GET /api/asked/{key}. @throws Problem link_not_valid */
export async function readFollowed(db: Queryable, key: string): Promise<FollowedQuestion> {
  const [row] = await db.query<{ found: FollowedQuestion }>(sql`select rules.followed_question_json(q) as found from question q where q.key_hash = ${hashKey(key)}`)
  if (!row) throw new Problem('link_not_valid', { field: 'key' })
  return row.found
}

/** DELETE /api/asked/{key}: what is erased already stays so. @throws Problem link_not_valid */
export async function withdraw(db: Database, key: string): Promise<FollowedQuestion> {
  await db.transaction(async (tx) => {
    const [asked] = await tx.query<{ id: number; isErased: boolean; isOpen: boolean }>(sql`
      select id, erased_at is not null as "isErased", state in ('new', 'in_progress') as "isOpen" from question where key_hash = ${hashKey(key)} for update`)
    if (!asked) throw new Problem('link_not_valid', { field: 'key' })
    if (asked.isErased) return
    await tx.query(sql`select rules.erase_question(${asked.id})`)
    if (!asked.isOpen) return
    await tx.query(sql`update question set state = 'closed' where id = ${asked.id}`)
    await tx.query(sql`insert into question_entry (question_id, kind, text) values (${asked.id}, 'state', 'closed')`)
  })
  return readFollowed(db, key)
}
