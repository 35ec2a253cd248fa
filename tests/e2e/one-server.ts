import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext { address: string }
}

/** The app as the README starts it, with an embedded database of its own; gone after the run. */
export default async function oneServer(project: TestProject) {
  const root = resolve(import.meta.dirname, '../..')
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATA_FOLDER: 'memory://', DATABASE_URL: '', LOG_LEVEL: 'error' },
  })
  const address = await new Promise<string>((found, failed) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const at = /Mặt Bằng: (http:\S+)/.exec(said)?.[1]
      if (at) found(at)
    })
    server.once('exit', (code) => failed(new Error(`the app stopped with ${code} before it was ready:\n${said}`)))
  })
  project.provide('address', address)
  return () => new Promise<void>((gone) => {
    server.once('exit', () => gone())
    server.kill('SIGTERM')
  })
}
