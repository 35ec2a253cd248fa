import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { relocationBoard, relocationCaseDetail } from '../../api/contract/relocation-case.ts'
import { listRelocationPlans, relocationPlan } from '../../api/contract/relocation-plan.ts'
import { fold } from '../../client/i18n/fold.ts'
import { mapReady, pathOf, phone, useBrowser, viewOf } from './browser.ts'
import { newPerson, signIn, type Person } from './desk-driver.ts'

const browser = useBrowser()
const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)
}
const view = 'map=10/22.4/103.98'
let person: Person | null = null
const official = async () => (person ??= await newPerson('Cán bộ bố trí', 'official', '15'))
const open = async (path: string, options: Parameters<typeof browser.visit>[1] = {}) => browser.visit(`${path}?${view}`, { ...options, as: await official() })

describe('an official of two provinces', () => {
  it('begins where something must move, and leaves what was open when choosing the other', async () => {
    const page = await browser.visit(`/relocation/cases?case=RL-LC-03/DAM-563`, { as: await newPerson('Cán bộ hai tỉnh', 'official', '24', '15') })
    await page.getByRole('button', { name: 'Về danh sách' }).click()
    const choice = page.getByRole('combobox', { name: 'Tỉnh' })
    expect(await choice.inputValue()).toBe('15')
    await page.getByRole('heading', { name: /^Hồ sơ di dời \d/ }).waitFor()
    await page.getByRole('searchbox').fill('mẫu 563')
    await choice.selectOption({ label: 'Bắc Ninh' })
    await page.getByText('Chưa có hồ sơ nào').waitFor()
    await expect.poll(() => pathOf(page)).toMatch(/^\/relocation\/cases\?province=24/)
    expect(pathOf(page)).not.toContain('q=')
    await page.goBack()
    await page.getByRole('heading', { name: /^Hồ sơ di dời \d/ }).waitFor()
    expect([await choice.inputValue(), await page.getByRole('searchbox').inputValue()]).toEqual(['15', 'mẫu 563'])
  })
})

