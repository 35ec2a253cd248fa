import { buildApp } from '../api/app.ts'
import { openDatabase } from '../api/database/pool.ts'
import { readConfig, Secret } from '../api/config.ts'

const config = readConfig(process.env)
const db = await openDatabase({ url: config.databaseUrl?.reveal() ?? null, dataFolder: '', poolSize: config.databasePool, onError: console.error })
const app = await buildApp({ config, sessionSecret: new Secret('only for measuring'), db, clientFolder: null, health: { accepting: () => true, pendingMigrations: async () => [] } })
await app.listen({ host: '127.0.0.1', port: config.port })
process.send?.('listening')
