import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

// Plain JavaScript: a worker thread does not inherit the TypeScript loader.
// The database lives in this thread so that the server's event loop stays free while a query runs.
const { dataFolder, socketPath } = /** @type {{ dataFolder: string, socketPath: string }} */ (workerData)
const database = await PGlite.create({ dataDir: dataFolder, extensions: { postgis } })
// One backend serves every connection: what a session would set is set once, here.
await database.exec("set jit = off; set timezone = 'Asia/Ho_Chi_Minh'")
const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: 20 })
await server.start()

parentPort?.on('message', async () => {
  await server.stop()
  await database.close()
  process.exit(0)
})
parentPort?.postMessage('ready')
