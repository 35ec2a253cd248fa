import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { keptLine, keptPoint, listLines, listPoints } from '../../api/contract/infrastructure-write.ts'
import { problem } from '../../api/contract/problem.ts'
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
afterEach(async () => {
  await db().query(sql`delete from infrastructure where code like 'thu-%'`)
  await db().query(sql`delete from corridor where code like 'thu-%'`)
})

const POINTS = '/api/infrastructure/points'
const LINES = '/api/infrastructure/lines'
const station = { code: 'thu-ga', kind: 'rail_station', nameVi: 'Ga Thử', status: 'planned', position: [104.01, 22.31], source: 'Văn bản 1', validFrom: '2020-01-01' }
const railway = {
  code: 'thu-duong-sat', kind: 'railway', nameVi: 'Đường sắt Thử', alignment: { type: 'LineString', coordinates: [[104, 22.3], [104.1, 22.35]] }, halfWidthM: 20, basis: 'measured',
  source: 'Văn bản 1', validFrom: '2020-01-01',
}
const ring = (west: number, south: number, size: number) => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]

const send = async (method: 'POST' | 'PATCH', url: string, payload: object, version?: string) => {
  const response = await app.inject({ method, url, payload, headers: { ...headers, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) } })
  return { status: response.statusCode, etag: response.headers['etag'], json: (): unknown => response.json() }
}
const refused = (answer: { json: () => unknown }) => { const { status, code, field } = problem.parse(answer.json()); return [status, code, field] }
const points = async (query = '') => (listPoints.schema.response[200].parse((await get(app, `${POINTS}${query}`, headers)).json())).items.filter(({ code }) => code.startsWith('thu-'))
const lines = async (query = '') => (listLines.schema.response[200].parse((await get(app, `${LINES}${query}`, headers)).json())).items.filter(({ code }) => code.startsWith('thu-'))
const addedPoint = async (more: object = {}) => keptPoint.parse((await send('POST', POINTS, { ...station, ...more })).json())
const addedLine = async (more: object = {}) => keptLine.parse((await send('POST', LINES, { ...railway, ...more })).json())
const onMap = async (view: 'tile_infrastructure' | 'tile_corridor') =>
  (await db().query<{ code: string }>({ text: `select code from rules.${view} where code like 'thu-%' order by 1`, values: [] })).map(({ code }) => code)

