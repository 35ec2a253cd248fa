import type { Database } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { makeAccount } from './create-account.ts'

const FIRST_ADMIN = { email: 'admin@mat-bang.local', name: 'Quản trị viên', role: 'admin', provinces: [], withPassword: true } as const

/** An embedded database without any account gets an administrator; null: it has one, or is a server's, where account:create makes the first. */
export async function makeFirstAdmin(db: Database): Promise<{ email: string; oneTimePassword: string } | null> {
  if (db.kind !== 'embedded') return null
  const [some] = await db.query(sql`select 1 from account limit 1`)
  if (some) return null
  const { oneTimePassword } = await makeAccount(db, { ...FIRST_ADMIN, provinces: [] })
  return oneTimePassword === null ? null : { email: FIRST_ADMIN.email, oneTimePassword }
}