describe('an official', () => {
  it('sees every case, records a step and an obstacle, and finds it late', async () => {
    const page = await open('/relocation/cases')
    await page.getByRole('heading', { name: 'Hồ sơ di dời 105' }).waitFor()
    await page.getByText('Số liệu minh hoạ').waitFor()
    await mapReady(page)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Lọc' }).selectOption({ label: 'CCN Sơn Mãn' })
    await page.getByRole('heading', { name: 'Hồ sơ di dời 27' }).waitFor()
    await page.getByRole('radio', { name: 'Danh sách' }).check()
    await page.getByRole('table', { name: 'Hồ sơ di dời' }).getByRole('button').first().click()
    await page.getByRole('heading', { name: 'Có thể chuyển đến' }).waitFor()
    // Filter, view and case are a link; Back closes the case.
    expect(pathOf(page)).toMatch(/^\/relocation\/cases\?of=RL-LC-03&view=table&case=RL-LC-03\/DAM-\d+/)
    const firm = await page.getByRole('heading', { name: /^Doanh nghiệp mẫu \d+$/ }).innerText()
    const shared = await browser.visit(pathOf(page), { as: await official() })
    await shared.getByRole('heading', { name: firm }).waitFor()
    await shared.getByRole('button', { name: 'Về danh sách' }).click()
    await shared.getByRole('heading', { name: 'Hồ sơ di dời 27' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Hồ sơ di dời 27' }).waitFor()
    expect(await page.getByRole('radio', { name: 'Danh sách' }).isChecked()).toBe(true)
    await page.goForward()
    await page.getByRole('heading', { name: firm }).waitFor()
    await page.getByText('quyết định nêu').first().waitFor()

    await page.getByRole('button', { name: 'Ghi bước: Kiểm kê' }).click()
    await page.getByLabel('Ngày đạt').fill('2026-02-02')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Phải ghi').waitFor()
    await page.getByLabel('Nguồn, văn bản').fill('Biên bản kiểm kê')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('đạt 02/02/2026').waitFor()
    await page.getByRole('button', { name: 'Ghi bước: Duyệt phương án' }).click()
    await page.getByLabel('Ngày theo kế hoạch').fill('2026-03-03')
    await page.getByLabel('Nguồn, văn bản').fill('Kế hoạch')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Chậm kế hoạch').waitFor()
    await page.getByRole('button', { name: 'Ghi vướng mắc' }).click()
    await page.getByLabel('Vướng ở đâu').fill('Chưa thống nhất giá')
    await page.getByRole('button', { name: 'Ghi', exact: true }).click()
    await page.getByText('1 vướng mắc').waitFor()
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: 'Về danh sách' }).click()
    await page.getByLabel('Chỉ quá hạn, chậm hoặc vướng mắc').check()
    await page.getByRole('heading', { name: 'Hồ sơ di dời 1', exact: true }).waitFor()
  })

  it('balances receiving land over time', async () => {
    const page = await open('/relocation/receivers')
    await page.getByRole('heading', { name: 'Cân đối đất tiếp nhận' }).waitFor()
    const named = page.getByRole('list', { name: /^Rời KCN Đông Phố Mới → KCN Bát Xát, / })
    await named.getByText('67,04 ha').waitFor()
    await named.getByText('công bố 114,5 ha').waitFor()
    await page.getByRole('list', { name: /^Rời CCN Đông Phố Mới, CCN Sơn Mãn → CCN Thống Nhất/ }).getByText('6,03 ha').waitFor()
    await page.getByText('Công bố 95 ha').waitFor()
    await mapReady(page)
    expect(await violationsOf(page)).toEqual([])
  })

  it('assigns all firms by solver, changes one by hand, compares, and accepts it: its land is kept', async () => {
    const page = await open('/relocation/assignment')
    await page.getByLabel('Tên phương án').fill('Phương án A')
    await page.getByLabel('Nơi nhận').selectOption('placed')
    await page.getByLabel('Thời gian tính, giây').selectOption('5')
    await page.getByRole('button', { name: 'Tính', exact: true }).click()
    await page.getByRole('progressbar', { name: 'Tính phương án' }).waitFor()
    await page.getByText('105/105 hồ sơ có chỗ').waitFor({ timeout: 60_000 })
    await page.getByText(/Nhiều nhất .* trên cận dưới/).waitFor()
    await mapReady(page)
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: 'Sao thành phương án mới' }).click()
    const plan = page.getByLabel('Phương án đang xem')
    await expect.poll(() => plan.locator('option:checked').innerText()).toBe('Phương án A (bản sửa)')
    const site = page.getByRole('combobox', { name: /^Đổi nơi nhận của/ }).last()
    const before = await site.inputValue()
    const other = (await site.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).find((value) => value !== '' && value !== before) ?? ''
    await site.selectOption(other)
    await page.getByText('1 sửa tay').waitFor()
    await page.getByLabel('So với').selectOption({ label: 'Phương án A' })
    await page.getByText('1 hồ sơ xếp khác nhau').waitFor()

    await page.getByRole('button', { name: /^Chấp nhận cho/ }).last().click()
    await page.getByText('1 đã chấp nhận').waitFor()
    await page.getByRole('table', { name: /bản sửa/ }).getByText('giữ đất', { exact: true }).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  it('undoes an accepted row alone, from a link; who was slower is told and loses nothing', async () => {
    const { session } = await official()
    const { items: [plan, other] } = listRelocationPlans.schema.response[200].parse(await (await session.get('/api/relocation-plans?province=15')).json())
    const page = await browser.visit(`/relocation/assignment?plan=${plan?.id}&compare=${other?.id}&${view}`, { as: await official(), forgive: [/412/] })
    await page.getByText('1 hồ sơ xếp khác nhau').waitFor()
    await page.getByText('1 đã chấp nhận').waitFor()
    const { etag } = relocationPlan.parse(await (await session.get(`/api/relocation-plans/${plan?.id}`)).json())
    await session.post(`/api/relocation-plans/${plan?.id}/refresh`, {}, { 'if-match': `"${etag}"` })
    const undo = async () => {
      await page.getByRole('button', { name: /^Bỏ chấp nhận cho/ }).click()
      await page.getByRole('button', { name: 'Trả lại đất' }).click()
    }
    await undo()
    await page.getByText('Phương án hoặc sức chứa vừa thay đổi.').waitFor()
    await page.getByText('1 đã chấp nhận').waitFor()
    await undo()
    await page.getByText('1 đã chấp nhận').waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: /^Bỏ chấp nhận cho/ }).count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.getByLabel('So với').selectOption({ label: 'không so' })
    await expect.poll(() => pathOf(page)).not.toContain('compare=')
    await page.goBack()
    await page.getByText('1 hồ sơ xếp khác nhau').waitFor()
  })

  it('records a case for a firm that has no plot', async () => {
    const page = await open('/relocation/cases', { forgive: [/409/] })
    await page.getByRole('combobox', { name: 'Lọc' }).selectOption({ label: 'CCN Đông Phố Mới' })
    await page.getByRole('button', { name: 'Ghi hồ sơ cho doanh nghiệp không có lô đất' }).click()
    await page.getByLabel('Tên doanh nghiệp').fill('Cơ sở thuê xưởng')
    await page.getByRole('button', { name: 'Ghi hồ sơ', exact: true }).click()
    await page.getByText('Phải ghi').waitFor()
    // What is missing takes the focus: it is filled first.
    await page.getByLabel('Nguồn, văn bản').fill('Biên bản kiểm kê')
    await page.getByLabel('Diện tích cần, ha').fill('0,12')
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Ghi hồ sơ', exact: true }).click()
    await page.getByRole('heading', { name: 'Cơ sở thuê xưởng' }).waitFor()
    await page.getByText('không có lô nào').waitFor()
    await page.getByText('0,12 ha').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Hồ sơ di dời 13' }).waitFor()
    await page.getByRole('button', { name: 'Ghi hồ sơ cho doanh nghiệp không có lô đất' }).click()
    await page.getByLabel('Tên doanh nghiệp').fill('cơ sở thuê XƯỞNG')
    await page.getByLabel('Nguồn, văn bản').fill('Biên bản kiểm kê')
    await page.getByRole('button', { name: 'Ghi hồ sơ', exact: true }).click()
    await page.getByText('đã có trong khu này').waitFor()
  })

  it('does the same on a phone, in English', async () => {
    const page = await open('/relocation/cases', { viewport: phone })
    await page.getByRole('heading', { name: /^Hồ sơ di dời/ }).waitFor({ state: 'attached' })
    for (const [path, heading] of [['cases', 'Relocation cases 106'], ['receivers', 'Receiving land in balance'], ['assignment', 'Assign receiving sites']] as const) {
      await page.goto(new URL(`/relocation/${path}?lang=en&${view}`, page.url()).href)
      await page.getByRole('button', { name: 'Whole screen' }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
      await mapReady(page)
      expect([path, await violationsOf(page)]).toEqual([path, []])
    }
  })
})

