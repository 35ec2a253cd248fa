import { parseArgs } from 'node:util'
import { z } from 'zod'
import { migrate, SchemaMismatch } from '../../migrations/migrate.ts'
import { ConfigError, readConfig } from '../config.ts'
import { createAccount, type NewAccount } from '../contract/account.ts'
import { DataFolderInUse } from '../database/embedded.ts'
import { openDatabase, type Database } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem, problemBody } from '../errors.ts'
import { keepEvent } from './audit.ts'
import { giveOneTimePassword, makeAccount } from './create-account.ts'
import { hashPassword, oneTimePassword } from './password.ts'

const USAGE = `npm run account:create -- --email a@b.vn --name "Nguyễn Thị A" --role planner|official|admin [--provinces 15,24]
npm run account:create -- --email a@b.vn --reset-password
Of the database DATABASE_URL names; without it, of the embedded one in DATA_FOLDER, while the app is stopped.`

/** Something a person can put right: told without a trace. */
class Told extends Error {}

await run().catch((error: unknown) => {
  if (error instanceof Problem) console.error(problemBody(error.code, error.facts, 'en').detail)
  else if (error instanceof Told || error instanceof ConfigError || error instanceof SchemaMismatch || error instanceof DataFolderInUse) console.error(error.message)
  else console.error(error)
  process.exitCode = 1
})

async function run() {
  const asked = readArguments()
  const config = readConfig(process.env)
  const db = await openDatabase({ url: config.databaseUrl?.reveal() ?? null, dataFolder: config.dataFolder, poolSize: 1, onError: () => undefined })
  try {
    await db.withClient((client) => migrate(client, () => undefined))
    const password = asked.make ? await make(db, asked.make) : await reset(db, asked.email)
    console.log(`${asked.email}\nOne-time password: ${password ?? ''}\nIt is shown only now, and has to be changed at the first sign-in.`)
  } finally {
    await db.close()
  }
}

/** What is to be made; null: only a new password. */
function readArguments(): { email: string; make: NewAccount | null } {
  try {
    const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, provinces: { type: 'string' }, 'reset-password': { type: 'boolean' } } })
    const provinces = values.provinces?.split(',').map((code) => code.trim()).filter(Boolean) ?? []
    if (values['reset-password']) return { ...z.object({ email: createAccount.schema.body.shape.email }).parse(values), make: null }
    const make = createAccount.schema.body.parse({ ...values, provinces, withPassword: true })
    return { email: make.email, make }
  } catch (error) {
    const why = error instanceof z.ZodError ? error.issues.map(({ path, message, ...issue }) => `--${path.join('.')}: ${'params' in issue && issue.params?.['expected'] ? `expected ${String(issue.params['expected'])}` : message}`).join('\n') : (error as Error).message
    throw new Told(`${why}\n\n${USAGE}`)
  }
}

async function make(db: Database, asked: NewAccount): Promise<string | null> {
  const made = await makeAccount(db, asked)
  await keepEvent(db, { action: 'insert', accountId: made.id, actorId: null, facts: { email: asked.email, role: asked.role, by: 'account:create' } })
  return made.oneTimePassword
}

async function reset(db: Database, email: string): Promise<string> {
  const [account] = await db.query<{ id: string }>(sql`select id from account where email = ${email}`)
  if (!account) throw new Problem('account_not_found', { got: email })
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  await db.transaction(async (tx) => {
    await giveOneTimePassword(tx, account.id, hash)
    await keepEvent(tx, { action: 'password_reset', accountId: account.id, actorId: null, facts: { by: 'account:create' } })
  })
  return password
}
