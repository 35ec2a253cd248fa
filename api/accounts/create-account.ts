import { randomBytes } from 'node:crypto'
import type { NewAccount } from '../contract/account.ts'
import type { Database, Transaction } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'
import { hashPassword, oneTimePassword } from './password.ts'

/** Makes an account; with a password that has to be changed at the first sign-in, told only now. @throws Problem email_taken, unknown_reference */
export async function makeAccount(db: Database, { email, name, role, provinces, withPassword }: NewAccount): Promise<{ id: string; oneTimePassword: string | null }> {
  const password = withPassword ? oneTimePassword() : null
  const hash = password === null ? null : await hashPassword(password)
  const id = randomBytes(16).toString('base64url')
  await db.transaction(async (tx) => {
    const [made] = await tx.query(sql`insert into account (id, name, email, role, must_change_password) values (${id}, ${name}, ${email}, ${role}, ${hash !== null}) on conflict (email) do nothing returning 1`)
    if (!made) throw new Problem('email_taken', { field: 'email', got: email, expected: 'an e-mail of its own' })
    await setProvinces(tx, id, provinces)
    if (hash !== null) await setPasswordHash(tx, id, hash)
  })
  return { id, oneTimePassword: password }
}

/** @throws Problem unknown_reference */
export async function setProvinces(tx: Transaction, id: string, provinces: readonly string[]): Promise<void> {
  const [unknown] = await tx.query<{ code: string }>(sql`select code from unnest(${provinces}::text[]) code where not exists (select 1 from province p where p.code = code.code)`)
  if (unknown) throw new Problem('unknown_reference', { field: 'provinces', got: unknown.code, expected: 'province' })
  await tx.query(sql`delete from account_province where account_id = ${id} and province_code <> all(${provinces}::text[])`)
  await tx.query(sql`insert into account_province (account_id, province_code) select ${id}, code from unnest(${provinces}::text[]) code on conflict do nothing`)
}

/** Gives an account a one-time password and signs it out everywhere. */
export async function giveOneTimePassword(tx: Transaction, id: string, hash: string): Promise<void> {
  await setPasswordHash(tx, id, hash)
  await tx.query(sql`update account set must_change_password = true, updated_at = now() where id = ${id}`)
  await tx.query(sql`delete from account_session where account_id = ${id}`)
}

// As the library writes it: a password is the credential of provider "credential" under the account's own id.
const setPasswordHash = (tx: Transaction, id: string, hash: string) => tx.query(sql`
  insert into account_credential (id, account_id, provider, subject, password_hash) values (${randomBytes(16).toString('base64url')}, ${id}, 'credential', ${id}, ${hash})
  on conflict (provider, subject) do update set password_hash = excluded.password_hash, updated_at = now()`)
