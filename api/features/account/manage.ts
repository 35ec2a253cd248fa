import { giveOneTimePassword, makeAccount, setProvinces } from '../../accounts/create-account.ts'
import { keepEvent } from '../../accounts/audit.ts'
import type { Actor } from '../../accounts/actor.ts'
import { hashPassword, oneTimePassword } from '../../accounts/password.ts'
import type { Account, AccountChange, AccountWithPassword, NewAccount } from '../../contract/account.ts'
import type { Database, Queryable, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

/** GET /api/accounts */
export async function findAccounts(db: Queryable): Promise<{ items: Account[] }> {
  return { items: await db.query<Account>(sql`select * from rules.account_card order by "closedAt" nulls first, name, id`) }
}

/** POST /api/accounts */
export async function addAccount(db: Database, sent: NewAccount): Promise<AccountWithPassword> {
  const made = await makeAccount(db, sent)
  return { account: await readAccount(db, made.id), oneTimePassword: made.oneTimePassword }
}

/** PATCH /api/accounts/{id} */
export async function modifyAccount(db: Database, id: string, sent: AccountChange): Promise<Account> {
  await db.transaction(async (tx) => {
    // One at a time: two administrators who close each other must not both be found to have another.
    await tx.query(sql`select pg_advisory_xact_lock(706176)`)
    const was = await lockAccount(tx, id)
    const role = sent.role ?? was.role
    const isClosed = sent.isClosed ?? was.isClosed
    const provinces = sent.provinces ?? was.provinces
    if (was.role === 'admin' && !was.isClosed && (role !== 'admin' || isClosed)) await refuseLastAdmin(tx, id)
    if (role !== 'admin' && provinces.length === 0) throw new Problem('invalid_parameter', { field: 'provinces', got: '[]', expected: 'at least one province' })
    await tx.query(sql`update account set name = ${sent.name ?? was.name}, role = ${role}, closed_at = case when ${isClosed}::boolean then coalesce(closed_at, now()) end, updated_at = now() where id = ${id}`)
    if (sent.provinces) await setProvinces(tx, id, sent.provinces)
    if (isClosed) await tx.query(sql`delete from account_session where account_id = ${id}`)
  })
  return readAccount(db, id)
}

/** POST /api/accounts/{id}/password */
export async function renewPassword(db: Database, actor: Actor, id: string): Promise<AccountWithPassword> {
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  await db.transaction(async (tx) => {
    await lockAccount(tx, id)
    await giveOneTimePassword(tx, id, hash)
    await keepEvent(tx, { action: 'password_reset', accountId: id, actorId: actor.id })
  })
  return { account: await readAccount(db, id), oneTimePassword: password }
}

async function readAccount(db: Queryable, id: string): Promise<Account> {
  const [account] = await db.query<Account>(sql`select * from rules.account_card where id = ${id}`)
  if (!account) throw new Problem('account_not_found', { field: 'id', got: id })
  return account
}

async function lockAccount(tx: Transaction, id: string): Promise<Pick<Account, 'name' | 'role' | 'provinces'> & { readonly isClosed: boolean }> {
  const [account] = await tx.query<Pick<Account, 'name' | 'role' | 'provinces'> & { isClosed: boolean }>(sql`
    select name, role, closed_at is not null as "isClosed", array(select p.province_code from account_province p where p.account_id = a.id order by 1) as provinces
    from account a where id = ${id} for update`)
  if (!account) throw new Problem('account_not_found', { field: 'id', got: id })
  return account
}

async function refuseLastAdmin(tx: Transaction, id: string) {
  const [other] = await tx.query(sql`select 1 from account where role = 'admin' and closed_at is null and id <> ${id} limit 1`)
  if (!other) throw new Problem('last_admin', { field: 'id', got: id })
}
