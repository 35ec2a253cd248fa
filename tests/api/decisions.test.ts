import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDecisions } from '../../api/contract/decision.ts'
import { problem } from '../../api/contract/problem.ts'
import { useDatabase } from '../database.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let headers: Record<string, string>
beforeAll(async () => {
  app = await appOn(db())
  headers = (await signedIn(db())).headers
})
afterAll(() => app.close())

const find = async (query: string) => listDecisions.schema.response[200].parse((await get(app, `/api/decisions?${query}`, headers)).json()).items

describe('GET /api/decisions', () => {
  it('finds by number, by what it is about and by authority, accents or not', async () => {
    expect((await find('q=35/2022'))[0]).toMatchObject({ code: 'nd-35-2022' })
    expect((await find(`q=${encodeURIComponent('Nghị quyết 34')}`)).map(({ code }) => code)).toContain('nq-34-2025-tu-lao-cai')
    expect((await find('q=nghi+quyet+34')).map(({ code }) => code)).toContain('nq-34-2025-tu-lao-cai')
    const byAuthority = await find(`q=${encodeURIComponent('chinh phu')}`)
    expect(byAuthority.length).toBeGreaterThan(0)
    expect(await find('q=khongcovanbannao')).toEqual([])
  })

  it('gives the latest first where nothing is asked, as many as asked for', async () => {
    const all = await find('limit=50')
    const dated = all.flatMap(({ issuedOn }) => (issuedOn === null ? [] : [issuedOn.slice(0, 4)]))
    expect(dated).toEqual([...dated].sort().reverse())
    expect(await find('q=&limit=3')).toEqual(all.slice(0, 3))
    expect(await find('')).toEqual(all.slice(0, 20))
  })

  it('takes patterns and SQL for text', async () => {
    for (const q of ['%', '_', '\'; drop table decision; --', '\\', '(']) expect(await find(`q=${encodeURIComponent(`${q}x`)}`)).toEqual([])
  })

  it('is for who is signed in, and refuses what it cannot read', async () => {
    expect(problem.parse((await get(app, '/api/decisions')).json()).code).toBe('not_signed_in')
    for (const query of ['limit=0', 'limit=51', 'q=%00', `q=${'a'.repeat(201)}`]) {
      expect(problem.parse((await get(app, `/api/decisions?${query}`, headers)).json())).toMatchObject({ status: 400, code: 'invalid_parameter' })
    }
  })
})
