import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, places, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import { allocate, holdPlot } from '../fixtures/grid.ts'
import type { Box } from '../fixtures/plane.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { accepted, codes, deskOf, refused, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let planner: SignedIn
let desk: Desk
let at: DrawnZone
beforeAll(async () => { app = await appOn(db()); planner = await signedIn(db()); desk = deskOf(app, planner) })
afterAll(() => app.close())
beforeEach(async () => { at = await drawZone(db()) })
afterEach(async () => { await takeCasesAway(); await takeDrawnZonesAway(db()) })

const effectiveOn = '2026-02-01'
const publish = async (plots: object, { version = 1, when = { effectiveOn }, reasons = {} }: { version?: number; when?: object; reasons?: object } = {}) =>
  desk('POST', '/api/zones/D-1/revisions', { why, plots, reasons, ...when }, { 'if-match': `"${version}"` })
const versionOf = async (id: number) => (await db().query<{ version: number }>(sql`select version from plot where id = ${id}`))[0]?.version ?? 0
const named = async (id: number) => ({ id, version: await versionOf(id) })
const begin = async (code: string, shape: Box, from: readonly number[] = [], more: object = {}) => ({ code, landUse: 'industrial', geometry: await drawn(db(), shape), from, ...more })
/** Plots of today by code. */
const plots = async () => Object.fromEntries((await db().query<{ code: string; id: number; m2: number; lease: string | null; use: string }>(sql`
  select code, id, round(area_m2 / 100) * 100 as m2, lease_status as lease, land_use as use from rules.plot_now where zone_id = ${at.zone} order by code`)).map((plot) => [plot.code, plot]))
/** Allocations that are on record, through all plots of the zone. */
const allocations = () => db().query<{ plot: string; m2: number; from: string | null; to: string | null; project: string; stage: string }>(sql`
  select p.code as plot, a.area_m2 as m2, a.valid_from::text as "from", a.valid_to::text as "to", j.code as project, a.stage
  from plot_allocation a join plot p on p.id = a.plot_id join project j on j.id = a.project_id
  where p.zone_id = ${at.zone} and a.replaced_at is null order by a.valid_from nulls first, p.code, j.code`)
/** Square metres a project has on a day, over all plots. */
const contract = async (project: string, day: string) => (await db().query<{ m2: number }>(sql`
  select coalesce(sum(a.area_m2), 0) as m2 from rules.allocations_at(${day}) a join project j on j.id = a.project_id where j.code = ${project}`))[0]?.m2
/** A case of the shipped relocations that keeps so many m² of plots; takeCaseAway ends what it left. */
async function keepForCase(plots: Readonly<Record<number, number>>, from = '2026-01-05'): Promise<number> {
  const [made] = await db().query<{ id: number; relocation: number }>(sql`
    insert into relocation_case (relocation_id, project_id, receiver_zone_id, receiver_m2, receiver_since)
    select c.relocation_id, c.project_id, ${at.zone}, 100000, '2026-01-05' from rules.relocation_cases('15', current_date) c where c.case_id is null order by 1, 2 limit 1 returning id, relocation_id as relocation`)
  for (const [plot, m2] of Object.entries(plots)) await db().query(sql`
    with kept as (insert into hold (plot_id, relocation_id, reason, valid_from, valid_to) values (${Number(plot)}, ${made?.relocation ?? 0}, 'giữ cho di dời', ${from}, '9999-12-31') returning id)
    insert into relocation_case_hold (case_id, hold_id, area_m2) select ${made?.id ?? 0}, id, ${m2} from kept`)
  return made?.id ?? 0
}
const takeCasesAway = () => db().query(sql`delete from relocation_case where receiver_zone_id = ${at.zone}`)
/** What cases have of the zone's plots, and until when. */
const keptFor = () => db().query<{ plot: string; id: number; m2: number; to: string }>(sql`
  select p.code as plot, l.case_id as id, round(l.area_m2) as m2, h.valid_to::text as "to" from hold h join plot p on p.id = h.plot_id left join relocation_case_hold l on l.hold_id = h.id
  where p.zone_id = ${at.zone} order by h.valid_to, p.code, l.case_id`)
const halves = { west: [0, 0, 100, 400], east: [100, 0, 300, 400] } as const satisfies Record<string, Box>
const split = async () => ({ begun: [await begin('A1', halves.west, [at.plots.A]), await begin('A2', halves.east, [at.plots.A])], ended: [await named(at.plots.A)] })

