import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import closeWithGrace from 'close-with-grace'
import type { FastifyRequest } from 'fastify'
import pino from 'pino'
import { buildClient } from '../client/build.ts'
import { isEmpty, seed } from '../geodata/seed.ts'
import { migrate, pendingMigrations, SchemaMismatch } from '../migrations/migrate.ts'
import { makeFirstAdmin } from './accounts/first-admin.ts'
import { forgetEnded } from './accounts/session.ts'
import { sessionSecret } from './accounts/session-secret.ts'
import { buildApp, openMail } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { DataFolderInUse } from './database/embedded.ts'
import { openDatabase, type Database } from './database/pool.ts'
import { addressForLog } from './http.ts'
import { sql } from './database/sql.ts'
import { stepPrinter, type StepPrinter } from './steps.ts'

const clientFolder = fileURLToPath(new URL('../client/dist/', import.meta.url))

await start().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof SchemaMismatch || error instanceof DataFolderInUse
  console.error(expected ? error.message : error)
  process.exit(1)
})

async function start() {
  const config = readConfig(process.env)
  // Steps for the person who starts it go to standard output; the log, one JSON line an event, to standard error.
  const logger = pino({
    level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'],
    serializers: { req: ({ method, url, host, ip }: FastifyRequest) => ({ method, url: addressForLog(url), host, remoteAddress: ip }) },
  }, pino.destination(2))
  const step = stepPrinter()

  await step('building the screens', () => buildClient())
  const db = await step(config.databaseUrl ? 'connecting to the database' : `opening the embedded database in ${config.dataFolder}`, () => openDatabase({
    url: config.databaseUrl?.reveal() ?? null, dataFolder: config.dataFolder, poolSize: config.databasePool,
    onError: (error) => logger.error({ err: error }, 'database connection lost'),
    onDeath: (error) => { logger.fatal({ err: error }, 'the embedded database ended'); process.exit(1) },
  }))
  try {
    await prepare(db, config, step)
    await serve(db, config, logger)
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Migrates, and loads the shipped data into an empty database. */
async function prepare(db: Database, config: Config, step: StepPrinter) {
  await step('bringing the schema up to date', (tell) => db.withClient((client) => migrate(client, tell)))
  if (config.loadShippedData) {
    await db.withClient(async (client) => {
      // Two servers that start on one empty database: the second waits, then finds it full.
      await client.query('select pg_advisory_lock(706175)')
      try {
        if (await isEmpty(client)) await step('loading the shipped data', (tell) => seed(client, tell))
      } finally {
        await client.query('select pg_advisory_unlock(706175)')
      }
    })
  }
  await bringUpToday(db)
}

/** What the day changes, once a day: a whole province's land takes longer than a request may. */
function bringUpToday(db: Database) {
  return db.transaction(async (tx) => {
    await tx.query(sql`select set_config('statement_timeout', '0', true)`)
    const [done] = await tx.query(sql`select from kept_up_to where day = current_date`)
    if (!done) await tx.query(sql`select rules.refresh()`)
    await forgetEnded(tx)
    await tx.query(sql`select rules.forget_what_is_due()`)
  })
}

async function serve(db: Database, config: Config, logger: pino.Logger) {
  let accepting = true
  const app = await buildApp({
    config, sessionSecret: await sessionSecret(db, config.sessionSecret), db, clientFolder: existsSync(clientFolder) ? clientFolder : null,
    logger,
    health: { accepting: () => accepting, pendingMigrations: () => db.withClient((client) => pendingMigrations((text) => client.query(text))) },
  })
  const first = await makeFirstAdmin(db)
  if (first) console.log(`\nFirst administrator: ${first.email}\nOne-time password:   ${first.oneTimePassword}   (shown only now; it is changed at the first sign-in)`)
  const address = await app.listen({ host: config.host, port: config.port })
  console.log(`\nMặt Bằng: ${address}`)

  const mail = config.mail && openMail(db, config, config.mail, logger)
  mail?.start()
  const stopRefreshing = everyMidnight(() => bringUpToday(db).then(() => mail?.lookEverywhere()).catch((error: unknown) => logger.error({ err: error }, 'daily refresh failed')))
  let firstSignal = 0
  closeWithGrace({
    delay: 20_000, logger,
    // Started by npm, one Ctrl-C arrives twice; only a second one by hand means: at once.
    onSecondSignal: () => { if (Date.now() - firstSignal > 1000) process.exit(1) },
  }, async ({ err }) => {
    if (err) logger.error({ err }, 'stopping after an error')
    firstSignal = Date.now()
    accepting = false
    stopRefreshing()
    await mail?.stop()
    await app.close()
    await db.close()
  })
}

/** Runs when the day turns in Vietnam: periods begin and end then. */
function everyMidnight(run: () => unknown): () => void {
  const VIETNAM_OFFSET_MS = 7 * 3_600_000
  const DAY_MS = 86_400_000
  let timer: NodeJS.Timeout
  const schedule = () => {
    timer = setTimeout(() => { run(); schedule() }, DAY_MS - ((Date.now() + VIETNAM_OFFSET_MS) % DAY_MS) + 1000)
    timer.unref()
  }
  schedule()
  return () => clearTimeout(timer)
}
