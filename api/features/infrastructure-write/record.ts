import type { Database, Transaction } from '../../database/pool.ts'
import { sql, type Sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { matchVersion, refuseUntimely } from '../../precondition.ts'

/** Points and corridors are kept alike: a row a period under one code, never rewritten. */
export interface Layer { readonly table: Sql; readonly version: Sql; /** Columns that do not say what it is. */ readonly aside: readonly string[] }
export const points: Layer = { table: sql`infrastructure`, version: sql`rules.point_version(o)`, aside: [] }
export const lines: Layer = { table: sql`corridor`, version: sql`rules.line_version(o)`, aside: ['alignment_3857', 'clearance_area_3857'] }

interface Locked { readonly id: number; readonly validFrom: string | null; readonly validTo: string | null; readonly replacedAt: string | null; readonly version: string; readonly today: string }

/** @throws Problem infrastructure_not_found, precondition_failed, past_version */
async function lock(tx: Transaction, { table, version }: Layer, id: number, ifMatch: string): Promise<Locked> {
  const [row] = await tx.query<Locked & Record<string, unknown>>(sql`
    select o.id, o.valid_from::text as "validFrom", o.valid_to::text as "validTo", o.replaced_at::text as "replacedAt", ${version} as version, current_date::text as today
    from ${table} o where o.id = ${id} for update`)
  if (!row) throw new Problem('infrastructure_not_found', { field: 'id', got: String(id) })
  matchVersion(ifMatch, row.version)
  if (row.replacedAt !== null) throw new Problem('past_version', { field: 'id', got: String(id), expected: 'replacedAt: null' })
  return row
}

/**
 * Ends a record, or keeps it as replaced (effectiveOn undefined: a correction), and begins the next, which `insert` writes for the period it is given.
 * @throws Problem nothing_changes when it says the same
 */
export async function replace(tx: Transaction, layer: Layer, id: number, ifMatch: string, effectiveOn: string | undefined, validFrom: string | null | undefined,
  insert: (period: { validFrom: string | null; validTo: string | null }) => Sql): Promise<number> {
  const old = await lock(tx, layer, id, ifMatch)
  if (effectiveOn !== undefined) refuseUntimely(effectiveOn, old.validFrom, old.today)
  if (effectiveOn !== undefined && old.validTo !== null && effectiveOn >= old.validTo) throw new Problem('period_out_of_order', { field: 'effectiveOn', got: effectiveOn, expected: `< ${old.validTo}` })
  const began = effectiveOn ?? (validFrom === undefined ? old.validFrom : validFrom)
  if (began !== null && old.validTo !== null && began >= old.validTo) throw new Problem('period_out_of_order', { field: 'validFrom', got: began, expected: `< ${old.validTo}` })
  await endOn(tx, layer, old, effectiveOn)
  const [next] = await tx.query<{ id: number }>(insert({ validFrom: began, validTo: old.validTo }))
  const periods = effectiveOn === undefined ? ['valid_to'] : ['valid_from', 'valid_to']
  const aside = ['id', 'source', 'recorded_at', 'replaced_at', 'geom_3857', ...periods, ...layer.aside]
  const [same] = await tx.query(sql`
    select 1 from ${layer.table} o, ${layer.table} n where o.id = ${id} and n.id = ${next?.id} and to_jsonb(o) - ${aside}::text[] = to_jsonb(n) - ${aside}::text[]`)
  if (same) throw new Problem('nothing_changes')
  return next?.id ?? 0
}

/** Withdraws: it is there no more from a day on. */
export const withdraw = (db: Database, layer: Layer, id: number, ifMatch: string, { validTo, source }: { validTo: string; source: string }): Promise<number> => db.transaction(async (tx) => {
  const old = await lock(tx, layer, id, ifMatch)
  refuseUntimely(validTo, old.validFrom, old.today)
  if (old.validTo !== null && validTo >= old.validTo) throw new Problem('period_out_of_order', { field: 'validTo', got: validTo, expected: `< ${old.validTo}` })
  await endOn(tx, layer, old, validTo)
  await tx.query(sql`update ${layer.table} set source = concat_ws('; ', source, ${source}::text) where id = ${id}`)
  return id
})

/** What ends on the day it began was never there: it is kept as replaced, like a mistake. */
const endOn = (tx: Transaction, { table }: Layer, { id, validFrom }: Locked, day: string | undefined) => tx.query(
  day === undefined || day === validFrom ? sql`update ${table} set replaced_at = now() where id = ${id}` : sql`update ${table} set valid_to = ${day} where id = ${id}`)

/** What was sent, or what is there where nothing was; null clears. */
export const given = (sent: unknown, column: Sql, type: 'text' | 'int' | 'float8'): Sql => (sent === undefined ? column : typed(sent, type))
const typed = (sent: unknown, type: 'text' | 'int' | 'float8'): Sql => (type === 'text' ? sql`${sent}::text` : type === 'int' ? sql`${sent}::int` : sql`${sent}::float8`)
