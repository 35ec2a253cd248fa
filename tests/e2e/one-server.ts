import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openSession } from './session.ts'

declare module 'vitest' {
  interface ProvidedContext { address: string; admin: { email: string; password: string; cookie: string }; mailPort: number }
}

/** The app as the README starts it, with an embedded database of its own; gone after the run. Its mail goes to `mailPort`, where a test that reads it listens. */
export default async function oneServer(project: TestProject) {
  const root = resolve(import.meta.dirname, '../..')
  const [port, mailPort] = await freePorts(2)
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(port), DATA_FOLDER: 'memory://', DATABASE_URL: '', LOG_LEVEL: 'error',
      // A link in a mail leads where the configuration says.
      PUBLIC_URL: `http://127.0.0.1:${port}`, SMTP_URL: `smtp://127.0.0.1:${mailPort}`, MAIL_FROM: 'Ban quản lý <ban@example.vn>' },
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
  project.provide('mailPort', mailPort ?? 0)
  const password = 'mật khẩu của quản trị viên'
  const admin = await openSession(address, email, oneTime)
  await admin.post('/api/session/password', { currentPassword: oneTime, newPassword: password })
  project.provide('admin', { email, password, cookie: admin.cookie() })
  return () => new Promise<void>((gone) => {
    server.once('exit', () => gone())
    server.kill('SIGTERM')
  })
}

/** Ports nobody listens on: all are held until the last is found. */
async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => found(server))
  })))
  const ports = held.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}
