import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { corridorOption } from '../../api/contract/corridor.ts'
import { desktop, mapReady, pathOf, phone, useBrowser, viewOf } from './browser.ts'
import { newPerson } from './desk-driver.ts'
import { resumeSession } from './session.ts'

const browser = useBrowser()
const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)
}
/** Where the map shows the three zones that must move, and the line between them. */
const view = 'map=12.6/22.47/103.98'
const difference = (page: Page) => page.getByRole('region', { name: /Khác với tuyến đang có hiệu lực|Difference to the version in effect/ })
const sum = (page: Page) => difference(page).getByRole('status')

describe('who is not signed in', () => {
  it.each([['Vietnamese', 'vi', desktop], ['English, on a phone', 'en', phone]])('sees what must move, without firms, and where to sign in: %s', async (_, lang, viewport) => {
    const page = await browser.visit(`/relocation?lang=${lang}&${view}`, { viewport })
    await page.getByRole('link', { name: /CCN Sơn Mãn|Sơn Mãn industrial cluster/ }).waitFor()
    expect(await page.getByRole('link', { name: /Đông Phố Mới/ }).count()).toBe(2)
    expect(await page.getByText(/Doanh nghiệp bị|Firms affected|Cam Đường/).count()).toBe(0)
    expect(await page.getByText(lang === 'vi' ? 'Ước tính theo sơ đồ' : 'An estimate from a schematic').isVisible()).toBe(true)
    await mapReady(page)
    expect(await violationsOf(page)).toEqual([])
    expect(pathOf(page)).toContain('/relocation')
    expect(await page.locator('a.button').filter({ hasText: lang === 'vi' ? 'Đăng nhập' : 'Sign in' }).getAttribute('href')).toContain('/sign-in?to=/relocation')
  })
})

describe('who is not signed in, on the map', () => {
  it('is taken to what must move, and shown each zone by itself', async () => {
    const page = await browser.visit('/relocation')
    await page.getByRole('link', { name: 'CCN Sơn Mãn' }).waitFor()
    await page.getByRole('list', { name: 'Trên bản đồ' }).getByText('bị lấy').waitFor()
    await expect.poll(() => viewOf(page), { timeout: 30_000 }).toMatch(/^1[23]\./)
    const whole = viewOf(page)
    await page.getByRole('listitem').filter({ hasText: 'CCN Sơn Mãn' }).getByRole('button', { name: 'Xem trên bản đồ' }).click()
    await expect.poll(() => Number(viewOf(page)?.split('/')[0]), { timeout: 30_000 }).toBeGreaterThan(14)
    expect(viewOf(page)).not.toBe(whole)
    await mapReady(page)
  })
})

