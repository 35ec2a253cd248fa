import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { atlas, cleanSwatches } from '../../client/map/palette.ts'
import { desktop, pathOf, phone, sharesOnMap, useBrowser } from './browser.ts'

const browser = useBrowser()

const mapReady = (page: Page) => page.locator('.plan-map[data-state="ready"]').waitFor()
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const panel = (page: Page) => page.getByRole('tabpanel')
const available = cleanSwatches[1]?.fill ?? ''
const brightShare = async (page: Page) => (await sharesOnMap(page, [available]))[0] ?? 0
const until = { timeout: 20_000 }

describe('the tabs of a zone', () => {
  it('have an address each, open with the arrow keys, and go back with the back button', async () => {
    const page = await browser.visit('/zones/MB-0003')
    const open = (name: string) => page.getByRole('tab', { name, exact: true, selected: true }).waitFor()
    await tab(page, 'Cơ cấu đất').click()
    await panel(page).getByText('656,63').first().waitFor()
    expect(pathOf(page)).toMatch(/^\/zones\/MB-0003\/land-balance/)
    await expect.poll(() => page.title()).toBe('Cơ cấu đất · KCN Tằng Loỏng – Mặt Bằng')
    await tab(page, 'Lấp đầy').click()
    await open('Lấp đầy')
    await page.goBack()
    await open('Cơ cấu đất')
    await tab(page, 'Cơ cấu đất').press('ArrowRight')
    await open('Đất sạch')
    await tab(page, 'Đất sạch').press('Home')
    await open('Tổng quan')
    await tab(page, 'Tổng quan').press('ArrowLeft')
    await open('Tiêu chuẩn')
  })

  it.each([
    ['land-balance', 'vi', desktop], ['clean-land', 'vi', desktop], ['clean-land', 'en', phone], ['land-balance', 'en', phone],
    ['sme-quota', 'vi', desktop], ['occupancy', 'en', desktop], ['standards', 'vi', desktop],
  ] as const)('axe finds nothing: %s, %s', async (word, language, viewport) => {
    const page = await browser.visit(`/zones/MB-0003/${word}?lang=${language}`, { viewport })
    await mapReady(page)
    await panel(page).locator('[aria-busy="true"]').waitFor({ state: 'detached' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)).toEqual([])
  })

  it('ask about another day, and say that the map does not', async () => {
    const page = await browser.visit('/zones/MB-0003/land-balance')
    await page.getByLabel('Tính đến ngày').fill('2025-06-30')
    await panel(page).getByText('số liệu 30/06/2025').waitFor()
    await panel(page).getByText('Bản đồ vẽ theo hôm nay').waitFor()
    await expect.poll(() => pathOf(page)).toContain('asOf=2025-06-30')
    await panel(page).getByRole('button', { name: 'Về hôm nay' }).click()
    await expect.poll(() => pathOf(page)).not.toContain('asOf')
  })

  it('are printed as the one that is open', async () => {
    const page = await browser.visit('/zones/MB-0003/clean-land')
    await panel(page).getByText('97,99').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 718, height: 1000 })
    await expect.poll(async () => (await page.getByRole('article').boundingBox())?.width ?? 0).toBeGreaterThan(650)
    await expect.poll(async () => (await page.getByRole('heading', { name: 'Đất sạch', exact: true, level: 3 }).boundingBox())?.height ?? 0).toBeGreaterThan(10)
    await expect.poll(() => page.getByRole('tablist').isVisible()).toBe(false)
  })
})

