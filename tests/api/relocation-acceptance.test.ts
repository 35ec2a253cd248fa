import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { RelocationPlan } from '../../api/contract/relocation-plan.ts'
import { sql } from '../../api/database/sql.ts'
import { acceptRows } from '../../api/features/relocation-plan/accept.ts'
import { Problem } from '../../api/errors.ts'
import { useDatabase } from '../database.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { relocationOf } from './relocation-client.ts'

const db = useDatabase()
let app: FastifyInstance
let room: ReturnType<typeof relocationOf>
beforeAll(async () => {
  app = await appOn(db())
  room = relocationOf(app, await signedIn(db(), { role: 'official' }))
})
afterEach(async () => {
  await db().query(sql`delete from relocation_case`)
  await db().query(sql`delete from relocation_plan`)
  await db().query(sql`delete from hold`)
})
afterAll(() => app.close())

const place = { relocation: 'RL-LC-03', project: 'DAM-563' }
const placedOf = (plan: RelocationPlan) => plan.assigned.filter(({ site }) => site !== null)
const zonesHeld = () => db().query<{ project: string; zones: number; lacking: boolean }>(sql`
  select j.code as project, count(distinct p.zone_id)::int as zones, abs(sum(l.area_m2) - c.receiver_m2) > 2 as lacking
  from relocation_case c join project j on j.id = c.project_id join relocation_case_hold l on l.case_id = c.id join hold h on h.id = l.hold_id join plot p on p.id = h.plot_id group by 1, c.receiver_m2`)

it('what the solver placed can be accepted as a whole: cases of different relocations share plots, and none is given away twice', async () => {
  const plan = await room.solve('placed')
  const accepted = room.planOf(await room.accept(plan, placedOf(plan)))
  expect([accepted.accepted, accepted.places.filter(({ isOver }) => isOver)]).toEqual([105, []])
  expect((await zonesHeld()).filter(({ zones, lacking }) => zones !== 1 || lacking)).toEqual([])
  expect(await db().query(sql`
    select h.plot_id from relocation_case_hold l join hold h on h.id = l.hold_id join rules.plots_at(current_date) p on p.lineage_id = h.plot_id group by h.plot_id, p.area_m2 having sum(l.area_m2) > p.area_m2 + 1`)).toEqual([])
  // The last of the cases that share a plot lets it go, whichever relocation it belongs to.
  await db().query(sql`update relocation_case set closed_on = current_date, outcome = 'moved' where relocation_id = (select id from relocation where code = 'RL-LC-01')`)
  const left = await db().query<{ orphans: number; held: number }>(sql`
    select count(*) filter (where not exists (select from relocation_case_hold l join relocation_case c on c.id = l.case_id where l.hold_id = h.id and c.closed_on is null))::int as orphans, count(*)::int as held from rules.holds_at(current_date) h`)
  expect([left[0]?.orphans, (left[0]?.held ?? 0) > 0]).toEqual([0, true])
})

it('a row named by another relocation than its own is not found', async () => {
  const plan = await room.solve('named')
  expect(await room.accept(plan, [place, { ...place, relocation: 'RL-LC-01' }])).toMatchObject({ status: 404, code: 'relocation_case_not_found' })
  expect(await room.accept(plan, [place, place])).toMatchObject({ status: 409, code: 'relocation_case_placed' })
})