describe('two officials at one case', () => {
  it('the slower keeps what was typed, and sees what the other recorded', async () => {
    const { session } = await official()
    const read = async () => relocationBoard.parse(await (await session.get('/api/relocation-cases?province=15')).json()).items
    const one = (await read()).find(({ version, endedOn }) => version === 0 && endedOn === null)
    if (!one) throw new Error('every case is recorded already')
    const path = `/api/relocations/${one.relocation}/cases/${one.project}`
    const record = (responsibleUnit: string, version: number) => session.put(path, { areaHa: 1.234, sector: null, wastewaterM3PerDay: 12.5, powerMva: null, farthestKm: null, neededBy: null, responsibleUnit, closedOn: null, outcome: null, source: 'Biên bản' }, { 'if-match': `"${version}"` })
    await record('Tổ A', 0)
    const page = await open('/relocation/cases', { forgive: [/412/] })
    await page.goto(new URL(`/relocation/cases?case=${one.relocation}/${one.project}&${view}`, page.url()).href)
    await page.getByRole('button', { name: 'Ghi nhu cầu và kết quả' }).click()
    const field = (label: string) => page.getByLabel(label)
    expect(await field('Diện tích cần, ha').inputValue()).toBe('1,2340')
    await field('Điện, MVA').fill('0,4')
    await record('Tổ B', 1)
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Hồ sơ vừa được người khác sửa').waitFor()
    await expect.poll(() => field('Đơn vị phụ trách').inputValue()).toBe('Tổ B')
    expect(await field('Điện, MVA').inputValue()).toBe('0,4')
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('button', { name: 'Ghi nhu cầu và kết quả' }).waitFor()
    expect((await read()).find(({ project, relocation }) => project === one.project && relocation === one.relocation)).toMatchObject({ areaHa: 1.234, sectorIsRecorded: false, wastewaterM3PerDay: 12.5, powerMva: 0.4, responsibleUnit: 'Tổ B' })
  })
})

