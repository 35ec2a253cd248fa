import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTopology } from '../../api/contract/topology.ts'
import { useDatabase } from '../database.ts'
import { polygon, squareRing } from '../fixtures/drawn.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db()) })
afterAll(() => app.close())

const ask = (code: string, body: unknown, headers: Record<string, string> = planner.headers) =>
  app.inject({ method: 'POST', url: `/api/zones/${code}/topology`, headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(body) })

describe('POST /api/zones/{code}/topology', () => {
  it('answers what holds, and what would hold with shapes drawn', async () => {
    const now = await ask('MB-0055', {})
    expect(now.statusCode).toBe(200)
    expect(checkTopology.schema.response[200].parse(now.json())).toMatchObject({ code: 'MB-0055', issues: [] })
    const smaller = await ask('MB-0055', { boundary: polygon(squareRing(104.97, 21.662, 0.004)) })
    const { issues } = checkTopology.schema.response[200].parse(smaller.json())
    expect(issues.length).toBeGreaterThan(10)
    expect(new Set(issues.map(({ kind }) => kind))).toEqual(new Set(['outside']))
  })

  it('takes whatever was drawn', async () => {
    for (const boundary of [null, 5, 'x', { type: 'Point', coordinates: [1, 2] }, { type: 'Polygon', coordinates: [[[[[[]]]]]] }, polygon([[104, 22], [105, 23], [105, 22], [104, 23], [104, 22]])]) {
      expect((await ask('MB-0055', { boundary })).statusCode).toBe(200)
    }
    expect((await ask('MB-0055', { plots: { redrawn: 'x' } })).json()).toMatchObject({ status: 400, code: 'invalid_parameter' })
  })

  it('is for who plans in the province, of a zone there is', async () => {
    expect((await ask('NO-SUCH', {})).json()).toMatchObject({ status: 404, code: 'zone_not_found' })
    expect((await ask('MB-0055', {}, { origin: 'http://localhost' })).json()).toMatchObject({ status: 401, code: 'not_signed_in' })
    expect((await ask('MB-0055', {}, (await signedIn(db(), { provinces: ['24'] })).headers)).json()).toMatchObject({ status: 403, code: 'other_province' })
  })
})