describe('splitting a leased plot', () => {
  it('ends it and points its allocation to the children by their ground: the contract keeps its area', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 7.12345678, '2022-01-01')
    const said = accepted(await publish(await split()))
    expect(said.version).toBe(2)
    expect(await allocations()).toEqual([
      { plot: 'A', m2: 71_234.5678, from: '2022-01-01', to: effectiveOn, project: 'P-D-1-1', stage: 'leased' },
      { plot: 'A1', m2: expect.closeTo(71_234.5678 / 3, -1) as number, from: effectiveOn, to: null, project: 'P-D-1-1', stage: 'leased' },
      { plot: 'A2', m2: expect.closeTo(71_234.5678 * 2 / 3, -1) as number, from: effectiveOn, to: null, project: 'P-D-1-1', stage: 'leased' },
    ])
    for (const day of ['2026-01-31', effectiveOn, '2026-09-01']) expect([day, await contract('P-D-1-1', day)]).toEqual([day, expect.closeTo(71_234.5678, 4)])
    expect(await plots()).toMatchObject({ A1: { m2: 40_000, lease: 'leased' }, A2: { m2: 80_000, lease: 'leased' }, B: { lease: 'free' } })
    expect((await db().query(sql`select valid_to::text as "to", replaced_at is not null as replaced from plot where lineage_id = ${at.plots.A} order by id`)))
      .toEqual([{ to: effectiveOn, replaced: false }, { to: null, replaced: true }])
  })

  it('into many adds up to the contract, to the last square centimetre', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 7.12345678, '2022-01-01')
    await allocate(db(), at.plots.A, at.projects[1], 'approved', 1.11111111, '2022-01-01')
    const edges = [0, 41, 83, 127, 169, 211, 257, 300]
    const begun = await Promise.all(edges.slice(1).map((east, i) => begin(`A${i}`, [edges[i] ?? 0, 0, east, 400], [at.plots.A])))
    accepted(await publish({ begun, ended: [await named(at.plots.A)] }))
    for (const [project, m2] of [['P-D-1-1', 71_234.5678], ['P-D-1-2', 11_111.1111]] as const) expect([project, await contract(project, effectiveOn)]).toEqual([project, expect.closeTo(m2, 6)])
  })

  it('leaves what ended before to the plot, and moves what begins later', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 3, '2021-01-01', '2023-01-01')
    await allocate(db(), at.plots.A, at.projects[1], 'approved', 6, '2027-01-01')
    accepted(await publish(await split()))
    expect((await allocations()).map(({ plot, from, to, m2 }) => [plot, from, to, Math.round(m2 / 100)])).toEqual([
      ['A', '2021-01-01', '2023-01-01', 300], ['A1', '2027-01-01', null, 200], ['A2', '2027-01-01', null, 400],
    ])
  })

  it('gives land that cannot be let nothing of the contract', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 7, '2022-01-01')
    accepted(await publish({ begun: [await begin('A1', halves.west, [at.plots.A], { landUse: 'road' }), await begin('A2', halves.east, [at.plots.A])], ended: [await named(at.plots.A)] }))
    expect((await allocations()).map(({ plot, m2 }) => [plot, m2])).toEqual([['A', 70_000], ['A2', 70_000]])
  })

  it('whose land all but a seam goes to one child gives it the whole contract', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 11, '2022-01-01')
    const begun = [await begin('A1', [0, 0, 299.9, 400], [at.plots.A]), await begin('A2', [299.9, 0, 300, 400], [at.plots.A])]
    accepted(await publish({ begun, ended: [await named(at.plots.A)] }, { reasons: { sliver: 'Dải kỹ thuật' } }))
    expect((await allocations()).filter(({ from }) => from === effectiveOn).map(({ plot, m2 }) => [plot, m2])).toEqual([['A1', 110_000]])
  })

  it('that was never one plot leaves the record replaced, and its children since it began', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 6, '2022-01-01')
    accepted(await publish(await split(), { when: { correction: true } }))
    expect((await allocations()).map(({ plot, from, to }) => [plot, from, to])).toEqual([['A1', '2022-01-01', null], ['A2', '2022-01-01', null]])
    expect(await db().query(sql`select code, valid_from::text as "from", replaced_at is not null as replaced from plot where zone_id = ${at.zone} and code like 'A%' order by code`)).toEqual([
      { code: 'A', from: '2020-01-01', replaced: true }, { code: 'A1', from: '2020-01-01', replaced: false }, { code: 'A2', from: '2020-01-01', replaced: false }])
    for (const day of ['2022-01-01', '2026-09-01']) expect([day, await contract('P-D-1-1', day)]).toEqual([day, expect.closeTo(60_000, 4)])
  })

  it('takes its holds along to every child', async () => {
    await holdPlot(db(), at.plots.A, at.projects[0], '2025-01-01', '2030-01-01')
    await holdPlot(db(), at.plots.A, at.projects[1], '2027-01-01', '2028-01-01')
    accepted(await publish(await split()))
    expect(await db().query(sql`select p.code as plot, h.valid_from::text as "from", h.valid_to::text as "to" from hold h join plot p on p.id = h.plot_id where p.zone_id = ${at.zone} order by 2, 1`)).toEqual([
      { plot: 'A', from: '2025-01-01', to: effectiveOn }, { plot: 'A1', from: effectiveOn, to: '2030-01-01' }, { plot: 'A2', from: effectiveOn, to: '2030-01-01' },
      { plot: 'A1', from: '2027-01-01', to: '2028-01-01' }, { plot: 'A2', from: '2027-01-01', to: '2028-01-01' },
    ])
    expect(await plots()).toMatchObject({ A1: { lease: 'hold' }, A2: { lease: 'hold' } })
  })

  it('divides what it keeps for cases by ground; the last of them lets go of every child', async () => {
    const id = await keepForCase({ [at.plots.A]: 90_000 })
    accepted(await publish(await split()))
    expect(await keptFor()).toEqual([{ plot: 'A', id, m2: 90_000, to: effectiveOn }, { plot: 'A1', id, m2: 30_000, to: '9999-12-31' }, { plot: 'A2', id, m2: 60_000, to: '9999-12-31' }])
    await db().query(sql`update relocation_case set closed_on = current_date, outcome = 'ceased_operating' where id = ${id}`)
    expect(await plots()).toMatchObject({ A1: { lease: 'free' }, A2: { lease: 'free' } })
  })

  it('divides what it keeps for a case that only begins later', async () => {
    const id = await keepForCase({ [at.plots.A]: 90_000 }, '2026-03-01')
    accepted(await publish(await split()))
    expect(await keptFor()).toEqual([{ plot: 'A1', id, m2: 30_000, to: '9999-12-31' }, { plot: 'A2', id, m2: 60_000, to: '9999-12-31' }])
  })

  it('leaves a case on the part that stays what it has there', async () => {
    const id = await keepForCase({ [at.plots.A]: 90_000 })
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), halves.east) }], begun: [await begin('A1', halves.west, [at.plots.A])] }))
    expect(await keptFor()).toEqual([{ plot: 'A', id, m2: 60_000, to: '9999-12-31' }, { plot: 'A1', id, m2: 30_000, to: '9999-12-31' }])
  })
})

