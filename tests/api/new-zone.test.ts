import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listRevisions } from '../../api/contract/revision.ts'
import { zoneFeature } from '../../api/contract/zone.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, takeDrawnZonesAway } from '../fixtures/drawn-zone.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'
import { accepted, codes, decision, deskOf, refused, rehearsed, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let desk: Desk
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db(), { name: 'Người lập' }); desk = deskOf(app, planner) })
afterAll(() => app.close())
afterEach(() => takeDrawnZonesAway(db()))

const zone = { kind: 'industrial_zone', nameVi: 'Khu thử 1', provinceCode: '15', formerProvince: 'Lào Cai', approvedHa: 50, developer: 'Công ty Hạ tầng', srid: 9208, basis: 'measured',
  status: { planStatus: 'planned', legalStatus: 'policy_approved', operationStatus: 'not_started' }, effectiveOn: '2026-01-05', decision, why }
const publish = async (more: object = {}) => desk('POST', '/api/zones', { ...zone, boundary: await drawn(db(), [0, 0, 1000, 500]), ...more })
const highest = async () => Number((await db().query<{ n: number }>(sql`select max(substr(code, 4)::int) as n from zone where code ~ '^MB-\\d+$'`))[0]?.n)
const codeAfter = (n: number) => `MB-${String(n).padStart(4, '0')}`

