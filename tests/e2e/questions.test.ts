import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { LandOfferDetail } from '../../api/contract/land-offer.ts'
import { openMailServer, type MailServer } from '../fixtures/mail-server.ts'
import { readPdf } from '../fixtures/pdf-text.ts'
import { desktop, pathOf, phone, useBrowser } from './browser.ts'
import { newPerson } from './desk-driver.ts'

const browser = useBrowser()
let mail: MailServer
beforeAll(async () => { mail = await openMailServer(inject('mailPort')) })
afterAll(() => mail.close())

/** The link in the last letter to somebody, as a person finds it. */
async function linkInMail(to: string, path: string): Promise<string> {
  const letters = () => mail.letters.filter(({ envelope }) => envelope.to.includes(to)).map(({ text }) => new RegExp(`${inject('address')}(${path}\\S*)`).exec(text)?.[1])
  await expect.poll(() => letters().filter(Boolean).length, { timeout: 20_000 }).toBeGreaterThan(0)
  return letters().findLast(Boolean) ?? ''
}
/** Presses until a form is taken: one that was only just opened is refused, and says so. */
async function sendForm(page: Page, button: string, taken: string): Promise<void> {
  await expect.poll(async () => {
    const send = page.getByRole('button', { name: button, exact: true })
    if (await send.isVisible() && await send.isEnabled()) await send.click()
    return page.getByRole('heading', { name: taken }).or(page.getByText(taken)).first().isVisible()
  }, { timeout: 20_000 }).toBe(true)
}
const forgive = [/422 \(Unprocessable Entity\)/]
const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(' | ')}`)
}

describe('an investor on a phone, in English', () => {
  it('finds, compares, prints and asks; the board answers; the asker takes it all back', async () => {
    const page = await browser.visit('/find-land?lang=en&areaFrom=12&railStation=30&by=now&use=industrial', { viewport: phone, forgive })
    const cards = page.locator('.find-results:not([aria-busy="true"]) .offer-card')
    await cards.first().waitFor()
    for (const at of [0, 1, 2]) await cards.nth(at).getByRole('button', { name: /^Compare/ }).click()
    await page.getByRole('button', { name: 'Open the comparison' }).click()
    const table = page.getByRole('table', { name: 'Compare blocks of land' })
    await expect.poll(() => table.getByRole('columnheader').count()).toBe(4)
    await table.locator('thead a').first().click()
    await page.locator('.offer-detail').waitFor()
    const code = new URL(page.url()).searchParams.get('offer') ?? ''
    const offer = await (await fetch(`${inject('address')}/api/land-offers/${code}`)).json() as LandOfferDetail

    const dossier = await page.getByRole('link', { name: 'PDF dossier' }).getAttribute('href')
    const printed = await page.request.get(inject('address') + (dossier ?? ''))
    expect(printed.headers()['content-type']).toBe('application/pdf')
    expect(readPdf(await printed.body()).text).toContain(offer.code)

    await page.getByRole('link', { name: 'Ask the board' }).click()
    await page.getByText(`block ${offer.code}`).waitFor()
    await page.getByRole('button', { name: 'Send the question' }).click()
    await page.getByText('Not sent yet: please look at').waitFor()
    await page.getByLabel('Your name').fill('Jane Doe')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('jane@factory.example')
    await page.getByLabel('Your question').fill('Is <b>12 ha</b> free in spring?')
    await page.getByRole('checkbox').check()
    await sendForm(page, 'Send the question', 'The board has your question')
    await page.getByRole('link', { name: 'See the question' }).click()
    await page.getByText('Is <b>12 ha</b> free in spring?').waitFor()
    await page.getByText('The board has not answered yet').waitFor()
    // The link in the letter leads to the same page.
    expect(await linkInMail('jane@factory.example', '/asked/')).toBe(pathOf(page).split('?')[0])

    const official = await newPerson('Phạm Thu', 'official', offer.zone.province.code)
    const inbox = await browser.visit('/inbox', { as: official })
    await inbox.getByRole('link', { name: /Jane Doe/ }).click()
    await inbox.getByText('Is <b>12 ha</b> free in spring?').first().waitFor()
    await inbox.getByRole('button', { name: 'Tôi nhận việc này' }).click()
    await expect.poll(() => inbox.getByLabel('Người phụ trách').inputValue()).not.toBe('')
    await inbox.getByLabel('Trả lời', { exact: true }).fill('Yes, from April.')
    await inbox.getByRole('button', { name: 'Gửi trả lời' }).click()
    await inbox.locator('.inbox-entries').getByText('Yes, from April.').waitFor()
    expect(await violationsOf(inbox)).toEqual([])
    await expect.poll(() => mail.letters.some(({ envelope, text }) => envelope.to.includes('jane@factory.example') && text.includes('Yes, from April.')), { timeout: 20_000 }).toBe(true)

    await page.reload()
    await page.getByText('Yes, from April.').waitFor()
    await page.getByRole('button', { name: 'Erase my details' }).click()
    await page.getByRole('button', { name: 'Erase everything' }).click()
    await page.getByText(/Your details were erased/).waitFor()
    expect(await page.getByText('free in spring').count()).toBe(0)
    await inbox.reload()
    await inbox.getByText(/đã xoá/).first().waitFor()
    expect(await inbox.getByText('Jane Doe').count()).toBe(0)
  }, 120_000)

  it('asks to be told of cleared land, confirms by the mailed link and ends it by the page', async () => {
    const page = await browser.visit('/alerts/new?lang=en&areaFrom=12&railStation=30', { viewport: phone, forgive })
    await page.getByText('12 ha').first().waitFor()
    await page.getByRole('textbox', { name: 'E-mail' }).fill('alert@factory.example')
    await page.getByRole('checkbox').check()
    await sendForm(page, 'Send me alerts', 'Look at your mail')
    const confirm = await linkInMail('alert@factory.example', '/alerts/confirm')
    await page.goto(inject('address') + confirm)
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByText(/From now on mail goes to a/).waitFor()
    expect(await page.getByRole('link', { name: 'See the land there is' }).getAttribute('href')).toContain('areaFrom=12')

    const forged = await browser.visit(`${confirm.slice(0, -3)}xyz`, { viewport: phone, forgive: [/4\d\d \(/] })
    await forged.getByRole('button').last().click()
    await forged.getByRole('alert').or(forged.locator('.notice')).first().waitFor()
    expect(await forged.getByText(/Đã xác nhận|Confirmed/).count()).toBe(0)
  })
})

describe('accessibility', () => {
  it.each([
    ['a question, Vietnamese', '/ask?offer=MB-0002.1', desktop], ['a question, English, phone', '/ask?zone=MB-0006&lang=en', phone], ['a question about nothing', '/ask', phone],
    ['an alert', '/alerts/new?areaFrom=12', desktop], ['an alert, English, phone', '/alerts/new?areaFrom=12&lang=en', phone], ['to confirm', '/alerts/confirm?key=x', phone],
    ['to end', '/alerts/end?key=x&lang=en', phone], ['a link that is none', '/asked/xxxxxxxxxxxxxxxxxxxxxxxx', desktop], ['the inbox, signed out', '/inbox', phone],
  ])('axe finds nothing: %s', async (_, path, viewport) => {
    const page = await browser.visit(path, { viewport, forgive: [/404/] })
    await page.locator('h1').waitFor()
    await page.locator('[data-skeleton]').first().waitFor({ state: 'detached' })
    expect(await violationsOf(page)).toEqual([])
  })

  it.each([['zone, Vietnamese', '/zones/MB-0006'], ['zone, English', '/zones/MB-0006?lang=en'], ['province', '/provinces/15'], ['find land', '/find-land?lang=en']])('axe finds nothing on what the server writes: %s', async (_, path) => {
    const page = await browser.visit(path, { viewport: phone, script: false, forgive: [/ERR_FAILED/] })
    await page.locator('h1').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})