describe('merging plots', () => {
  const merge = async () => ({ begun: [await begin('AB', [0, 0, 600, 400], [at.plots.A, at.plots.B])], ended: [await named(at.plots.A), await named(at.plots.B)] })

  it('joins what one project has on them', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 5, '2022-01-01')
    await allocate(db(), at.plots.B, at.projects[0], 'leased', 4, '2022-01-01')
    await allocate(db(), at.plots.B, at.projects[1], 'approved', 2, '2023-01-01')
    accepted(await publish(await merge()))
    expect((await allocations()).filter(({ from }) => from === effectiveOn)).toMatchObject([{ plot: 'AB', m2: 90_000, project: 'P-D-1-1' }, { plot: 'AB', m2: 20_000, project: 'P-D-1-2' }])
  })

  it('keeps the land of both for the cases that had it, and lets it go with the last', async () => {
    const one = await keepForCase({ [at.plots.A]: 50_000, [at.plots.B]: 20_000 })
    const other = await keepForCase({ [at.plots.B]: 30_000 })
    accepted(await publish(await merge()))
    expect((await keptFor()).filter(({ to }) => to === '9999-12-31')).toEqual([{ plot: 'AB', id: one, m2: 70_000, to: '9999-12-31' }, { plot: 'AB', id: other, m2: 30_000, to: '9999-12-31' }])
    const close = (id: number) => db().query(sql`update relocation_case set closed_on = current_date, outcome = 'ceased_operating' where id = ${id}`)
    await close(one)
    expect(await plots()).toMatchObject({ AB: { lease: 'hold' } })
    await close(other)
    expect(await plots()).toMatchObject({ AB: { lease: 'free' } })
  })

  it('and splitting again comes back to the contract', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 7.7777, '2022-01-01')
    accepted(await publish(await split()))
    const now = await plots()
    const parts = [now['A1']?.id ?? 0, now['A2']?.id ?? 0]
    accepted(await publish({ begun: [await begin('A', places.A, parts)], ended: [await named(parts[0] ?? 0), await named(parts[1] ?? 0)] }, { version: 2, when: { effectiveOn: '2026-03-01' } }))
    expect((await allocations()).filter(({ to }) => to === null)).toEqual([{ plot: 'A', m2: expect.closeTo(77_777, 4) as number, from: '2026-03-01', to: null, project: 'P-D-1-1', stage: 'leased' }])
  })

  it('into one that stays keeps that one: it takes the land of the other', async () => {
    await allocate(db(), at.plots.B, at.projects[0], 'leased', 5, '2022-01-01')
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 600, 400]), from: [at.plots.B] }], ended: [await named(at.plots.B)] }))
    expect(await plots()).toMatchObject({ A: { id: at.plots.A, m2: 240_100, lease: 'leased' } })
    expect((await allocations()).map(({ plot, to }) => [plot, to])).toEqual([['B', effectiveOn], ['A', null]])
  })
})

