import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import type { LandOfferDetail, LandOfferList } from '../../api/contract/land-offer.ts'
import { desktop, mapReady, pathOf, phone, useBrowser } from './browser.ts'

const browser = useBrowser()

const ask = async <T>(path: string) => (await (await fetch(inject('address') + path)).json()) as T
// The server draws a first list of its own; the reader's is the one of the room.
const cards = (page: Page) => page.locator('.find-results .offer-card')
const card = (page: Page, code: string) => cards(page).filter({ has: page.locator(`a[data-code="${code}"]`) })
const link = (page: Page, code: string) => page.locator(`.find-results .offer-card a[data-code="${code}"]`)
const listed = (page: Page) => page.locator('.find-results:not([aria-busy="true"]) .offer-card').first().waitFor()
const text = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ')
const violationsOf = async (page: Page) => {
  await mapReady(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)
}
const search = '/find-land?lang=en&areaFrom=12&railStation=30&by=now&use=industrial'
const query = '/api/land-offers?areaFrom=12&railStation=30&by=now&use=industrial'
const found = () => ask<LandOfferList>(query)

describe('an investor on a phone, in English', () => {
  it('asks for 12 ha in one block, cleared, near rail, and gets the answer of the API', async () => {
    const page = await browser.visit('/find-land?lang=en', { viewport: phone })
    await listed(page)
    await page.locator('label', { hasText: 'Wishes' }).click()
    await page.getByRole('button', { name: 'Whole screen' }).click()
    await page.getByLabel('Area from, ha').fill('12,5')
    await page.getByLabel('Factory', { exact: false }).first().check()
    await page.getByRole('radio', { name: /^now/ }).check()
    await page.getByLabel('Rail station, km').fill('30')
    const { total, items } = await ask<LandOfferList>('/api/land-offers?areaFrom=12.5&use=industrial&by=now&railStation=30')
    await page.getByRole('button', { name: `See ${total} block` }).click()
    await listed(page)
    await expect.poll(() => page.locator('.find-results .offer-card a').first().getAttribute('data-code')).toBe(items[0]?.code)
    expect(pathOf(page)).toContain('areaFrom=12.5&railStation=30&by=now&use=industrial')
    expect(await cards(page).first().innerText()).toMatch(/km to rail/)
  })

  it('is asked back what 1.200 means, and is not searched for until it is said', async () => {
    const page = await browser.visit('/find-land?lang=en&view=wishes', { viewport: phone })
    await page.getByRole('button', { name: 'Whole screen' }).click()
    const area = page.getByLabel('Area from, ha')
    await area.fill('1.200')
    await page.getByText('Which number is “1.200”?').first().waitFor()
    expect(pathOf(page)).not.toContain('areaFrom')
    await page.getByRole('button', { name: 'it is 1.2', exact: true }).click()
    await expect.poll(() => pathOf(page)).toContain('areaFrom=1.2&')
    await area.fill('12 ha')
    await page.getByText('A number is needed, e.g. 12.5.').waitFor()
    await area.fill('5')
    await page.getByLabel('to, ha', { exact: true }).fill('2')
    await page.getByText('“From” must not exceed “to”.').waitFor()
    await expect.poll(() => pathOf(page)).toMatch(/areaFrom=5&(?!areaTo)/)
  })

  it('draws an area with a finger: the tools stay in sight, and the first corner closes it', async () => {
    const page = await browser.visit('/find-land?lang=en&view=wishes&map=8/21.3/105.9', { viewport: phone })
    await mapReady(page)
    await page.getByRole('button', { name: 'Whole screen' }).click()
    await page.getByRole('button', { name: 'Where' }).click()
    await page.getByRole('button', { name: 'Draw an area on the map' }).click()
    await page.getByText('Tap the map to set each corner (0)').waitFor()
    for (const [x, y] of [[80, 200], [300, 200], [300, 500], [180, 400]] as const) await page.touchscreen.tap(x, y)
    await page.getByText('Tap the map to set each corner (4)').waitFor()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('Tap the map to set each corner (3)').waitFor()
    await page.touchscreen.tap(82, 203)
    await expect.poll(() => new URL(page.url()).searchParams.get('within')?.split(' ').length).toBe(3)
  })

  it('opens an offer and reads the row of the API, with the way to the board and the dossier', async () => {
    const { items: [first] } = await found()
    if (!first) throw new Error('the shipped data has such land')
    const detail = await ask<LandOfferDetail>(`/api/land-offers/${first.code}`)
    const page = await browser.visit(search, { viewport: phone })
    await listed(page)
    await link(page, first.code).click()
    await page.locator('.offer-detail').waitFor()
    expect(await text(page, '.offer-number >> nth=0')).toBe(`${detail.ha.toFixed(2).replace(/\.?0+$/, '')} ha`)
    for (const { nameEn, km } of detail.distances) expect(await text(page, '.offer-detail')).toContain(`${nameEn} ${Number(km.toFixed(1))} km`)
    if (detail.basis === 'schematic') await page.getByText('Illustrative data').waitFor()
    expect(await page.getByRole('link', { name: 'Ask the board' }).getAttribute('href')).toBe(`/ask?offer=${first.code}`)
    expect(await page.getByRole('link', { name: 'PDF dossier' }).getAttribute('href')).toBe(`/api/land-offers/${first.code}/dossier.pdf?lang=en`)
    await page.getByRole('button', { name: /^How it was worked out/ }).click()
    expect(await page.locator('.offer-table').filter({ hasText: 'Plots' }).locator('tbody tr').count()).toBe(detail.derivation.plots.length)
    await page.getByRole('button', { name: 'Close, back to the results' }).click()
    await listed(page)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-code'))).toBe(first.code)
  })

  it('compares three side by side, and a link brings back the same', async () => {
    const { items } = await found()
    const codes = items.slice(0, 3).map(({ code }) => code)
    const page = await browser.visit(search, { viewport: phone })
    await listed(page)
    for (const code of codes) await card(page, code).getByRole('button', { name: /^Compare/ }).click()
    await page.getByRole('button', { name: 'Open the comparison' }).click()
    const table = page.getByRole('table', { name: 'Compare blocks of land' })
    await table.waitFor()
    await expect.poll(() => table.getByRole('columnheader').count()).toBe(codes.length + 1)
    const areas = (await table.getByRole('row', { name: /^Area/ }).locator('td').allInnerTexts()).map((cell) => cell.replace(/\s+/g, ' '))
    expect(areas).toEqual(items.slice(0, 3).map(({ ha }) => `${ha.toFixed(2).replace(/\.?0+$/, '')} ha`))
    const nearest = Math.min(...items.slice(0, 3).map(({ distances }) => distances.find(({ kind }) => kind === 'rail_station')?.km ?? Infinity))
    expect(await table.getByRole('row', { name: /^Rail station/ }).locator('td[data-best]').first().innerText()).toContain(String(Number(nearest.toFixed(1))))
    await page.getByText('Only rows that differ').click()
    expect(await table.locator('tbody tr:not([data-differs])').count()).toBe(0)
    const again = await browser.visit(pathOf(page), { viewport: phone })
    await again.getByRole('table', { name: 'Compare blocks of land' }).waitFor()
    await expect.poll(() => again.locator('.compare-table thead a').count()).toBe(codes.length)
  })

  it('saves blocks in the browser, shares them as a link, and hears of one that is gone', async () => {
    const { items: [first, second] } = await found()
    if (!first || !second) throw new Error('the shipped data has two such')
    const page = await browser.visit(search, { viewport: phone })
    await listed(page)
    const pin = card(page, first.code).getByRole('button', { name: /^Save/ })
    await pin.click()
    expect(await pin.getAttribute('aria-pressed')).toBe('true')
    await page.reload()
    await page.locator('label', { hasText: 'Saved 1' }).click()
    await link(page, first.code).waitFor()

    const shared = await browser.visit(`/find-land?lang=en&view=shortlist&shortlist=${first.code},${second.code},${first.zone.code}.999999`, { viewport: phone, forgive: [/404/] })
    await link(shared, second.code).waitFor()
    await shared.getByText(`${first.zone.code}.999999 is no longer in the data`).waitFor()
    await shared.getByRole('button', { name: 'Save to my list' }).click()
    await shared.getByText('All in your list').waitFor()
    await shared.getByRole('button', { name: 'Back to my list' }).click()
    await expect.poll(() => cards(shared).count()).toBe(2)
    await shared.getByRole('button', { name: 'Remove from the list' }).click()
    await expect.poll(() => shared.getByText('is no longer in the data').count()).toBe(0)
  })
})

