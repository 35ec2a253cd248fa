import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { revision } from '../../api/contract/revision.ts'
import { zoneFeature, zoneHistory } from '../../api/contract/zone.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, places, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'
import { accepted, codes, decision, deskOf, refused, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let desk: Desk
let at: DrawnZone
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db(), { name: 'Người vẽ' }); desk = deskOf(app, planner) })
afterAll(() => app.close())
beforeEach(async () => { at = await drawZone(db()) })
afterEach(() => takeDrawnZonesAway(db()))

const url = '/api/zones/D-1/revisions'
const effectiveOn = '2026-02-01'
/** 980 m by 500 m: 2 % less than the 50 ha approved. */
const smaller = () => drawn(db(), [0, 0, 980, 500])
const publish = async (body: object, version = 1) => desk('POST', url, { why, ...body }, { 'if-match': `"${version}"` })
const boundaries = () => db().query(sql`
  select valid_from::text as "from", valid_to::text as "to", replaced_at is not null as replaced, basis, round(area_m2 / 10000) as ha
  from zone_boundary where zone_id = ${at.zone} order by valid_from, recorded_at, replaced_at nulls last`)
const last = async () => {
  const { items } = (await desk('GET', url)).body as { items: unknown[] }
  return revision.parse(items[0])
}
/** Everything of the zone that a publication writes. */
const state = async () => JSON.stringify(await db().query(sql`
  select z.version, z.status, z.plan_status, z.legal_status, z.operation_status, z.vn2000_srid, (select json_agg(b order by b.id) from zone_boundary b where b.zone_id = z.id) as boundaries,
    (select json_agg(p order by p.id) from plot p where p.zone_id = z.id) as plots, (select json_agg(c order by c.id) from zone_status_change c where c.zone_id = z.id) as statuses,
    (select count(*) from zone_revision) as revisions, (select json_agg(l) from zone_ledger l where l.zone_id = z.id) as ledger, (select count(*) from decision) as decisions
  from zone z where z.id = ${at.zone}`))

