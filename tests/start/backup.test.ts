import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { access, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadBackup } from '../../api/backup/load.ts'
import { saveBackup } from '../../api/backup/save.ts'
import { connectDatabase, openDatabase, type Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { seed } from '../../geodata/seed.ts'
import { migrate } from '../../migrations/migrate.ts'

const root = resolve(import.meta.dirname, '../..')
const MINUTE = 60_000
vi.setConfig({ testTimeout: 10 * MINUTE, hookTimeout: 10 * MINUTE })
let folder = ''
let file = ''

/** A place a database may be: a folder, or one of its own on the server of DATABASE_URL. */
interface Place { readonly kind: 'embedded' | 'server'; readonly env: Record<string, string>; open(): Promise<Database> }

const embeddedPlace = (name: string): Place => ({
  kind: 'embedded', env: { DATABASE_URL: '', DATA_FOLDER: join(folder, name) },
  open: () => openDatabase({ url: null, dataFolder: join(folder, name), poolSize: 1, onError: console.error }),
})
async function serverPlace(name: string): Promise<Place> {
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = `/${name}`
  return { kind: 'server', env: { DATABASE_URL: url.href }, open: () => connectDatabase({ kind: 'server', url: url.href }, { poolSize: 1, onError: console.error }) }
}
const place = (name: string) => (process.env.DATABASE_URL ? serverPlace(`backup_${name}`) : Promise.resolve(embeddedPlace(name)))
const at = async <T>(where: Place, work: (db: Database) => Promise<T>): Promise<T> => {
  const db = await where.open()
  try { return await work(db) } finally { await db.close() }
}

function run(command: 'backup' | 'restore', where: Place, path: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('npm', ['run', '--silent', command, '--', path], { cwd: root, env: { ...process.env, ...where.env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString() })
  return new Promise((done) => child.once('exit', (code) => done({ code, said })))
}

const leftOut = ['account_rate_limit', 'account_session', 'account_verification', 'form_pass_use', 'form_sent', 'installation_secret', 'presence', 'schema_migration', 'spatial_ref_sys', 'zone_ledger_stale']
const derived = ['clean_block', 'clean_land', 'zone_ledger']

/** Of every table: how many rows, and a checksum of all of them. Without what the database computes itself two kinds of databases can be compared. */
async function contents(db: Database, { computed = true } = {}): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string; columns: string }>(sql`
    select c.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and (${computed} or c.is_generated = 'NEVER' and c.column_name <> 'label_point_3857')
    group by c.table_name order by c.table_name`)
  const sums: Record<string, string> = {}
  for (const { name, columns } of tables.filter((table) => !leftOut.includes(table.name))) {
    const [row] = await db.query<{ sum: string }>({ text: `select count(*) || ' ' || coalesce(md5(string_agg(r, E'\\n' order by r collate "C")), '') as sum from (select (t.*)::text as r from (select ${columns} from "${name}") t) s`, values: [] })
    sums[name] = row?.sum ?? ''
  }
  return sums
}
const without = (sums: Record<string, string>, tables: readonly string[]) => Object.fromEntries(Object.entries(sums).filter(([name]) => !tables.includes(name)))

/** What the land adds up to, to the square metre. */
const ledger = async (db: Database) => (await db.query<{ line: string }>(sql`
  select concat_ws(' ', l.zone_id, (select string_agg(e.key || ' ' || round(e.value::numeric), ', ' order by e.key) from jsonb_each_text(to_jsonb(l) - 'basis' - 'as_of') e)) as line
  from zone_ledger l order by l.zone_id`)).map(({ line }) => line)

/** What guards the tables, and where each counts on. */
const guards = async (db: Database) => ({
  triggers: await db.query(sql`select tgrelid::regclass::text as on, tgname, tgenabled, tgdeferrable, tginitdeferred from pg_trigger where not tgisinternal order by 1, 2`),
  constraints: await db.query(sql`select conrelid::regclass::text as on, conname, condeferrable, condeferred, convalidated, pg_get_constraintdef(oid) as says from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 't' order by 1, 2`),
  // Offers are kept in step: bringing them up takes numbers, also for those that stay as they are.
  counters: await db.query(sql`select sequencename, last_value from pg_sequences where schemaname = 'public' and sequencename <> 'land_offer_id_seq' order by 1`),
})