describe('land on the map', () => {
  it('a use that is pressed is marked, and pressed again it is not', async () => {
    const page = await browser.visit('/zones/MB-0003/land-balance?layers=none')
    await mapReady(page)
    const marked = async () => (await sharesOnMap(page, [atlas.accent], 12))[0] ?? 0
    const before = await marked()
    const uses = panel(page).getByRole('button', { name: 'Công nghiệp', exact: true })
    await uses.click()
    await expect.poll(marked, until).toBeGreaterThan(before + 0.01)
    await expect.poll(() => uses.getAttribute('aria-pressed')).toBe('true')
    await uses.click()
    await page.mouse.move(700, 5)
    await expect.poll(marked, until).toBeLessThan(before + 0.005)
  })

  it('clean land shows with its tab, goes with it, and stays when it was chosen', async () => {
    const page = await browser.visit('/zones/MB-0003/clean-land')
    await mapReady(page)
    await expect.poll(() => brightShare(page), until).toBeGreaterThan(0.005)
    await tab(page, 'Cơ cấu đất').click()
    await expect.poll(() => brightShare(page), until).toBe(0)
    await page.getByRole('button', { name: 'Lớp bản đồ' }).click()
    await page.getByRole('checkbox', { name: /^Đất sạch còn trống/ }).check()
    await expect.poll(() => brightShare(page), until).toBeGreaterThan(0.005)
    expect(pathOf(page)).toContain('layers=clean')
  })

  it('says where a hall can stand, and shows the block', async () => {
    const page = await browser.visit('/zones/MB-0003/clean-land')
    await mapReady(page)
    await page.getByLabel('Rộng, m').fill('210')
    await page.getByLabel('Dài, m').fill('300')
    await page.getByRole('button', { name: 'Xem khối nào đủ chỗ' }).click()
    await page.getByText(/^4 trên 15 khối đặt được nhà xưởng 210 × 300 m/).waitFor()
    const zoom = () => Number(new URL(page.url()).searchParams.get('map')?.split('/')[0])
    const before = zoom()
    await page.getByRole('button', { name: /^Khối 2/ }).click()
    await expect.poll(zoom, until).toBeGreaterThan(before + 1)
  })

  it('is not called available where nobody recorded who has it', async () => {
    const page = await browser.visit('/zones/MB-0111/clean-land')
    await panel(page).getByText(/chưa nói được phần đất sạch nào còn trống/).waitFor()
    await panel(page).getByText('chưa rõ', { exact: true }).waitFor()
  })
})

describe('a plot', () => {
  it('is picked on the map and let go with Escape, and its card is in the address', async () => {
    const page = await browser.visit('/zones/MB-0003?map=15/22.288/104.139')
    await mapReady(page)
    await page.mouse.click(684, 430)
    const card = page.getByRole('region', { name: 'Thẻ lô đất' })
    await card.getByRole('heading', { name: /^Lô / }).waitFor()
    await card.getByText('Công nghiệp').first().waitFor()
    expect(pathOf(page)).toMatch(/plot=\d+/)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(pathOf(page)).toMatch(/^\/zones\/MB-0003\?/)
  })

  it('is found in the list without the map', async () => {
    const page = await browser.visit('/zones/MB-0003/land-balance')
    await panel(page).getByRole('button', { name: /^Danh sách lô đất/ }).click()
    await panel(page).getByRole('button', { name: /^CN-44/ }).click()
    const card = page.getByRole('region', { name: 'Thẻ lô đất' })
    await card.getByRole('heading', { name: 'Lô CN-44' }).waitFor()
    await card.getByText('7,2202').waitFor()
  })

  it('that is not there is said', async () => {
    const page = await browser.visit('/zones/MB-0003?plot=99999999', { forgive: [/404/] })
    await page.getByRole('heading', { name: 'Không có lô này' }).waitFor()
  })
})

it('an open zone leaves layers and legend in reach on a phone', async () => {
  const page = await browser.visit('/zones/MB-0003', { viewport: phone })
  await page.getByRole('button', { name: 'Lớp bản đồ và chú giải' }).click()
  await page.getByRole('checkbox', { name: /^Giải phóng mặt bằng/ }).check()
  await expect.poll(() => pathOf(page)).toContain('layers=clearance')
  await page.getByRole('button', { name: 'Lớp bản đồ và chú giải' }).click()
  await tab(page, 'Tổng quan').waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})
