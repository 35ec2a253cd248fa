import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listRevisions } from '../../api/contract/revision.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, places, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import type { Box } from '../fixtures/plane.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { accepted, codes, decision, deskOf, refused, rehearsed, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let desk: Desk
let at: DrawnZone
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db()); desk = deskOf(app, planner) })
afterAll(() => app.close())
beforeEach(async () => { at = await drawZone(db(), { basis: 'schematic' }) })
afterEach(() => takeDrawnZonesAway(db()))

const url = '/api/zones/D-1/revisions'
const effectiveOn = '2026-02-01'
const publish = async (body: object, version = 1) => desk('POST', url, { why, ...body }, { 'if-match': `"${version}"` })
const wider = () => drawn(db(), [0, 0, 1003, 500])
const last = async () => listRevisions.schema.response[200].parse((await desk('GET', url)).body).items[0]

describe('what an outline rests on', () => {
  const basis = async () => (await db().query<{ basis: string }>(sql`select basis from rules.zone_boundary_now where zone_id = ${at.zone}`))[0]?.basis

  it('stays schematic when it is touched, and becomes a measurement when the change says so', async () => {
    const { findings } = rehearsed(await desk('POST', '/api/zones/D-1/rehearsals', { boundary: await wider() }))
    expect(findings).toMatchObject([{ code: 'boundary_is_schematic', got: 'schematic' }])
    accepted(await publish({ boundary: await wider(), effectiveOn, decision }))
    expect(await basis()).toBe('schematic')
    const sent = { boundary: await drawn(db(), [0, 0, 1004, 500]), basis: 'measured' }
    expect(rehearsed(await desk('POST', '/api/zones/D-1/rehearsals', sent)).findings).toMatchObject([{ code: 'boundary_is_schematic', got: 'measured' }])
    accepted(await publish({ ...sent, effectiveOn: '2026-03-01', decision }, 2))
    expect(await basis()).toBe('measured')
    accepted(await publish({ boundary: await wider(), effectiveOn: '2026-04-01', decision }, 3))
    expect(await basis()).toBe('measured')
  })

  it('is a change of its own', async () => {
    expect(refused(await publish({ boundary: await drawn(db(), places.zone), effectiveOn, decision }))).toMatchObject({ code: 'nothing_changes' })
    accepted(await publish({ boundary: await drawn(db(), places.zone), basis: 'measured', effectiveOn, decision }))
    expect(await basis()).toBe('measured')
  })
})

describe('what a plot rests on', () => {
  const bases = async () => Object.fromEntries((await db().query<{ code: string; basis: string }>(sql`select code, basis from rules.plot_now where zone_id = ${at.zone}`)).map(({ code, basis }) => [code, basis]))
  const named = async (code: string) => (await db().query<{ id: number; version: number }>(sql`select id, version from rules.plot_now where zone_id = ${at.zone} and code = ${code}`))[0] ?? { id: 0, version: 0 }
  const begin = async (code: string, shape: Box, from: readonly number[], more: object = {}) => ({ code, landUse: 'industrial', geometry: await drawn(db(), shape), from, ...more })
  beforeEach(() => db().query(sql`update plot set basis = 'schematic' where id = ${at.plots.A}`))

  it('goes from a plot to its parts, is mixed where two are merged, and is schematic where nothing was', async () => {
    accepted(await publish({ plots: {
      begun: [await begin('A1', [0, 0, 100, 400], [at.plots.A]), await begin('A2', [100, 0, 300, 400], [at.plots.A]), await begin('N', [700, 0, 800, 400], [])], ended: [await named('A')] }, effectiveOn }))
    expect(await bases()).toEqual({ A1: 'schematic', A2: 'schematic', B: 'measured', N: 'schematic', R: 'measured' })
    const [a2, b] = [await named('A2'), await named('B')]
    accepted(await publish({ plots: { begun: [await begin('AB', [100, 0, 600, 400], [a2.id, b.id])], ended: [a2, b] }, effectiveOn: '2026-03-01' }, 2))
    expect(await bases()).toMatchObject({ AB: 'mixed' })
  })

  it('stays when it is redrawn, unless the change says what it rests on now', async () => {
    accepted(await publish({ plots: { redrawn: [{ ...await named('A'), geometry: await drawn(db(), [0, 0, 290, 400]) }, { ...await named('B'), geometry: await drawn(db(), [300, 0, 590, 400]) }] }, effectiveOn }))
    expect(await bases()).toMatchObject({ A: 'schematic', B: 'measured' })
    accepted(await publish({ plots: { redrawn: [{ ...await named('A'), geometry: await drawn(db(), [0, 0, 295, 400]), basis: 'measured' }], begun: [await begin('N', [700, 0, 800, 400], [], { basis: 'measured' })] }, effectiveOn: '2026-03-01' }, 2))
    expect(await bases()).toMatchObject({ A: 'measured', N: 'measured' })
  })
})