describe('a place outside the fence', () => {
  it('is added, and stands on the map', async () => {
    const answer = await send('POST', POINTS, station)
    const added = keptPoint.parse(answer.json())
    expect([answer.status, answer.etag]).toEqual([201, `"${added.version}"`])
    expect(added).toMatchObject({ ...station, nameEn: null, validTo: null, replacedAt: null })
    expect([await points(), await onMap('tile_infrastructure')]).toEqual([[added], ['thu-ga']])
  })

  it('changes on a day: what it was ends, under the same code', async () => {
    const { id, version } = await addedPoint()
    const changed = keptPoint.parse((await send('PATCH', `${POINTS}/${id}`, { status: 'existing', effectiveOn: '2026-03-01', source: 'Khánh thành' }, version)).json())
    expect(changed).toMatchObject({ code: 'thu-ga', status: 'existing', nameVi: 'Ga Thử', position: [104.01, 22.31], validFrom: '2026-03-01', validTo: null, source: 'Khánh thành' })
    expect((await points()).map(({ status, validFrom, validTo }) => [status, validFrom, validTo])).toEqual([['planned', '2020-01-01', '2026-03-01'], ['existing', '2026-03-01', null]])
    expect(await onMap('tile_infrastructure')).toEqual(['thu-ga'])
    const near = async (day: string) => (await db().query(sql`select i.status from rules.infrastructure_at(${day}) i where i.code = 'thu-ga'`))
    expect([await near('2026-02-28'), await near('2026-03-01'), await near('2019-12-31')]).toEqual([[{ status: 'planned' }], [{ status: 'existing' }], []])
  })

  it('is corrected: the wrong record is kept as replaced', async () => {
    const { id, version } = await addedPoint()
    const right = keptPoint.parse((await send('PATCH', `${POINTS}/${id}`, { position: [104.02, 22.32], uncertaintyM: 5, validFrom: null, correction: true, source: 'Đo lại' }, version)).json())
    expect(right).toMatchObject({ position: [104.02, 22.32], uncertaintyM: 5, validFrom: null, status: 'planned' })
    expect(await points()).toEqual([right])
    expect((await points('?history=true')).map((one) => [one.id, one.replacedAt !== null])).toEqual([[right.id, false], [id, true]].sort((a, b) => Number(a[0] === id) - Number(b[0] === id)))
    expect(refused(await send('PATCH', `${POINTS}/${id}`, { status: 'existing', correction: true, source: 's' }, (await points('?history=true')).find((one) => one.id === id)?.version)))
      .toEqual([409, 'past_version', 'id'])
  })

  it('is withdrawn from a day on, and then stands on no map', async () => {
    const { id, version } = await addedPoint()
    const ended = keptPoint.parse((await send('POST', `${POINTS}/${id}/end`, { validTo: '2026-01-01', source: 'Bỏ ga' }, version)).json())
    expect(ended).toMatchObject({ id, validTo: '2026-01-01', source: 'Văn bản 1; Bỏ ga' })
    expect(await onMap('tile_infrastructure')).toEqual([])
    expect(await points()).toHaveLength(1)
    // Its code is free for what comes after it, and only for that.
    expect(refused(await send('POST', POINTS, { ...station, validFrom: '2025-06-01' }))).toEqual([409, 'code_taken', 'code'])
    expect((await send('POST', POINTS, { ...station, validFrom: '2026-01-01' })).status).toBe(201)
  })

  it('that ends on the day it began was never there', async () => {
    const { id, version } = await addedPoint()
    await send('POST', `${POINTS}/${id}/end`, { validTo: '2020-01-01', source: 'Nhầm' }, version)
    expect([await points(), (await points('?history=true')).map(({ replacedAt }) => replacedAt !== null)]).toEqual([[], [true]])
  })

  it.each([
    ['in Vientiane', { position: [102.6, 17.96] }, [422, 'outside_vietnam', 'position']],
    ['with latitude first', { position: [22.31, 104.01] }, [400, 'invalid_parameter', 'position']],
    ['with a height', { position: [104.01, 22.31, 5] }, [400, 'invalid_parameter', 'position']],
    ['of no number', { position: [null, 22.31] }, [400, 'invalid_parameter', 'position']],
    ['of no kind we know', { kind: 'castle' }, [400, 'invalid_parameter', 'kind']],
    ['under a code with capitals', { code: 'Thu-Ga' }, [400, 'invalid_parameter', 'code']],
    ['under SQL', { code: '\'; drop table infrastructure; --' }, [400, 'invalid_parameter', 'code']],
    ['under a code that is taken', { code: 'ga-lao-cai' }, [409, 'code_taken', 'code']],
    ['without a source', { source: ' ' }, [400, 'invalid_parameter', 'source']],
    ['since no day', { validFrom: '2020-02-30' }, [400, 'invalid_parameter', 'validFrom']],
  ])('is not added %s', async (_, more, expected) => {
    expect(refused(await send('POST', POINTS, { ...station, ...more }))).toEqual(expected)
    expect(await points()).toEqual([])
  })

  it.each([
    ['to what it is', { nameVi: 'Ga Thử', effectiveOn: '2026-01-01' }, [409, 'nothing_changes', undefined]],
    ['to what it is, as a correction', { status: 'planned', validFrom: '2020-01-01', correction: true }, [409, 'nothing_changes', undefined]],
    ['before it began', { status: 'existing', effectiveOn: '2019-12-31' }, [422, 'effective_too_early', 'effectiveOn']],
    ['on a day that has not come', { status: 'existing', effectiveOn: '2199-01-01' }, [422, 'effective_in_future', 'effectiveOn']],
    ['without saying when', { status: 'existing' }, [400, 'invalid_parameter', 'effectiveOn']],
    ['in nothing', { effectiveOn: '2026-01-01' }, [400, 'invalid_parameter', 'nameVi']],
    ['in its code', { code: 'thu-khac', effectiveOn: '2026-01-01' }, [400, 'invalid_parameter', 'nameVi']],
  ])('is not changed %s', async (_, more, expected) => {
    const before = await addedPoint()
    expect(refused(await send('PATCH', `${POINTS}/${before.id}`, { source: 'Văn bản 2', ...more }, before.version))).toEqual(expected)
    expect(await points('?history=true')).toEqual([before])
  })

  it('is changed by showing what was read, and by administrators only', async () => {
    const { id, version } = await addedPoint()
    const body = { status: 'existing', effectiveOn: '2026-01-01', source: 's' }
    expect(refused(await send('PATCH', `${POINTS}/${id}`, body))).toEqual([428, 'precondition_required', 'If-Match'])
    expect(refused(await send('POST', `${POINTS}/${id}/end`, { validTo: '2026-01-01', source: 's' }))).toEqual([428, 'precondition_required', 'If-Match'])
    expect(refused(await send('PATCH', `${POINTS}/2147483647`, body, version))).toEqual([404, 'infrastructure_not_found', 'id'])
    const both = await Promise.all(['A', 'B'].map((nameVi) => send('PATCH', `${POINTS}/${id}`, { nameVi, correction: true, source: 's' }, version)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    const planner = await app.inject({ method: 'POST', url: POINTS, payload: station, headers: (await signedIn(db())).headers })
    expect(refused(planner)).toEqual([403, 'role_not_allowed', undefined])
  })
})

describe('a corridor', () => {
  it('is added with a line, a width and an area of its own; stands on the map; a line becomes one of many', async () => {
    const added = await addedLine({ clearanceArea: { type: 'Polygon', coordinates: [ring(104, 22.3, 0.01)] }, decisionCode: 'nq-187-2025-qh15' })
    expect(added).toMatchObject({ code: 'thu-duong-sat', halfWidthM: 20, decisionCode: 'nq-187-2025-qh15', basis: 'measured', alignment: { type: 'MultiLineString' }, clearanceArea: { type: 'MultiPolygon' } })
    expect(await onMap('tile_corridor')).toEqual(['thu-duong-sat', 'thu-duong-sat'])
  })

  it('is moved on a day; its area is taken away by a correction, but not its last shape', async () => {
    const { id, version } = await addedLine({ clearanceArea: { type: 'Polygon', coordinates: [ring(104, 22.3, 0.01)] } })
    const moved = keptLine.parse((await send('PATCH', `${LINES}/${id}`, { alignment: { type: 'LineString', coordinates: [[104, 22.3], [104.2, 22.4]] }, effectiveOn: '2026-02-01', source: 'Điều chỉnh' }, version)).json())
    expect(moved).toMatchObject({ validFrom: '2026-02-01', halfWidthM: 20, clearanceArea: { type: 'MultiPolygon' } })
    const bare = keptLine.parse((await send('PATCH', `${LINES}/${moved.id}`, { clearanceArea: null, halfWidthM: null, correction: true, source: 'Nhầm' }, moved.version)).json())
    expect(bare).toMatchObject({ clearanceArea: null, halfWidthM: null, alignment: moved.alignment })
    expect(refused(await send('PATCH', `${LINES}/${bare.id}`, { alignment: null, correction: true, source: 's' }, bare.version))).toEqual([400, 'invalid_parameter', 'alignment'])
    expect((await lines()).map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([['2020-01-01', '2026-02-01'], ['2026-02-01', null]])
    expect(await lines('?history=true')).toHaveLength(3)
  })

  it('is withdrawn', async () => {
    const { id, version } = await addedLine()
    expect((await send('POST', `${LINES}/${id}/end`, { validTo: '2026-01-01', source: 'Bỏ' }, version)).status).toBe(200)
    expect(await onMap('tile_corridor')).toEqual([])
  })

  it.each([
    ['without a shape', { alignment: null }, [400, 'invalid_parameter', 'alignment']],
    ['of one position', { alignment: { type: 'LineString', coordinates: [[104, 22.3]] } }, [400, 'invalid_parameter', 'alignment']],
    ['of a point', { alignment: { type: 'Point', coordinates: [104, 22.3] } }, [400, 'invalid_parameter', 'alignment']],
    ['abroad', { alignment: { type: 'LineString', coordinates: [[102.6, 17.9], [102.7, 18]] } }, [422, 'outside_vietnam', 'alignment']],
    ['with a ring that is open', { clearanceArea: { type: 'Polygon', coordinates: [ring(104, 22.3, 0.01).slice(0, -1)] } }, [400, 'invalid_parameter', 'clearanceArea']],
    ['with a bow tie', { clearanceArea: { type: 'Polygon', coordinates: [[[104, 22.3], [104.01, 22.31], [104.01, 22.3], [104, 22.31], [104, 22.3]]] } }, [422, 'shape_not_valid', 'clearanceArea']],
    ['with an area abroad', { clearanceArea: { type: 'Polygon', coordinates: [ring(102.6, 17.9, 0.01)] } }, [422, 'outside_vietnam', 'clearanceArea']],
    ['of no width', { halfWidthM: 0 }, [400, 'invalid_parameter', 'halfWidthM']],
    ['by no decision', { decisionCode: 'qd-0' }, [422, 'unknown_reference', 'decisionCode']],
    ['under a code that is taken', { code: 'lao-cai-ha-noi-hai-phong' }, [409, 'code_taken', 'code']],
  ])('is not added %s', async (_, more, expected) => {
    expect(refused(await send('POST', LINES, { ...railway, ...more }))).toEqual(expected)
    expect(await lines()).toEqual([])
  })
})