describe('publishing a new zone', () => {
  it('gives it the next free code, and everything that was said', async () => {
    const code = codeAfter(await highest() + 1)
    expect(accepted(await publish())).toMatchObject({ code, version: 1, areaM2: expect.closeTo(500_000, -3) as number })
    const { properties, geometry } = zoneFeature.parse((await get(app, `/api/zones/${code}`)).json())
    expect(properties).toMatchObject({ nameVi: 'Khu thử 1', kind: 'industrial_zone', formerProvince: 'Lào Cai', status: 'established', planStatus: 'planned', legalStatus: 'policy_approved',
      operationStatus: 'not_started', approvedHa: 50, developer: 'Công ty Hạ tầng', vn2000Srid: 9208, basis: 'measured', withoutBoundaryBecause: null, confidence: 'high', source: '77/QĐ-THU, 2026-01-05, UBND tỉnh Lào Cai',
      areas: { approved: { ha: 50, on: '2026-01-05', decision: { number: '77/QĐ-THU' } }, drawn: { validFrom: '2026-01-05', vn2000: { srid: 9208, ha: expect.closeTo(50, 3) as number } } } })
    expect(geometry?.type).toBe('MultiPolygon')
    expect(await db().query(sql`select ST_Contains(b.geom, z.centre) as inside from zone z join zone_boundary b on b.zone_id = z.id where z.code = ${code}`)).toEqual([{ inside: true }])
    expect(listRevisions.schema.response[200].parse((await desk('GET', `/api/zones/${code}/revisions`)).body)).toMatchObject({ version: 1, items: [
      { number: 1, kind: 'create', by: { name: 'Người lập' }, why, decision, effectiveOn: '2026-01-05', addedM2: expect.closeTo(500_000, -3) as number, status: { legalStatus: 'policy_approved' } }] })
  })

  it('may have plots from the first day', async () => {
    const { code } = accepted(await publish({ plots: { begun: [{ code: 'C1', landUse: 'industrial', smeReserved: true, basis: 'measured', geometry: await drawn(db(), [0, 0, 300, 500]) }] } }))
    expect((await get(app, `/api/zones/${code}/plots`)).json()).toMatchObject({ features: [{ properties: { code: 'C1', smeReserved: true, validFrom: '2026-01-05' } }] })
    expect((await get(app, `/api/zones/${code}/land-balance`)).json()).toMatchObject({ plotsHa: expect.closeTo(15, 0) as number, basis: 'measured' })
    accepted(await desk('POST', `/api/zones/${code}/revisions`, { why, status: { operationStatus: 'operating' }, effectiveOn: '2026-02-01', decision }, { 'if-match': '"1"' }))
  })

  it('may have no place yet', async () => {
    const { code, areaM2 } = accepted(await desk('POST', '/api/zones', { ...zone, status: { planStatus: 'planned' }, approvedHa: undefined, plannedHa: 80 }))
    expect(areaM2).toBeNull()
    expect(zoneFeature.parse((await get(app, `/api/zones/${code}`)).json()).properties).toMatchObject({ centre: null, drawnHa: null, withoutBoundaryBecause: 'no_place', plannedHa: 80, areas: { planned: { decision: { number: '77/QĐ-THU' } } } })
    accepted(await desk('POST', `/api/zones/${code}/revisions`, { why, boundary: await drawn(db(), [0, 0, 1000, 800]), effectiveOn: '2026-02-01', decision }, { 'if-match': '"1"' }))
    expect(zoneFeature.parse((await get(app, `/api/zones/${code}`)).json()).properties).toMatchObject({ centre: [expect.closeTo(104.76, 1) as number, expect.any(Number) as number], withoutBoundaryBecause: null })
  })

  it('gives every zone a code of its own, however many come at once', async () => {
    const first = await highest()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(async (n) => accepted(await desk('POST', '/api/zones', { ...zone, nameVi: `Khu thử ${n}` }))))
    expect(answers.map((answer) => answer.code).sort()).toEqual([1, 2, 3, 4, 5].map((n) => codeAfter(first + n)))
  })

  it('follows the style of a province that has one', async () => {
    await db().query(sql`insert into zone (code, kind, name_vi, province_code, confidence, source) values ('HCM-KCN-07', 'industrial_zone', 'Khu thử phía nam', '79', 'high', 'fixture')`)
    const admin = await signedIn(db(), { role: 'admin' })
    expect(accepted(await deskOf(app, admin)('POST', '/api/zones', { ...zone, provinceCode: '79', formerProvince: undefined })).code).toBe('HCM-KCN-08')
  })

  it('that is there already is told by its code', async () => {
    const { code } = accepted(await publish())
    const elsewhere = { boundary: await drawn(db(), [2000, 0, 3000, 500]) }
    for (const nameVi of ['Khu thử 1', ' KHU THỬ 1', 'Khu thử 1'.normalize('NFD')]) expect(refused(await publish({ ...elsewhere, nameVi }))).toMatchObject({ status: 409, code: 'zone_exists', field: 'nameVi', expected: code })
    accepted(await publish({ ...elsewhere, kind: 'industrial_cluster' }))
  })

  it.each([
    ['a province that is none', { provinceCode: '99' }, 403, 'other_province'],
    ['another province', { provinceCode: '24' }, 403, 'other_province'],
    ['a former province of another', { formerProvince: 'Bắc Giang' }, 422, 'unknown_reference'],
    ['a parent that is none', { parent: 'XX-9999' }, 422, 'unknown_reference'],
    ['a parent that is no economic zone', { parent: 'MB-0004' }, 422, 'not_a_parent'],
    ['no decision', { decision: undefined }, 400, 'invalid_parameter'],
    ['no day', { effectiveOn: undefined }, 400, 'invalid_parameter'],
    ['a day to come', { effectiveOn: '2199-01-01' }, 422, 'effective_in_future'],
    ['an area of nothing', { approvedHa: 1e-9 }, 400, 'invalid_parameter'],
    ['no name', { nameVi: '  ' }, 400, 'invalid_parameter'],
  ])('with %s is refused, and leaves nothing', async (_, more, status, code) => {
    const before = await highest()
    expect(refused(await publish(more))).toMatchObject({ status, code })
    expect(await highest()).toBe(before)
  })

  it('is checked, and is not there when it is refused', async () => {
    accepted(await publish())
    const before = await highest()
    const answer = refused(await publish({ nameVi: 'Khu thử 2', approvedHa: 70 }))
    expect([answer.code, codes(answer.findings)]).toEqual(['change_refused', ['overlaps_zone', 'area_differs_from_decision']])
    expect(await highest()).toBe(before)
  })

  it('drawn by hand is no measurement', async () => {
    const { code } = accepted(await publish({ basis: undefined, plots: { begun: [{ code: 'C1', landUse: 'industrial', smeReserved: true, geometry: await drawn(db(), [0, 0, 300, 500]) }] } }))
    expect(zoneFeature.parse((await get(app, `/api/zones/${code}`)).json()).properties.basis).toBe('schematic')
    expect((await get(app, `/api/zones/${code}/plots`)).json()).toMatchObject({ features: [{ properties: { basis: 'schematic' } }] })
  })

  it('inside its parent overlaps nothing', async () => {
    const parent = accepted(await publish({ kind: 'economic_zone', approvedHa: undefined }))
    accepted(await publish({ nameVi: 'Khu thử 2', parent: parent.code, boundary: await drawn(db(), [100, 100, 500, 400]), approvedHa: 12 }))
  })
})

it('rehearsing a new zone shows its figures', async () => {
  const { approvedHa, kind, provinceCode, status } = zone
  const sent = { approvedHa, kind, provinceCode, status, boundary: await drawn(db(), [0, 0, 1000, 500]),
    plots: { begun: [{ code: 'C1', landUse: 'industrial', geometry: await drawn(db(), [0, 0, 900, 500]) }] } }
  const { effect, findings, measures, version } = rehearsed(await desk('POST', '/api/rehearsals', sent))
  expect([version, measures?.areaM2, effect?.now]).toEqual([0, expect.closeTo(500_000, -3), { landBalance: null, smeQuota: null }])
  expect(effect?.then.landBalance).toMatchObject({ plotsHa: expect.closeTo(45, 0) as number, zone: { kind: 'industrial_zone' } })
  expect(codes(findings)).toEqual(['sme_quota_short'])
  expect(effect?.then.smeQuota?.decree35).toMatchObject({ verdict: 'short', requiredHa: expect.closeTo(1.35, 1) as number })
  expect(refused(await desk('POST', '/api/rehearsals', { ...sent, provinceCode: '24' }))).toMatchObject({ status: 403, code: 'other_province' })
})
