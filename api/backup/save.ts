import type { ClientBase } from 'pg'
import type { Tell } from '../steps.ts'
import { version } from '../version.ts'
import { BackupError, FORMAT_VERSION, tableLine, writeArchive, type Header } from './archive.ts'
import { quoted, readMigrations, readTables, type Table } from './tables.ts'

/** Keeps every table in one file, as of one moment; the server may go on meanwhile. @throws BackupError */
export async function saveBackup(client: ClientBase, path: string, tell: Tell): Promise<Header> {
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query(`select set_config('statement_timeout', '0', true)`)
    // Texts that mean the same everywhere.
    await client.query(`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true)`)
    const migrations = await readMigrations(client)
    if (!migrations) throw new BackupError('There is nothing to keep: this database was never used by Mặt Bằng.')
    const tables = await readTables(client)
    const head: Header = { format: 'mat-bang-backup', formatVersion: FORMAT_VERSION, version, madeAt: new Date().toISOString(), migrations, tables: [] }
    for (const table of tables) head.tables.push(await describe(client, table))
    await writeArchive(path, lines(client, tables, head, tell))
    return head
  } finally {
    await client.query('rollback')
  }
}

async function describe(client: ClientBase, { name, columns, counter }: Table): Promise<Header['tables'][number]> {
  const { rows: [counted] } = await client.query<{ n: number }>(`select count(*)::int as n from ${quoted(name)}`)
  return { name, columns: columns.map((column) => column.name), rows: counted?.n ?? 0, counter: counter === null ? null : await readCounter(client, name, counter) }
}

async function readCounter(client: ClientBase, table: string, column: string) {
  const { rows: [named] } = await client.query<{ sequence: string }>('select pg_get_serial_sequence($1, $2) as sequence', [quoted(table), column])
  const { rows: [state] } = await client.query<{ lastValue: string; isCalled: boolean }>(`select last_value::text as "lastValue", is_called as "isCalled" from ${named?.sequence ?? ''}`)
  if (!state) throw new Error(`${table} has no counter`)
  return { column, ...state }
}

async function* lines(client: ClientBase, tables: readonly Table[], head: Header, tell: Tell): AsyncGenerator<readonly string[]> {
  yield [JSON.stringify(head)]
  for (const [i, table] of tables.entries()) {
    tell(table.name, i + 1, tables.length)
    yield [tableLine(table.name)]
    yield* rowsOf(client, table)
  }
}

/** Every value as the database writes it as text: exact for numbers, EWKB in hex for shapes. */
async function* rowsOf(client: ClientBase, { name, columns, key }: Table): AsyncGenerator<readonly string[]> {
  const values = columns.map((column) => `t.${quoted(column.name)}::text`).join(', ')
  const order = key.length > 0 ? key.map((column) => `t.${quoted(column)}`).join(', ') : 't::text'
  await client.query(`declare kept_rows no scroll cursor for select array_to_json(array[${values}])::text as line from ${quoted(name)} t order by ${order}`)
  // One shape may have megabytes, one rule a hundred bytes: as many at a time as the last ones say.
  for (let most = 1; ;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${most} from kept_rows`)
    if (rows.length === 0) break
    const batch = rows.map((row) => row.line)
    yield batch
    const characters = batch.reduce((sum, line) => sum + line.length, 0)
    most = characters > 2_000_000 ? Math.max(1, most >> 2) : characters < 500_000 ? Math.min(2000, most * 2) : most
  }
  await client.query('close kept_rows')
}