describe('publishing a boundary', () => {
  it('ends the old one on the day of the change, and begins the new one', async () => {
    const said = accepted(await publish({ boundary: await smaller(), effectiveOn, decision, reasons: { area_differs_from_decision: 'Trừ hành lang' } }))
    expect(said).toMatchObject({ code: 'D-1', version: 2, areaM2: expect.closeTo(490_000, -3) as number })
    expect(await boundaries()).toEqual([
      { from: '2020-01-01', to: '2026-02-01', replaced: false, basis: 'measured', ha: 50 },
      { from: '2026-02-01', to: null, replaced: false, basis: 'measured', ha: 49 },
    ])
    const shown = zoneFeature.parse((await get(app, '/api/zones/D-1')).json()).properties
    expect(shown).toMatchObject({ drawnHa: expect.closeTo(49, 0) as number, areas: { drawn: { source: '77/QĐ-THU, 2026-01-05, UBND tỉnh Lào Cai', validFrom: effectiveOn } } })
    expect(await last()).toMatchObject({ number: 2, kind: 'boundary', by: { id: planner.actor.id, name: 'Người vẽ' }, why, effectiveOn, isCorrection: false, decision,
      reasons: { area_differs_from_decision: 'Trừ hành lang' }, addedM2: expect.closeTo(0, -1) as number, removedM2: expect.closeTo(10_000, -2) as number, plots: { begun: 0, redrawn: 0, ended: 0 }, status: null })
  })

  it('that was wrong keeps the old record as replaced, and its period', async () => {
    accepted(await publish({ boundary: await smaller(), correction: true, decision, reasons: { area_differs_from_decision: 'Trừ hành lang' } }))
    expect(await boundaries()).toEqual([
      { from: '2020-01-01', to: null, replaced: true, basis: 'measured', ha: 50 },
      { from: '2020-01-01', to: null, replaced: false, basis: 'measured', ha: 49 },
    ])
    expect(await last()).toMatchObject({ isCorrection: true, effectiveOn: null })
  })

  it('on the day the old one began leaves no day for the old one', async () => {
    accepted(await publish({ boundary: await smaller(), effectiveOn: '2020-01-01', decision, reasons: { area_differs_from_decision: 'Trừ hành lang' } }))
    expect((await boundaries()).map((row) => [row['from'], row['to'], row['replaced']] as unknown[])).toEqual([['2020-01-01', null, true], ['2020-01-01', null, false]])
  })

  it('needs a decision', async () => {
    const answer = refused(await publish({ boundary: await smaller(), effectiveOn, reasons: { area_differs_from_decision: 'x' } }))
    expect([answer.status, answer.code, codes(answer.findings)]).toEqual([422, 'change_refused', ['decision_missing', 'area_differs_from_decision']])
  })

  it('needs a reason for each warning, and says all that was found at once', async () => {
    const before = await state()
    const answer = refused(await publish({ boundary: await smaller(), effectiveOn, decision, reasons: { crosses_corridor: 'lý do của điều khác' } }))
    expect(answer).toMatchObject({ status: 422, code: 'change_refused', got: 'area_differs_from_decision',
      findings: [{ code: 'area_differs_from_decision', tier: 'warning', detail: expect.stringMatching(/^Diện tích vẽ 4[89],\d+ ha, văn bản ghi 50 ha/) as string }] })
    expect(await state()).toBe(before)
    const english = await deskOf(app, planner, 'en')('POST', url, { why, boundary: await smaller(), effectiveOn, decision }, { 'if-match': '"1"' })
    expect(refused(english).findings[0]?.detail).toMatch(/^Drawn area 4[89]\.\d+ ha/)
  })

  it('keeps only the reasons of what was found', async () => {
    accepted(await publish({ boundary: await smaller(), effectiveOn, decision, reasons: { area_differs_from_decision: 'Trừ hành lang', sliver: 'không có' } }))
    expect((await last()).reasons).toEqual({ area_differs_from_decision: 'Trừ hành lang' })
  })

  it('is refused over errors, whatever reasons are given', async () => {
    const answer = refused(await publish({ boundary: { type: 'Polygon', coordinates: [[[104, 22], [104.01, 22.01], [104.01, 22], [104, 22.01], [104, 22]]] }, effectiveOn, decision, reasons: { self_intersection: 'vẫn muốn' } }))
    expect([answer.status, answer.code, codes(answer.findings)]).toEqual([422, 'change_refused', ['self_intersection']])
  })

  it('that is sent as it is changes nothing', async () => {
    const [row] = await db().query<{ shape: unknown }>(sql`select ST_AsGeoJSON(geom, 9)::json as shape from zone_boundary where zone_id = ${at.zone}`)
    expect(refused(await publish({ boundary: row?.shape, effectiveOn, decision }))).toMatchObject({ status: 409, code: 'nothing_changes' })
    expect(refused(await publish({ boundary: await drawn(db(), places.zone), plots: { redrawn: [{ id: at.plots.A, version: 1, geometry: await drawn(db(), places.A) }] }, effectiveOn }))).toMatchObject({ code: 'nothing_changes' })
  })

  it('keeps the plane it was drawn in', async () => {
    accepted(await publish({ boundary: await smaller(), srid: 9210, effectiveOn, decision, reasons: { area_differs_from_decision: 'Trừ hành lang' } }))
    expect(await db().query(sql`select vn2000_srid as srid from zone where id = ${at.zone}`)).toEqual([{ srid: 9210 }])
  })

  it.each([
    ['2019-12-31', 'effective_too_early', '≥ 2020-01-01'],
    ['2199-01-01', 'effective_in_future', /^≤ \d{4}-\d\d-\d\d$/],
  ])('from %s on is refused: %s', async (day, code, expected) => {
    expect(refused(await publish({ boundary: await smaller(), effectiveOn: day, decision, reasons: { area_differs_from_decision: 'x' } })))
      .toMatchObject({ status: 422, code, field: 'effectiveOn', got: day, expected: expect.stringMatching(expected) as string })
  })
})

