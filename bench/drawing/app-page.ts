import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { openSession } from '../../tests/e2e/session.ts'
import { flags } from './serve.ts'

export interface AppPage {
  page: Page
  address: string
  close: () => Promise<void>
}

/** The app as it starts by itself, and a page of it with an administrator signed in. */
export async function openApp(): Promise<AppPage> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: '0', DATA_FOLDER: 'memory://', DATABASE_URL: '', LOG_LEVEL: 'error' },
  })
  const [email, oneTime, address] = await new Promise<string[]>((found, failed) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      const [, ...parts] = /First administrator: (\S+)\s+One-time password: +(\S+)[^]*Mặt Bằng: (http:\S+)/.exec(said += chunk.toString()) ?? []
      if (parts.length === 3) found(parts)
    })
    server.once('exit', (code) => failed(new Error(`the app stopped with ${code}`)))
  })
  if (!email || !oneTime || !address) throw new Error('the app says where it is')
  const password = 'vẽ ranh khu công nghiệp'
  const session = await openSession(address, email, oneTime)
  await session.post('/api/session/password', { currentPassword: oneTime, newPassword: password })

  const executablePath = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })).newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return {
    page, address,
    async close() {
      await browser.close()
      await new Promise<void>((gone) => {
        server.once('exit', () => gone())
        server.kill('SIGTERM')
      })
    },
  }
}
