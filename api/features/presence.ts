import type { Actor } from '../accounts/actor.ts'
import type { Present } from '../contract/presence.ts'
import type { Database, Transaction } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** POST /api/zones/{code}/presence. @throws Problem zone_not_found */
export const sayPresentAt = (db: Database, actor: Actor, code: string, tab: string): Promise<Present> => db.transaction(async (tx) => {
  const zone = await zoneBehind(tx, code)
  await tx.query(sql`select rules.say_present(${tab}, ${zone.id}, ${actor.id})`)
  const [row] = await tx.query<{ others: Present['others'] }>(sql`select rules.present_json(${zone.id}, ${actor.id}) as others`)
  return { code, version: zone.version, others: row?.others ?? [] }
})

/** POST /api/zones/{code}/presence/end. @throws Problem zone_not_found */
export const sayGoneFrom = (db: Database, actor: Actor, code: string, tab: string): Promise<Record<string, never>> => db.transaction(async (tx) => {
  const zone = await zoneBehind(tx, code)
  await tx.query(sql`select rules.say_gone(${tab}, ${zone.id}, ${actor.id})`)
  return {}
})

async function zoneBehind(tx: Transaction, code: string): Promise<{ id: number; version: number }> {
  const [zone] = await tx.query<{ id: number; version: number }>(sql`select id, version from zone where code = ${code}`)
  if (!zone) throw new Problem('zone_not_found', { field: 'code', got: code })
  return zone
}
