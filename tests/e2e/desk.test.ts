import { describe, expect, inject, it } from 'vitest'
import type { ZoneFeature } from '../../api/contract/zone.ts'
import { phuThinh5Text } from '../fixtures/corners.ts'
import { settled, useBrowser } from './browser.ts'
import { deskOf, newPlanner, signIn, type Person } from './desk-driver.ts'

const browser = useBrowser()
const phuThinh5 = 'MB-0055'
const phuThinh6 = 'MB-0056'
/** Until the next day of Vietnam begins, what is published today counts today. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

/** Phú Thịnh 6 stands beside Phú Thịnh 5, established, thirty metres over the line. */
async function establishNeighbour({ session }: Person): Promise<void> {
  const desk = await session.get(`/api/zones/${phuThinh6}/desk`)
  const ring = [[104.97790, 21.66170], [104.98500, 21.66800], [104.97900, 21.67450], [104.97005, 21.66965], [104.97790, 21.66170]]
  await session.post(`/api/zones/${phuThinh6}/revisions`, {
    boundary: { type: 'Polygon', coordinates: [ring] }, status: { legalStatus: 'established' }, effectiveOn: today(), why: 'Thành lập cụm',
    decision: { number: '12/QĐ-UBND', issuedOn: '2026-09-01', authority: 'UBND tỉnh Lào Cai' },
    reasons: { schematic_plots_outside: 'Lô sơ đồ', area_differs_from_decision: 'Theo quyết định', far_from_known_place: 'Đúng vị trí', overlaps_other_zone: 'Chờ điều chỉnh' },
  }, { 'if-match': desk.headers.get('etag') ?? '' })
}

const drawnHa = async () => ((await (await fetch(`${inject('address')}/api/zones/${phuThinh5}`)).json()) as ZoneFeature).properties.drawnHa

describe('planners at the desk', () => {
  it('one turns a decision into a boundary, another draws the same zone: nobody\'s work is lost, and the old shape comes back', async () => {
    const [hoa, minh] = [await newPlanner('Trần Hoa'), await newPlanner('Lê Minh')]
    await establishNeighbour(hoa)

    // Anybody's map, open all the while.
    const visitor = await browser.visit(`/zones/${phuThinh5}`)
    await settled(visitor)

    // Hoa signs in on her way to the desk.
    const page = await browser.visit(`/plan/${phuThinh5}`, { forgive: [/422 \(Unprocessable Entity\)/] })
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click()
    await signIn(page, hoa)
    const desk = deskOf(page)
    await desk.ready()

    // Minh has the zone open too, and pulls a corner of what holds.
    const other = await browser.visit(`/sign-in?to=/plan/${phuThinh5}`, { forgive: [/412 \(Precondition Failed\)/] })
    await signIn(other, minh)
    const otherDesk = deskOf(other)
    await otherDesk.ready()
    await page.getByText('Lê Minh').first().waitFor()
    await otherDesk.open('Toạ độ')
    const corner = other.getByRole('textbox', { name: 'X của điểm M1', exact: true })
    const north = Number((await corner.inputValue()).replace(',', '.'))
    await corner.fill((north + 12).toFixed(2).replace('.', ','))
    await otherDesk.alignToNeighbours()

    // The corners as the annex prints them are the polygon at once.
    await desk.pasteCorners(phuThinh5Text)
    await page.getByText('74,859\u00a0ha').waitFor()
    await page.getByText('74,874\u00a0ha').first().waitFor()
    await desk.open('Kiểm tra')
    await page.getByText(/Chồng [\d.,]+ m² lên .*Phú Thịnh 6/).first().waitFor()
    await desk.verdict(/1 lỗi phải sửa/)
    await expect.poll(() => page.getByRole('button', { name: 'Công bố…' }).isDisabled()).toBe(true)

    // Snapped to the neighbour, the overlap is gone.
    await desk.alignToNeighbours()
    await desk.verdict(/cảnh báo cần ghi lý do|Không có lỗi/)
    expect(await page.getByText(/Chồng [\d.,]+ m² lên .*Phú Thịnh 6/).count()).toBe(0)

    await page.getByRole('button', { name: 'Công bố…' }).click()
    await desk.publish({ number: '345/QĐ-UBND', why: 'Theo phụ lục toạ độ' })
    await page.getByText('Đã công bố bản 2').waitFor()
    const published = await drawnHa()
    expect(published).toBeGreaterThan(60)
    expect(published).toBeLessThan(74.874)

    // The visitor's map has it without being loaded again.
    const shown = published?.toLocaleString('vi-VN', { maximumFractionDigits: 2 }) ?? ''
    await visitor.getByText(new RegExp(`${shown}\\s*ha`)).first().waitFor()

    // Minh hears of it, compares, and publishes his own over it, knowing what he does.
    await other.getByText('Khu vừa có bản mới (bản 2)').waitFor()
    await other.getByRole('button', { name: 'So sánh' }).click()
    await other.getByRole('heading', { name: 'Có người đã công bố khu này trong lúc bạn vẽ' }).waitFor()
    await other.getByText(/Trần Hoa, .*Theo phụ lục toạ độ/).waitFor()
    await expect.poll(() => other.locator('.conflict td').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/[1-9][\d.]*\u00a0m²/)]))
    await other.getByRole('button', { name: 'Công bố bản của tôi' }).click()
    await otherDesk.publish({ number: '346/QĐ-UBND', why: 'Sửa một góc' })
    await other.getByText('Đã công bố bản 3').waitFor()
    expect(await drawnHa()).not.toBe(published)

    // Hoa follows by herself, and brings her version back as a new one.
    await desk.open('Lịch sử')
    const second = page.locator('.revision').filter({ hasText: 'Bản 2' })
    await page.locator('.revision').filter({ hasText: 'Bản 3' }).getByText(/Lê Minh/).waitFor()
    await second.getByRole('button', { name: 'Xem trên bản đồ' }).click()
    await second.getByText(/ranh hiện hành thêm [\d.]+ m², bớt [\d.]+ m²/).waitFor()
    await second.getByRole('button', { name: 'Khôi phục bản này…' }).click()
    // What the checks warn of is asked for before anything is sent.
    await page.locator('.change-warning textarea').first().waitFor()
    await desk.publish({ number: '347/QĐ-UBND', why: 'Phụ lục đúng', button: 'Khôi phục thành bản mới' })
    await page.getByText('Đã công bố bản 4').waitFor()
    expect(await page.getByRole('tab', { name: 'Lịch sử' }).getAttribute('aria-selected')).toBe('true')
    await page.locator('.revision').filter({ hasText: 'Bản 4' }).getByText('Khôi phục từ bản 2.').waitFor()
    expect(await drawnHa()).toBe(published)
  }, 180_000)
})
