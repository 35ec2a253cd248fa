import { mayChange, refuseOtherProvince, type Actor } from '../accounts/actor.ts'
import type { Draft, DraftHead, DraftQuery, SentDraft } from '../contract/draft.ts'
import type { Database, Queryable, Transaction } from '../database/pool.ts'
import { sql, type Sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'
import { etagOf, showsVersion } from '../precondition.ts'

/** GET /api/drafts */
export async function findDrafts(db: Queryable, actor: Actor, { zone, state }: DraftQuery): Promise<{ items: DraftHead[] }> {
  const chosen = state === 'open' ? sql`d.closed_at is null and (d.author_id = ${actor.id} or ${inMyProvinces(actor)})` : sql`d.closed_as = 'discarded' and d.author_id = ${actor.id}`
  const rows = await db.query<{ head: DraftHead }>(sql`
    select rules.draft_head(d, ${actor.id}) as head from draft d
    where ${chosen} and ${zone === undefined ? sql`true` : sql`d.zone_id = (select id from zone where code = ${zone})`}
    order by d.updated_at desc, d.id limit 500`)
  return { items: rows.map((row) => row.head) }
}

const inMyProvinces = (actor: Actor): Sql => (actor.role === 'admin' ? sql`true` : sql`d.province_code = any(${actor.provinces}::text[])`)

/** GET /api/drafts/{id}. @throws Problem draft_not_found */
export async function readDraft(db: Queryable, actor: Actor, id: string): Promise<Draft> {
  const [row] = await db.query<{ found: Draft }>(sql`
    select rules.draft_head(d, ${actor.id}) || jsonb_build_object('content', d.content) as found from draft d where d.id = ${id} and (d.author_id = ${actor.id} or ${inMyProvinces(actor)})`)
  return row?.found ?? notFound(id)
}

/** What a save shows of what it knows: the ETag it had read, or that it had read nothing. */
export interface Shown { readonly 'if-match'?: string | undefined; readonly 'if-none-match'?: string | undefined }

/** PUT /api/drafts/{id} */
export async function keepDraft(db: Database, actor: Actor, id: string, shown: Shown, sent: SentDraft): Promise<DraftHead> {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = shown
  const isNew = !ifMatch?.trim() && ifNoneMatch?.trim() === '*'
  if (!ifMatch?.trim() && !isNew) throw new Problem('precondition_required', { field: 'If-Match', expected: '"…" | If-None-Match: *' })
  return db.transaction(async (tx) => {
    await refuseOtherProvince(tx, actor, sent.provinceCode, 'provinceCode')
    const zoneId = await zoneOf(tx, sent)
    const content = JSON.stringify(sent.content)
    if (isNew && await begin(tx, actor, id, zoneId, sent, content)) return head(tx, actor, id)

    const kept = await lock(tx, actor, id)
    if (isNew || !showsVersion(ifMatch ?? '', kept.version)) {
      if (await isKept(tx, id, zoneId, sent, content)) return head(tx, actor, id)
      throw new Problem('precondition_failed', { field: isNew ? 'If-None-Match' : 'If-Match', got: isNew ? '*' : ifMatch, expected: etagOf(kept.version) }, { etag: etagOf(kept.version) })
    }
    if (kept.closedAs !== null) throw new Problem('draft_is_closed', { field: 'id', got: kept.closedAs })
    if (kept.zone !== sent.zone) throw new Problem('invalid_parameter', { field: 'zone', got: String(sent.zone), expected: String(kept.zone) })
    await tx.query(sql`update draft set province_code = ${sent.provinceCode}, title = ${sent.title}, base_version = ${sent.baseVersion}, content = ${content}::jsonb,
      version = version + 1, updated_at = now() where id = ${id}`)
    return head(tx, actor, id)
  })
}

/** POST /api/drafts/{id}/discard */
export const discardDraft = (db: Database, actor: Actor, id: string): Promise<DraftHead> => db.transaction(async (tx) => {
  await refusePublished(tx, actor, id)
  await tx.query(sql`update draft set closed_at = now(), closed_as = 'discarded' where id = ${id} and closed_at is null`)
  return head(tx, actor, id)
})

/** POST /api/drafts/{id}/reopen */
export const takeUpDraft = (db: Database, actor: Actor, id: string): Promise<DraftHead> => db.transaction(async (tx) => {
  await refusePublished(tx, actor, id)
  await tx.query(sql`update draft set closed_at = null, closed_as = null where id = ${id} and closed_at is not null`)
  return head(tx, actor, id)
})

async function refusePublished(tx: Transaction, actor: Actor, id: string) {
  const { closedAs } = await lock(tx, actor, id)
  if (closedAs === 'published') throw new Problem('draft_is_closed', { field: 'id', got: closedAs })
}

interface Kept { readonly authorId: string; readonly zone: string | null; readonly provinceCode: string; readonly version: number; readonly closedAs: string | null }

/** The actor's own draft, locked until the transaction ends. @throws Problem draft_not_found, draft_of_another */
async function lock(tx: Transaction, actor: Actor, id: string): Promise<Kept> {
  const [kept] = await tx.query<Kept & { author: string }>(sql`
    select d.author_id as "authorId", a.name as author, (select code from zone where id = d.zone_id) as zone, d.province_code as "provinceCode", d.version, d.closed_as as "closedAs"
    from draft d join account a on a.id = d.author_id where d.id = ${id} for update of d`)
  if (kept?.authorId === actor.id) return kept
  if (kept && mayChange(actor, kept.provinceCode)) throw new Problem('draft_of_another', { field: 'id', got: kept.author })
  return notFound(id)
}

async function begin(tx: Transaction, actor: Actor, id: string, zoneId: number | null, sent: SentDraft, content: string): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into draft (id, author_id, zone_id, province_code, title, base_version, content)
    values (${id}, ${actor.id}, ${zoneId}, ${sent.provinceCode}, ${sent.title}, ${sent.baseVersion}, ${content}::jsonb) on conflict (id) do nothing returning id`)
  return rows.length > 0
}

/** Whether just this is kept already: the answer to an earlier save was lost. */
async function isKept(tx: Transaction, id: string, zoneId: number | null, sent: SentDraft, content: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from draft where id = ${id} and closed_at is null and (zone_id, province_code, title, base_version, content)
      is not distinct from (${zoneId}::int, ${sent.provinceCode}::text, ${sent.title}::text, ${sent.baseVersion}::int, ${content}::jsonb)`)
  return rows.length > 0
}

/** The id of the zone that is drawn at; null where there is none yet. */
async function zoneOf(tx: Transaction, { zone, provinceCode }: SentDraft): Promise<number | null> {
  if (zone === null) {
    const [province] = await tx.query(sql`select 1 from province where code = ${provinceCode}`)
    if (!province) throw new Problem('unknown_reference', { field: 'provinceCode', got: provinceCode, expected: 'province' })
    return null
  }
  const [found] = await tx.query<{ id: number; provinceCode: string }>(sql`select id, province_code as "provinceCode" from zone where code = ${zone}`)
  if (!found) throw new Problem('unknown_reference', { field: 'zone', got: zone, expected: 'zone' })
  if (found.provinceCode !== provinceCode) throw new Problem('invalid_parameter', { field: 'provinceCode', got: provinceCode, expected: found.provinceCode })
  return found.id
}

async function head(tx: Transaction, actor: Actor, id: string): Promise<DraftHead> {
  const [row] = await tx.query<{ head: DraftHead }>(sql`select rules.draft_head(d, ${actor.id}) as head from draft d where d.id = ${id}`)
  return row?.head ?? notFound(id)
}

function notFound(id: string): never {
  throw new Problem('draft_not_found', { field: 'id', got: id })
}
