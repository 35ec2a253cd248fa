import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { landBalance } from '../../api/contract/land-balance.ts'
import { smeQuota } from '../../api/contract/sme-quota.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, places, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import { allocate } from '../fixtures/grid.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'
import { accepted, codes, decision, deskOf, refused, rehearsed, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let desk: Desk
let at: DrawnZone
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db()); desk = deskOf(app, planner) })
afterAll(() => app.close())
beforeEach(async () => { at = await drawZone(db()) })
afterEach(() => takeDrawnZonesAway(db()))

const effectiveOn = '2026-02-01'
const rehearse = (body: object) => desk('POST', '/api/zones/D-1/rehearsals', body)
const publish = (body: object) => desk('POST', '/api/zones/D-1/revisions', { why, effectiveOn, ...body }, { 'if-match': '"1"' })
const named = async (id: number) => ({ id, version: (await db().query<{ version: number }>(sql`select version from plot where id = ${id}`))[0]?.version ?? 0 })
const figures = async () => ({
  landBalance: landBalance.parse((await get(app, '/api/zones/D-1/land-balance')).json()), smeQuota: smeQuota.parse((await get(app, '/api/zones/D-1/sme-quota')).json()),
})
/** Figures without the numbers that plots and records were given. */
const told = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'id' || key === 'plotIds' || key === 'version' ? undefined : inner)))
/** Boundary, a split leased plot and a reserve, at once. */
const change = async () => ({
  boundary: await drawn(db(), [0, 0, 1004, 500]),
  plots: {
    begun: [
      { code: 'A1', landUse: 'industrial', geometry: await drawn(db(), [0, 0, 100, 400]), from: [at.plots.A] },
      { code: 'A2', landUse: 'warehouse', smeReserved: true, geometry: await drawn(db(), [100, 0, 300, 400]), from: [at.plots.A] },
    ],
    ended: [await named(at.plots.A)], redrawn: [{ ...await named(at.plots.B), geometry: await drawn(db(), [300, 0, 600, 380]) }],
  },
})

