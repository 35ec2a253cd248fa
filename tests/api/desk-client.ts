import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { Finding } from '../../api/contract/finding.ts'
import { problem } from '../../api/contract/problem.ts'
import { published, rehearsal, type Published, type Rehearsal } from '../../api/contract/zone-change.ts'
import type { SignedIn } from '../fixtures/signed-in.ts'

export interface Answer {
  readonly status: number
  readonly etag: string
  readonly text: string
  readonly body: unknown
}

export const decision = { number: '77/QĐ-THU', issuedOn: '2026-01-05', authority: 'UBND tỉnh Lào Cai' }
export const why = 'Điều chỉnh theo quyết định'

/** A planner at the desk: sends what is said, as whoever signed in. */
export const deskOf = (app: FastifyInstance, who: SignedIn, language = 'vi') => async (method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }), headers: { ...who.headers, 'accept-language': language, ...headers } })
  return { status: response.statusCode, etag: String(response.headers['etag']), text: response.body, body: response.json() }
}
export type Desk = ReturnType<typeof deskOf>

export const accepted = ({ status, body, etag }: Answer): Published => {
  expect([status, body]).toEqual([201, expect.anything()])
  const said = published.parse(body)
  expect(etag).toBe(`"${said.version}"`)
  return said
}
export const rehearsed = ({ status, body }: Answer): Rehearsal => {
  expect([status, body]).toEqual([200, expect.anything()])
  return rehearsal.parse(body)
}
export const refused = ({ body, text }: Answer) => {
  expect(text).not.toMatch(/select |constraint|violates|relation|plot_allocation|zone_boundary/i)
  const { status, code, field, got, expected, findings } = problem.parse(body)
  return { status, code, field, got, expected, findings: findings ?? [] }
}
export const codes = (findings: readonly Finding[]) => findings.map((finding) => finding.code)
