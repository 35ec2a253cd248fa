import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getRevision, listRevisions } from '../../api/contract/revision.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import { allocate } from '../fixtures/grid.ts'
import type { Box } from '../fixtures/plane.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { accepted, codes, decision, deskOf, refused, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let desk: Desk
let at: DrawnZone
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db(), { name: 'Người sửa' }); desk = deskOf(app, planner) })
afterAll(() => app.close())
beforeEach(async () => { at = await drawZone(db(), { basis: 'schematic' }) })
afterEach(() => takeDrawnZonesAway(db()))

const url = '/api/zones/D-1/revisions'
const publish = async (version: number, body: object) => accepted(await desk('POST', url, { why, decision, effectiveOn: `2026-0${version}-01`, ...body }, { 'if-match': `"${version}"` }))
const restore = (number: number, version: number, body: object = {}) =>
  desk('POST', `${url}/${number}/restorations`, { why: 'Trả lại như trước', decision, effectiveOn: '2026-08-01', ...body }, { 'if-match': `"${version}"` })
const list = async () => listRevisions.schema.response[200].parse((await desk('GET', url)).body)
const read = async (number: number) => getRevision.schema.response[200].parse((await desk('GET', `${url}/${number}`)).body)
const shapesOf = async (number: number) => {
  const kept = await read(number)
  const { features } = kept.plotShapes
  return { boundary: kept.boundary, plots: Object.fromEntries(features.map(({ geometry, properties }) => [properties.code, geometry])) }
}
const idOf = async (code: string) => (await db().query<{ id: number; version: number }>(sql`select id, version from rules.plot_now where zone_id = ${at.zone} and code = ${code}`))[0] ?? { id: 0, version: 0 }
/** Every row of a plot, the one that holds first. */
const rowsOf = (code: string) => db().query(sql`
  select id = lineage_id as own, valid_from::text as "from", valid_to::text as "to", replaced_at is not null as replaced from plot where zone_id = ${at.zone} and code = ${code} order by replaced_at nulls first, recorded_at, id`)
const begin = async (code: string, shape: Box, from: readonly number[]) => ({ code, landUse: 'industrial', geometry: await drawn(db(), shape), from })
const split = async () => ({ begun: [await begin('A1', [0, 0, 100, 400], [at.plots.A]), await begin('A2', [100, 0, 300, 400], [at.plots.A])], ended: [await idOf('A')] })

describe('the revisions of a zone', () => {
  it('begin with how it was first recorded, and keep who, when, why and by which decision', async () => {
    const first = await list()
    expect(first).toMatchObject({ code: 'D-1', version: 1, items: [{ number: 1, kind: 'first', by: null, why: 'fixture', areaM2: expect.closeTo(500_000, -3) as number, plots: { begun: 0, redrawn: 0, ended: 0 }, status: null }] })
    await publish(1, { boundary: await drawn(db(), [0, 0, 1003, 500]) })
    await publish(2, { plots: await split(), decision: undefined })
    expect((await list()).items).toMatchObject([
      { number: 3, kind: 'plots', by: { name: 'Người sửa' }, decision: null, plots: { begun: 2, redrawn: 0, ended: 1 }, effectiveOn: '2026-02-01', addedM2: null },
      { number: 2, kind: 'boundary', why, decision, addedM2: expect.closeTo(1_500, -2) as number, areaM2: expect.closeTo(501_500, -3) as number },
      { number: 1, kind: 'first', areaM2: expect.closeTo(500_000, -3) as number },
    ])
  })

  it('show the shapes as they were, whatever came after', async () => {
    const shapes = [await shapesOf(1)]
    await publish(1, { boundary: await drawn(db(), [0, 0, 1003, 500]) })
    shapes.push(await shapesOf(2))
    await publish(2, { plots: await split() })
    shapes.push(await shapesOf(3))
    await publish(3, { plots: { redrawn: [{ ...await idOf('B'), geometry: await drawn(db(), [300, 0, 590, 400]) }] }, effectiveOn: undefined, correction: true })
    shapes.push(await shapesOf(4))
    // A plot's own change is no revision of the zone, and shows from the next one on.
    await desk('GET', url)
    await publish(4, { plots: { ended: [await idOf('R')] }, effectiveOn: undefined, correction: true })
    shapes.push(await shapesOf(5))
    expect(shapes.map(({ plots }) => Object.keys(plots).join())).toEqual(['A,B,R', 'A,B,R', 'A1,A2,B,R', 'A1,A2,B,R', 'A1,A2,B'])
    for (const [i, kept] of shapes.entries()) expect([i + 1, await shapesOf(i + 1)]).toEqual([i + 1, kept])
    expect(shapes[1]?.boundary).not.toEqual(shapes[0]?.boundary)
    expect(shapes[3]?.plots['B']).not.toEqual(shapes[2]?.plots['B'])
  })

  it('are held against what now holds', async () => {
    await publish(1, { boundary: await drawn(db(), [0, 0, 1003, 500]) })
    expect((await read(1)).againstNow).toMatchObject({ addedM2: expect.closeTo(1_500, -2) as number, removedM2: expect.closeTo(0, -1) as number, added: { type: 'MultiPolygon' } })
    expect((await read(2)).againstNow).toMatchObject({ addedM2: 0, removedM2: 0 })
  })

  it('that are not there are not found', async () => {
    expect(refused(await desk('GET', `${url}/2`))).toMatchObject({ status: 404, code: 'revision_not_found', got: '2', expected: '1' })
    expect(refused(await desk('GET', '/api/zones/XX-9999/revisions'))).toMatchObject({ status: 404, code: 'zone_not_found' })
    expect(refused(await desk('GET', '/api/zones/XX-9999/revisions/1'))).toMatchObject({ status: 404, code: 'zone_not_found' })
    expect(refused(await restore(7, 1))).toMatchObject({ status: 404, code: 'revision_not_found' })
    for (const number of ['0', 'x', '2147483648']) expect((await desk('GET', `${url}/${number}`)).status).toBe(400)
  })
})

