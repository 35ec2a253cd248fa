import type { Actor } from '../../accounts/actor.ts'
import type { ScoreProfile } from '../../contract/logistics.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

/** GET /api/score-profiles */
export async function findProfiles(db: Queryable, actor: Actor): Promise<{ items: ScoreProfile[] }> {
  const items = await db.query<ScoreProfile & Record<string, unknown>>(sql`
    select p.id, p.name, p.weights, a.name as author, p.author_id = ${actor.id} as "isMine" from score_profile p join account a on a.id = p.author_id
    where p.closed_at is null order by p.author_id = ${actor.id} desc, fold_vi(p.name), p.id limit 200`)
  return { items }
}

/** POST /api/score-profiles: one's own of that name is replaced. */
export const saveProfile = (db: Database, actor: Actor, { name, weights }: Pick<ScoreProfile, 'name' | 'weights'>): Promise<ScoreProfile> => db.transaction(async (tx) => {
  const [row] = await tx.query<{ id: number }>(sql`
    insert into score_profile (name, weights, author_id) values (${name}, ${JSON.stringify(weights)}::jsonb, ${actor.id})
    on conflict (author_id, fold_vi(name)) where closed_at is null do update set name = excluded.name, weights = excluded.weights, updated_at = now() returning id`)
  if (!row) throw new Error('a profile was neither added nor changed')
  return { id: row.id, name, weights, author: actor.name, isMine: true }
})

/** DELETE /api/score-profiles/{id}. @throws Problem score_profile_not_found, not_the_author */
export const deleteProfile = (db: Database, actor: Actor, id: number): Promise<{ ended: boolean }> => db.transaction(async (tx) => {
  const [row] = await tx.query<{ authorId: string; author: string }>(sql`
    select p.author_id as "authorId", a.name as author from score_profile p join account a on a.id = p.author_id where p.id = ${id} and p.closed_at is null for update of p`)
  if (!row) throw new Problem('score_profile_not_found', { field: 'id', got: String(id) })
  if (actor.role !== 'admin' && row.authorId !== actor.id) throw new Problem('not_the_author', { expected: row.author })
  await tx.query(sql`update score_profile set closed_at = now() where id = ${id}`)
  return { ended: true }
})
