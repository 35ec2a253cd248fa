import { AxeBuilder } from '@axe-core/playwright'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { desktop, mapReady, phone, settled, useBrowser } from './browser.ts'

const browser = useBrowser()
const MOST_SCRIPT_KB = 450

describe('accessibility', () => {
  it.each([
    ['start, Vietnamese', '/', desktop], ['start, English', '/?lang=en', desktop], ['start, phone', '/', phone],
    ['a zone', '/zones/MB-0001', desktop], ['a zone, English, phone', '/zones/MB-0001?lang=en', phone],
    ['a zone without a place', '/zones/MB-0035', desktop], ['no hit', '/?q=qqqq', desktop], ['not found', '/nowhere', desktop],
  ])('axe finds nothing: %s', async (_, path, viewport) => {
    const page = await browser.visit(path, { viewport, forgive: [/404/] })
    await settled(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)).toEqual([])
  })

  it('axe finds nothing with filters, layers and legend open', async () => {
    const page = await browser.visit('/?status=operating')
    await settled(page)
    for (const name of ['Bộ lọc', 'Lớp bản đồ', 'Chú giải']) {
      const button = page.getByRole('button', { name: new RegExp(`^${name}`) })
      if (await button.getAttribute('aria-expanded') === 'false') await button.click()
      await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true')
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)).toEqual([])
  })
})

describe('weight', () => {
  it(`takes at most ${MOST_SCRIPT_KB} kB of gzipped script to the first map`, async () => {
    const page = await browser.visit('/')
    await mapReady(page)
    const scripts = new Set<string>()
    page.on('request', (request) => { if (/\.m?js(\?|$)/.test(request.url())) scripts.add(request.url()) })
    await page.reload()
    await mapReady(page)
    const sizes = await Promise.all([...scripts].map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(sizes.length).toBeGreaterThan(3)
    expect(total / 1000).toBeLessThanOrEqual(MOST_SCRIPT_KB)
  })
})
