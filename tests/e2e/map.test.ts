import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { atlas, clearanceSwatches, landUseSwatches, statusSwatches } from '../../client/map/palette.ts'
import { mapReady, pathOf, phone, settled, sharesOnMap, useBrowser, viewOf } from './browser.ts'

const browser = useBrowser()

const results = (page: Page) => page.getByRole('list', { name: 'Kết quả' }).getByRole('link')
const counted = (page: Page, n: number) => page.getByText(`Có ${n} khu, cụm khớp`).waitFor()
const search = (page: Page) => page.getByLabel('Tìm theo tên, xã, phường')
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()
// The map may be ready before it knows what to show; once it has moved to a zone the address says so.
const mapAtZone = async (page: Page) => {
  await mapReady(page)
  await expect.poll(() => viewOf(page)).toMatch(/^1\d/)
}

describe('a visitor', () => {
  it('sees the map and the list of all zones, those without a place too', async () => {
    const page = await browser.visit('/')
    await counted(page, 122)
    await page.getByText('33 chưa có vị trí').waitFor()
    await mapReady(page)
    await expect.poll(() => page.title()).toContain('Mặt Bằng')
    await page.getByText('không phải hồ sơ ranh giới pháp lý', { exact: false }).first().waitFor()
  })

  it('finds Đông Phố Mới without accents: the zone and the cluster, both to be moved', async () => {
    const page = await browser.visit('/')
    await search(page).fill('dong pho moi')
    await counted(page, 2)
    // A row has its words once it has been drawn.
    await expect.poll(async () => (await results(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Đông Phố Mới.*phải di dời/), expect.stringMatching(/Đông Phố Mới.*phải di dời/),
    ])
    await expect.poll(() => pathOf(page)).toContain('q=dong')
  })

  it('opens a zone from the list, goes back and forward, and shares what is seen', async () => {
    const page = await browser.visit('/?q=ban+qua')
    await mapAtZone(page)
    const [listed, listedView] = [pathOf(page), viewOf(page)]
    await results(page).filter({ hasText: 'KCN Bản Qua' }).click()
    await heading(page, 'KCN Bản Qua')
    const panel = page.getByRole('article')
    await panel.getByText('107').first().waitFor()
    await panel.getByText('76,39').first().waitFor()
    // Beside two panels the zone is framed anew; what is shared is that view.
    await expect.poll(() => viewOf(page)).not.toBe(listedView)
    const shared = pathOf(page)
    expect(shared).toMatch(/^\/zones\/MB-0004\?/)

    await page.goBack()
    await page.getByRole('heading', { name: 'KCN Bản Qua' }).waitFor({ state: 'detached' })
    await expect.poll(() => search(page).inputValue()).toBe('ban qua')
    await expect.poll(() => pathOf(page)).toBe(listed)
    await page.goForward()
    await heading(page, 'KCN Bản Qua')
    await expect.poll(() => pathOf(page)).toBe(shared)

    const again = await browser.visit(shared)
    await heading(again, 'KCN Bản Qua')
    await mapReady(again)
    await expect.poll(() => search(again).inputValue()).toBe('ban qua')
    await expect.poll(() => pathOf(again)).toBe(shared)
  })

  it('picks a zone on the map itself, and lets it go', async () => {
    const page = await browser.visit('/zones/MB-0003')
    await heading(page, 'KCN Tằng Loỏng')
    await mapAtZone(page)
    await page.getByRole('button', { name: 'Đóng thông tin khu' }).click()
    await page.getByRole('heading', { name: 'KCN Tằng Loỏng' }).waitFor({ state: 'detached' })
    await expect.poll(() => pathOf(page)).toMatch(/^\/(\?|$)/)
    await mapReady(page)
    const [x, y] = [(360 + 24 + 1440 - 420 - 24) / 2, 450]
    // The pointer turns into a hand where the map has drawn a zone.
    await expect.poll(async () => {
      await page.mouse.move(x, y - 1)
      await page.mouse.move(x, y)
      return page.locator('.plan-map canvas').evaluate((canvas) => canvas.style.cursor)
    }).toBe('pointer')
    await page.mouse.click(x, y)
    await heading(page, 'KCN Tằng Loỏng')
  })

  it('narrows by facets whose counts keep their word', async () => {
    const page = await browser.visit('/')
    await page.getByRole('button', { name: /^Bộ lọc/ }).click()
    const choice = page.getByRole('checkbox', { name: /^phải di dời, 3 khu/ })
    await choice.check()
    await counted(page, 3)
    await expect.poll(() => results(page).count()).toBe(3)
    await expect.poll(() => pathOf(page)).toContain('status=relocating')
    await page.getByRole('button', { name: 'Bỏ lọc phải di dời' }).click()
    await counted(page, 122)
  })

  it.each([
    ['plots', 'plots=land_use&layers=none', landUseSwatches[1]?.fill ?? ''],
    ['clearance', 'plots=off&layers=clearance', clearanceSwatches[4]?.fill ?? ''],
  ])('a filter hides the %s of other zones and shows those of its own', async (_, layers, colour) => {
    const page = await browser.visit(`/?status=planned&${layers}&map=15/22.483/103.985`)
    await mapReady(page)
    const share = async () => (await sharesOnMap(page, [colour]))[0] ?? 0
    await expect.poll(share).toBe(0)
    await page.getByRole('button', { name: /^Bộ lọc/ }).click()
    await page.getByRole('checkbox', { name: /^phải di dời, 3 khu/ }).check()
    await expect.poll(share).toBeGreaterThan(0.05)
  })

  it('a zone that must move says so on the map while it is chosen, and in words until when', async () => {
    const page = await browser.visit('/zones/MB-0001?layers=none&map=15/22.483/103.985')
    await heading(page, 'KCN Đông Phố Mới')
    await mapReady(page)
    // Plots cover the red hatch: what is red is the outline.
    const leastShare = async () => Math.min(...await sharesOnMap(page, [statusSwatches.relocating.line, atlas.accent], 60))
    await expect.poll(leastShare).toBeGreaterThan(0.002)
    await page.getByText('di dời chậm nhất 31/12/2026').waitFor()
    await page.getByRole('heading', { name: 'Quy hoạch trước đây' }).waitFor()
  })

  it('is told plainly that nobody recorded the leases of a zone', async () => {
    const page = await browser.visit('/zones/MB-0111')
    await page.getByText(/Chưa ghi nhận số liệu cho thuê của \d+ lô/).waitFor()
  })

  it('keeps the layers as they were switched, in the address and after a reload', async () => {
    const page = await browser.visit('/')
    const open = () => page.getByRole('button', { name: 'Lớp bản đồ' }).click()
    const railways = page.getByRole('checkbox', { name: /^Hành lang/ })
    const clearance = page.getByRole('checkbox', { name: /^Giải phóng mặt bằng/ })
    const byLease = page.getByRole('radio', { name: 'Cho thuê' })
    await open()
    await byLease.check()
    await clearance.check()
    await railways.uncheck()
    await expect.poll(() => pathOf(page)).toMatch(/plots=lease&layers=clearance,infrastructure/)
    await page.reload()
    await open()
    await expect.poll(async () => [await byLease.isChecked(), await clearance.isChecked(), await railways.isChecked()]).toEqual([true, true, false])
    await page.goBack()
    await expect.poll(async () => [await clearance.isChecked(), await railways.isChecked()]).toEqual([true, true])
  })

  it('works by keyboard alone: slash, type, arrow, Enter', async () => {
    const page = await browser.visit('/')
    await counted(page, 122)
    await page.keyboard.press('/')
    await page.keyboard.type('phia nam')
    await counted(page, 1)
    await page.keyboard.press('ArrowDown')
    await results(page).filter({ hasText: 'KCN Phía Nam' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'KCN Phía Nam')
  })

  it('reads it in English, with English numbers and dates', async () => {
    const page = await browser.visit('/zones/MB-0004?lang=en')
    await heading(page, 'Bản Qua industrial zone')
    await page.getByRole('article').getByText('76.39').first().waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: 'Tiếng Việt' }).or(page.getByRole('radio', { name: 'Tiếng Việt' })).first().click()
    await heading(page, 'KCN Bản Qua')
  })

  it('with an English browser gets English', async () => {
    const page = await browser.visit('/', { locale: 'en-GB' })
    await page.getByText(/^122 zones/).first().waitFor()
  })

  it('uses it on a phone: the map first, results and zone in the sheet', async () => {
    const page = await browser.visit('/', { viewport: phone })
    await mapReady(page)
    await search(page).fill('son man')
    await counted(page, 1)
    await results(page).filter({ hasText: 'CCN Sơn Mãn' }).click()
    await heading(page, 'CCN Sơn Mãn')
    await expect.poll(() => pathOf(page)).toMatch(/^\/zones\/MB-0032/)
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
})

describe('on paper', () => {
  it('a zone is printed whole, without buttons, at the width of a page', async () => {
    const page = await browser.visit('/zones/MB-0004')
    await heading(page, 'KCN Bản Qua')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 718, height: 1000 })
    // A page is as narrow as a phone: the article beside the map goes, and one in the sheet takes its place.
    const article = page.locator('.sheet').getByRole('article')
    await article.getByText('Nguồn', { exact: true }).first().waitFor()
    await expect.poll(async () => (await article.boundingBox())?.width).toBeGreaterThan(650)
    await expect.poll(async () => (await article.boundingBox())?.height).toBeGreaterThan(1000)
    await page.getByRole('button', { name: 'Chép đường dẫn' }).waitFor({ state: 'hidden' })
  })
})