describe('restoring', () => {
  it('publishes the earlier shapes again, as a new revision', async () => {
    const before = await shapesOf(1)
    await publish(1, { boundary: await drawn(db(), [0, 0, 1003, 500]), plots: { redrawn: [{ ...await idOf('B'), geometry: await drawn(db(), [300, 0, 590, 400]) }] } })
    const said = accepted(await restore(1, 2))
    expect(said).toMatchObject({ version: 3 })
    expect(await shapesOf(3)).toEqual(before)
    expect((await list()).items[0]).toMatchObject({ number: 3, kind: 'restore', restoredFrom: 1, why: 'Trả lại như trước', plots: { begun: 0, redrawn: 1, ended: 0 }, removedM2: expect.closeTo(1_500, -2) as number })
    // What was schematic does not become a measurement by coming back.
    expect(await db().query(sql`select basis, source from rules.zone_boundary_now where zone_id = ${at.zone}`)).toEqual([{ basis: 'schematic', source: 'fixture' }])
    // And forth again.
    const between = await shapesOf(2)
    accepted(await restore(2, 3))
    expect(await shapesOf(4)).toEqual(between)
  })

  it('of a split makes the plot whole again, with the whole contract', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 7.7777, '2022-01-01')
    await db().query(sql`update plot set building_floors = 3 where id = ${at.plots.A}`)
    const before = await shapesOf(1)
    await publish(1, { plots: await split() })
    accepted(await restore(1, 2))
    expect(await shapesOf(3)).toEqual(before)
    expect(await db().query(sql`
      select p.code, p.building_floors as floors, a.area_m2 as m2, p.lease_status as lease from rules.plot_now p join rules.allocations_at(current_date) a on a.plot_id = p.lineage_id where p.zone_id = ${at.zone}`))
      .toEqual([{ code: 'A', floors: 3, m2: expect.closeTo(77_777, 4) as number, lease: 'leased' }])
    expect(refused(await restore(1, 3))).toMatchObject({ status: 409, code: 'nothing_changes' })
    accepted(await restore(2, 3))
    expect(Object.keys((await shapesOf(4)).plots)).toEqual(['A1', 'A2', 'B', 'R'])
  })

  it('of a plot that took another one in gives it back', async () => {
    const before = await shapesOf(1)
    await publish(1, { plots: { redrawn: [{ ...await idOf('A'), geometry: await drawn(db(), [0, 0, 600, 400]), from: [at.plots.B] }], ended: [await idOf('B')] } })
    accepted(await restore(1, 2))
    expect(await shapesOf(3)).toEqual(before)
  })

  it('of a mistake needs no new decision: the record says again what it said', async () => {
    await publish(1, { boundary: await drawn(db(), [0, 0, 1003, 500]) })
    expect(codes(refused(await restore(1, 2, { decision: undefined })).findings)).toEqual(['decision_missing', 'boundary_is_schematic'])
    accepted(await restore(1, 2, { decision: undefined, effectiveOn: undefined, correction: true }))
    expect(await db().query(sql`select decision_id is null as none, replaced_at is not null as replaced, valid_from::text as "from" from zone_boundary where zone_id = ${at.zone} order by id`)).toEqual([
      { none: true, replaced: false, from: '2020-01-01' }, { none: false, replaced: true, from: '2026-01-01' }, { none: true, replaced: false, from: '2026-01-01' }])
  })

  it('of a mistake lets a plot go on that the world had not ended', async () => {
    await allocate(db(), at.plots.B, at.projects[0], 'leased', 5, '2022-01-01', '2026-01-01')
    await publish(1, { plots: { ended: [await idOf('B')] } })
    accepted(await restore(1, 2, { decision: undefined, effectiveOn: undefined, correction: true }))
    expect(await rowsOf('B')).toEqual([
      { own: true, from: '2020-01-01', to: null, replaced: false }, { own: false, from: '2020-01-01', to: null, replaced: true }, { own: false, from: '2020-01-01', to: '2026-01-01', replaced: true }])
    expect([await idOf('B'), Object.keys((await shapesOf(2)).plots), Object.keys((await shapesOf(3)).plots)]).toMatchObject([{ id: at.plots.B }, ['A', 'R'], ['A', 'B', 'R']])
  })

  it('of a mistake lets a split plot go on, with the whole contract under its own id', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 7.7777, '2022-01-01')
    const before = await shapesOf(1)
    await publish(1, { plots: await split() })
    accepted(await restore(1, 2, { decision: undefined, effectiveOn: undefined, correction: true }))
    expect(await shapesOf(3)).toEqual(before)
    expect(await idOf('A')).toMatchObject({ id: at.plots.A })
    for (const day of ['2025-06-01', '2026-01-01', '2026-09-01']) {
      expect([day, await db().query(sql`select p.code, round(a.area_m2) as m2 from rules.allocations_at(${day}) a join plot p on p.id = a.plot_id where p.zone_id = ${at.zone}`)]).toEqual([day, [{ code: 'A', m2: 77_777 }]])
    }
  })

  it('of a plot that was found to be none, and was one after all, gives it its days again', async () => {
    await publish(1, { plots: { ended: [await idOf('B')] }, effectiveOn: undefined, correction: true })
    accepted(await restore(1, 2, { decision: undefined, effectiveOn: undefined, correction: true }))
    expect((await rowsOf('B')).filter((row) => row['replaced'] === false)).toEqual([{ own: true, from: '2020-01-01', to: null, replaced: false }])
  })

  it('of a mistake gives an outline that had been ended its days again', async () => {
    const elsewhere = '/api/zones/D-2/revisions'
    accepted(await desk('POST', elsewhere, { why, decision, effectiveOn: '2026-01-01', boundary: await drawn(db(), [2000, 0, 3000, 500]) }, { 'if-match': '"1"' }))
    accepted(await desk('POST', `${elsewhere}/1/restorations`, { why, decision, effectiveOn: '2026-02-01' }, { 'if-match': '"2"' }))
    accepted(await desk('POST', `${elsewhere}/2/restorations`, { why, correction: true }, { 'if-match': '"3"' }))
    expect(await db().query(sql`select valid_from::text as "from", valid_to::text as "to" from rules.zone_boundary_now b join zone z on z.id = b.zone_id where z.code = 'D-2'`)).toEqual([{ from: '2026-01-01', to: null }])
  })

  it('of a zone that had no outline takes it away again, and keeps it', async () => {
    const elsewhere = '/api/zones/D-2/revisions'
    accepted(await desk('POST', elsewhere, { why, decision, effectiveOn: '2026-01-01', boundary: await drawn(db(), [2000, 0, 3000, 500]) }, { 'if-match': '"1"' }))
    const said = accepted(await desk('POST', `${elsewhere}/1/restorations`, { why, decision, effectiveOn: '2026-02-01' }, { 'if-match': '"2"' }))
    expect(said.areaM2).toBeNull()
    const areas = listRevisions.schema.response[200].parse((await desk('GET', elsewhere)).body).items.map((item) => item.areaM2)
    expect(areas).toEqual([null, expect.closeTo(500_000, -3), null])
    expect(await db().query(sql`select b.valid_to::text as "to", b.replaced_at is not null as replaced from zone_boundary b join zone z on z.id = b.zone_id where z.code = 'D-2' order by b.id`))
      .toEqual([{ to: '2026-02-01', replaced: false }, { to: null, replaced: true }])
    accepted(await desk('POST', `${elsewhere}/2/restorations`, { why, decision, effectiveOn: '2026-03-01' }, { 'if-match': '"3"' }))
  })

  it('of what already holds changes nothing', async () => {
    expect(refused(await restore(1, 1))).toMatchObject({ status: 409, code: 'nothing_changes' })
    await publish(1, { status: { operationStatus: 'closed' } })
    expect(refused(await restore(1, 2))).toMatchObject({ status: 409, code: 'nothing_changes' })
  })

  it('is checked like any change, and needs the version that was read', async () => {
    await publish(1, { boundary: await drawn(db(), [0, 0, 1003, 500]) })
    await db().query(sql`update zone set approved_ha = 60 where id = ${at.zone}`)
    expect(codes(refused(await restore(1, 2)).findings)).toEqual(['area_differs_from_decision', 'boundary_is_schematic'])
    accepted(await restore(1, 2, { reasons: { area_differs_from_decision: 'Như trước' } }))
    expect(refused(await restore(2, 2))).toMatchObject({ status: 412 })
    expect(refused(await desk('POST', `${url}/1/restorations`, { why, correction: true }))).toMatchObject({ status: 428 })
    expect(refused(await restore(1, 3, { correction: true }))).toMatchObject({ status: 400, field: 'effectiveOn' })
  })
})