const boardOf = async () => relocationBoard.parse(await (await (await official()).session.get('/api/relocation-cases?province=15')).json()).items
/** A case nobody has recorded anything of, with land, opened. */
const openUnrecorded = async () => {
  const one = (await boardOf()).find(({ version, endedOn, allocatedHa }) => version === 0 && endedOn === null && allocatedHa !== null)
  if (!one) throw new Error('every case is recorded already')
  const page = await browser.visit(`/relocation/cases?case=${one.relocation}/${one.project}&${view}`, { as: await official() })
  await page.getByRole('heading', { name: one.firmNameVi }).waitFor()
  return { page, one, form: (name: string) => page.getByRole('form', { name }) }
}

describe('who looks for a firm', () => {
  it('finds it without its accents, in each view and by a link, and on the map', async () => {
    const items = await boardOf()
    const sought = fold(items.find(({ endedOn, place }) => endedOn === null && place !== null)?.firmNameVi ?? '').toUpperCase()
    const found = items.filter(({ firmNameVi }) => fold(firmNameVi).includes(fold(sought))).length
    expect(found).toBeLessThan(items.length)
    const page = await open('/relocation/cases')
    const title = (count: number) => page.getByRole('heading', { name: `Hồ sơ di dời ${count}`, exact: true })
    await title(items.length).waitFor()
    await page.getByRole('searchbox', { name: 'Tìm doanh nghiệp' }).fill(sought)
    for (const name of ['Bảng việc', 'Danh sách', 'Thời gian']) {
      await page.getByRole('radio', { name }).check()
      await title(found).waitFor()
    }
    await expect.poll(() => pathOf(page)).toContain(`q=${sought.replaceAll(' ', '+')}`)
    await page.getByRole('list', { name: 'Trên bản đồ' }).getByText('doanh nghiệp phải rời').waitFor()
    await mapReady(page)
    await page.getByRole('list').filter({ has: page.locator('.case-track') }).getByRole('button').first().click()
    await expect.poll(() => Number(viewOf(page)?.split('/')[0]), { timeout: 30_000 }).toBeGreaterThan(13)
    await page.reload()
    await page.getByRole('button', { name: 'Về danh sách' }).click()
    await title(found).waitFor()
    await page.getByRole('searchbox', { name: 'Tìm doanh nghiệp' }).fill('không có ai')
    await page.getByRole('button', { name: 'Xem tất cả' }).click()
    await title(items.length).waitFor()
  })
})

