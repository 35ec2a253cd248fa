import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface EmbeddedDatabase {
  /** Folder of the Unix socket that pg connects to. */
  readonly socketFolder: string
  close(): Promise<void>
}

export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another running Mặt Bằng. Stop it first, or set DATA_FOLDER to another folder.`)
  }
}

/**
 * Starts PGlite with PostGIS in a worker thread behind a Unix socket; `memory://` keeps nothing.
 * `onDeath` is told when the database ends later without being asked to.
 * @throws DataFolderInUse when another process has the folder open: two would corrupt it silently.
 */
export async function openEmbedded(dataFolder: string, onDeath: (error: Error) => void = () => undefined): Promise<EmbeddedDatabase> {
  const inMemory = dataFolder.startsWith('memory://')
  if (!inMemory) await mkdir(dataFolder, { recursive: true })
  const lock = inMemory ? null : await lockFolder(await realpath(dataFolder))
  const socketFolder = await mkdtemp(join(tmpdir(), 'mat-bang-'))
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    execArgv: [],
    workerData: { dataFolder, socketPath: join(socketFolder, '.s.PGSQL.5432') },
  })
  let stopping = false
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await new Promise<void>((opened, failed) => {
    let open = false
    const end = (error: Error) => {
      if (!open) failed(error)
      else if (!stopping) onDeath(error)
    }
    worker.once('message', () => { open = true; opened() })
    worker.once('error', end)
    worker.once('exit', (code) => end(new Error(`The embedded database stopped by itself (exit code ${code}).`)))
  })

  return {
    socketFolder,
    close: async () => {
      stopping = true
      worker.postMessage('close')
      await gone
      await rm(socketFolder, { recursive: true, force: true })
      lock?.close()
    },
  }
}

// The kernel frees an abstract socket with its process, so a lock never outlives a crash. Elsewhere than on Linux
// a socket file in the temporary folder does the same after a clean stop.
async function lockFolder(folder: string): Promise<Server> {
  const name = folder.replaceAll('/', '_')
  const address = process.platform === 'linux' ? `\0mat-bang${name}` : join(tmpdir(), `mat-bang${name}.lock`)
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new DataFolderInUse(folder) : error))
    server.listen(address, resolve)
  })
  server.unref()
  return server
}
