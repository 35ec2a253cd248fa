import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openSession } from './session.ts'

declare module 'vitest' {
  interface ProvidedContext { address: string; admin: { email: string; password: string } }
}

/** The app as the README starts it, with an embedded database of its own; gone after the run. */
export default async function oneServer(project: TestProject) {
  const root = resolve(import.meta.dirname, '../..')
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATA_FOLDER: 'memory://', DATABASE_URL: '', LOG_LEVEL: 'error' },
  })
  const [address, email, oneTime] = await new Promise<[string, string, string]>((found, failed) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, name, password, at] = /First administrator: (\S+)\s+One-time password: +(\S+)[^]*Mặt Bằng: (http:\S+)/.exec(said) ?? []
      if (at && name && password) found([at, name, password])
    })
    server.once('exit', (code) => failed(new Error(`the app stopped with ${code} before it was ready:\n${said}`)))
  })
  project.provide('address', address)
  const password = 'mật khẩu của quản trị viên'
  const admin = await openSession(address, email, oneTime)
  await admin.post('/api/session/password', { currentPassword: oneTime, newPassword: password })
  project.provide('admin', { email, password })
  return () => new Promise<void>((gone) => {
    server.once('exit', () => gone())
    server.kill('SIGTERM')
  })
}
