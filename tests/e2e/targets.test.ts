import { AxeBuilder } from '@axe-core/playwright'
import { stat } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import type { LandLedger } from '../../api/contract/land-ledger.ts'
import type { TargetList } from '../../api/contract/target.ts'
import { desktop, pathOf, phone, useBrowser } from './browser.ts'

const browser = useBrowser()

const ask = async <T>(path: string) => (await (await fetch(inject('address') + path)).json()) as T
const cards = (page: Page) => page.getByRole('article')
const target = (page: Page, code: string) => page.locator('.target-line').filter({ has: page.locator('.target-code', { hasText: new RegExp(`^${code}$`) }) })
const cardsThere = async (page: Page) => {
  await cards(page).first().waitFor()
  // The province's name comes with the choices, the cards with the targets.
  await page.getByRole('option', { name: /L[àa]o Cai/ }).waitFor({ state: 'attached' })
}
const table = (page: Page) => page.getByRole('table')
const names = (page: Page) => table(page).locator('tbody').getByRole('rowheader')
const rowsSaid = (page: Page, count: number) => page.getByText(new RegExp(`^${count} dòng · Bảng này luôn là số hôm nay`)).waitFor()
const text = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ')

describe('an official at the targets', () => {
  it('sees the seven of Lào Cai, each with its result, base, basis and day', async () => {
    const { items, asOf } = await ask<TargetList>('/api/targets')
    const page = await browser.visit('/targets')
    await cardsThere(page)
    await page.getByRole('heading', { name: 'Chỉ tiêu của Lào Cai' }).waitFor()
    await expect.poll(() => cards(page).count()).toBe(7)
    expect(items).toHaveLength(13)
    for (const item of items) {
      const said = await target(page, item.code).innerText()
      expect(said).toContain(item.titleVi)
      expect(said).toContain(`Cơ sở ${item.base.count}\u00a0`)
      expect(said).toMatch({ met: /đạt/, short: /chưa đạt/, undetermined: /chưa xác định được/ }[item.state])
      if (item.basis) expect(said).toContain({ reported: 'theo văn bản', measured: 'đo thực', schematic: 'sơ đồ', mixed: 'một phần sơ đồ' }[item.basis])
    }
    const [year, month, day] = asOf.split('-')
    await page.getByText(`số liệu ${day}/${month}/${year} · Hạn 31/12/2026`).first().waitFor()
  })

  it('reads that the resolution counts 20 operating clusters and the data another number', async () => {
    const { items } = await ask<TargetList>('/api/targets')
    const counted = items.find(({ code }) => code === 'LC-1b')?.base.count
    const page = await browser.visit('/targets')
    await page.getByText(`Nghị quyết tính 20 CCN đang hoạt động; dữ liệu ở đây có ${counted}.`).waitFor()
    expect(counted).not.toBe(20)
  })

  it('opens what a target rests on, and goes on to one of its zones and back', async () => {
    const page = await browser.visit('/targets?province=15')
    const line = target(page, 'LC-1a')
    await line.getByRole('button', { name: 'Chi tiết chỉ tiêu LC-1a' }).click()
    await line.getByText('Diễn biến theo tháng').waitFor()
    // The chart is drawn for the eye; its figures stand in a table.
    await line.locator('.trend:not(.trend-bare) svg').waitFor()
    await expect.poll(() => line.getByRole('table', { name: /Số liệu của biểu đồ/ }).getByRole('row').count()).toBeGreaterThan(10)
    await expect.poll(() => line.innerText()).toContain('34-NQ/TU')
    await line.getByRole('button', { name: /^Được tính: 6 khu, cụm/ }).click()
    await line.getByRole('link', { name: 'KCN Tằng Loỏng' }).click()
    await page.getByRole('heading', { name: 'KCN Tằng Loỏng', exact: true }).waitFor()
    expect(pathOf(page)).toMatch(/^\/zones\/MB-0003/)
    await page.goBack()
    await cardsThere(page)
    expect(pathOf(page)).toMatch(/^\/targets\?province=15/)
  })

  it('reads reports beside the result, with the day of the report', async () => {
    const page = await browser.visit('/targets')
    const line = target(page, 'LC-3')
    await line.getByText('Báo cáo 20/09/2026: 361,47\u00a0ha').waitFor()
    await line.getByRole('button', { name: /^Chi tiết/ }).click()
    await line.getByText('280,33\u00a0ha').first().waitFor()
    await expect.poll(() => line.innerText()).toContain('Nguồn: Báo cáo công tác của tỉnh Lào Cai')
  })

  it('comes from the map, and finds the map as it was', async () => {
    const page = await browser.visit('/?kind=industrial_zone')
    await page.locator('.plan-map[data-state="ready"]').waitFor()
    await page.getByRole('link', { name: 'Chỉ tiêu và số liệu các tỉnh' }).click()
    await cardsThere(page)
    await expect.poll(() => page.title()).toContain('Chỉ tiêu')
    await page.getByRole('link', { name: 'Về bản đồ' }).click()
    await page.getByRole('link', { name: 'Chỉ tiêu và số liệu các tỉnh' }).waitFor()
    expect(pathOf(page)).toMatch(/^\/\?kind=industrial_zone/)
    await expect.poll(() => page.locator('.plan-map[data-state="ready"]').count()).toBe(1)
  })

  it('comes from the province of a zone', async () => {
    const page = await browser.visit('/zones/MB-0001')
    await page.getByRole('article').getByRole('link', { name: 'Lào Cai', exact: true }).click()
    await cardsThere(page)
    expect(pathOf(page)).toMatch(/^\/targets\?province=15/)
  })

  it('chooses a province without targets and is told what would be here', async () => {
    const page = await browser.visit('/targets')
    await cardsThere(page)
    await page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Bắc Ninh' })
    await page.getByText('Chưa có chỉ tiêu của tỉnh này').waitFor()
    await page.getByRole('button', { name: 'Xem các tỉnh đã có chỉ tiêu' }).click()
    await cardsThere(page)
  })

  it('asks for a day, and the link opens the same again', async () => {
    const page = await browser.visit('/targets?province=15')
    await cardsThere(page)
    await page.getByLabel('Tính đến ngày').fill('2026-07-31')
    await page.getByText('số liệu 31/07/2026', { exact: false }).first().waitFor()
    await expect.poll(() => pathOf(page), { timeout: 10_000 }).toContain('asOf=2026-07-31')
    const { items } = await ask<TargetList>('/api/targets?province=15&asOf=2026-07-31')
    const hectares = items.find(({ code }) => code === 'LC-2')?.value ?? Number.NaN
    await target(page, 'LC-2').getByText(new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(hectares)).first().waitFor()
    const seen = await text(page, '.targets-panel')

    const again = await browser.visit(pathOf(page))
    await cardsThere(again)
    await again.getByText('số liệu 31/07/2026', { exact: false }).first().waitFor()
    await expect.poll(() => text(again, '.targets-panel'), { timeout: 10_000 }).toBe(seen)
    await expect.poll(() => again.getByLabel('Tính đến ngày').inputValue()).toBe('2026-07-31')
  })
})

