import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { pipeline as pipe, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/** Something a person can put right: told in its own words, without a trace. */
export class BackupError extends Error {}

/** The first line of a backup. */
export const header = z.object({
  format: z.literal('mat-bang-backup'), formatVersion: z.int(), version: z.string(), madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(z.object({
    name: z.string(), columns: z.array(z.string()), rows: z.int(),
    counter: z.object({ column: z.string(), lastValue: z.string(), isCalled: z.boolean() }).nullable().describe('What the table counts by'),
  })),
})
export type Header = z.infer<typeof header>
export const FORMAT_VERSION = 1

/** The last line: how many rows, and the SHA-256 of every line before it. */
const end = z.object({ rows: z.int(), sha256: z.string() })

/** Begins the rows of a table, each a line after it: a list of texts as the database writes them, or null. */
export const tableLine = (table: string) => JSON.stringify({ table })
const tableStart = z.object({ table: z.string() })

/** Writes lines as a backup, under its name only when it is whole. @throws BackupError when the name is taken */
export async function writeArchive(path: string, lines: AsyncIterable<readonly string[]>): Promise<void> {
  if (await isThere(path)) throw new BackupError(`${path} is there already. Give another name, or move it away first.`)
  const partial = `${path}.partial`
  try {
    // Accounts are in it: nobody else on this machine reads it.
    await pipeline(Readable.from(signed(lines)), createGzip(), createWriteStream(partial, { mode: 0o600 }))
    await onDisk(partial)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw isErrno(error, 'ENOENT', 'EACCES', 'ENOSPC', 'EROFS', 'ENOTDIR') ? new BackupError(`${path} cannot be written: ${error.message}`) : error
  }
}

async function* signed(batches: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const batch of batches) {
    const text = batch.map((line) => `${line}\n`).join('')
    rows += batch.filter(isRow).length
    hash.update(text)
    yield text
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`
}

const isRow = (line: string) => line.startsWith('[')

/** Reads a backup to its end and finds it whole. @throws BackupError saying what is wrong with it */
export async function checkArchive(path: string): Promise<Header> {
  const hash = createHash('sha256')
  const counted = new Map<string, number>()
  const seen: { head: Header | null; table: string } = { head: null, table: '' }
  const take = (line: string) => {
    hash.update(`${line}\n`)
    if (seen.head === null) seen.head = readHeader(path, line)
    else if (isRow(line)) counted.set(seen.table, (counted.get(seen.table) ?? 0) + 1)
    else seen.table = tableStart.safeParse(parsed(line)).data?.table ?? ''
  }
  // That a line is the last is known when none comes after it.
  let last: string | null = null
  for await (const line of readLines(path)) {
    if (last !== null) take(last)
    last = line
  }
  const whole = seen.head ?? readHeader(path, last ?? '')
  const ending = end.safeParse(parsed(last ?? '')).data
  if (!ending) throw truncated(path)
  const rows = [...counted.values()].reduce((sum, n) => sum + n, 0)
  const isAsCounted = whole.tables.every(({ name, rows: n }) => (counted.get(name) ?? 0) === n) && [...counted.keys()].every((name) => whole.tables.some((one) => one.name === name))
  if (ending.sha256 !== hash.digest('hex') || ending.rows !== rows || !isAsCounted) throw damaged(path)
  return whole
}

export interface Batch { readonly table: string; readonly rows: readonly string[] }

/** The rows of a backup that was checked, in batches of one table: at most 500 rows, or about a megabyte. */
export async function* readBatches(path: string): AsyncGenerator<Batch> {
  let table = ''
  let rows: string[] = []
  let characters = 0
  for await (const line of readLines(path)) {
    if (rows.length > 0 && (!isRow(line) || rows.length === 500 || characters > 1_000_000)) {
      yield { table, rows }
      rows = []
      characters = 0
    }
    if (isRow(line)) {
      rows.push(line)
      characters += line.length
    } else table = tableStart.safeParse(parsed(line)).data?.table ?? table
  }
}

function readHeader(path: string, line: string): Header {
  const found = parsed(line)
  const read = header.safeParse(found).data
  if (!read) throw new BackupError(`${path} is no backup of Mặt Bằng.`)
  if (read.formatVersion !== FORMAT_VERSION) throw new BackupError(`${path} is a backup of another kind (${read.formatVersion}, this version reads ${FORMAT_VERSION}), made by version ${read.version}. Restore it with that version.`)
  return read
}

const LINE_FEED = 0x0a

/** Lines as they were written: only a line feed ends one, whatever else a text holds. */
async function* readLines(path: string): AsyncGenerator<string> {
  let pieces: Buffer[] = []
  try {
    const text = pipe(createReadStream(path), createGunzip(), () => undefined)
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
        pieces.push(chunk.subarray(from, at))
        yield Buffer.concat(pieces).toString('utf8')
        pieces = []
        from = at + 1
      }
      if (from < chunk.length) pieces.push(chunk.subarray(from))
    }
  } catch (error) {
    throw readingFailed(path, error)
  }
  if (pieces.length > 0) throw truncated(path)
}

function readingFailed(path: string, error: unknown): unknown {
  if (isErrno(error, 'ENOENT')) return new BackupError(`There is no file ${path}.`)
  if (isErrno(error, 'EACCES', 'EISDIR')) return new BackupError(`${path} cannot be read: ${error.message}`)
  if (isErrno(error, 'Z_BUF_ERROR')) return truncated(path)
  if (isErrno(error, 'Z_DATA_ERROR')) return /incorrect header/.test(error.message) ? new BackupError(`${path} is no backup of Mặt Bằng.`) : damaged(path)
  return error
}

const truncated = (path: string) => new BackupError(`${path} is truncated: its end is missing. Nothing was restored.`)
const damaged = (path: string) => new BackupError(`${path} is damaged: its checksum does not fit its contents. Nothing was restored.`)

function parsed(line: string): unknown {
  try { return JSON.parse(line) } catch { return null }
}

const isErrno = (error: unknown, ...codes: string[]): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error && codes.includes(String(error.code))
const isThere = (path: string) => access(path).then(() => true, () => false)

async function onDisk(path: string) {
  const file = await open(path, 'r')
  try { await file.sync() } finally { await file.close() }
}
