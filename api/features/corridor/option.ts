import type { Actor } from '../../accounts/actor.ts'
import type { CorridorOption, DrawnOption, SentOption } from '../../contract/corridor.ts'
import type { Database, Queryable, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { matchVersion } from '../../precondition.ts'
import { notFound } from './read.ts'
import { designJson, refuseWrongDesign } from './rehearse.ts'

export interface OptionAddress { readonly code: string; readonly id: number }

/** GET /api/corridors/{code}/options. @throws Problem corridor_not_found */
export async function findOptions(db: Queryable, actor: Actor, code: string): Promise<{ items: CorridorOption[] }> {
  const [known] = await db.query(sql`select 1 from corridor where code = ${code} and replaced_at is null limit 1`)
  if (!known) return notFound(code)
  const rows = await db.query<{ item: CorridorOption }>(sql`
    select rules.option_json(o, ${actor.id}) as item from corridor_option o where o.corridor_code = ${code} and o.closed_as is distinct from 'discarded' order by o.closed_at nulls first, o.updated_at desc, o.id limit 200`)
  return { items: rows.map((row) => row.item) }
}

/** GET /api/corridors/{code}/options/{id}. @throws Problem corridor_option_not_found */
export async function readOption(db: Queryable, actor: Actor, { code, id }: OptionAddress): Promise<DrawnOption> {
  const [row] = await db.query<{ item: DrawnOption }>(sql`
    select rules.option_json(o, ${actor.id}) || jsonb_build_object('design', o.design) as item from corridor_option o where o.corridor_code = ${code} and o.id = ${id}`)
  return row?.item ?? missing(id)
}

/** POST /api/corridors/{code}/options */
export const createOption = (db: Database, actor: Actor, code: string, sent: SentOption): Promise<CorridorOption> => db.transaction(async (tx) => {
  const design = designJson(sent.design)
  await refuseWrongDesign(tx, code, design)
  const [row] = await tx.query<{ id: number }>(sql`
    insert into corridor_option (corridor_code, name, note, design, author_id) values (${code}, ${sent.name}, ${sent.note}, ${design}::jsonb, ${actor.id}) returning id`)
  return head(tx, actor, row?.id ?? 0)
})

/** PUT /api/corridors/{code}/options/{id} */
export const replaceOption = (db: Database, actor: Actor, address: OptionAddress, ifMatch: string, sent: SentOption): Promise<CorridorOption> => db.transaction(async (tx) => {
  await lockOption(tx, actor, address, ifMatch)
  const design = designJson(sent.design)
  await refuseWrongDesign(tx, address.code, design)
  await tx.query(sql`update corridor_option set name = ${sent.name}, note = ${sent.note}, design = ${design}::jsonb, version = version + 1, updated_at = now() where id = ${address.id}`)
  return head(tx, actor, address.id)
})

/** POST /api/corridors/{code}/options/{id}/discard */
export const putAway = (db: Database, actor: Actor, address: OptionAddress, ifMatch: string): Promise<CorridorOption> => db.transaction(async (tx) => {
  await lockOption(tx, actor, address, ifMatch)
  await tx.query(sql`update corridor_option set closed_at = now(), closed_as = 'discarded', version = version + 1 where id = ${address.id}`)
  return head(tx, actor, address.id)
})

/** An open option that the actor may change, locked until the transaction ends. @throws Problem corridor_option_not_found, not_the_author, precondition_failed, corridor_option_closed */
export async function lockOption(tx: Transaction, actor: Actor, { code, id }: OptionAddress, ifMatch: string): Promise<{ name: string }> {
  const [row] = await tx.query<{ name: string; version: number; closedAs: string | null; authorId: string | null; author: string | null }>(sql`
    select o.name, o.version, o.closed_as as "closedAs", o.author_id as "authorId", a.name as author
    from corridor_option o left join account a on a.id = o.author_id where o.corridor_code = ${code} and o.id = ${id} for update of o`)
  if (!row) return missing(id)
  if (actor.role !== 'admin' && row.authorId !== actor.id) throw new Problem('not_the_author', { expected: row.author ?? '–' })
  matchVersion(ifMatch, row.version)
  if (row.closedAs !== null) throw new Problem('corridor_option_closed', { field: 'id', got: row.closedAs })
  return row
}

async function head(tx: Transaction, actor: Actor, id: number): Promise<CorridorOption> {
  const [row] = await tx.query<{ item: CorridorOption }>(sql`select rules.option_json(o, ${actor.id}) as item from corridor_option o where o.id = ${id}`)
  return row?.item ?? missing(id)
}

function missing(id: number): never {
  throw new Problem('corridor_option_not_found', { field: 'id', got: String(id) })
}
