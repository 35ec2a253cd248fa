import type { Actor } from '../../accounts/actor.ts'
import type { Me } from '../../contract/account.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'

/** GET /api/me */
export async function readMe(db: Queryable, actor: Actor | null, mustChangePassword: boolean, oidc: Me['ways']['oidc']): Promise<Me> {
  const ways = { password: true, oidc }
  if (!actor) return { account: null, ways }
  const [credential] = await db.query(sql`select 1 from account_credential where account_id = ${actor.id} and provider = 'credential' and password_hash is not null`)
  return { account: { ...actor, provinces: [...actor.provinces], mustChangePassword, hasPassword: credential !== undefined }, ways }
}