let source: Place
let lastZone = 0
let before: { ledger: string[]; contents: Record<string, string>; stored: Record<string, string>; guards: Awaited<ReturnType<typeof guards>> }

/** The shipped data, and what people leave behind: accounts, drafts, a history, and traces of everything that is easily lost. */
async function fill(db: Database) {
  await db.withClient((client) => migrate(client, () => undefined))
  await db.withClient((client) => seed(client, () => undefined))
  await db.query(sql`insert into account (id, name, email, role) values ('a1', 'Nguyễn Thị Lan', 'lan@example.vn', 'planner'), ('a2', 'Minh "M" \\ O''Brien', 'minh@example.vn', 'admin')`)
  await db.query(sql`insert into account_province values ('a1', '15')`)
  await db.query(sql`insert into account_session (id, token, account_id, expires_at) values ('s1', 'a secret token', 'a1', now() + interval '1 day')`)
  await db.query(sql`insert into installation_secret values ('session', 'a secret of this installation')`)
  const content = JSON.stringify({ words: 'Đông Phố Mới 😀\u2028\u2029\r\n\t"\\', number: 104.12345678901234, deep: [[[[null]]]] })
  await db.query(sql`insert into draft (id, author_id, zone_id, province_code, title, base_version, content) values (${randomUUID()}, 'a1', (select min(id) from zone), '15', E'hai\ndòng', 1, ${content}::jsonb)`)
  await db.query(sql`insert into draft (id, author_id, province_code, title, content) select gen_random_uuid(), 'a1', '15', 'lớn', jsonb_build_object('text', repeat('"\\', 2000000))`)
  await db.query(sql`insert into presence (tab, zone_id, account_id) select gen_random_uuid(), min(id), 'a1' from zone`)
  await db.query(sql`insert into zone_revision (zone_id, number, kind, actor_id, at, why, effective_on, reasons, boundary_id, added_m2)
    select zone_id, 2, 'boundary', 'a1', now(), 'Thử', '2026-01-01', '{"sliver":"hẹp"}', id, 1e-7 / 3 from zone_boundary order by id limit 5`)
  await db.query(sql`insert into audit_entry (actor_id, action, subject, before, after) values ('a1', 'update', 'zone', null, '{"a": 1.10}')`)
  await db.query(sql`insert into board (name, contact) values ('Ban quản lý', 'banquanly@example.vn')`)
  // A row that points at a later one, a row that is gone, a time before our reckoning of time zones, and a half.
  await db.query(sql`update zone set parent_id = (select max(id) from zone) where id = (select min(id) from zone)`)
  await db.query(sql`delete from reported_indicator where id = (select max(id) from reported_indicator)`)
  await db.query(sql`update zone set recorded_at = '1850-01-01 00:00:00.123456+07' where id = (select max(id) from zone)`)
  await db.by('a1').transaction((tx) => tx.query(sql`update plot set geom = ST_Translate(geom, 1e-13, 0), valid_from = '2020-01-01' where id = (select min(id) from plot)`))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mat-bang-backup-'))
  file = join(folder, 'kept.jsonl.gz')
  source = await place('source')
  await at(source, async (db) => {
    await fill(db)
    await db.query(sql`select rules.refresh()`)
    lastZone = (await db.query<{ id: number }>(sql`select max(id) as id from zone`))[0]?.id ?? 0
    before = { ledger: await ledger(db), contents: await contents(db), stored: await contents(db, { computed: false }), guards: await guards(db) }
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a backup that is restored', () => {
  it('gives every row of every table back, on its own and by the documented commands', async () => {
    const kept = await run('backup', source, file)
    expect([kept.code, kept.said]).toEqual([0, expect.stringMatching(/: zone 122, plot \d{4}, .*draft 2, account 2/)])
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    const target = await place('target')
    const restored = await run('restore', target, file)
    expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('zone 122,')])
    await at(target, async (db) => {
      // Sums are added up anew: in another order their last digits differ.
      expect(without(await contents(db), ['zone_ledger'])).toEqual(without(before.contents, ['zone_ledger']))
      expect(await ledger(db)).toEqual(before.ledger)
      expect(before.contents['draft']).toMatch(/^2 /)
      expect(await guards(db)).toEqual(before.guards)
      for (const table of ['account_session', 'installation_secret', 'presence']) expect(await db.query({ text: `select * from ${table}`, values: [] })).toEqual([])

      // It is a database like any other: it counts on, and keeps its ledger in step.
      const [zone] = await db.query<{ ahead: boolean }>(sql`insert into zone (code, kind, name_vi, province_code, confidence, source)
        values ('T-1', 'industrial_zone', 'Thử', '15', 'high', 'test') returning id > (select max(id) from zone) as ahead`)
      expect(zone).toEqual({ ahead: true })
      expect(await db.query(sql`select 1 from zone_ledger where zone_id = (select id from zone where code = 'T-1')`)).toHaveLength(1)

      await expect(db.withClient((client) => loadBackup(client, file, () => undefined))).rejects.toThrow(/^The database is not empty \(\w+ has rows\)/)
    })
  })

  it.skipIf(!process.env.DATABASE_URL)('goes from a server to the embedded database and back', async () => {
    const [embedded, back, again] = [embeddedPlace('other'), await place('back'), join(folder, 'again.jsonl.gz')]
    await at(embedded, async (db) => {
      await db.withClient((client) => loadBackup(client, file, () => undefined))
      expect(without(await contents(db, { computed: false }), derived)).toEqual(without(before.stored, derived))
      await db.withClient((client) => saveBackup(client, again, () => undefined))
    })
    await at(back, async (db) => {
      await db.withClient((client) => loadBackup(client, again, () => undefined))
      expect(without(await contents(db), derived)).toEqual(without(before.contents, derived))
      expect(await ledger(db)).toEqual(before.ledger)
    })
  })
})

