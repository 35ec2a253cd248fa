import { randomBytes } from 'node:crypto'
import { Secret } from '../config.ts'
import type { Database } from '../database/pool.ts'
import { sql } from '../database/sql.ts'

/** What signs the cookies: as configured, else made once and kept in the database, so that every server of it reads every cookie. */
export async function sessionSecret(db: Database, configured: Secret | null): Promise<Secret> {
  if (configured) return configured
  await db.query(sql`insert into installation_secret (name, value) values ('session', ${randomBytes(32).toString('base64url')}) on conflict do nothing`)
  const [kept] = await db.query<{ value: string }>(sql`select value from installation_secret where name = 'session'`)
  if (!kept) throw new Error('the session secret was not kept')
  return new Secret(kept.value)
}
