import { expect, inject } from 'vitest'
import type { Page } from 'playwright-core'
import type { AccountWithPassword } from '../../api/contract/account.ts'
import { mapReady } from './browser.ts'
import { openSession, resumeSession, type Session } from './session.ts'

const password = 'vẽ ranh khu công nghiệp'

export interface Person { readonly name: string; readonly email: string; readonly session: Session }

/** A planner of Lào Cai, made by the administrator, with a password of their own. */
export const newPlanner = (name: string): Promise<Person> => newPerson(name, 'planner', '15')

export async function newPerson(name: string, role: 'planner' | 'official', ...provinces: string[]): Promise<Person> {
  const admin = resumeSession(inject('address'), inject('admin').cookie)
  const email = `${name.replace(/\W/g, '').toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@ban.example`
  const { oneTimePassword } = await admin.post<AccountWithPassword>('/api/accounts', { email, name, role, provinces })
  const session = await openSession(inject('address'), email, oneTimePassword ?? '')
  await session.post('/api/session/password', { currentPassword: oneTimePassword, newPassword: password })
  return { name, email, session }
}

/** Signs in on the page that asks for it, and is where one wanted to be. */
export async function signIn(page: Page, { email }: Person): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

/** What a planner does at the desk of a zone, in their own words. */
export const deskOf = (page: Page) => {
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
  const desk = {
    ready: async () => {
      await mapReady(page)
      await tab('Kiểm tra').waitFor()
    },
    open: async (name: string) => {
      await tab(name).click()
      await expect.poll(() => tab(name).getAttribute('aria-selected')).toBe('true')
    },
    pasteCorners: async (text: string) => {
      await desk.open('Toạ độ')
      const again = page.getByRole('button', { name: 'Dán bảng khác' })
      if (await again.isVisible()) await again.click()
      await page.getByLabel('Dán bảng toạ độ').fill(text)
      await page.getByRole('button', { name: 'Dựng đa giác' }).click()
    },
    verdict: (text: RegExp) => page.locator('.findings-verdict').getByText(text).waitFor(),
    /** Ends the shape where its neighbours begin. */
    alignToNeighbours: async () => {
      await page.getByRole('button', { name: 'Khớp ranh', exact: true }).click()
      await page.locator('form').getByRole('button', { name: 'Khớp ranh' }).click()
    },
    /** Fills the form of a publication or restoration, by a new decision, with a reason for each warning, and sends it. */
    publish: async ({ number, why, button = 'Công bố' }: { number: string; why: string; button?: string }) => {
      await page.getByLabel('Quyết định mới').check()
      await page.getByLabel('Số', { exact: true }).fill(number)
      await page.getByLabel('Ngày ban hành').fill('11/09/2026')
      await page.getByLabel('Cơ quan ban hành').fill('UBND tỉnh Lào Cai')
      await page.getByLabel('Lý do thay đổi').fill(why)
      await desk.giveReasons(button)
    },
    /** A reason for each warning that is shown. */
    giveReasons: async (button: string) => {
      for (const reason of await page.locator('.change-warning textarea').all()) await reason.fill('Đã đối chiếu với hồ sơ')
      await page.getByRole('button', { name: button, exact: true }).click()
    },
  }
  return desk
}
