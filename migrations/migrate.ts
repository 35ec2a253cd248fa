import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import pg, { type ClientBase } from 'pg'

const folder = new URL('./', import.meta.url)

/** Says what is being done: once a step. */
export type Report = (step: string) => void

export class SchemaMismatch extends Error {}

/**
 * Brings the schema up to this version: numbered files once each, then the rules rebuilt whole when they changed.
 * Every file is one transaction, so a start that was killed is finished by the next.
 * @throws SchemaMismatch when the database was made by a newer version, or an applied file was edited.
 */
export async function migrate(client: ClientBase, report: Report): Promise<void> {
  await client.query('select pg_advisory_lock(706174)')
  try {
    await client.query(`create table if not exists schema_migration
      (name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    await applyNumbered(client, report)
    await rebuildRules(client, report)
  } finally {
    await client.query('select pg_advisory_unlock(706174)')
  }
}

/** The migrations this version knows and the database lacks; empty when it is ready. */
export async function pendingMigrations(query: (text: string) => Promise<{ rows: { name: string }[] }>): Promise<string[]> {
  const { rows } = await query('select name from schema_migration')
  const applied = new Set(rows.map((row) => row.name))
  return (await filesIn(folder)).map((file) => file.name).filter((name) => !applied.has(name))
}

async function applyNumbered(client: ClientBase, report: Report) {
  const files = await filesIn(folder)
  const { rows } = await client.query<{ name: string; hash: string }>(`select name, hash from schema_migration where name <> 'rules'`)
  const applied = new Map(rows.map((row) => [row.name, row.hash]))
  const known = new Set(files.map((file) => file.name))

  const unknown = rows.map((row) => row.name).filter((name) => !known.has(name)).sort()
  if (unknown.length > 0) {
    throw new SchemaMismatch(`The database was made by a newer version of Mặt Bằng (it has ${unknown.join(', ')}, unknown here). Install that version or a later one.`)
  }
  for (const { name, text, hash } of files) {
    const before = applied.get(name)
    if (before === hash) continue
    if (before) throw new SchemaMismatch(`${name} was edited after it had been applied to this database. A migration is never edited: write a new one.`)
    report(`schema ${name}`)
    await inTransaction(client, async () => {
      // Rules that use a table's row type would keep the table from being changed; they are made anew afterwards.
      await client.query(`drop schema if exists rules cascade; delete from schema_migration where name = 'rules'`)
      await client.query(text)
      await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash])
    })
  }
}

async function rebuildRules(client: ClientBase, report: Report) {
  const files = await filesIn(new URL('rules/', folder))
  const hash = hashOf(files.map((file) => file.hash).join())
  const { rows } = await client.query<{ hash: string }>(`select hash from schema_migration where name = 'rules'`)
  if (rows[0]?.hash === hash) return
  report(`rules (${files.length} files)`)
  await inTransaction(client, async () => {
    await client.query('drop schema if exists rules cascade; create schema rules')
    for (const { text } of files) await client.query(text)
    await client.query('select rules.refresh()')
    await client.query(`insert into schema_migration (name, hash) values ('rules', $1)
      on conflict (name) do update set hash = excluded.hash, applied_at = now()`, [hash])
  })
}

async function filesIn(url: URL) {
  const names = (await readdir(url)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => {
    const text = await readFile(new URL(name, url), 'utf8')
    return { name, text, hash: hashOf(text) }
  }))
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

async function inTransaction(client: ClientBase, work: () => Promise<void>) {
  await client.query('begin')
  try {
    // What a request may take is no measure for a migration.
    await client.query('set local statement_timeout = 0')
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('Set DATABASE_URL to the database to migrate. The embedded one is migrated at each start.')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await migrate(client, (step) => console.log(step))
  } finally {
    await client.end()
  }
}
