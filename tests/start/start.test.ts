import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'

const root = resolve(import.meta.dirname, '../..')
let folder = ''
const children = new Set<ChildProcess>()
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'mat-bang-start-')) })
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Starts the app on the embedded database in the test's folder. */
function start() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: root, env: { ...process.env, PORT: '0', DATABASE_URL: '', DATA_FOLDER: folder, LOG_LEVEL: 'error' },
  })
  children.add(child)
  let said = ''
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); heard.forEach((check) => check()) })
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => { children.delete(child); done(code) }))
  return {
    child, ended, said: () => said,
    /** Waits until it has said something; fails when it ends without. */
    says: (pattern: RegExp) => new Promise<RegExpExecArray>((found, failed) => {
      const check = () => { const match = pattern.exec(said); if (match) { heard.delete(check); found(match) } }
      heard.add(check)
      void ended.then(() => failed(new Error(`ended without saying ${String(pattern)}:\n${said}`)))
      check()
    }),
  }
}
const READY = /Mặt Bằng: (http:\S+)/

describe('starting on the embedded database', () => {
  it('killed while it loads the data, the next start finishes the job', async () => {
    const first = start()
    await first.says(/loading the shipped data/)
    first.child.kill('SIGKILL')
    await first.ended

    const second = start()
    const [, address = ''] = await second.says(READY)
    const list = await (await fetch(`${address}/api/zones?limit=1`)).json() as { total: number }
    expect(list.total).toBe(122)

    // The first administrator comes in with the password that was told, and with no other.
    const [, email = '', password = ''] = await second.says(/First administrator: (\S+)\nOne-time password: +(\S+)/)
    const signIn = (tried: string) => fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ email, password: tried }) })
    expect([(await signIn('another one altogether')).status, (await signIn(password)).status]).toEqual([401, 200])

    // And while it runs, the folder is its own.
    const intruder = start()
    expect(await intruder.ended).toBe(1)
    expect(intruder.said()).toMatch(/is in use by another running Mặt Bằng/)

    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }, 180_000)

  it('asked to stop, it answers what it has begun', async () => {
    const app = start()
    const [, address = ''] = await app.says(READY)
    expect(app.said()).not.toContain('One-time password')
    // The first answer shows that the others are being worked on: the embedded database takes them one by one.
    let asked = false
    const answers = Promise.all(Array.from({ length: 12 }, async () => {
      const response = await fetch(`${address}/api/zones?limit=500`)
      if (!asked) asked = app.child.kill('SIGTERM')
      return ((await response.json()) as { items: unknown[] }).items.length
    }))
    expect(await answers).toEqual(Array(12).fill(122))
    expect(await app.ended).toBe(0)
  }, 120_000)

  it('refuses a folder that a newer version made, in a sentence', async () => {
    const db = await openDatabase({ url: null, dataFolder: folder, poolSize: 1, onError: console.error })
    await db.query(sql`insert into schema_migration (name, hash) values ('9999-of-the-future.sql', 'x')`)
    await db.close()
    const app = start()
    expect(await app.ended).toBe(1)
    expect(app.said()).toMatch(/made by a newer version of Mặt Bằng \(it has 9999-of-the-future.sql/)
    expect(app.said()).not.toMatch(/\n\s+at /)
  }, 120_000)
})
