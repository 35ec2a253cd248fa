import { fork, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'

export interface RunningServer { readonly port: number; readonly process: ChildProcess; stop(): void }

/** Starts a server of this folder in a process of its own, on 127.0.0.1. */
export async function startServer(file: 'bare-server.ts' | 'our-server.ts', env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePort()
  const child = fork(new URL(file, import.meta.url), { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env, PORT: String(port) } })
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`${file} stopped with ${code}`)))
  })
  return { port, process: child, stop: () => { child.kill() } }
}

const freePort = () => new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
})
