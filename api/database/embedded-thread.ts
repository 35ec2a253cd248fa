import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { serveWireProtocol } from './wire-server.ts'

// The database lives in this thread so that the server's event loop stays free while a query runs.
const { dataFolder, socketPath } = workerData as { dataFolder: string; socketPath: string }
const database = await PGlite.create({ dataDir: dataFolder, extensions: { postgis } })
// One backend serves every connection: what a session would set is set once, here.
await database.exec(`set jit = off; set timezone = 'Asia/Ho_Chi_Minh'`)
const server = await serveWireProtocol((messages) => database.execProtocolRaw(messages), socketPath)

parentPort?.on('message', async () => {
  await server.close()
  await database.close()
  process.exit(0)
})
parentPort?.postMessage('ready')
