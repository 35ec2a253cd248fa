import { createServer, type Server } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Browser, type Page } from 'playwright-core'
import { existsSync } from 'node:fs'
import { build } from 'vite'
import { mapLibrary } from '../../client/map-library.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.geojson': 'application/json', '.woff2': 'font/woff2' }

/** WebGL in software: the machines that measure have no GPU. */
export const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync']

export interface DrawingPage {
  page: Page
  close: () => Promise<void>
}

/** Builds the page around the drawing as for production, serves it on 127.0.0.1 and opens it; the map has drawn itself. */
export async function openDrawingPage({ hasTouch = false } = {}): Promise<DrawingPage> {
  const folder = await mkdtemp(join(tmpdir(), 'mat-bang-drawing-'))
  await build({
    root: import.meta.dirname, configFile: false, logLevel: 'error', plugins: [react(), mapLibrary()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has a port')
  const executablePath = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  const browser: Browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, hasTouch })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(`http://127.0.0.1:${address.port}/`)
  await page.locator('body[data-ready="true"]').waitFor({ timeout: 60_000 })
  return {
    page,
    async close() {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}