describe('what is refused, in a sentence, and changes nothing', () => {
  let target: Place
  let db: Database
  beforeAll(async () => {
    target = await place('refusing')
    db = await target.open()
  })
  afterAll(() => db.close())

  const restoring = (path: string) => db.withClient((client) => loadBackup(client, path, () => undefined))
  const written = async (name: string, bytes: Buffer | string) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return path
  }
  const isEmpty = async () => {
    const [made] = await db.query(sql`select 1 from information_schema.tables where table_name = 'province'`)
    return !made || (await db.query(sql`select 1 from province`)).length === 0
  }
  /** The file's lines with some replaced, under a checksum that fits or under the old one. */
  const rewritten = async (name: string, change: (line: string) => string, { signedAgain = true } = {}) => {
    const lines = gunzipSync(await readFile(file)).toString().split('\n').slice(0, -2).map(change)
    const hash = createHash('sha256')
    for (const line of lines) hash.update(`${line}\n`)
    const end = signedAgain ? JSON.stringify({ rows: lines.filter((line) => line.startsWith('[')).length, sha256: hash.digest('hex') }) : gunzipSync(await readFile(file)).toString().split('\n').at(-2)
    return written(name, gzipSync([...lines, end, ''].join('\n')))
  }

  it.each([
    ['the last byte', (bytes: Buffer) => bytes.subarray(0, -1)], ['half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)], ['all but the head', (bytes: Buffer) => bytes.subarray(0, 10)],
    ['the last line', (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().split('\n').slice(0, -2).join('\n') + '\n')],
    ['the end of the last line', (bytes: Buffer) => gzipSync(gunzipSync(bytes).subarray(0, -10))],
    ['all but the first line', (bytes: Buffer) => gzipSync(`${gunzipSync(bytes).toString().split('\n')[0] ?? ''}\n`)],
  ])('a file that lacks %s', async (_, cut) => {
    await expect(restoring(await written('cut', cut(await readFile(file))))).rejects.toThrow(/cut is truncated: its end is missing/)
    expect(await isEmpty()).toBe(true)
  })

  it('a file with one bit turned, wherever', async () => {
    const bytes = await readFile(file)
    for (const share of [0.1, 0.5, 0.9]) {
      const turned = Buffer.from(bytes)
      const place = Math.floor(bytes.length * share)
      turned[place] = (turned[place] ?? 0) ^ 1
      await expect(restoring(await written('turned', turned))).rejects.toThrow(/turned is (damaged|truncated): /)
    }
  })

  it('a file in which somebody changed a value, or took out a row', async () => {
    await expect(restoring(await rewritten('changed', (line) => line.replace('Ban quản lý', 'Ban quản trị'), { signedAgain: false }))).rejects.toThrow(/changed is damaged: its checksum/)
    await expect(restoring(await rewritten('fewer', (line) => (line.includes('Ban quản lý') ? '{}' : line)))).rejects.toThrow(/fewer is damaged/)
    expect(await isEmpty()).toBe(true)
  })

  it.each([
    ['text', 'Ban quản lý'], ['nothing', ''], ['gzip of text', gzipSync('Ban quản lý\n')], ['gzip of nothing', gzipSync('')], ['gzip of other JSON', gzipSync('{"format":"other"}\n{}\n')],
  ])('a file that is %s', async (_, bytes) => {
    await expect(restoring(await written('strange', bytes))).rejects.toThrow(/strange is (no backup of Mặt Bằng|truncated)/)
  })

  it('a file of another format', async () => {
    await expect(restoring(await rewritten('newer', (line) => line.replace('"formatVersion":1', '"formatVersion":2')))).rejects.toThrow(/newer is a backup of another kind \(2, this version reads 1\)/)
  })

  it('a file of other migrations, before and after', async () => {
    await expect(restoring(await rewritten('later', (line) => line.replace('"migrations":[', '"migrations":[{"name":"9999-of-the-future.sql","hash":"x"},'))))
      .rejects.toThrow(/later was made by a version with other migrations \(.*9999-of-the-future\.sql\)/)
    await expect(restoring(await rewritten('edited', (line) => line.replace(/("name":"0004-places.sql","hash":")\w+/, '$1x')))).rejects.toThrow(/different: 0004-places\.sql\)/)
    expect(await isEmpty()).toBe(true)
  })

  it('a row the database refuses: all of it is taken back, and every guard stands', async () => {
    const wrong = await rewritten('wrong', (line) => line.replace('Nguyễn Thị Lan', ' '))
    await expect(restoring(wrong)).rejects.toThrow(/The database refused a row of account: account_name_is_not_blank\. Nothing was restored\./)
    expect(await isEmpty()).toBe(true)
    const { triggers, constraints } = await guards(db)
    expect({ triggers, constraints }).toEqual({ triggers: before.guards.triggers, constraints: before.guards.constraints })
  })

  it('a row that points at nothing in its own table', async () => {
    const orphan = await rewritten('orphan', (line) => (line.startsWith('["') && line.includes('"MB-0001"') ? line.replace(`"${lastZone}"`, '"999999"') : line))
    await expect(restoring(orphan)).rejects.toThrow(/zone_parent_id_fkey/)
    expect(await isEmpty()).toBe(true)
  })

  it('to keep over a file that is there, or where there is nothing to keep', async () => {
    const empty = target.kind === 'embedded' ? embeddedPlace('never') : await place('never')
    const nothing = await run('backup', empty, join(folder, 'nothing.gz'))
    expect([nothing.code, nothing.said]).toEqual([1, expect.stringMatching(/There is (nothing to keep: this database was never used|no embedded database in )/)])
    await expect(access(join(folder, 'nothing.gz'))).rejects.toThrow()
    await expect(access(join(folder, 'never'))).rejects.toThrow()
    await at(source, (one) => one.withClient(async (client) => {
      await expect(saveBackup(client, file, () => undefined)).rejects.toThrow(/kept\.jsonl\.gz is there already/)
      await expect(saveBackup(client, join(folder, 'no/such/folder'), () => undefined)).rejects.toThrow(/cannot be written/)
    }))
  })

  it('a file that is not there, and no file', async () => {
    expect(await run('restore', target, join(folder, 'missing'))).toEqual({ code: 1, said: `There is no file ${join(folder, 'missing')}.\n` })
    await expect(restoring(join(folder, 'missing'))).rejects.toThrow(/There is no file/)
  })
})