describe('the search', () => {
  it('meets nothing and offers the nearest, naming what they miss', async () => {
    const { near, total } = await ask<LandOfferList>('/api/land-offers?areaFrom=500')
    expect(total).toBe(0)
    const page = await browser.visit('/find-land?areaFrom=500')
    await page.getByText('Chưa có khối đất nào thoả mọi điều kiện').waitFor()
    await expect.poll(() => cards(page).count()).toBe(near.length)
    expect(await cards(page).first().innerText()).toMatch(/Thiếu 1 điều kiện: diện tích/)
    await page.getByRole('button', { name: /^Bỏ “từ 500 ha”: còn/ }).click()
    await listed(page)
    expect(pathOf(page)).not.toContain('areaFrom')
  })

  it('says how many it cannot judge, weighs wishes, and shows choices without offers as such', async () => {
    const page = await browser.visit('/find-land?wastewater=500&seaport=100')
    await listed(page)
    const { withoutWish, facets } = await ask<LandOfferList>('/api/land-offers?wastewater=500&seaport=100')
    const unjudged = withoutWish.find(({ wish }) => wish === 'wastewater')?.unjudged ?? 0
    expect(unjudged).toBeGreaterThan(0)
    await page.getByText(`chưa có số liệu: ${unjudged}`).waitFor()
    await page.getByRole('group', { name: 'Mức quan trọng: nước thải' }).getByLabel('rất').check()
    await expect.poll(() => pathOf(page)).toContain('weights=wastewater:3')
    const built = facets.use.find(({ value }) => value === 'ready_built')?.count ?? 0
    expect(await page.getByLabel(`Nhà xưởng xây sẵn, ${built} khối đất`).isDisabled()).toBe(built === 0)
  })

  it('asks the map for an area by clicks, and the keyboard for a place', async () => {
    const page = await browser.visit('/find-land?map=8/21.3/105.9')
    await listed(page)
    await mapReady(page)
    await page.getByRole('button', { name: 'Ở đâu' }).click()
    await page.getByRole('button', { name: 'Vẽ vùng trên bản đồ' }).click()
    // Said once the map listens.
    await page.getByText(/\(0\)/).waitFor()
    for (const [x, y] of [[800, 200], [1300, 200], [1300, 600], [1310, 610]] as const) await page.mouse.click(x, y)
    await page.getByText(/\(4\)/).waitFor()
    await page.keyboard.press('Backspace')
    await page.getByText(/\(3\)/).waitFor()
    await page.getByRole('button', { name: 'Xong' }).click()
    await page.getByText('Vùng đã vẽ: 3 góc').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('within')?.split(' ').length).toBe(3)
    await page.getByLabel('Tên khu hoặc toạ độ').fill('tang loong')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'KCN Tằng Loỏng' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('around')).toMatch(/^22\.\d+,104\.\d+,30$/)
  })

  it('goes by keyboard alone: into the list, into an offer, and back to where one was', async () => {
    const page = await browser.visit('/find-land?view=results')
    await listed(page)
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Đến kết quả')
    await page.keyboard.press('Enter')
    const code = await page.evaluate(() => document.activeElement?.getAttribute('data-code'))
    expect(code).toBe(await page.locator('.find-results .offer-card a').first().getAttribute('data-code'))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    expect(pathOf(page)).toContain(`offer=${code}`)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-code'))).toBe(code)
  })

  it('shows its list before the map is fetched', async () => {
    const page = await browser.visit('/find-land')
    await listed(page)
    await mapReady(page)
    // The list comes with the page: what is painted first.
    const [list, map] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      performance.getEntriesByType('resource').find(({ name }) => /tiles\/land-offer/.test(name))?.startTime ?? -Infinity,
    ] as const)
    expect(list).toBeLessThan(map)
  })

  it('is reached from the map and from a block of clean land', async () => {
    const page = await browser.visit('/')
    await page.getByRole('link', { name: 'Tìm đất' }).click()
    await listed(page)
    const { items: [first] } = await ask<LandOfferList>('/api/land-offers?by=now')
    await page.goto(`${inject('address')}/zones/${first?.zone.code}/clean-land`)
    await page.getByRole('link', { name: /^Khối 1: xem đủ/ }).click()
    await page.locator('.offer-detail').waitFor()
    expect(pathOf(page)).toMatch(/^\/find-land\?.*offer=MB-\d+\.\d+/)
  })
})