describe('who draws', () => {
  /** Corners set one after another: two clicks in one place would end the sketch. */
  const click = async (page: Page, corners: readonly (readonly [number, number])[]) => { for (const [x, y] of corners) await page.mouse.click(x, y) }
  const counted = (text: string | null) => Number(/Lấy thêm ([\d,.]+) ha/.exec(text ?? '')?.[1]?.replaceAll('.', '').replace(',', '.') ?? NaN)

  it('a station over land that stays sees it taken; a new line in place of the old frees what that took', async () => {
    const page = await browser.visit(`/relocation/corridor?map=13/22.47/103.98`, { as: await newPerson('Cán bộ vẽ tuyến', 'official', '15') })
    await mapReady(page)
    await page.getByRole('button', { name: 'Vẽ ga' }).click()
    const dock = page.getByRole('region', { name: 'Vẽ ga:' })
    await dock.getByText('0 đỉnh').waitFor()
    // Around CCN Bắc Duyên Hải; a click sets a corner and opens no zone.
    await click(page, [[630, 130], [730, 130], [730, 230]])
    await dock.getByText(/3 đỉnh · [\d,]+ ha/).waitFor()
    await page.keyboard.press('Backspace')
    await dock.getByText('2 đỉnh').waitFor()
    await click(page, [[730, 230], [630, 230]])
    // The wheel zooms meanwhile, and the sketch stays where it is on the ground.
    const before = viewOf(page)
    await page.mouse.move(1000, 700)
    await page.mouse.wheel(0, -40)
    await expect.poll(() => viewOf(page)).not.toBe(before)
    await dock.getByText('4 đỉnh').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => dock.count()).toBe(0)
    expect(pathOf(page)).toContain('/relocation/corridor')
    await expect.poll(async () => counted(await sum(page).textContent())).toBeGreaterThan(1)
    await page.getByRole('list', { name: 'Trên bản đồ' }).getByText('ga', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Tên', exact: true }).fill('Ga Lào Cai mới')
    await page.getByRole('textbox', { name: 'Tên', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Bỏ Ga Lào Cai mới' }).waitFor()
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: 'Bỏ Ga Lào Cai mới' }).click()
    await sum(page).getByText('Không lô nào thay đổi').waitFor()
    await page.getByRole('button', { name: 'Lùi một bước' }).click()
    await expect.poll(async () => counted(await sum(page).textContent())).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Bỏ mọi thay đổi' }).click()
    await sum(page).getByText('Chưa đổi gì').waitFor()

    await page.getByRole('button', { name: 'Vẽ hoặc nạp tuyến khác' }).click()
    await page.getByRole('button', { name: 'Vẽ tuyến mới' }).click()
    await page.getByRole('region', { name: 'Vẽ tuyến:' }).waitFor()
    // The third is on the old line, which is not grabbed meanwhile; a double click ends it.
    await click(page, [[600, 600], [800, 650]])
    await page.mouse.dblclick(1200, 700)
    await expect.poll(() => page.getByRole('region', { name: 'Vẽ tuyến:' }).count()).toBe(0)
    await sum(page).getByText(/trả lại 11\d(,\d+)? ha/).waitFor()
    expect(await page.getByRole('radio', { name: 'Bề rộng từng đoạn' }).isChecked()).toBe(true)
  })

  it('a depot with a finger, in English; Stop drawing leaves things as they are', async () => {
    const page = await browser.visit(`/relocation/corridor?lang=en&${view}`, { viewport: phone, as: await newPerson('Cán bộ vẽ ở hiện trường', 'official', '15') })
    await mapReady(page)
    const dock = page.getByRole('region', { name: 'Drawing a depot:' })
    await page.getByRole('button', { name: 'Draw a depot' }).click()
    await dock.getByText('Tap the map').waitFor()
    await page.touchscreen.tap(120, 300)
    await dock.getByText('1 vertex').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await dock.getByRole('button', { name: 'Stop drawing' }).click()
    await sum(page).getByText('Nothing is changed yet').waitFor()
    await page.getByRole('button', { name: 'Draw a depot' }).click()
    await dock.getByText('0 vertices').waitFor()
    for (const [x, y] of [[120, 300], [220, 300], [220, 400]] as const) await page.touchscreen.tap(x, y)
    await dock.getByText('3 vertices').waitFor()
    await dock.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Depot 1')
  })
})