describe('the page of a case', () => {
  it('keeps what is typed in one form while another is saved', async () => {
    const { page, one, form } = await openUnrecorded()
    await page.getByRole('button', { name: 'Ghi nhu cầu và kết quả' }).click()
    await page.getByRole('button', { name: 'Ghi bước: Kiểm kê' }).click()
    await page.getByRole('button', { name: 'Ghi vướng mắc' }).click()
    const [need, step, obstacle] = [form('Ghi nhu cầu và kết quả'), form('Ghi bước: Kiểm kê'), form('Ghi vướng mắc')]
    await need.getByLabel('Điện, MVA').fill('0,7')
    await need.getByLabel('Nguồn, văn bản').fill('Biên bản A')
    await step.getByLabel('Ngày theo kế hoạch').fill('2199-01-01')
    await step.getByLabel('Nguồn, văn bản').fill('Kế hoạch')
    await obstacle.getByLabel('Vướng ở đâu').fill('Chờ đo đạc')
    expect(await violationsOf(page)).toEqual([])
    // One is still on its way when the next is saved.
    let arrive = (): void => undefined
    const held = new Promise<void>((done) => { arrive = done })
    await page.route('**/obstacles', async (route) => { await held; await route.continue() })
    await obstacle.getByRole('button', { name: 'Ghi', exact: true }).click()
    await step.getByRole('button', { name: 'Lưu' }).click()
    arrive()
    await obstacle.waitFor({ state: 'detached' })
    await step.waitFor({ state: 'detached' })
    expect(await need.getByLabel('Điện, MVA').inputValue()).toBe('0,7')
    await need.getByRole('button', { name: 'Lưu' }).click()
    await need.waitFor({ state: 'detached' })
    const detail = relocationCaseDetail.parse(await (await (await official()).session.get(`/api/relocations/${one.relocation}/cases/${one.project}`)).json())
    expect(detail).toMatchObject({ powerMva: 0.7, source: 'Biên bản A', obstacles: [{ what: 'Chờ đo đạc' }], version: 3 })
    expect(detail.steps[0]).toMatchObject({ plannedOn: '2199-01-01', source: 'Kế hoạch' })
  })

  it('keeps another decision when its authority alone is put right', async () => {
    const { page, one, form } = await openUnrecorded()
    const record = async (authority: string) => {
      await page.getByRole('button', { name: 'Ghi bước: Kiểm kê' }).click()
      const step = form('Ghi bước: Kiểm kê')
      await step.getByLabel('Số quyết định').fill('77/QĐ-UBND')
      await step.getByLabel('Ngày ban hành').fill('2026-01-05')
      await step.getByLabel('Cơ quan ban hành').fill(authority)
      await step.getByLabel('Nguồn, văn bản').fill('Biên bản B')
      await step.getByRole('button', { name: 'Lưu' }).click()
      await step.waitFor({ state: 'detached' })
      const detail = relocationCaseDetail.parse(await (await (await official()).session.get(`/api/relocations/${one.relocation}/cases/${one.project}`)).json())
      expect(detail.steps[0]?.decision).toMatchObject({ number: '77/QĐ-UBND', issuedOn: '2026-01-05', authority })
    }
    await record('Ban quản lý')
    await record('UBND tỉnh Lào Cai')
  })

  it('says all that is missing at once, and asks about an area far beyond what the firm has', async () => {
    const { page, one, form } = await openUnrecorded()
    await page.getByRole('button', { name: 'Ghi bước: Kiểm kê' }).click()
    const step = form('Ghi bước: Kiểm kê')
    expect(await step.getByLabel('Nguồn, văn bản').getAttribute('aria-required')).toBe('true')
    await step.getByText('bắt buộc').waitFor()
    await step.getByRole('button', { name: 'Lưu' }).click()
    await step.getByText('Phải ghi').waitFor()
    await step.getByText('Ghi ít nhất một điều').waitFor()
    await expect.poll(() => step.getByLabel('Ngày theo kế hoạch').evaluate((field) => field === document.activeElement)).toBe(true)
    await step.getByLabel('Ghi chú').fill('x')
    await step.getByText('Ghi ít nhất một điều').waitFor({ state: 'detached' })
    await step.getByLabel('Ghi chú').fill('')
    await step.getByText('Ghi ít nhất một điều').waitFor()
    await step.getByLabel('Số quyết định').fill('12/QĐ-UBND')
    await step.getByRole('button', { name: 'Lưu' }).click()
    await step.getByText('Phải ghi').waitFor()
    await expect.poll(() => step.getByText('Quyết định cần đủ số, ngày, cơ quan').count()).toBe(2)
    expect(await step.getByText('Ghi ít nhất một điều').count()).toBe(0)

    await page.getByRole('button', { name: 'Ghi nhu cầu và kết quả' }).click()
    const need = form('Ghi nhu cầu và kết quả')
    const far = need.getByText(/^Gấp [\d.,]+ lần diện tích đang có/)
    await need.getByLabel('Diện tích cần, ha').fill(String(Math.ceil((one.allocatedHa ?? 0) * 12)))
    await far.waitFor()
    await need.getByLabel('Diện tích cần, ha').fill(((one.allocatedHa ?? 0) * 2).toFixed(4).replace('.', ','))
    await far.waitFor({ state: 'detached' })
    await need.getByLabel('Diện tích cần, ha').fill(String(Math.ceil((one.allocatedHa ?? 0) * 12)))
    await far.waitFor()
    await need.getByLabel('Diện tích cần, ha').fill('0,01')
    await far.waitFor({ state: 'detached' })
    await need.getByLabel('Kết quả').selectOption({ label: 'đã chuyển' })
    await need.getByRole('button', { name: 'Lưu' }).click()
    await need.getByText('Ghi cả ngày kết thúc và kết quả').waitFor()
    await need.getByText('Phải ghi').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('a run of the solver', () => {
  const runs = '**/api/relocation-runs/*'
  // However fast the solver is, the page has not heard the end of it.
  const deafen = (page: Page) => page.route(runs, (route) => (route.request().method() === 'GET' ? undefined : route.continue()))
  const start = async (page: Page, name: string, seconds = '15') => {
    await page.getByLabel('Tên phương án').fill(name)
    await page.getByLabel('Thời gian tính, giây').selectOption(seconds)
    await page.getByRole('button', { name: 'Tính', exact: true }).click()
    await page.getByRole('progressbar', { name: 'Tính phương án' }).waitFor()
    await expect.poll(() => pathOf(page)).toContain('run=')
  }

  it('is taken up again after the page was loaded anew, and leaves the address when it ends or is cancelled', async () => {
    const page = await open('/relocation/assignment')
    await deafen(page)
    await page.getByRole('button', { name: 'Tính phương án' }).click()
    await start(page, 'Phương án bỏ dở')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.reload()
    await expect.poll(() => pathOf(page), { timeout: 60_000 }).toMatch(/\?plan=\d+&/)
    expect(pathOf(page)).not.toContain('run=')
    await expect.poll(() => page.getByLabel('Phương án đang xem').locator('option:checked').innerText()).toBe('Phương án bỏ dở')
    await deafen(page)
    await start(page, 'Phương án huỷ')
    await page.getByRole('button', { name: 'Huỷ' }).click()
    await page.getByText('Đã huỷ; không lưu gì.').waitFor()
    await expect.poll(() => pathOf(page)).not.toContain('run=')
  })

  it('stays in the address while the server does not answer, and is followed on once it does', async () => {
    const page = await open('/relocation/assignment', { forgive: [/503/] })
    await page.getByRole('button', { name: 'Tính phương án' }).click()
    await page.route(runs, (route) => route.fulfill({ status: 503 }))
    await start(page, 'Phương án đứt quãng')
    const retry = page.getByRole('button', { name: 'Thử lại' })
    await retry.waitFor()
    await page.getByText('Máy chủ chưa trả lời đã tính đến đâu').waitFor()
    expect(await page.getByRole('button', { name: 'Tính', exact: true }).count()).toBe(0)
    expect(pathOf(page)).toContain('run=')
    await page.unrouteAll({ behavior: 'wait' })
    await retry.click()
    await retry.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByLabel('Phương án đang xem').locator('option:checked').innerText(), { timeout: 60_000 }).toBe('Phương án đứt quãng')
    expect(pathOf(page)).not.toContain('run=')
  })

  it('is cancelled when the server says so; one that had ended before has kept its plan', async () => {
    const { session } = await official()
    const page = await open('/relocation/assignment', { forgive: [/503/] })
    await page.getByRole('button', { name: 'Tính phương án' }).click()
    let isDown = true
    await page.route(runs, (route) => (route.request().method() === 'GET' ? undefined : isDown ? route.fulfill({ status: 503 }) : route.continue()))
    await start(page, 'Phương án đã xong', '5')
    await page.getByRole('button', { name: 'Huỷ' }).click()
    await page.getByText('Chưa huỷ được.').waitFor()
    expect(await page.getByText('Đã huỷ').count()).toBe(0)
    isDown = false
    await expect.poll(async () => listRelocationPlans.schema.response[200].parse(await (await session.get('/api/relocation-plans?province=15')).json()).items[0]?.name, { timeout: 60_000 }).toBe('Phương án đã xong')
    await page.getByRole('button', { name: 'Huỷ' }).click()
    await page.getByText('Lần tính đã kết thúc trước khi huỷ').waitFor()
    await expect.poll(() => pathOf(page)).not.toContain('run=')
    await expect.poll(() => page.getByLabel('Phương án đang xem').locator('option').allInnerTexts()).toContain('Phương án đã xong')
  })

  it('says so when nobody knows it any more; sites of a plan are called as people call them', async () => {
    const page = await browser.visit(`/relocation/assignment?run=0b7e4c52-8f51-4a3c-9a5e-2f6f1f0c9d11&${view}`, { as: await official(), forgive: [/404/] })
    await page.getByText('Không còn lần tính này').waitFor()
    await page.getByRole('button', { name: 'Tính', exact: true }).waitFor()
    await expect.poll(() => pathOf(page)).not.toContain('run=')
    const sites = page.getByRole('combobox', { name: /^Đổi nơi nhận của/ }).first()
    await sites.waitFor()
    const options = await sites.locator('option').allInnerTexts()
    expect(options.length).toBeGreaterThan(1)
    expect(options.slice(1).filter((text) => !/^.+, khối \d+: còn [\d.,]+ ha$/.test(text))).toEqual([])
    await page.getByRole('list', { name: 'Trên bản đồ' }).getByText('từ chỗ cũ đến nơi nhận').waitFor()
  })
})

describe('who signs in on the way', () => {
  it('sees on the map what they came for', async () => {
    const page = await browser.visit('/sign-in?to=/relocation/cases')
    await signIn(page, await official())
    await page.getByRole('heading', { name: /^Hồ sơ di dời \d/ }).waitFor()
    await expect.poll(() => Number(viewOf(page)?.split('/')[0])).toBeGreaterThan(9)
  })
})

describe('who has a link to a part for boards and is not signed in', () => {
  it('is told so before what everybody sees', async () => {
    const page = await browser.visit(`/relocation/cases?case=RL-LC-03/DAM-1&${view}`)
    await page.getByText('Đường dẫn này mở phần dành cho cán bộ').waitFor()
    await page.getByRole('link', { name: 'CCN Sơn Mãn' }).waitFor()
    expect(await page.getByText('Cán bộ xem được nhiều hơn').count()).toBe(0)
    expect(await page.locator('.map-panel a.button').filter({ hasText: 'Đăng nhập' }).getAttribute('href')).toContain('/sign-in?to=/relocation/cases')
  })
})