describe('an official at the land table', () => {
  it('sorts by any column, in the Vietnamese alphabet, and the link keeps the order', async () => {
    const { rows } = await ask<LandLedger>('/api/land-ledger')
    const page = await browser.visit('/targets/table')
    await rowsSaid(page, rows.length)
    await page.getByRole('button', { name: 'Tên' }).click()
    const inOrder = rows.map(({ nameVi }) => nameVi).sort(new Intl.Collator('vi', { numeric: true }).compare)
    await expect.poll(() => names(page).allInnerTexts(), { timeout: 10_000 }).toEqual(inOrder)
    await expect.poll(() => page.getByRole('columnheader', { name: 'Tên' }).getAttribute('aria-sort')).toBe('ascending')

    await page.getByRole('button', { name: 'Quy hoạch' }).click()
    const largest = rows.toSorted((a, b) => (b.plannedHa ?? -1) - (a.plannedHa ?? -1))[0]?.nameVi
    await expect.poll(() => names(page).first().innerText(), { timeout: 10_000 }).toBe(largest)
    await expect.poll(() => pathOf(page), { timeout: 10_000 }).toContain('sort=-plannedHa')
    const again = await browser.visit(pathOf(page))
    await expect.poll(() => names(again).first().innerText(), { timeout: 10_000 }).toBe(largest)
  })

  it('narrows by kind, status, province and text; what nobody recorded is a dash that says so', async () => {
    const page = await browser.visit('/targets/table')
    await page.getByLabel('Loại').selectOption({ label: 'Khu công nghiệp' })
    await page.getByLabel('Tình trạng').selectOption({ label: 'phải di dời' })
    await rowsSaid(page, 1)
    await expect.poll(() => names(page).allInnerTexts()).toEqual(['Đông Phố Mới'])
    await page.getByRole('button', { name: 'Bỏ lọc' }).click()
    await page.getByLabel('Tìm trong bảng').fill('bao hung')
    const found = await ask<LandLedger>('/api/land-ledger?q=bao+hung')
    await rowsSaid(page, found.rows.length)
    await expect.poll(() => names(page).allInnerTexts(), { timeout: 10_000 }).toContain('Bảo Hưng 2')
    await expect.poll(() => table(page).getByTitle('chưa có số liệu').count()).toBeGreaterThan(0)
    await page.getByLabel('Tìm trong bảng').fill('qqqq')
    await page.getByText('Không có dòng nào khớp').waitFor()
  })

  it('adds up by province; a province opens into its zones and its own numbers', async () => {
    const page = await browser.visit('/targets/table')
    await page.getByRole('radio', { name: 'Tỉnh', exact: true }).check()
    const { rows } = await ask<LandLedger>('/api/land-ledger?by=province')
    await rowsSaid(page, rows.length)
    await names(page).getByRole('link', { name: 'Lào Cai' }).click()
    await page.getByRole('heading', { name: 'Lào Cai qua các con số' }).waitFor()
    const zones = await ask<LandLedger>('/api/land-ledger?province=15')
    await rowsSaid(page, zones.rows.length)
    expect(pathOf(page)).toMatch(/^\/targets\/table\?province=15/)
  })

  it.each([['Tải CSV', 'csv', 'text/csv'], ['Tải XLSX', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']])('%s: a file of what is on screen', async (button, ending, type) => {
    const page = await browser.visit('/targets/table?kind=industrial_zone')
    const link = page.getByRole('link', { name: button })
    await link.waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`))
    expect((await stat(await file.path())).size).toBeGreaterThan(500)
    const url = new URL(file.url())
    expect(url.searchParams.get('kind')).toBe('industrial_zone')
    expect(url.searchParams.get('lang')).toBe('vi')
    expect((await fetch(url)).headers.get('content-type')).toContain(type)
  })
})

describe('an official at the reported figures', () => {
  it('compares boards and provinces, each ratio with both its figures, and is told they are not from the map', async () => {
    const page = await browser.visit('/targets/reported')
    await page.getByRole('heading', { name: 'Số liệu trong văn bản, không phải số tính từ bản đồ' }).waitFor()
    const ratio = page.locator('.ratio').filter({ hasText: 'Tỷ lệ khu có xử lý nước thải tập trung' })
    await ratio.getByText('84,34\u00a0%').waitFor()
    await expect.poll(() => ratio.innerText()).toMatch(/70.*÷.*83/)
    await page.locator('.ratio').filter({ hasText: 'Lao động trên mỗi ha' }).getByText('60,79').waitFor()
    await expect.poll(() => page.locator('.ratio').filter({ hasText: 'Vốn FDI giải ngân' }).innerText()).toMatch(/53,58.*3\.156.*5,89.*văn bản in 54/s)
    await page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Lào Cai' })
    await expect.poll(() => page.locator('.figure-table tbody tr').count(), { timeout: 10_000 }).toBeLessThan(100)
  })
})

describe('the room itself', () => {
  it('changes parts with the arrow keys', async () => {
    const page = await browser.visit('/targets')
    await page.getByRole('tab', { name: 'Chỉ tiêu' }).focus()
    await page.keyboard.press('ArrowRight')
    await table(page).first().waitFor()
    await expect.poll(() => pathOf(page), { timeout: 10_000 }).toMatch(/^\/targets\/table/)
    await page.keyboard.press('End')
    await page.getByRole('heading', { name: /Số liệu trong văn bản/ }).waitFor()
  })

  it('speaks English', async () => {
    const page = await browser.visit('/targets?lang=en', { locale: 'en-GB' })
    await page.getByRole('heading', { name: 'Targets of Lao Cai' }).waitFor()
    await page.getByText(/^The resolution counts 20 operating clusters; the data here holds \d+\.$/).waitFor()
    await page.getByRole('tab', { name: 'Land table' }).click()
    await page.getByRole('columnheader', { name: 'Planned' }).waitFor()
  })

  it.each(['/targets', '/targets/table', '/targets/reported'])('fits a phone: %s scrolls down, never sideways, and its parts stay in reach', async (path) => {
    const page = await browser.visit(path, { viewport: phone })
    await page.locator('.target-card:not(.target-skeleton), .ledger, .ratio-row').first().waitFor()
    const room = page.locator('.targets-room')
    await expect.poll(() => room.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    await room.evaluate((element) => element.scrollTo(0, 600))
    for (const tab of ['Chỉ tiêu', 'Bảng số liệu', 'Số liệu báo cáo']) {
      const box = await page.getByRole('tab', { name: tab }).boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= phone.width && box.y >= 0 && box.y < 100, tab).toBe(true)
    }
    if (path.endsWith('table')) {
      await page.locator('.ledger-box').evaluate((element) => element.scrollTo(400, 0))
      expect((await names(page).first().boundingBox())?.x).toBeLessThan(20)
    }
  })

  it.each([
    ['targets', '/targets', desktop], ['targets, English, phone', '/targets?lang=en', phone], ['table', '/targets/table?status=relocating', desktop], ['table, phone', '/targets/table?status=relocating', phone],
    ['a province', '/targets/table?province=15&by=province', desktop], ['reported', '/targets/reported', desktop], ['reported, English, phone', '/targets/reported?lang=en', phone],
  ])('axe finds nothing: %s', async (_, path, viewport) => {
    const page = await browser.visit(path, { viewport })
    await page.locator('.target-card:not(.target-skeleton), .ledger, .ratio-row').first().waitFor()
    if (path.includes('by=province')) await page.getByRole('heading', { name: /qua các con số/ }).waitFor()
    if (path.startsWith('/targets?') || path === '/targets') {
      await page.locator('.target-more').nth(1).click()
      await page.locator('.trend:not(.trend-bare) svg').waitFor()
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)).toEqual([])
  })
})