describe('redrawing a plot', () => {
  it('begins the next version of the same plot; what stands on it stays', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 5, '2022-01-01')
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 250, 400]) }] }))
    expect(await db().query(sql`select valid_from::text as "from", valid_to::text as "to", round(area_m2 / 100) as a, id = ${at.plots.A} as living, basis from plot where lineage_id = ${at.plots.A} order by valid_from`)).toEqual([
      { from: '2020-01-01', to: effectiveOn, a: 1200, living: false, basis: 'measured' }, { from: effectiveOn, to: null, a: 1000, living: true, basis: 'measured' }])
    expect(await allocations()).toMatchObject([{ plot: 'A', m2: 50_000, to: null }])
  })

  it('of a mistake keeps the wrong shape as replaced', async () => {
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 250, 400]) }] }, { when: { correction: true } }))
    expect(await db().query(sql`select valid_from::text as "from", replaced_at is not null as replaced, round(area_m2 / 100) as a from plot where lineage_id = ${at.plots.A} order by recorded_at`)).toEqual([
      { from: '2020-01-01', replaced: true, a: 1200 }, { from: '2020-01-01', replaced: false, a: 1000 }])
  })

  it('too small for what stands on it is refused with both figures', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 11, '2022-01-01')
    const { code, findings } = refused(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 250, 400]) }] }))
    expect([code, findings]).toMatchObject(['change_refused', [{ code: 'allocation_does_not_fit', plot: 'A', got: '110000.0', expected: expect.stringMatching(/^(99|100)\d{3}/) as string, where: { type: 'MultiPolygon' },
      detail: expect.stringMatching(/^Đất đã bố trí trên lô A là 110\.000 m²/) as string }]])
  })

  it('too small for what will stand on it one day is refused, and what stood on it before is not counted', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 11, '2021-01-01', '2023-01-01')
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 6, '2023-01-01', '2027-01-01')
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 250, 400]) }] }))
    await allocate(db(), at.plots.A, at.projects[1], 'approved', 9, '2027-01-01')
    const { findings } = refused(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 200, 400]) }] }, { version: 2, when: { effectiveOn: '2026-03-01' } }))
    expect(findings).toMatchObject([{ code: 'allocation_does_not_fit', got: '90000.0' }])
  })

  it('that gives a part to a new one shares what stands on it', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 9, '2022-01-01')
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), halves.east) }], begun: [await begin('A1', halves.west, [at.plots.A])] }))
    expect((await allocations()).filter(({ to }) => to === null).map(({ plot, m2 }) => [plot, Math.round(m2 / 1000)])).toEqual([['A', 60], ['A1', 30]])
    expect(await contract('P-D-1-1', effectiveOn)).toBeCloseTo(90_000, 4)
  })

  it('that gives a part to a new one without being named keeps all that stands on it', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 8, '2022-01-01')
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), halves.east) }], begun: [await begin('A1', halves.west)] }))
    expect(await allocations()).toMatchObject([{ plot: 'A', m2: 80_000, to: null }])
    expect(await plots()).toMatchObject({ A1: { lease: 'free' } })
  })
})

