import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../api/database/embedded.ts'
import { connectDatabase, type DatabaseTarget } from '../api/database/pool.ts'
import { sql } from '../api/database/sql.ts'
import { isEmpty, seed } from '../geodata/seed.ts'
import { migrate } from '../migrations/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext { target: DatabaseTarget }
}

/** One database for the whole run, with the shipped data: embedded, or the empty server database DATABASE_URL names. */
export default async function oneDatabase(project: TestProject) {
  const url = process.env.DATABASE_URL
  const embedded = url ? null : await openEmbedded('memory://')
  const target: DatabaseTarget = embedded ? { kind: 'embedded', socketFolder: embedded.socketFolder } : { kind: 'server', url: url ?? '' }
  const db = await connectDatabase(target, { poolSize: 1, onError: console.error })
  const [foreign] = await db.query(sql`select 1 from information_schema.tables where table_name = 'schema_migration'`)
  if (foreign) throw new Error('The tests need an empty database: the one DATABASE_URL names has tables already.')
  await db.withClient((client) => migrate(client, () => undefined))
  await db.withClient(async (client) => {
    if (await isEmpty(client)) await seed(client, () => undefined)
  })
  await db.close()
  project.provide('target', target)
  return async () => embedded?.close()
}
