import type { ClientBase } from 'pg'
import { migrate } from '../../migrations/migrate.ts'
import type { Tell } from '../steps.ts'
import { BackupError, checkArchive, readBatches, type Header } from './archive.ts'
import { quoted, readMigrations, readTables, type Table } from './tables.ts'

/**
 * Brings a backup into an empty database, all of it or nothing. The schema is made first where there is none.
 * @throws BackupError when the file is not whole or of another version, or the database is not empty
 */
export async function loadBackup(client: ClientBase, path: string, tell: Tell): Promise<Header> {
  tell('reading the file through')
  const head = await checkArchive(path)
  await refuseUnlessEmpty(client)
  tell('making the schema')
  await migrate(client, () => undefined)
  await refuseOtherMigrations(client, path, head)

  await client.query('begin')
  try {
    await client.query(`select set_config('statement_timeout', '0', true)`)
    const tables = await readTables(client)
    refuseOtherTables(path, head, tables)
    await whileUnguarded(client, tables, async () => {
      // The tables are ours alone from here on.
      await refuseUnlessEmpty(client)
      await fill(client, path, head, tables, tell)
      for (const { name, counter } of head.tables) if (counter) await restoreCounter(client, name, counter)
    })
    tell('bringing what is derived up to today')
    // Without statistics the first look at everything would go the longest way.
    await client.query('analyze')
    await client.query('select rules.refresh()')
    await client.query('commit')
    return head
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** @throws BackupError naming a table that holds rows. Looks before anything is changed, also at a database of an older version. */
async function refuseUnlessEmpty(client: ClientBase) {
  for (const { name } of await readTables(client)) {
    const { rows: [table] } = await client.query<{ isEmpty: boolean }>(`select not exists (select from ${quoted(name)}) as "isEmpty"`)
    if (!table?.isEmpty) throw new BackupError(`The database is not empty (${name} has rows): a backup is restored into an empty one only. Nothing was changed.`)
  }
}

async function refuseOtherMigrations(client: ClientBase, path: string, { migrations, version }: Header) {
  const ours = (await readMigrations(client)) ?? []
  const different = [...ours, ...migrations].filter(({ name, hash }) => ![ours, migrations].every((some) => some.some((one) => one.name === name && one.hash === hash)))
  if (different.length === 0) return
  const names = [...new Set(different.map(({ name }) => name))].sort().join(', ')
  throw new BackupError(`${path} was made by a version with other migrations (${version}; different: ${names}). Restore it with that version, then start this one: it brings the database up to date.`)
}

function refuseOtherTables(path: string, { tables: kept }: Header, tables: readonly Table[]) {
  const same = kept.length === tables.length && tables.every(({ name, columns }) => {
    const one = kept.find((table) => table.name === name)
    return one?.columns.length === columns.length && columns.every((column, i) => one.columns[i] === column.name)
  })
  if (!same) throw new BackupError(`${path} holds other tables than this version has. Nothing was restored.`)
}

/**
 * Loads as it was kept: no trigger of ours adds to it, and a row may point at a later one of its own table. Checks, keys and references hold
 * throughout; at the end every trigger is on again.
 */
async function whileUnguarded(client: ClientBase, tables: readonly Table[], work: () => Promise<void>) {
  const selfReferences = tables.flatMap(({ name, selfReferences: keys }) => keys.map((key) => [quoted(name), quoted(key)] as const))
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`)
  for (const [table, key] of selfReferences) await client.query(`alter table ${table} alter constraint ${key} deferrable initially deferred`)
  await work()
  await saying('', () => client.query('set constraints all immediate'))
  for (const [table, key] of selfReferences) await client.query(`alter table ${table} alter constraint ${key} not deferrable`)
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`)
}

async function fill(client: ClientBase, path: string, head: Header, tables: readonly Table[], tell: Tell) {
  const total = head.tables.reduce((sum, table) => sum + table.rows, 0)
  const statements = new Map(tables.map((table) => [table.name, insertInto(table)]))
  let done = 0
  for await (const { table, rows } of readBatches(path)) {
    await saying(` of ${table}`, () => client.query(statements.get(table) ?? '', [`[${rows.join(',')}]`]))
    done += rows.length
    tell('rows', done, total)
  }
}

/** What the database refuses is said by the constraint's name, which is a sentence. @throws BackupError */
async function saying(which: string, work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    throw error instanceof Error ? new BackupError(`The database refused a row${which}: ${'constraint' in error ? String(error.constraint) : error.message}. Nothing was restored.`) : error
  }
}

const insertInto = ({ name, columns }: Table) => `
  insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) overriding system value
  select ${columns.map((column, i) => `(r ->> ${i})::${column.type}`).join(', ')} from jsonb_array_elements($1::jsonb) r`

async function restoreCounter(client: ClientBase, table: string, { column, lastValue, isCalled }: NonNullable<Header['tables'][number]['counter']>) {
  await client.query('select setval(pg_get_serial_sequence($1, $2), $3, $4)', [quoted(table), column, lastValue, isCalled])
}