describe('accessibility', () => {
  it.each([
    ['results and wishes, Vietnamese', '/find-land?areaFrom=12&wastewater=500', desktop], ['results, English, phone', search, phone], ['wishes, phone', '/find-land?areaFrom=12&view=wishes', phone],
    ['saved, empty', '/find-land?view=shortlist', desktop], ['nothing found', '/find-land?areaFrom=500&lang=en', desktop],
  ])('axe finds nothing: %s', async (_, path, viewport) => {
    const page = await browser.visit(path, { viewport })
    await page.locator('.find-results:not([aria-busy="true"]), .search-form, .notice').first().waitFor()
    await page.locator('[data-skeleton]').waitFor({ state: 'detached' })
    expect(await violationsOf(page)).toEqual([])
  })

  it.each([['vi', desktop], ['en', desktop], ['vi', phone], ['en', phone]] as const)('axe finds nothing in an offer: %s, %o', async (language, viewport) => {
    const { items: [first] } = await found()
    const offer = await browser.visit(`${search}&lang=${language}&offer=${first?.code}`.replace('lang=en&', ''), { viewport })
    await offer.locator('.offer-scroll').waitFor()
    expect(await violationsOf(offer)).toEqual([])
  })

  it.each([['vi', desktop], ['en', desktop], ['vi', phone], ['en', phone]] as const)('axe finds nothing in a comparison: %s, %o', async (language, viewport) => {
    const { items } = await found()
    const [first, second] = items.map(({ code }) => code)
    const comparison = await browser.visit(`/find-land?lang=${language}&view=compare&compare=${first},${second}`, { viewport })
    await comparison.locator('.compare-table').waitFor()
    expect(await violationsOf(comparison)).toEqual([])
  })
})