describe('a correction of outline and status at once', () => {
  it('leaves each record on the decision it rested on', async () => {
    accepted(await publish({ boundary: await wider(), effectiveOn: '2026-01-01', decision }))
    accepted(await publish({ status: { operationStatus: 'relocating' }, effectiveOn: '2026-02-01', decision: { ...decision, number: '88/QĐ-THU' } }, 2))
    accepted(await publish({ boundary: await drawn(db(), [0, 0, 1002, 500]), status: { operationStatus: 'closed' }, correction: true }, 3))
    expect(await db().query(sql`
      select (select d.number from rules.zone_boundary_now b join decision d on d.id = b.decision_id where b.zone_id = ${at.zone}) as boundary,
        (select d.number from zone_status_change c join decision d on d.id = c.decision_id where c.zone_id = ${at.zone} and c.replaced_at is null and c.operation_status = 'closed') as status,
        (select source from zone_status_change c where c.zone_id = ${at.zone} and c.replaced_at is null and c.operation_status = 'closed') as source`))
      .toEqual([{ boundary: '77/QĐ-THU', status: '88/QĐ-THU', source: expect.stringMatching(/^88\/QĐ-THU/) as string }])
    expect(await last()).toMatchObject({ kind: 'mixed', decision: null })
  })

  it('needs a decision where one of the two rested on none', async () => {
    accepted(await publish({ boundary: await wider(), effectiveOn: '2026-01-01', decision }))
    const { findings } = refused(await publish({ boundary: await drawn(db(), [0, 0, 1002, 500]), status: { operationStatus: 'closed' }, correction: true }, 2))
    expect(findings.filter(({ tier }) => tier === 'error')).toMatchObject([{ code: 'decision_missing', on: 'zone' }])
  })
})

it('another plane alone is a change: the outline stays the record it was', async () => {
  const before = await db().query(sql`select id from zone_boundary where zone_id = ${at.zone}`)
  accepted(await publish({ boundary: await drawn(db(), places.zone), srid: 9210, effectiveOn }))
  expect(await db().query(sql`select vn2000_srid as srid, version from zone where id = ${at.zone}`)).toEqual([{ srid: 9210, version: 2 }])
  expect(await db().query(sql`select id from zone_boundary where zone_id = ${at.zone}`)).toEqual(before)
  expect(await last()).toMatchObject({ number: 2, kind: 'boundary', addedM2: null })
  expect(refused(await publish({ boundary: await drawn(db(), places.zone), srid: 9210, effectiveOn }, 2))).toMatchObject({ code: 'nothing_changes' })
})

it('nothing begins in the future, whatever it is', async () => {
  const day = '2199-01-01'
  const begun = [{ code: 'N', landUse: 'industrial', geometry: await drawn(db(), [700, 0, 800, 400]), from: [] }]
  for (const body of [{ plots: { begun } }, { status: { operationStatus: 'closed' }, decision }, { boundary: await wider(), decision }]) {
    expect(refused(await publish({ ...body, effectiveOn: day }))).toMatchObject({ status: 422, code: 'effective_in_future', field: 'effectiveOn', got: day })
  }
})

describe('the draft that a publication names', () => {
  const keep = async (author: SignedIn) => {
    const id = crypto.randomUUID()
    await db().query(sql`insert into draft (id, author_id, zone_id, province_code, title, base_version, content) values (${id}, ${author.actor.id}, ${at.zone}, '15', 'Bản nháp', 1, '{}')`)
    return id
  }
  const closedAs = async (id: string) => (await db().query<{ as: string | null }>(sql`select closed_as as "as" from draft where id = ${id}`))[0]?.as

  it('ends only when it is one\'s own', async () => {
    const [mine, theirs] = [await keep(planner), await keep(await signedIn(db(), { name: 'Người khác' }))]
    accepted(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision, draft: theirs }))
    accepted(await publish({ status: { operationStatus: 'operating' }, effectiveOn: '2026-03-01', decision, draft: mine }, 2))
    expect([await closedAs(theirs), await closedAs(mine)]).toEqual([null, 'published'])
  })
})

it('what waits for the other and the other for it is begun anew, and goes through', async () => {
  let times = 0
  const said = await db().transaction(async (tx) => {
    times += 1
    if (times === 1) await tx.query(sql`do $$ begin raise exception 'one of the two' using errcode = '40P01'; end $$`)
    return (await tx.query<{ n: number }>(sql`select 1 as n`))[0]?.n
  })
  expect([said, times]).toEqual([1, 2])
})

it('twice in the way of another is told, and nothing is written', async () => {
  await db().query(sql`create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'late' using errcode = '40P01'; end $$`)
  await db().query(sql`create trigger fails_late before insert on zone_revision for each row execute function fail_late()`)
  try {
    const answer = refused(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision }))
    expect([answer.status, answer.code, codes(answer.findings)]).toEqual([503, 'try_again', []])
    await db().query(sql`create or replace function fail_late() returns trigger language plpgsql as $$ begin raise exception 'late' using errcode = '57014'; end $$`)
    expect(refused(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision }))).toMatchObject({ status: 422, code: 'too_complex' })
  } finally {
    await db().query(sql`drop trigger fails_late on zone_revision`)
    await db().query(sql`drop function fail_late`)
  }
  expect(await db().query(sql`select version from zone where id = ${at.zone}`)).toEqual([{ version: 1 }])
})
