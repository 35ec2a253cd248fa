import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { Session } from './session.ts'

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

// WebGL in software: the machines that test have no GPU.
const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-quic',
  '--no-first-run', '--disable-component-update', '--disable-sync']

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** Opens pages for one test file, and fails a test whose page logged an error or broke its content security policy. */
export function useBrowser() {
  let browser: Browser | null = null
  const open: { page: Page; complaints: string[]; forgiven: RegExp[] }[] = []
  beforeAll(async () => { browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) }) })
  afterAll(() => browser?.close())
  afterEach(async () => {
    const complaints = open.flatMap((one) => one.complaints.filter((text) => !one.forgiven.some((pattern) => pattern.test(text))))
    for (const { page } of open.splice(0)) await page.context().close()
    expect(complaints).toEqual([])
  })

  return {
    /** Opens an address of the app in a fresh browser profile. `forgive`: complaints this test provokes on purpose; `script: false`: the page as the server wrote it, before or without the client; `as`: who is signed in already. */
    async visit(path: string, { viewport = desktop, locale = 'vi-VN', forgive = [] as RegExp[], script = true, as = undefined as { readonly session: Session } | undefined } = {}): Promise<Page> {
      if (!browser) throw new Error('the browser is there from beforeAll on')
      const context = await browser.newContext({ viewport, locale, reducedMotion: 'reduce', hasTouch: viewport.width < 720 })
      context.setDefaultTimeout(20_000)
      // Signing in too often is refused: who does not test just that comes in with the session of a program.
      if (as) await context.addCookies(as.session.cookie().split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: inject('address') })))
      if (!script) await context.route(/\.js(\?|$)/, (route) => route.abort())
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
      open.push({ page, complaints, forgiven: forgive })
      await page.goto(inject('address') + path)
      return page
    },
  }
}

/** Where the page is, without the origin. */
export const pathOf = (page: Page) => decodeURIComponent(page.url().slice(new URL(page.url()).origin.length))

/** The map's view in the address, `zoom/lat/lng`. */
export const viewOf = (page: Page) => new URL(page.url()).searchParams.get('map')

// The first picture, with all its tiles, is the most a processor without GPU has to do.
const firstPicture = { timeout: 40_000 }

/** The map has drawn itself. Where the address names no view, it may still have to move to the zones it shows. */
export const mapReady = (page: Page) => page.locator('.plan-map[data-state="ready"]').waitFor(firstPicture)

/** The map has drawn itself, and no panel waits for its content. */
export const settled = (page: Page) =>
  page.locator('main:not(:has([aria-busy="true"], .results[aria-hidden="true"])) .plan-map[data-state="ready"]').waitFor(firstPicture)

/** How much of the map left free by the panels of a desktop has each of these colours (#rrggbb), 0–1; `within`: steps of each channel, for thin lines. */
export async function sharesOnMap(page: Page, colours: readonly string[], within = 0): Promise<number[]> {
  const picture = await page.screenshot({ clip: { x: 400, y: 20, width: 580, height: 800 } })
  return page.evaluate(async ([base64, wanted, reach]) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))]))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!context) throw new Error('no 2d canvas')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const counts = wanted.map(() => 0)
    for (let at = 0; at < data.length; at += 4) {
      const index = wanted.findIndex((channels) => channels.every((channel, place) => Math.abs(channel - (data[at + place] ?? 0)) <= reach))
      if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
    }
    return counts.map((count) => count / (data.length / 4))
  }, [picture.toString('base64'), colours.map((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))), within] as const)
}