describe('an official', () => {
  it('sees the zones, their plots and firms, shifts the alignment, sees the difference list, and keeps it as an option', async () => {
    const page = await browser.visit(`/relocation?${view}`, { as: await newPerson('Cán bộ di dời', 'official', '15') })
    await page.getByRole('link', { name: 'CCN Sơn Mãn' }).waitFor()
    await page.getByText('Hạn 31/12/2026').first().waitFor()
    await page.getByRole('button', { name: '46 lô' }).click()
    const plots = page.getByRole('table', { name: 'Lô đất bị lấy ở CCN Sơn Mãn' })
    await expect.poll(() => plots.getByRole('rowheader').count()).toBe(46)
    // Chosen below the fold, it is brought to the reader; firms and the file are of the same zone.
    await expect.poll(async () => (await page.getByRole('button', { name: /^Lô đất bị lấy ở CCN Sơn Mãn/ }).boundingBox())?.y ?? 9999).toBeLessThan(600)
    await page.getByRole('button', { name: /^Doanh nghiệp bị ảnh hưởng ở CCN Sơn Mãn/ }).waitFor()
    await page.getByText('Nơi tiếp nhận:').first().waitFor()
    const file = await page.request.get(new URL(await page.getByRole('link', { name: /Tải danh sách lô/ }).getAttribute('href') ?? '', page.url()).href)
    expect([file.status(), (await file.text()).trimEnd().split('\r\n').length]).toEqual([200, 47])
    await page.getByRole('button', { name: /^Khu khác tuyến chạm tới/ }).click()
    await page.getByText('không có quyết định nào nêu các khu này').waitFor()
    await mapReady(page)
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('tab', { name: 'Hướng tuyến' }).click()
    await sum(page).getByText('Chưa đổi gì').waitFor()
    await page.getByRole('textbox', { name: 'Bao nhiêu mét' }).fill('300')
    await page.getByRole('button', { name: 'Đông', exact: true }).click()
    await sum(page).getByText(/Lấy thêm .* ha, trả lại .* ha, \d+ lô thay đổi/).waitFor()
    const first = await sum(page).textContent()
    // Zone by zone, and plot by plot.
    await difference(page).getByRole('rowheader', { name: 'CCN Sơn Mãn' }).first().waitFor()
    await difference(page).getByRole('button', { name: /^Lô đất thay đổi/ }).click()
    await expect.poll(() => difference(page).getByRole('table', { name: 'Khác với tuyến đang có hiệu lực' }).getByRole('rowheader').count()).toBeGreaterThan(20)
    expect(await violationsOf(page)).toEqual([])

    // Back, and the same by hand on the map: below Sơn Mãn the line runs from north to south.
    await page.getByRole('button', { name: 'Lùi một bước' }).click()
    await sum(page).getByText('Chưa đổi gì').waitFor()
    await mapReady(page)
    const [x, y] = [1010, 480]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 4 })
    await page.mouse.up()
    await sum(page).getByText(/lô thay đổi/).waitFor()
    expect(await sum(page).textContent()).not.toBe(first)
    // Let go over a panel it stays where it was last seen, and follows no longer.
    await page.getByRole('button', { name: 'Lùi một bước' }).click()
    await sum(page).getByText('Chưa đổi gì').waitFor()
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 4 })
    await page.mouse.move(200, y)
    await page.mouse.up()
    await sum(page).getByText(/lô thay đổi/).waitFor()

    // Widths in place of the project's own area: old law, and it says so.
    await page.getByRole('radio', { name: 'Bề rộng từng đoạn' }).check({ force: true })
    await page.getByText('Số mét của quy định mới chưa biết').waitFor()
    await page.getByRole('button', { name: 'Lưu thành phương án' }).first().click()
    await page.getByRole('textbox', { name: 'Tên phương án' }).fill('Dời về phía đông')
    await page.getByRole('button', { name: 'Lưu thành phương án' }).last().click()
    await expect.poll(() => pathOf(page)).toContain('option=')
    await page.getByText('Dời về phía đông').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  it('does the same on a phone, in English', async () => {
    const page = await browser.visit(`/relocation/corridor?lang=en&${view}`, { viewport: phone, as: await newPerson('Cán bộ đi đường', 'official', '15') })
    await page.getByRole('button', { name: 'South', exact: true }).click()
    await sum(page).getByText(/ha newly taken, .* ha freed, \d+ plots? changes?/).waitFor()
    await mapReady(page)
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('what is drawn and not saved', () => {
  it('is there again after another part of the room and after a reload; saved or discarded it is not', async () => {
    const person = await newPerson('Cán bộ vẽ dở', 'official', '15')
    const page = await browser.visit(`/relocation/corridor?${view}`, { as: person })
    await sum(page).getByText('Chưa đổi gì').waitFor()
    await page.getByRole('button', { name: 'Bắc', exact: true }).click()
    await sum(page).getByText(/lô thay đổi/).waitFor()
    const drawn = await sum(page).textContent()
    await page.getByRole('tab', { name: 'Phải di dời' }).click()
    await page.getByText('Hạn 31/12/2026').first().waitFor()
    await page.getByRole('tab', { name: 'Hướng tuyến' }).click()
    await page.getByText('Bản vẽ chưa lưu đã được lấy lại').waitFor()
    await expect.poll(() => sum(page).textContent()).toBe(drawn)
    // The browser asks first.
    const asked = page.waitForEvent('dialog').then(async (dialog) => { await dialog.accept(); return dialog.type() })
    await page.reload()
    expect(await asked).toBe('beforeunload')
    await page.getByText('Bản vẽ chưa lưu đã được lấy lại').waitFor()
    await expect.poll(() => sum(page).textContent()).toBe(drawn)
    await page.getByRole('button', { name: 'Bỏ mọi thay đổi' }).click()
    await sum(page).getByText('Chưa đổi gì').waitFor()
    await page.reload()
    await sum(page).getByText('Chưa đổi gì').waitFor()
    expect(await page.getByText('Bản vẽ chưa lưu đã được lấy lại').count()).toBe(0)
  })

  it('is not written over what somebody else saved meanwhile, and nobody is offered to save into another’s option', async () => {
    const [author, session] = [await newPerson('Chủ phương án', 'official', '15'), resumeSession(inject('address'), inject('admin').cookie)]
    const design = { alignment: { type: 'LineString', coordinates: [[103.95, 22.5], [103.99, 22.45]] }, sections: [{ fromM: 0, toM: null, structure: 'level', formationWidthM: 1.6, widthM: 10 }] }
    const options = '/api/corridors/lao-cai-ha-noi-hai-phong/options'
    const other = corridorOption.parse(await session.post(options, { name: 'Của quản trị', design }))
    const theirs = await browser.visit(`/relocation/corridor?option=${other.id}&${view}`, { as: author })
    await theirs.getByText('Đang mở phương án Của quản trị').waitFor()
    await theirs.getByRole('button', { name: 'Lưu thành phương án' }).first().click()
    await theirs.getByRole('textbox', { name: 'Tên phương án' }).waitFor()
    expect(await theirs.getByRole('button', { name: 'Lưu vào phương án này' }).count()).toBe(0)

    const page = await browser.visit(`/relocation/corridor?option=${other.id}&${view}`, { as: { session } })
    await page.getByRole('button', { name: 'Nam', exact: true }).click()
    await sum(page).getByText(/thay đổi/).waitFor()
    await page.getByRole('tab', { name: 'Phải di dời' }).click()
    await session.put(`${options}/${other.id}`, { name: 'Của quản trị', design }, { 'if-match': `"${other.version}"` })
    await page.getByRole('tab', { name: 'Hướng tuyến' }).click()
    await page.getByText('đã được người khác sửa').waitFor()
    // Let go, theirs is drawn on, and can be saved.
    await page.getByRole('button', { name: 'Bỏ mọi thay đổi' }).click()
    await page.getByText('đã được người khác sửa').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Nam', exact: true }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Bỏ mọi thay đổi' }).isEnabled()).toBe(true)
    expect(await page.getByText('Bản vẽ chưa lưu đã được lấy lại').count()).toBe(0)
    await page.getByRole('button', { name: 'Lưu thành phương án' }).first().click()
    await page.getByRole('button', { name: 'Lưu vào phương án này' }).click()
    await expect.poll(async () => corridorOption.parse(await (await session.get(`${options}/${other.id}`)).json()).version).toBe(other.version + 2)
  })
})

