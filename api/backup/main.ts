import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { SchemaMismatch } from '../../migrations/migrate.ts'
import { ConfigError, readConfig } from '../config.ts'
import { DataFolderInUse } from '../database/embedded.ts'
import { openDatabase } from '../database/pool.ts'
import { stepPrinter } from '../steps.ts'
import { BackupError, type Header } from './archive.ts'
import { loadBackup } from './load.ts'
import { saveBackup } from './save.ts'

const USAGE = 'npm run backup -- FILE keeps the database in FILE; npm run restore -- FILE brings it back into an empty one. The database is that of DATABASE_URL, or the embedded one in DATA_FOLDER.'

await run(process.argv[2], process.argv[3]).catch((error: unknown) => {
  const expected = error instanceof BackupError || error instanceof ConfigError || error instanceof DataFolderInUse || error instanceof SchemaMismatch
  console.error(expected ? error.message : error)
  process.exitCode = 1
})

async function run(command: string | undefined, file: string | undefined) {
  if (!(command === 'backup' || command === 'restore') || file === undefined) throw new BackupError(USAGE)
  const { databaseUrl, dataFolder } = readConfig(process.env)
  // Opening an embedded database makes one: there is none to keep where there is no folder.
  if (command === 'backup' && !databaseUrl && !await isThere(dataFolder)) throw new BackupError(`There is no embedded database in ${dataFolder}. Set DATA_FOLDER or DATABASE_URL.`)
  if (command === 'restore' && !await isThere(file)) throw new BackupError(`There is no file ${resolve(file)}.`)
  const step = stepPrinter()
  const db = await step(databaseUrl ? 'connecting to the database' : `opening the embedded database in ${dataFolder}`,
    () => openDatabase({ url: databaseUrl?.reveal() ?? null, dataFolder, poolSize: 1, onError: (error) => console.error(error.message) }))
  try {
    const path = resolve(file)
    const head = await step(command === 'backup' ? `keeping it in ${path}` : `restoring ${path}`,
      (tell) => db.withClient((client) => (command === 'backup' ? saveBackup(client, path, tell) : loadBackup(client, path, tell))))
    console.log(counts(head))
  } finally {
    await db.close()
  }
}

/** What is in it, for a person to compare. */
function counts({ tables, madeAt, version }: Header): string {
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0
  const named = ['zone', 'plot', 'zone_boundary', 'clearance', 'zone_revision', 'draft', 'account', 'audit_entry'].map((name) => `${name} ${rows(name)}`)
  return `As of ${madeAt}, version ${version}: ${named.join(', ')}; ${tables.reduce((sum, table) => sum + table.rows, 0)} rows in ${tables.length} tables.`
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false)
}
