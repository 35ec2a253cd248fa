import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'

/**
 * The first useful view of /find-land on a phone with an empty cache: 4× slower processor, 1.6 Mbit/s, 150 ms a round trip.
 * `npx tsx bench/find-land-lcp.ts http://127.0.0.1:3000 [rounds]` of a running server; prints, never fails.
 */
const [, , address = 'http://127.0.0.1:3000', rounds = '5'] = process.argv
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync']

interface Seen { readonly lcpMs: number; readonly largest: string; readonly fcpMs: number; readonly shift: number; readonly takenOverMs: number; readonly complaints: string[] }

// As text: what the bundler adds to a function is not there in the page.
const watch = `
  const seen = globalThis.seen = { lcpMs: 0, largest: '', fcpMs: 0, shift: 0 }
  const on = (type, tell) => new PerformanceObserver((list) => list.getEntries().forEach(tell)).observe({ type, buffered: true })
  on('largest-contentful-paint', ({ element, size, startTime }) => {
    seen.lcpMs = startTime
    seen.largest = (element?.tagName.toLowerCase() ?? '?') + '.' + (element?.className ?? '') + ' in ' + (element?.parentElement?.className ?? '') + ' “' + (element?.textContent ?? '').trim().slice(0, 50) + '” ' + size
  })
  on('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.fcpMs = entry.startTime })
  on('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value })`

const browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) })
try {
  for (const path of ['/find-land', '/find-land?lang=en', '/find-land?areaFrom=12&railStation=30']) {
    const seen: Seen[] = []
    for (let round = 0; round < Number(rounds); round += 1) seen.push(await look(path))
    const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    const ms = (pick: (one: Seen) => number): string => `${Math.round(middle(seen.map(pick)))} (${seen.map((one) => Math.round(pick(one))).join(', ')})`
    console.log(`${path}\n  LCP ms ${ms((one) => one.lcpMs)}\n  FCP ms ${ms((one) => one.fcpMs)}\n  client took over ms ${ms((one) => one.takenOverMs)}\n  layout shift ${middle(seen.map(({ shift }) => shift)).toFixed(4)}\n  largest: ${[...new Set(seen.map(({ largest }) => largest))].join(' | ')}`)
    const complaints = new Set(seen.flatMap((one) => one.complaints))
    if (complaints.size > 0) console.log(`  console: ${[...complaints].join(' | ')}`)
  }
} finally {
  await browser.close()
}

async function look(path: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'vi-VN' })
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
    page.on('pageerror', (error) => complaints.push(error.message))
    await throttle(page)
    await page.addInitScript({ content: watch })
    await page.goto(address + path, { waitUntil: 'commit' })
    // The tools of a card are the client's alone.
    await page.locator('.offer-card .offer-actions').first().waitFor({ timeout: 60_000 })
    const takenOverMs = await page.evaluate(() => performance.now())
    // What comes later can only be larger, and would count: the map gets its time.
    await page.waitForTimeout(6000)
    return { ...(await page.evaluate(() => (globalThis as unknown as { seen: Omit<Seen, 'takenOverMs' | 'complaints'> }).seen)), takenOverMs, complaints }
  } finally {
    await context.close()
  }
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 })
}