// Two at once need two backends.
describe.skipIf(inject('target').kind === 'embedded')('two plans accepted at one moment', () => {
  /** Begins both while nobody can write cases, and lets them go on once both wait. */
  async function atOnce(work: () => Promise<unknown>[]): Promise<string[]> {
    let letGo = () => {}
    const until = new Promise<void>((done) => { letGo = done })
    let begin = () => {}
    const held = new Promise<void>((done) => { begin = done })
    const blocker = db().transaction(async (tx) => { await tx.query(sql`lock table relocation_case in share mode`); begin(); await until })
    await held
    const all = Promise.allSettled(work())
    await expect.poll(async () => (await db().query<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))[0]?.n, { timeout: 20_000, interval: 100 }).toBe(2)
    letGo()
    await blocker
    return (await all).map((one) => (one.status === 'fulfilled' ? 'accepted' : one.reason instanceof Problem ? one.reason.code : String(one.reason))).sort()
  }
  const copyOf = async (plan: RelocationPlan) => room.planOf(await room.send('POST', `/api/relocation-plans/${plan.id}/copies`, { name: 'B' }))

  it('do not give one site away twice', async () => {
    const plan = await room.solve('named')
    const rows = plan.assigned.filter(({ site }) => site === 'MB-0035').slice(0, 2)
    const site = plan.places.find(({ code }) => code === 'MB-0035')
    const copy = await copyOf(plan)
    const codes = rows.map(({ project }) => project)
    await db().query(sql`update relocation_plan_row set area_m2 = ${(site?.nowHa ?? 0) * 6000} where project_id in (select id from project where code = any(${codes}::text[]))`)
    const [one, other] = [await room.readPlan(plan.id), await room.readPlan(copy.id)]
    expect(await atOnce(() => [one, other].map((each, at) => acceptRows(db(), each.id, `"${each.etag}"`, { rows: rows.slice(at, at + 1) })))).toEqual(['accepted', 'precondition_failed'])
    expect(await db().query(sql`select count(*)::int as given from relocation_case where receiver_zone_id is not null`)).toEqual([{ given: 1 }])
  })

  it('do not place one case twice', async () => {
    const plan = await room.solve('placed')
    const row = plan.assigned.find(({ project }) => project === place.project)
    const zoneOf = (code: string | null | undefined) => plan.places.find((site) => site.code === code)?.zone.code
    const to = plan.places.find(({ code, nowHa, usedHa }) => zoneOf(code) !== zoneOf(row?.site) && nowHa - usedHa > (row?.ha ?? 0) + 0.01)
    const copy = await copyOf(plan)
    const moved = room.planOf(await room.send('PATCH', `/api/relocation-plans/${copy.id}/rows`, { ...place, site: to?.code }, copy.etag))
    expect(await atOnce(() => [plan, moved].map(({ id, etag }) => acceptRows(db(), id, `"${etag}"`, { rows: [place] })))).toEqual(['accepted', 'precondition_failed'])
    expect(await zonesHeld()).toEqual([{ project: place.project, zones: 1, lacking: false }])
  })
})

it('a case that is opened again goes nowhere: neither plan nor case says that land is held, and it can be placed anew', async () => {
  const plan = await room.solve('placed')
  const shared = plan.assigned.filter(({ relocation }) => relocation === place.relocation)
  await room.accept(plan, shared)
  const { version } = await room.readCase(place)
  const ended = await room.recordCase(place, version, { closedOn: '2026-06-01', outcome: 'withdrawn' })
  expect([ended.endedOn, ended.receiver?.hasPlots]).toEqual(['2026-06-01', true])
  const before = await room.readPlan(plan.id)
  const reopened = await room.recordCase(place, ended.version, {})
  expect(reopened).toMatchObject({ endedOn: null, receiver: null, holds: [] })
  const now = await room.readPlan(plan.id)
  expect([now.version > before.version, now.assigned.find(({ project }) => project === place.project)]).toMatchObject([true, { acceptedOn: null, isOpen: true }])
  expect(room.planOf(await room.accept(now, [place])).accepted).toBe(shared.length)
  // Likewise when the last step turns out not to have been reached.
  const step = async (reachedOn: string | null) => room.send('PUT', `/api/relocations/${place.relocation}/cases/${place.project}/steps/old_site_cleared`, { plannedOn: null, reachedOn, decision: null, moneyVnd: null, note: 'x', source: 'Báo cáo thử' }, String((await room.readCase(place)).version))
  expect((await step('2026-06-01')).status).toBe(200)
  expect((await room.readCase(place)).receiver).not.toBeNull()
  expect((await step(null)).status).toBe(200)
  expect(await room.readCase(place)).toMatchObject({ endedOn: null, receiver: null, holds: [] })
})
