import { createServer, type Socket } from 'node:net'

/** Runs protocol messages on the one backend and returns its answer. */
export type Backend = (messages: Uint8Array) => Promise<Uint8Array>

const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102
const QUERY = 'Q'.charCodeAt(0)
const SYNC = 'S'.charCodeAt(0)
const FLUSH = 'H'.charCodeAt(0)
const TERMINATE = 'X'.charCodeAt(0)
const READY = 'Z'.charCodeAt(0)
const IDLE = 'I'.charCodeAt(0)

interface Job { readonly connection: Socket; readonly messages: Buffer }

/**
 * Lets many PostgreSQL clients share one embedded backend over a Unix socket.
 * A batch of messages up to Sync (or one simple query) runs as a whole, and while a transaction is open only its own
 * connection runs: with one backend, anything finer would let one client bind another's unnamed statement.
 */
export async function serveWireProtocol(backend: Backend, socketPath: string): Promise<{ close(): Promise<void> }> {
  const waiting: Job[] = []
  const connections = new Set<Socket>()
  let owner: Socket | null = null
  let running: Promise<void> | null = null

  const nextJob = () => {
    const at = owner ? waiting.findIndex((job) => job.connection === owner) : 0
    return at < 0 ? undefined : waiting.splice(at, 1)[0]
  }
  const run = async () => {
    for (let job = nextJob(); job; job = nextJob()) {
      const { answer, status } = oneReadyForQuery(await backend(job.messages))
      // Without ReadyForQuery the client is not done: it asked to flush and will send more.
      owner = status === IDLE ? null : job.connection
      if (job.connection.writable) job.connection.write(answer)
      else await abandon(job.connection)
    }
  }
  const wake = () => {
    running ??= Promise.resolve().then(run).finally(() => {
      running = null
      // What came in after the last look and before this line.
      if (waiting.length > 0 && (!owner || waiting.some((job) => job.connection === owner))) wake()
    })
  }
  const abandon = async (connection: Socket) => {
    if (owner !== connection) return
    await backend(simpleQuery('rollback'))
    owner = null
  }

  const server = createServer((connection) => {
    connections.add(connection)
    receive(connection, (messages) => { waiting.push({ connection, messages }); wake() })
    connection.on('error', () => connection.destroy())
    connection.on('close', () => {
      connections.delete(connection)
      for (let i = waiting.length - 1; i >= 0; i -= 1) if (waiting[i]?.connection === connection) waiting.splice(i, 1)
      // A client that dies inside a transaction must not keep the others out.
      void (running ?? Promise.resolve()).then(() => abandon(connection)).then(wake)
    })
  })
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(socketPath, resolve) })

  return {
    close: async () => {
      server.close()
      await running
      for (const connection of connections) connection.destroy()
    },
  }
}

/** Cuts what a client sends into batches that each end in one answer. */
function receive(connection: Socket, onBatch: (messages: Buffer) => void) {
  let received: Buffer = Buffer.alloc(0)
  let started = false
  let batchEnd = 0
  connection.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    for (;;) {
      const header = started ? 1 : 0
      if (received.length < batchEnd + header + 4) return
      const length = received.readInt32BE(batchEnd + header) + header
      if (received.length < batchEnd + length) return
      const type = started ? received[batchEnd] : null
      const code = started || length < 8 ? 0 : received.readInt32BE(batchEnd + 4)
      batchEnd += length
      if (type === TERMINATE || code === CANCEL_REQUEST) return void connection.end()
      const isGreeting = code === SSL_REQUEST || code === GSS_REQUEST
      if (started && type !== QUERY && type !== SYNC && type !== FLUSH) continue
      const batch = received.subarray(0, batchEnd)
      received = received.subarray(batchEnd)
      batchEnd = 0
      if (isGreeting) {
        connection.write('N')
        continue
      }
      started = true
      onBatch(batch)
    }
  })
}

/** After an error the backend says ReadyForQuery at once and again at Sync; a client must hear it once a batch. */
function oneReadyForQuery(answer: Uint8Array): { answer: Uint8Array; status: number | null } {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength)
  const ready: number[] = []
  for (let at = 0; at < answer.length; at += 1 + view.getInt32(at + 1)) if (answer[at] === READY) ready.push(at)
  const last = ready.pop()
  if (last === undefined) return { answer, status: null }
  const status = answer[last + 5] ?? IDLE
  if (ready.length === 0) return { answer, status }
  const pieces: Uint8Array[] = []
  let from = 0
  for (const at of ready) {
    pieces.push(answer.subarray(from, at))
    from = at + 6
  }
  return { answer: Buffer.concat([...pieces, answer.subarray(from)]), status }
}

function simpleQuery(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`)
  const message = Buffer.alloc(5 + body.length)
  message.writeUInt8(QUERY, 0)
  message.writeInt32BE(4 + body.length, 1)
  body.copy(message, 5)
  return message
}