describe('publishing a status', () => {
  it('needs a decision, and shows at once', async () => {
    expect(codes(refused(await publish({ status: { operationStatus: 'relocating' }, effectiveOn })).findings)).toEqual(['decision_missing'])
    accepted(await publish({ status: { operationStatus: 'relocating' }, effectiveOn, decision }))
    expect(zoneFeature.parse((await get(app, '/api/zones/D-1')).json()).properties).toMatchObject({ status: 'relocating', planStatus: 'planned', legalStatus: 'established', operationStatus: 'relocating' })
    expect(await last()).toMatchObject({ kind: 'status', decision, status: { planStatus: null, legalStatus: null, operationStatus: 'relocating' }, addedM2: null })
    expect(zoneHistory.parse((await get(app, '/api/zones/D-1/history')).json()).changes[0]).toMatchObject({ kind: 'status', effectiveOn, decision: { number: '77/QĐ-THU' } })
  })

  it('that was wrong takes the place of the record, and keeps it', async () => {
    accepted(await publish({ status: { planStatus: 'withdrawn' }, correction: true, decision }))
    expect(await db().query(sql`select plan_status as plan, effective_on as "on", replaced_at is not null as replaced from zone_status_change where zone_id = ${at.zone} order by id`))
      .toEqual([{ plan: 'planned', on: '2020-01-01', replaced: true }, { plan: 'withdrawn', on: '2020-01-01', replaced: false }])
  })

  it('that already holds changes nothing, and one before what holds is refused', async () => {
    expect(refused(await publish({ status: { operationStatus: 'operating' }, effectiveOn, decision }))).toMatchObject({ code: 'nothing_changes' })
    expect(refused(await publish({ status: { operationStatus: 'closed' }, effectiveOn: '2019-06-01', decision }))).toMatchObject({ code: 'effective_too_early' })
  })

  it('together with a boundary is one publication', async () => {
    accepted(await publish({ status: { operationStatus: 'closed' }, boundary: await smaller(), effectiveOn, decision, reasons: { area_differs_from_decision: 'Thu hẹp' } }))
    expect(await last()).toMatchObject({ number: 2, kind: 'mixed', status: { operationStatus: 'closed' } })
  })
})

describe('the decision', () => {
  it('is entered once, under a code of its number and day', async () => {
    accepted(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision }))
    accepted(await publish({ status: { operationStatus: 'operating' }, effectiveOn, decision: { ...decision, number: '77/qđ-thu', authority: 'UBND TỈNH LÀO CAI' } }, 2))
    accepted(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision: { ...decision, authority: 'UBND tỉnh Bắc Ninh' } }, 3))
    accepted(await publish({ status: { operationStatus: 'operating' }, effectiveOn, decision: { code: '77-qd-thu-2026-01-05' } }, 4))
    const { items } = (await desk('GET', url)).body as { items: { decision: { code: string } | null }[] }
    expect(items.map((item) => item.decision?.code)).toEqual(['77-qd-thu-2026-01-05', '77-qd-thu-2026-01-05-2', '77-qd-thu-2026-01-05', '77-qd-thu-2026-01-05', undefined])
  })

  it.each([
    [{ code: 'khong-co' }, 422, 'unknown_reference'],
    [{ ...decision, issuedOn: '2026-02-30' }, 400, 'invalid_parameter'],
    [{ ...decision, issuedOn: '2199-01' }, 422, 'effective_in_future'],
    [{ ...decision, url: 'javascript:alert(1)' }, 400, 'invalid_parameter'],
    [{ ...decision, url: 'https://example.vn/\0' }, 400, 'invalid_parameter'],
    [{ ...decision, number: ' ' }, 400, 'invalid_parameter'],
  ])('%j is refused', async (sent, status, code) => {
    expect(refused(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision: sent }))).toMatchObject({ status, code })
  })
})

