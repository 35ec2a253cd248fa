import type { z } from 'zod'
import type { listZones, ZoneFeature, ZoneHistory, ZoneList } from '../contract/zone.ts'
import type { Queryable } from '../database/pool.ts'
import { join, sql, type Sql } from '../database/sql.ts'
import { found, Problem } from '../errors.ts'

type ListQuery = z.infer<typeof listZones.schema.querystring>

/** GET /api/zones */
export async function findZones(db: Queryable, query: ListQuery): Promise<ZoneList> {
  const after = query.cursor ? readCursor(query.cursor) : null
  const [rows, [counts]] = await Promise.all([
    db.query<PageRow>(page(query, after)),
    db.query<Pick<ZoneList, 'total' | 'withoutPlace' | 'facets'>>(countZones(query)),
  ])
  if (!counts) throw new Error('counting zones gave no row')
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return { ...counts, items: rows.slice(0, query.limit).map((row) => row.item), nextCursor: last ? writeCursor(last) : null }
}

/** GET /api/zones/{code} */
export async function readZone(db: Queryable, code: string): Promise<ZoneFeature> {
  return found(code, await db.query<{ found: ZoneFeature | null }>(sql`select rules.zone_feature(${code}) as found`))
}

/** GET /api/zones/{code}/history */
export async function readHistory(db: Queryable, code: string): Promise<ZoneHistory> {
  return found(code, await db.query<{ found: ZoneHistory | null }>(sql`select rules.zone_history(${code}) as found`))
}

interface Position { readonly rank: number; readonly key: string; readonly id: number }
interface PageRow extends Position { readonly item: ZoneList['items'][number] }

// What was typed is folded once, not once a zone.
const asked = ({ q }: ListQuery): Sql => {
  const text = q?.trim() || null
  return sql`asked as materialized (
    select lower(normalize(${text}::text, NFC)) as text, fold_vi(${text}::text) as folded,
      coalesce(array(select fold_vi(w) from regexp_split_to_table(${text}::text, '\\s+') w), '{}') as words)`
}

const page = (query: ListQuery, after: Position | null): Sql => sql`
  with ${asked(query)},
  hit as (
    select c.id, rules.search_rank(c.name_vi, c.name_folded, asked.text, asked.folded) as rank, c.name_sort_key as key
    from asked, rules.zone_card c where ${join([...places(query), ...facets.map((facet) => choice(query, facet))], ' and ')}),
  page as (
    select * from hit
    where ${after ? sql`(rank, key, id) > (${after.rank}::int, ${after.key}::text, ${after.id}::int)` : sql`true`}
    order by rank, key, id limit ${query.limit + 1})
  select s.summary as item, rank, key, id from page join rules.zone_summary s using (id) order by rank, key, id`

// Each facet is counted under all the other filters, so a count never promises what a click would not give.
const countZones = (query: ListQuery): Sql => sql`
  with ${asked(query)},
  seen as materialized (
    select c.province_code, c.former_province, c.kind::text as kind, c.status::text as status, c.centre is null as without_place,
      ${choice(query, 'province')} as in_province, ${choice(query, 'formerProvince')} as in_former,
      ${choice(query, 'kind')} as in_kind, ${choice(query, 'status')} as in_status
    from asked, rules.zone_card c where ${join(places(query), ' and ')})
  select count(*) filter (where in_province and in_former and in_kind and in_status)::int as total,
    count(*) filter (where in_province and in_former and in_kind and in_status and without_place)::int as "withoutPlace",
    json_build_object(
      'province', (select coalesce(json_agg(json_build_object('value', p.code, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'count', n)
          order by sort_key_vi(p.name_vi) collate "C"), '[]')
        from (select province_code, count(*) as n from seen where in_former and in_kind and in_status group by 1) f join province p on p.code = province_code),
      'formerProvince', ${facetCounts(sql`former_province`, sql`in_province and in_kind and in_status`, sql`sort_key_vi(value) collate "C"`)},
      'kind', ${facetCounts(sql`kind`, sql`in_province and in_former and in_status`, sql`n desc, value`)},
      'status', ${facetCounts(sql`status`, sql`in_province and in_former and in_kind`, sql`n desc, value`)}) as facets
  from seen`

const facetCounts = (column: Sql, where: Sql, order: Sql): Sql => sql`(
  select coalesce(json_agg(json_build_object('value', value, 'count', n) order by ${order}), '[]')
  from (select ${column} as value, count(*) as n from seen where ${where} and ${column} is not null group by 1) f)`

const facets = ['province', 'formerProvince', 'kind', 'status'] as const
const columns = { province: sql`c.province_code`, formerProvince: sql`c.former_province`, kind: sql`c.kind::text`, status: sql`c.status::text` }

const choice = (query: ListQuery, facet: (typeof facets)[number]): Sql => {
  const chosen = query[facet]
  return chosen ? sql`coalesce(${columns[facet]} = any(${chosen}::text[]), false)` : sql`true`
}

const places = ({ q, bbox }: ListQuery): Sql[] => [
  ...(q?.trim() ? [sql`not exists (select from unnest(asked.words) word where strpos(c.search_text, word) = 0)`] : []),
  ...(bbox ? [sql`ST_Intersects(coalesce(c.geom, c.centre), ST_MakeEnvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4326))`] : []),
]

const writeCursor = ({ rank, key, id }: Position) => Buffer.from(JSON.stringify([rank, key, id])).toString('base64url')

function readCursor(text: string): Position {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(value)) {
      const [rank, key, id] = value as unknown[]
      if (Number.isInteger(rank) && typeof key === 'string' && !key.includes('\0') && Number.isInteger(id) && Math.abs(Number(id)) < 2 ** 31 && Math.abs(Number(rank)) < 100) {
        return { rank: Number(rank), key, id: Number(id) }
      }
    }
  } catch { /* not ours: told below */ }
  throw new Problem('invalid_cursor', { field: 'cursor', got: text })
}
