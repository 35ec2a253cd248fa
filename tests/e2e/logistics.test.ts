import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { listScenarioPlots } from '../../api/contract/land-scenario.ts'
import { mapReady, pathOf, phone, useBrowser, viewOf } from './browser.ts'
import { newPerson } from './desk-driver.ts'

const browser = useBrowser()
const violationsOf = async (page: Page) => {
  await mapReady(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)
}
const view = 'map=10/21.3/106.15'
const zoomOf = (page: Page) => Number(viewOf(page)?.split('/')[0])
const shoot = async (page: Page, name: string) => { if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) }

describe('everybody', () => {
  it('sees first the zones whose plan can still change, with every share in place', async () => {
    const page = await browser.visit(`/logistics?province=24&${view}`)
    await page.getByRole('heading', { name: 'Chưa hoạt động: còn điều chỉnh được quy hoạch' }).waitFor()
    const row = page.locator('.logistics-row').filter({ hasText: 'KCN Tân Hưng' }).first()
    await row.getByText('5,27 ha').waitFor()
    await row.getByRole('button', { name: 'Cách tính và đủ các số' }).click()
    await row.getByRole('table').getByText('8,43').waitFor()
    expect(pathOf(page)).toContain('row=MB-0098')
    await page.reload()
    await row.getByRole('table').getByText('8,43').waitFor()
    await page.goBack()
    await row.getByRole('table').waitFor({ state: 'detached' })
    await page.goForward()
    await row.getByRole('table').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await shoot(page, 'zones-vi')
  })

  it('weighs sites with sliders; the weights are in the address', async () => {
    const page = await browser.visit(`/logistics/candidates?province=24&lang=en&${view}`)
    const first = page.locator('.logistics-row').first()
    await first.waitFor()
    await page.getByRole('slider', { name: /^Area/ }).fill('90')
    await expect.poll(() => pathOf(page)).toContain('weights=90-15-20-15-10-10-10-5-10-10')
    await first.getByRole('button', { name: 'Why' }).click()
    await first.getByText('Within 20 km').waitFor()
    // As many as are read at a glance; the rest is asked for.
    expect(await page.locator('.logistics-row').count()).toBe(10)
    await page.getByRole('button', { name: 'Show more sites' }).click()
    await expect.poll(() => page.locator('.logistics-row').count()).toBe(20)
    // Nothing is known of floods: the criterion is out, and says so.
    expect(await page.getByRole('slider', { name: /^Free of floods/ }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'How firm the result is' }).click()
    expect(await page.getByRole('table', { name: 'How firm the result is' }).getByRole('row').filter({ hasText: 'Free of floodsno data' }).getByRole('cell').allInnerTexts()).toEqual(['–', '–'])
    expect(await violationsOf(page)).toEqual([])
    await shoot(page, 'candidates-en')
    await page.reload()
    await expect.poll(() => page.getByRole('slider', { name: /^Area/ }).inputValue()).toBe('90')
  })

  it('drags a slider: list and map follow at once, the address when it is let go', async () => {
    const page = await browser.visit(`/logistics/candidates?province=24&${view}`)
    const first = page.locator('.logistics-row').first()
    await first.waitFor()
    const slider = page.getByRole('slider', { name: /^Diện tích/ })
    const box = await slider.boundingBox()
    if (!box) throw new Error('the slider has a place')
    const { x, y, width, height } = box
    const before = await first.innerText()
    await page.mouse.move(x + width / 4, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width - 2, y + height / 2)
    await expect.poll(() => first.innerText()).not.toBe(before)
    // At rest the room would change after 250 ms and the address 400 ms later: both have begun and ended within timers as long, one after the other.
    await page.evaluate(async () => { for (const ms of [250, 250, 400, 400]) await new Promise((done) => setTimeout(done, ms)) })
    expect(pathOf(page)).not.toContain('weights=')
    // Let go beside the slider, as people do.
    await page.mouse.move(x + width + 40, y + height * 4)
    await page.mouse.up()
    await expect.poll(() => pathOf(page)).toMatch(/weights=(9\d|100)-/)
  })

  it('sees on the map the province and the zone they choose, and on arrival what the link shows', async () => {
    const page = await browser.visit('/logistics?map=6/16/108')
    await mapReady(page)
    await page.getByLabel('Tỉnh').selectOption({ label: 'Bắc Ninh' })
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(8)
    await page.locator('.logistics-row').filter({ hasText: 'KCN Tân Hưng' }).first().getByRole('button', { name: 'Cách tính và đủ các số' }).click()
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(12)
    const bare = await browser.visit('/logistics/gaps?province=24')
    await expect.poll(() => zoomOf(bare)).toBeGreaterThan(8)
    await shoot(bare, 'gaps-vi')
  })

  it('tells shortages apart by badges, the same in the list and the legend', async () => {
    const page = await browser.visit(`/logistics/gaps?lang=en&map=7/19/106`)
    const legend = page.getByRole('list', { name: /^Legend/ })
    await legend.getByText('Power 5 zones').waitFor()
    const shapes = (where: ReturnType<Page['locator']>) => where.locator('.gap-line svg').evaluateAll((all) => [...new Set(all.map((one) => one.innerHTML))])
    const inLegend = await shapes(legend)
    expect(inLegend).toHaveLength(await legend.getByRole('listitem').count())
    expect(inLegend.length).toBeGreaterThan(1)
    expect((await shapes(page.locator('.logistics-row'))).toSorted()).toEqual(inLegend.toSorted())
    expect(await violationsOf(page)).toEqual([])
    await shoot(page, 'gaps-en')
  })

  it('sees what is short outside the fence, on a phone', async () => {
    const page = await browser.visit(`/logistics/gaps?province=24&${view}`, { viewport: phone })
    await page.getByRole('button', { name: 'Cả màn hình' }).click()
    await page.getByText('chỉ Phần mở rộng (90 ha)').waitFor()
    expect(await page.getByText('thiếu điện').count()).toBe(5)
    expect(await violationsOf(page)).toEqual([])
    await shoot(page, 'gaps-vi-phone')
    // The open tab is in sight, however many stand before it.
    const [last, first] = [page.getByRole('tab', { name: 'Còn thiếu' }), page.getByRole('tab', { name: 'Các khu' })]
    const inSight = (tab: typeof last) => tab.evaluate((element) => { const { left, right } = element.getBoundingClientRect(); return left >= 0 && right <= window.innerWidth })
    expect(await inSight(last)).toBe(true)
    await last.press('Home')
    await expect.poll(() => inSight(first)).toBe(true)
    await page.getByRole('tab', { name: 'Địa điểm' }).click()
    await page.locator('.logistics-row').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await shoot(page, 'candidates-vi-phone')
  })
})