describe('a save never writes over what nobody has seen', () => {
  it('needs the version that was read', async () => {
    const answer = await desk('POST', url, { why, status: { operationStatus: 'closed' }, effectiveOn, decision })
    expect(refused(answer)).toMatchObject({ status: 428, code: 'precondition_required', field: 'If-Match' })
    for (const shown of ['"2"', '*', 'W/"1"', '1']) {
      const stale = await desk('POST', url, { why, status: { operationStatus: 'closed' }, effectiveOn, decision }, { 'if-match': shown })
      expect(refused(stale)).toMatchObject({ status: 412, code: 'precondition_failed', got: shown, expected: '"1"' })
      expect(stale.etag).toBe('"1"')
    }
  })

  it('lets one of two saves at once win, and tells the other what now holds', async () => {
    const answers = await Promise.all(['relocating', 'closed'].map((operationStatus) => publish({ status: { operationStatus }, effectiveOn, decision })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 412])
    expect(answers.find((answer) => answer.status === 412)?.etag).toBe('"2"')
  })

  it('writes nothing of what fails at the very end', async () => {
    const before = await state()
    await db().query(sql`create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'late'; end $$`)
    await db().query(sql`create trigger fails_late before insert on zone_revision for each row execute function fail_late()`)
    try {
      const answer = await publish({ boundary: await smaller(), status: { operationStatus: 'closed' }, effectiveOn, decision, reasons: { area_differs_from_decision: 'x' },
        plots: { redrawn: [{ id: at.plots.A, version: 1, geometry: await drawn(db(), [0, 0, 290, 400]) }] } })
      expect(refused(answer)).toMatchObject({ status: 500, code: 'internal_error' })
    } finally {
      await db().query(sql`drop trigger fails_late on zone_revision`)
      await db().query(sql`drop function fail_late`)
    }
    expect(await state()).toBe(before)
  })

  it('tells every server, once it is over', async () => {
    const heard: (string | null)[] = []
    db().onNotice('zone_change', (payload) => heard.push(payload))
    accepted(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision }))
    refused(await publish({ status: { operationStatus: 'operating' }, effectiveOn, decision }))
    await expect.poll(() => heard.filter((payload) => payload?.includes('D-1'))).toEqual([JSON.stringify({ code: 'D-1', version: 2 }).replaceAll('":', '" : ').replaceAll(',"', ', "')])
  })

  it('puts the draft it came from away', async () => {
    const draft = crypto.randomUUID()
    await db().query(sql`insert into draft (id, author_id, zone_id, province_code, title, base_version, content) values (${draft}, ${planner.actor.id}, ${at.zone}, '15', 'Bản nháp', 1, '{}')`)
    accepted(await publish({ status: { operationStatus: 'closed' }, effectiveOn, decision, draft }))
    expect(await db().query(sql`select closed_as as "as" from draft where id = ${draft}`)).toEqual([{ as: 'published' }])
  })
})

describe('what a body may not be', () => {
  it.each([
    ['neither a day nor a correction', { status: { operationStatus: 'closed' } }, 'effectiveOn'],
    ['both', { status: { operationStatus: 'closed' }, effectiveOn, correction: true }, 'effectiveOn'],
    ['nothing that changes', { effectiveOn }, 'boundary'],
    ['without why', { status: { operationStatus: 'closed' }, effectiveOn, why: '' }, 'why'],
    ['with a plane that is none', { boundary: {}, srid: 3857, effectiveOn }, 'srid'],
    ['with one plot twice', { plots: { redrawn: [{ id: 1, version: 1, geometry: {} }], ended: [{ id: 1, version: 1 }] }, effectiveOn }, 'plots'],
  ])('%s', async (_, body, field) => {
    expect(refused(await publish(body))).toMatchObject({ status: 400, code: 'invalid_parameter', field })
  })

  it('larger than a drawing can be', async () => {
    const coordinates = [Array.from({ length: 400_000 }, (_, i) => [104 + i * 1e-6, 22.123456])]
    expect(refused(await publish({ boundary: { type: 'Polygon', coordinates }, effectiveOn, decision }))).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  it('of a zone that is not there', async () => {
    expect(refused(await desk('POST', '/api/zones/XX-9999/revisions', { why, status: { operationStatus: 'closed' }, effectiveOn, decision }, { 'if-match': '"1"' }))).toMatchObject({ status: 404, code: 'zone_not_found' })
  })
})

describe('the public', () => {
  it('sees the change, and not who made it nor why', async () => {
    accepted(await publish({ boundary: await smaller(), why: 'Lý do nội bộ', effectiveOn, decision, reasons: { area_differs_from_decision: 'Trừ hành lang' } }))
    for (const path of ['/api/zones/D-1/history', '/api/zones/D-1', '/api/zones/D-1/plots']) {
      const { text, status } = await get(app, path)
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toMatch(/Lý do nội bộ|Người vẽ|test-ng|Trừ hành lang/)
    }
    for (const path of [url, `${url}/2`]) expect((await get(app, path)).status).toBe(401)
  })
})
