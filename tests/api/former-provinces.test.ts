import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { auditList } from '../../api/contract/audit.ts'
import { problem } from '../../api/contract/problem.ts'
import { keptProvince, listKeptProvinces, vn2000Planes } from '../../api/contract/province-write.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let headers: Record<string, string>
beforeAll(async () => {
  app = await appOn(db())
  headers = (await signedIn(db(), { role: 'admin' })).headers
})
afterAll(() => app.close())
afterEach(() => db().query(sql`update former_province set vn2000_srid = 9208, vn2000_confidence = 'memory', source = 'thử' where name_vi = 'Lào Cai'`))

const list = async () => listKeptProvinces.schema.response[200].parse((await get(app, '/api/former-provinces', headers)).json())
const laoCai = async () => {
  const found = (await list()).items.find(({ code }) => code === '15')
  const former = found?.former.find(({ name }) => name === 'Lào Cai')
  if (!found || !former) throw new Error('Lào Cai is shipped')
  return { province: found, former }
}
const change = async (payload: object, version?: string, name = 'Lào Cai') => {
  const response = await app.inject({ method: 'PATCH', url: `/api/former-provinces/${encodeURIComponent(name)}`, payload, headers: { ...headers, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) } })
  return { status: response.statusCode, json: (): unknown => response.json() }
}
const said = { srid: 5897, confidence: 'source', source: 'Thông tư 973/2001/TT-TCĐC' }

describe('what administrators keep of the provinces', () => {
  it('are all of them, with what merged into each and how many zones stand there', async () => {
    const { items, planes } = await list()
    expect(items).toHaveLength(34)
    expect(planes.map(({ srid }) => srid)).toEqual([...vn2000Planes])
    expect(planes.map(({ centralMeridian }) => centralMeridian)).toEqual(planes.map(({ centralMeridian }) => centralMeridian).toSorted((a, b) => a - b))
    const { province } = await laoCai()
    expect(province.former.map(({ name }) => name)).toEqual(['Lào Cai', 'Yên Bái'])
    const [counted] = await db().query<{ n: number }>(sql`select count(*)::int as n from zone where province_code = '15'`)
    expect(province.zones).toBe(counted?.n)
  })

  it('take another usual meridian, which the desk then offers first, and the log keeps it', async () => {
    const { former } = await laoCai()
    const answer = await change(said, former.version)
    expect(answer.status).toBe(200)
    expect(keptProvince.parse(answer.json()).former[0]).toMatchObject({ name: 'Lào Cai', srid: 5897, centralMeridian: 105, confidence: 'source', source: said.source })
    const [offered] = await db().query<{ meridians: { srid: number; isUsual: boolean }[] }>(sql`select rules.meridians_json('15', 'Lào Cai') as meridians`)
    expect(offered?.meridians[0]).toMatchObject({ srid: 5897, isUsual: true })
    const { items: [entry] } = auditList.parse((await get(app, '/api/audit?subject=former_province', headers)).json())
    expect(entry).toMatchObject({ action: 'update', before: { vn2000_srid: 9208 }, after: { vn2000_srid: 5897 }, provinceCode: '15' })
  })

  it('are changed by who saw what they change, to a plane there is, in a province there was', async () => {
    const { former } = await laoCai()
    expect((await change(said)).status).toBe(428)
    const past = await change(said, 'past')
    expect([past.status, problem.parse(past.json()).code]).toEqual([412, 'precondition_failed'])
    for (const [payload, field] of [[{ ...said, srid: 4326 }, 'srid'], [{ ...said, source: ' ' }, 'source'], [{ ...said, confidence: 'memory' }, 'confidence']] as const) {
      const refused = await change(payload, former.version)
      expect([refused.status, problem.parse(refused.json()).field]).toEqual([400, field])
    }
    expect((await change(said, former.version, 'Atlantis')).status).toBe(404)
    expect((await laoCai()).former).toEqual(former)
  })

  it('stay as they are where nothing changes', async () => {
    const { former } = await laoCai()
    await change(said, former.version)
    const { version } = (await laoCai()).former
    const again = await change(said, version)
    expect([again.status, problem.parse(again.json()).code]).toEqual([409, 'nothing_changes'])
  })
})
