import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { phuThinh5 } from '../fixtures/corners.ts'
import { useBrowser } from './browser.ts'
import { deskOf, newPlanner, signIn, type Person } from './desk-driver.ts'

const browser = useBrowser()
// Each test has a zone of its own: a draft that was left would be offered first.
const [phuThinh3, phuThinh4, phuThinh6] = ['MB-0053', 'MB-0054', 'MB-0056']
/** As many annexes print it: marks by letter, Y before X, the first one again at the end. */
const foreign = `Tên mốc\tY (m)\tX (m)\n${[...phuThinh5, phuThinh5[0]].map(([x, y], i) => `Mốc ${'ABCDA'[i]}\t${y.toFixed(2)}\t${x.toFixed(2)}`).join('\n')}`

let made: Promise<Person> | null = null
const planner = () => (made ??= newPlanner('Đỗ Lan'))
const openDesk = (person: Person, path: string, forgive: RegExp[] = []) => browser.visit(path, { forgive, as: person })
const names = (page: Page) => page.locator('.corners-table tbody tr td:first-child input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
const cell = (page: Page, column: 'X' | 'Y', name: string) => page.getByRole('textbox', { name: `${column} của điểm ${name}`, exact: true }).first()
const saved = (page: Page) => page.locator('.draft-status[data-where="on_server"]').waitFor()

describe('a table of corners', () => {
  it('stays as it was typed: names, closing row, what was said of it, and every key pressed in a cell', async () => {
    const page = await openDesk(await planner(), `/plan/${phuThinh4}`)
    const desk = deskOf(page)
    await desk.ready()
    await desk.pasteCorners(foreign)
    await page.getByText('74,859\u00a0ha').waitFor()
    await saved(page)
    expect(await names(page)).toEqual(['Mốc A', 'Mốc B', 'Mốc C', 'Mốc D', 'Mốc A'])
    expect(await page.getByText('Tiêu đề ghi Y trước X: đã đọc theo tiêu đề.').isVisible()).toBe(true)

    const corner = cell(page, 'X', 'Mốc B')
    await corner.press('End')
    for (let i = 0; i < 3; i++) await corner.press('Backspace')
    expect(await corner.inputValue()).toBe('2396707')
    await corner.pressSequentially('.5')
    expect(await corner.inputValue()).toBe('2396707.5')
    await corner.pressSequentially('6')
    await page.getByText('74,859\u00a0ha').waitFor()

    // Looked away from and back at, it is still the same table.
    await desk.open('Kiểm tra')
    await desk.open('Toạ độ')
    expect(await names(page)).toEqual(['Mốc A', 'Mốc B', 'Mốc C', 'Mốc D', 'Mốc A'])

    // Left in the middle of an edit and opened again, the draft is one's own, and one.
    await cell(page, 'X', 'Mốc B').press('End')
    await cell(page, 'X', 'Mốc B').press('Backspace')
    expect(await cell(page, 'X', 'Mốc B').inputValue()).toBe('2396707.5')
    await page.getByRole('link', { name: 'Về danh sách bản nháp' }).click()
    await page.locator('.draft-line').getByRole('link', { name: /Phú Thịnh 4/ }).click()
    await desk.ready()
    await desk.open('Toạ độ')
    expect(await cell(page, 'X', 'M2').inputValue()).toMatch(/^2396707,50?$/)
    await cell(page, 'X', 'M2').press('End')
    await cell(page, 'X', 'M2').press('Backspace')
    await saved(page)
    expect(await page.getByText('Hai bản khác nhau').count()).toBe(0)
  })

  it('is read in another meridian only when that is asked for; a shape that stays gets other numbers', async () => {
    const page = await openDesk(await planner(), `/plan/${phuThinh6}`)
    const desk = deskOf(page)
    await desk.ready()
    await desk.pasteCorners(foreign)
    await page.getByText('74,859\u00a0ha').waitFor()
    const meridian = page.getByLabel('Kinh tuyến trục')
    await meridian.selectOption('5897')
    expect(await cell(page, 'X', 'Mốc A').inputValue()).toBe('2397130.48')
    await page.getByRole('button', { name: 'Giữ hình, chỉ tính lại số' }).click()
    // 26 km west of the other meridian, the same place has other numbers, and nothing moved.
    await expect.poll(async () => Number((await cell(page, 'Y', 'M1').inputValue()).replace(',', '.'))).toBeLessThan(500_000)
    expect(await page.getByText(/cách vị trí đã biết/).count()).toBe(0)
    await meridian.selectOption('9208')
    await expect.poll(async () => Number((await cell(page, 'Y', 'M1').inputValue()).replace(',', '.'))).toBeGreaterThan(522_000)

    await desk.pasteCorners(foreign)
    await expect.poll(() => names(page)).toContain('Mốc A')
    await meridian.selectOption('5897')
    await page.getByRole('button', { name: /^Đọc lại các số này theo 105°00′/ }).click()
    await page.getByText(/hình cách vị trí đã biết 2\d.* km; với 104°45′/).waitFor()
    await page.getByRole('button', { name: 'Dùng kinh tuyến 104°45′' }).click()
    await page.getByText('74,859\u00a0ha').waitFor()
    expect(await names(page)).toContain('Mốc A')
  })

  it('of a zone that does not exist yet waits for the meridian; the usual one of the province is offered, not taken', async () => {
    const page = await openDesk(await planner(), '/plan/new')
    const desk = deskOf(page)
    await page.getByLabel('Tên', { exact: true }).fill('Phú Thịnh thử')
    await page.getByRole('button', { name: 'Vẽ ranh' }).click()
    await desk.ready()
    await desk.open('Toạ độ')
    expect(await page.getByLabel('Kinh tuyến trục').inputValue()).toBe('')
    await desk.pasteCorners(foreign)
    await page.getByText(/Bảng vừa dán theo kinh tuyến trục nào/).waitFor()
    expect(await page.locator('.corners-table').count()).toBe(0)
    expect(await page.locator('.corners-question').getByRole('button').allInnerTexts()).toEqual(['104°45′'])
    await page.getByRole('button', { name: '104°45′' }).click()
    await page.getByText('74,859\u00a0ha').waitFor()
    expect(await page.getByLabel('Kinh tuyến trục').inputValue()).toBe('9208')
    expect(await names(page)).toEqual(['Mốc A', 'Mốc B', 'Mốc C', 'Mốc D', 'Mốc A'])
  })
})

describe('a session that ends while somebody draws', () => {
  it('keeps the draft here, and goes on saving once they sign in again in another tab', async () => {
    const person = await planner()
    const page = await openDesk(person, `/plan/${phuThinh3}`, [/401 \(Unauthorized\)/])
    const desk = deskOf(page)
    await desk.ready()
    await desk.pasteCorners(foreign)
    await saved(page)
    await page.context().clearCookies()
    const corner = cell(page, 'X', 'Mốc B')
    await corner.press('End')
    await corner.press('Backspace')
    await page.locator('.draft-status[data-where="signed_out"]').waitFor()
    await page.getByText('Phiên đăng nhập đã hết').waitFor()

    const other = await page.context().newPage()
    await other.goto(new URL('/sign-in', page.url()).href)
    await signIn(other, person)
    await saved(page)
    await expect.poll(() => page.getByText('Phiên đăng nhập đã hết').count()).toBe(0)
    expect(await corner.inputValue()).toBe('2396707.5')
    expect(await names(page)).toContain('Mốc B')
  })
})