describe('a rehearsal', () => {
  it('shows the numbers that publishing then gives', async () => {
    await allocate(db(), at.plots.A, at.projects[1], 'leased', 6, '2022-01-01')
    const before = await figures()
    const { effect, findings, againstM2, version, measures } = rehearsed(await rehearse(await change()))
    expect([version, codes(findings)]).toEqual([1, []])
    expect(effect?.now).toEqual(before)
    const said = accepted(await publish({ ...await change(), decision }))
    const after = await figures()
    expect(told(effect?.then)).toEqual(told(after))
    expect(after.landBalance.uses).not.toEqual(before.landBalance.uses)
    expect(after.smeQuota.decree35.reservedHa).toBeGreaterThan(0)
    expect(measures).toMatchObject({ areaM2: expect.closeTo(said.areaM2 ?? 0, 0) as number, planeAreaM2: expect.closeTo(502_000, 0) as number, srid: 9208, vertices: 4, parts: 1, holes: 0 })
    expect(againstM2).toEqual({ added: expect.closeTo(2_000, -2) as number, removed: expect.closeTo(0, -1) as number })
  })

  it('finds what publishing then finds', async () => {
    await allocate(db(), at.plots.A, at.projects[1], 'leased', 11, '2022-01-01')
    const bad = { boundary: await drawn(db(), [0, 0, 590, 500]), plots: { redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 200, 400]) }] } }
    const { effect, findings } = rehearsed(await rehearse(bad))
    expect(effect).toBeNull()
    expect(codes(findings)).toEqual(expect.arrayContaining(['plot_outside_zone', 'allocation_does_not_fit', 'area_differs_from_decision']))
    expect(refused(await publish({ ...bad, decision })).findings).toEqual(findings)
  })

  it('shows the effect although there are warnings', async () => {
    const { effect, findings } = rehearsed(await rehearse({ boundary: await drawn(db(), [0, 0, 900, 500]) }))
    expect(codes(findings)).toEqual(['area_differs_from_decision'])
    expect(effect?.then.landBalance?.base?.ha).toBeCloseTo(45, 0)
  })

  it('says when land for small firms becomes short, and publishing wants a reason for it', async () => {
    await db().query(sql`update zone_status_change set effective_on = '2023-01-01' where zone_id = ${at.zone}`)
    await db().query(sql`update plot set sme_reserved = true where id = ${at.plots.B}`)
    const away = { plots: { ended: [await named(at.plots.B)] } }
    const { findings, effect } = rehearsed(await rehearse(away))
    expect([effect?.now.smeQuota?.decree35.verdict, effect?.then.smeQuota?.decree35.verdict]).toEqual(['met', 'short'])
    expect(findings).toMatchObject([{ code: 'sme_quota_short', tier: 'warning', on: 'zone', got: '0', detail: expect.stringMatching(/^Đất dành cho doanh nghiệp nhỏ và vừa còn 0 ha, cần 0,36/) as string }])
    expect(codes(refused(await publish(away)).findings)).toEqual(['sme_quota_short'])
    accepted(await publish({ ...away, reasons: { sme_quota_short: 'Bố trí ở giai đoạn 2' } }))
    // Short already is nobody's doing any more.
    expect(codes(rehearsed(await rehearse({ plots: { redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 290, 400]) }] } })).findings)).toEqual([])
  })

  it('asks for no decision, and takes shapes that were read before somebody let a plot', async () => {
    const read = await named(at.plots.A)
    await allocate(db(), at.plots.A, at.projects[1], 'leased', 6, '2022-01-01')
    expect(codes(rehearsed(await rehearse({ boundary: await drawn(db(), [0, 0, 1002, 500]), status: { operationStatus: 'closed' },
      plots: { redrawn: [{ ...read, geometry: await drawn(db(), [0, 0, 290, 400]) }] } })).findings)).toEqual([])
  })

  it('of what already holds shows that nothing changes', async () => {
    const { effect, againstM2, measures, findings } = rehearsed(await rehearse({ boundary: await drawn(db(), places.zone) }))
    expect([againstM2, findings, effect?.then]).toEqual([{ added: 0, removed: 0 }, [], effect?.now])
    expect(measures).toMatchObject({ vertices: 4, planeAreaM2: expect.closeTo(500_000, 0) as number })
  })

  it.skipIf(inject('target').kind === 'embedded')('that finds errors waits for nobody, and keeps nobody waiting', async () => {
    const away = { boundary: { type: 'Point', coordinates: [104, 22] }, plots: { ended: [await named(at.plots.A)] } }
    await db().transaction(async (tx) => {
      // Somebody publishes just now, and takes their time.
      await tx.query(sql`select id from zone where code = 'D-1' for no key update`)
      await tx.query(sql`select id from plot where zone_id = ${at.zone} for no key update`)
      expect(codes(rehearsed(await rehearse(away)).findings)).toContain('not_a_polygon')
    })
  })

  it('speaks the language it was asked in', async () => {
    const answer = await deskOf(app, planner, 'en')('POST', '/api/zones/D-1/rehearsals', { boundary: { type: 'Point', coordinates: [104, 22] } })
    expect(rehearsed(answer).findings[0]?.detail).toMatch(/^The shape must be a polygon/)
  })

  it('writes nothing and tells nobody', async () => {
    await allocate(db(), at.plots.A, at.projects[1], 'leased', 6, '2022-01-01')
    // Every row of every table, as one line each.
    const everything = async () => {
      const tables = await db().query<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('account_session', 'account_rate_limit', 'spatial_ref_sys') order by 1`)
      const rows = []
      for (const { name } of tables) rows.push([name, (await db().query({ text: `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as all, count(*)::int as n from "${name}" t`, values: [] }))[0]])
      return rows
    }
    const heard: (string | null)[] = []
    const before = await everything()
    db().onNotice('zone_change', (payload) => heard.push(payload))
    db().onMapChange((change) => heard.push(JSON.stringify(change)))
    rehearsed(await rehearse({ ...await change(), status: { operationStatus: 'relocating' } }))
    rehearsed(await desk('POST', '/api/rehearsals', { kind: 'industrial_zone', provinceCode: '15', approvedHa: 20, boundary: await drawn(db(), [2000, 0, 2400, 500]) }))
    expect(await everything()).toEqual(before)
    await db().query(sql`select pg_notify('zone_change', '{"code":"X-1","version":1}')`)
    await expect.poll(() => heard).toEqual(['{"code":"X-1","version":1}'])
  })
})

describe('what is drawn badly', () => {
  it.each([
    ['null', null], ['a number', 7], ['a text', 'POLYGON((0 0,1 1,0 1,0 0))'], ['a collection', { type: 'GeometryCollection', geometries: [] }], ['an empty polygon', { type: 'Polygon', coordinates: [] }],
    ['heights', { type: 'Polygon', coordinates: [[[104, 22, 5], [104.01, 22, 5], [104.01, 22.01, 5], [104, 22, 5]]] }], ['letters', { type: 'Polygon', coordinates: [[['a', 'b']]] }],
    ['nulls', { type: 'Polygon', coordinates: [[[null, null], [1, 2], [3, 4], [null, null]]] }], ['another land', { type: 'Polygon', coordinates: [[[2, 48], [2.1, 48], [2.1, 48.1], [2, 48]]] }],
    ['a bow-tie', { type: 'Polygon', coordinates: [[[104, 22], [104.01, 22.01], [104.01, 22], [104, 22.01], [104, 22]]] }],
  ])('%s is a finding, not a failure', async (_, boundary) => {
    const { findings, effect } = rehearsed(await rehearse({ boundary, plots: { begun: [{ code: 'X', landUse: 'industrial', geometry: boundary }], redrawn: [{ ...await named(at.plots.A), geometry: boundary }] } }))
    expect(effect).toBeNull()
    expect(findings.filter((finding) => finding.tier === 'error').length).toBeGreaterThanOrEqual(3)
    expect(refused(await publish({ boundary, decision })).code).toBe('change_refused')
  })
})