describe('an administrator', () => {
  it('adopts only what is kept, and what was built otherwise has the width of its own law', async () => {
    const session = resumeSession(inject('address'), inject('admin').cookie)
    const section = { fromM: 0, toM: null, structure: 'level', formationWidthM: 1.6, widthM: 8.6, widthRule: 'protection_other+safety_other' }
    const { id } = corridorOption.parse(await session.post('/api/corridors/lao-cai-ha-noi-hai-phong/options', { name: 'Phương án thử', design: { alignment: { type: 'LineString', coordinates: [[103.95, 22.5], [103.99, 22.45]] }, sections: [section] } }))
    const page = await browser.visit(`/relocation/corridor?option=${id}&${view}`, { as: { session } })
    const adopt = page.getByRole('button', { name: 'Ban hành bằng quyết định' })
    await expect.poll(() => adopt.isEnabled()).toBe(true)
    await page.getByRole('combobox', { name: 'Kết cấu' }).selectOption({ label: 'cầu cạn' })
    await expect.poll(() => page.getByRole('textbox', { name: /^Bề rộng mỗi bên/ }).inputValue()).toBe('7')
    expect(await page.getByRole('combobox', { name: 'Theo quy định' }).locator('option:checked').innerText()).toMatch(/^Cầu cạn, ngoài đô thị/)
    await page.getByText('hãy nhập bề rộng cầu').waitFor()
    await page.getByText('Bản vẽ có thay đổi chưa lưu').waitFor()
    expect(await adopt.isEnabled()).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Bỏ mọi thay đổi' }).click()
    await expect.poll(() => adopt.isEnabled()).toBe(true)
    // Also once the form is open.
    await adopt.click()
    await page.getByRole('button', { name: 'Nam', exact: true }).click()
    await page.getByText('Bản vẽ có thay đổi chưa lưu').waitFor()
    expect(await page.getByRole('button', { name: 'Ban hành', exact: true }).isEnabled()).toBe(false)
    await page.getByRole('button', { name: 'Lùi một bước' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Ban hành', exact: true }).isEnabled()).toBe(true)
  })
})