describe('when something is wrong', () => {
  it('an unknown zone is said, and the map stays', async () => {
    const page = await browser.visit('/zones/MB-9999', { forgive: [/404/] })
    await page.getByText('Không có khu nào mang mã MB-9999').waitFor()
    await mapReady(page)
  })

  it('an unknown page is said, and the map stays', async () => {
    const page = await browser.visit('/nowhere/at/all')
    await page.getByText('Không có trang này').waitFor()
  })

  it('nonsense in the address is passed over with a sentence', async () => {
    const page = await browser.visit('/?map=a/b/c&kind=castle&status=operating')
    await page.getByText('Đã bỏ qua phần không hiểu được', { exact: false }).waitFor()
    await results(page).first().waitFor()
  })

  it('no hit offers the way out', async () => {
    const page = await browser.visit('/?q=qqqq')
    await page.getByText('Không có khu nào khớp').waitFor()
    await page.getByRole('button', { name: 'Bỏ điều kiện “qqqq”' }).click()
    await counted(page, 122)
  })

  it('a lost network is said as long as it lasts, and what is loaded stays', async () => {
    const page = await browser.visit('/', { forgive: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] })
    await counted(page, 122)
    await mapReady(page)
    const said = page.getByText('Đang mất mạng', { exact: false })
    expect(await said.count()).toBe(0)
    await page.context().setOffline(true)
    await said.waitFor()
    expect(await results(page).count()).toBeGreaterThan(0)
    await page.context().setOffline(false)
    await said.waitFor({ state: 'detached' })
  })

  it('a server that does not answer is said, and trying again helps', async () => {
    const page = await browser.visit('/?q=phia+nam', { forgive: [/ERR_FAILED|Failed to load/] })
    await results(page).first().waitFor()
    await page.route('**/api/zones/MB-*', (route) => route.abort())
    await results(page).first().click()
    await page.getByText('Máy chủ không trả lời').waitFor()
    await page.unroute('**/api/zones/MB-*')
    await page.getByRole('button', { name: 'Thử lại' }).click()
    await heading(page, 'KCN Phía Nam')
  })
})