describe('ending a plot', () => {
  it('that nobody has takes it away from that day on, and keeps it', async () => {
    accepted(await publish({ ended: [await named(at.plots.B)] }))
    expect(Object.keys(await plots())).toEqual(['A', 'R'])
    expect(await db().query(sql`select count(*)::int as n from rules.plots_at('2026-01-31') where zone_id = ${at.zone}`)).toEqual([{ n: 3 }])
  })

  it.each([
    ['leased', 'and nothing takes its land', async () => ({ ended: [await named(at.plots.A)] })],
    ['leased', 'and only part of its land is taken', async () => ({ ended: [await named(at.plots.A)], begun: [await begin('A1', halves.east, [at.plots.A])] })],
    ['leased', 'and what takes its land cannot be let', async () => ({ ended: [await named(at.plots.A)], begun: [await begin('A1', places.A, [at.plots.A], { landUse: 'road' })] })],
    ['leased', 'and what begins there does not say that it takes its land', async () => ({ ended: [await named(at.plots.A)], begun: [await begin('A1', places.A)] })],
    ['held', 'and nothing takes its land', async () => ({ ended: [await named(at.plots.A)] })],
  ])('that is %s %s is refused', async (how, _, change) => {
    await (how === 'held' ? holdPlot(db(), at.plots.A, at.projects[0], '2025-01-01', '2030-01-01') : allocate(db(), at.plots.A, at.projects[0], 'leased', 5, '2022-01-01'))
    const { code, findings } = refused(await publish(await change()))
    expect([code, codes(findings), findings[0]?.plot]).toEqual(['change_refused', ['plot_is_taken'], 'A'])
  })

  it('that is let only until then is not refused', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 5, '2022-01-01', effectiveOn)
    accepted(await publish({ ended: [await named(at.plots.A)] }))
  })
})

describe('plots of a change', () => {
  it('must be shown as they were read', async () => {
    await allocate(db(), at.plots.A, at.projects[0], 'leased', 5, '2022-01-01')
    const answer = await publish({ redrawn: [{ id: at.plots.A, version: 1, geometry: await drawn(db(), halves.east) }] })
    expect(refused(answer)).toMatchObject({ status: 412, code: 'precondition_failed', field: 'plots', got: 'A: 1', expected: `A: ${await versionOf(at.plots.A)}` })
    expect(answer.etag).toBe('"1"')
  })

  it('must be of the zone, there, and the present version', async () => {
    const other = await drawZone(db(), { code: 'D-3' })
    expect(refused(await publish({ ended: [{ id: other.plots.A, version: 1 }] }))).toMatchObject({ status: 422, code: 'other_zone', expected: 'D-1' })
    expect(refused(await publish({ begun: [await begin('C', [700, 0, 800, 400], [other.plots.A])] }))).toMatchObject({ code: 'other_zone' })
    expect(refused(await publish({ ended: [{ id: 2 ** 31 - 1, version: 1 }] }))).toMatchObject({ status: 404, code: 'plot_not_found' })
    accepted(await publish({ ended: [await named(at.plots.B)] }))
    expect(refused(await publish({ ended: [await named(at.plots.B)] }, { version: 2 }))).toMatchObject({ status: 409, code: 'past_version' })
  })

  it('cannot change before they began', async () => {
    expect(refused(await publish({ ended: [await named(at.plots.B)] }, { when: { effectiveOn: '2019-12-31' } }))).toMatchObject({ code: 'effective_too_early', expected: '≥ 2020-01-01' })
  })

  it('that begin keep the rules of their land', async () => {
    expect(refused(await publish({ begun: [await begin('C', [700, 0, 800, 400], [], { isLogistics: true })] }))).toMatchObject({ status: 422, code: 'logistics_needs_its_land' })
    expect(refused(await publish({ begun: [await begin('C', [700, 0, 800, 400], [], { landUse: 'road', smeReserved: true })] }))).toMatchObject({ status: 422, code: 'reserve_needs_leasable_land' })
    expect(codes(refused(await publish({ begun: [await begin('B', [700, 0, 800, 400])] })).findings)).toEqual(['plot_code_taken'])
  })

  it('may take the code of one that ends', async () => {
    accepted(await publish({ begun: [await begin('A', [0, 0, 600, 400], [at.plots.A, at.plots.B])], ended: [await named(at.plots.A), await named(at.plots.B)] }))
    expect(await plots()).toMatchObject({ A: { m2: 240_100 } })
    accepted(await publish({ begun: [await begin('B', [700, 0, 800, 400])] }, { version: 2, when: { effectiveOn: '2026-03-01' } }))
  })

  it('change what the zone adds up to in the same moment', async () => {
    accepted(await publish({ begun: [await begin('C', [700, 0, 800, 500])] }))
    expect(await db().query(sql`select round(industrial_m2 / 1000) as m2, plot_count as n from zone_ledger where zone_id = ${at.zone}`)).toEqual([{ m2: 290, n: 4 }])
  })
})
