import type { AuditEntry, AuditList, AuditQuery } from '../contract/audit.ts'
import type { Queryable } from '../database/pool.ts'
import { join, sql, type Sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** GET /api/audit: entries are only ever added, so the id before which a page begins is cursor enough. */
export async function readAudit(db: Queryable, query: AuditQuery): Promise<AuditList> {
  const rows = await db.query<{ entry: AuditEntry }>(sql`
    select rules.audit_card(e) as entry from audit_entry e where ${join(filters(query), ' and ')} order by e.id desc limit ${query.limit + 1}`)
  const items = rows.slice(0, query.limit).map((row) => row.entry)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? Buffer.from(JSON.stringify([last.id])).toString('base64url') : null }
}

// Days are Vietnam's: so is the time zone of every session.
const startOf = (day: string): Sql => sql`(${day}::date)::timestamptz`

function filters({ account, subject, subjectId, action, zone, province, from, to, cursor }: AuditQuery): Sql[] {
  return [
    ...(account === undefined ? [] : [sql`e.actor_id = ${account}`]),
    ...(subject === undefined ? [] : [sql`e.subject = ${subject}`]),
    ...(subjectId === undefined ? [] : [sql`e.subject_id = ${subjectId}`]),
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(zone === undefined ? [] : [sql`e.zone_id = (select id from zone where code = ${zone})`]),
    ...(province === undefined ? [] : [sql`e.province_code = ${province}`]),
    ...(from === undefined ? [] : [sql`e.at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql`e.at < ${startOf(to)} + interval '1 day'`]),
    ...(cursor === undefined ? [] : [sql`e.id < ${readCursor(cursor)}::bigint`]),
  ]
}

function readCursor(cursor: string): number {
  try {
    const [id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
  } catch { /* not one of ours */ }
  throw new Problem('invalid_cursor', { field: 'cursor' })
}