describe('a planner', () => {
  it('begins in the own province, without choosing it, and looks at another or at all of them', async () => {
    const page = await browser.visit('/logistics', { as: await newPerson('Cán bộ quy hoạch Bắc Ninh', 'planner', '24') })
    const choice = page.getByLabel('Tỉnh')
    await expect.poll(() => choice.inputValue()).toBe('24')
    await page.locator('.logistics-row').filter({ hasText: 'KCN Tân Hưng' }).first().waitFor()
    expect(pathOf(page)).not.toMatch(/province=|everywhere=/)
    await choice.selectOption({ label: 'Lào Cai' })
    await page.locator('.logistics-row').filter({ hasText: 'KCN Bát Xát' }).first().waitFor()
    expect(await page.locator('.logistics-row').filter({ hasText: 'KCN Tân Hưng' }).count()).toBe(0)
    await expect.poll(() => pathOf(page)).toContain('province=15')
    await choice.selectOption('')
    await page.locator('.logistics-row').filter({ hasText: 'KCN Tân Hưng' }).first().waitFor()
    await expect.poll(() => pathOf(page)).toMatch(/^\/logistics\?everywhere=1/)
    expect(pathOf(page)).not.toContain('province=')
    await page.reload()
    await page.locator('.logistics-row').filter({ hasText: 'KCN Bát Xát' }).first().waitFor()
    expect(await choice.inputValue()).toBe('')
  })

  it('tries another land structure, keeps it, and whoever has the link sees it', async () => {
    const page = await browser.visit(`/logistics/what-if?zone=MB-0098&${view}`, { as: await newPerson('Cán bộ quy hoạch logistics', 'planner', '24') })
    await page.getByRole('combobox', { name: 'CN-13: Đổi thành' }).selectOption({ label: 'Kho bãi – logistics' })
    await page.getByRole('combobox', { name: 'CN-12: Đổi thành' }).selectOption({ label: 'Dịch vụ – logistics' })
    await page.getByText('Đã chọn 2 lô, 2,58 ha').waitFor()
    await page.getByRole('button', { name: 'Tính trước và sau' }).click()
    const table = page.getByRole('table', { name: 'Trước và sau khi đổi' })
    await table.getByText('+2,58').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByLabel('Tên phương án').fill(`Thêm kho ${Date.now()}`)
    await page.getByRole('button', { name: 'Lưu phương án' }).click()
    await page.getByRole('heading', { name: /^Thêm kho/ }).waitFor()
    await expect.poll(() => pathOf(page)).toMatch(/^\/logistics\/what-if\?scenario=/)
    await page.getByText('Cán bộ quy hoạch logistics, ').waitFor()
    // Another zone is tried from the list, not the kept one shown again.
    const kept = page.url()
    await page.getByRole('tab', { name: 'Các khu' }).click()
    const row = page.locator('.logistics-row').filter({ hasText: 'KCN Tân Hưng' }).first()
    await row.getByRole('button', { name: 'Cách tính và đủ các số' }).click()
    await row.getByRole('link', { name: 'Thử đổi cơ cấu' }).click()
    await page.getByText('Chưa chọn lô nào.').waitFor()
    expect(pathOf(page)).not.toContain('scenario=')
    await page.goto(kept)
    await page.getByRole('heading', { name: /^Thêm kho/ }).waitFor()
    const link = await page.getByRole('textbox', { name: 'Đường dẫn' }).innerText()
    await shoot(page, 'what-if-vi')
    const other = await browser.visit(`${new URL(link).pathname}${new URL(link).search}&lang=en`)
    await other.getByRole('table', { name: 'Before and after the change' }).getByText('+2.58').first().waitFor()
    expect(await violationsOf(other)).toEqual([])
    expect(await other.getByRole('button', { name: 'Put away' }).count()).toBe(0)
    await shoot(other, 'kept-en')

    // Who made it changes it, and puts it away: then the link leads nowhere.
    await page.goto(link)
    await page.getByRole('radio', { name: 'Hiện nay' }).waitFor()
    await page.getByRole('button', { name: 'Đổi tên, đổi lô' }).click()
    await page.getByRole('combobox', { name: 'CN-12: Đổi thành' }).selectOption({ label: 'Giữ nguyên' })
    await page.getByLabel('Tên phương án').fill('Chỉ một kho')
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
    await page.getByRole('heading', { name: 'Chỉ một kho' }).waitFor()
    await page.getByText('+1,51').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Cất đi' }).click()
    await page.getByRole('button', { name: 'Cất đi' }).click()
    await page.getByText('Chưa chọn lô nào.').waitFor()
    await expect.poll(() => pathOf(page)).toContain('/logistics/what-if?zone=MB-0098')
    await page.getByText('Chỉ một kho').waitFor({ state: 'detached' })
  })

  it('finds a plot of a what-if by clicking it on the map, and loses nothing by clicking elsewhere', async () => {
    const person = await newPerson('Cán bộ chọn lô', 'planner', '24')
    const { plots } = listScenarioPlots.schema.response[200].parse(await (await person.session.get('/api/zones/MB-0098/land-scenario-plots')).json())
    const plot = plots.find(({ code }) => code === 'CN-13')
    const ring = plot?.geometry.coordinates[0]?.[0] ?? []
    const [lng, lat] = [0, 1].map((axis) => ring.reduce((sum, position) => sum + (position[axis] ?? NaN), 0) / ring.length)
    const page = await browser.visit(`/logistics/what-if?zone=MB-0098&map=17/${lat}/${lng}`, { as: person })
    const choice = page.getByRole('combobox', { name: 'CN-13: Đổi thành' })
    await choice.waitFor()
    await mapReady(page)
    // The middle of what the panel leaves of the map.
    await page.mouse.click(962, 466)
    await expect.poll(() => choice.evaluate((element) => element === document.activeElement)).toBe(true)
    await choice.selectOption({ label: 'Kho bãi – logistics' })
    await page.getByText('Đã chọn 1 lô').waitFor()
    await page.mouse.click(1250, 780)
    await page.mouse.click(962, 466)
    expect(pathOf(page)).toMatch(/^\/logistics\/what-if\?zone=MB-0098/)
    expect(await choice.inputValue()).toBe('warehouse_logistics')
  })

  it('deletes the weights they kept', async () => {
    const page = await browser.visit(`/logistics/candidates?province=24&${view}`, { as: await newPerson('Cán bộ trọng số', 'planner', '24') })
    await page.getByLabel('Tên để lưu').fill('Gần ga')
    await page.getByRole('button', { name: 'Lưu trọng số' }).click()
    await page.getByRole('button', { name: 'Trọng số đã lưu' }).click()
    await page.getByRole('button', { name: 'Xoá trọng số Gần ga' }).click()
    await page.getByRole('group', { name: 'Xoá trọng số Gần ga' }).getByRole('button', { name: 'Xoá' }).click()
    await page.getByRole('button', { name: 'Dùng trọng số Gần ga' }).waitFor({ state: 'detached' })
  })
})
