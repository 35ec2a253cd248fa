import type { ClientBase } from 'pg'

/**
 * Writes many rows in one statement. The statement selects from `given`, whose columns the definition names in the rows' own
 * camelCase: `"zoneCode" text, name text`.
 * @throws Error when a row was lost on the way, by a join that found nothing.
 */
export async function insertRows(
  client: ClientBase, what: string, definition: string, statement: string, rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return
  const text = `with given as (select * from jsonb_to_recordset($1::jsonb) as r(${definition})) ${statement}`
  const { rowCount } = await client.query(text, [JSON.stringify(rows)])
  if (rowCount !== rows.length) throw new Error(`Loading ${what}: ${rows.length} rows given, ${rowCount ?? 0} written.`)
}
