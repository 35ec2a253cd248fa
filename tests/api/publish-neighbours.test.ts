import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { connectDatabase, type Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, takeDrawnZonesAway } from '../fixtures/drawn-zone.ts'
import { insertZone } from '../fixtures/grid.ts'
import { box, onPlane, type Box } from '../fixtures/plane.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { accepted, codes, decision, deskOf, refused, rehearsed, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let desk: Desk
beforeAll(async () => { app = await appOn(db()); desk = deskOf(app, await signedIn(db())) })
afterAll(() => app.close())
beforeEach(() => drawZone(db()))
afterEach(() => takeDrawnZonesAway(db()))

/** An industrial zone of the plane, planned and no more unless said. */
const neighbour = async (code: string, place: Box, axes: readonly [string, string, string] = ['planned', 'none', 'not_started']) =>
  db().transaction(async (tx) => insertZone(tx, { code, axes, on: '2020-01-01', outline: await onPlane(tx, box(place)) }))
const url = (code: string) => `/api/zones/${code}/revisions`
const effectiveOn = '2026-02-01'
const publishOn = (on: Desk, code: string, body: object, version = 1) => on('POST', url(code), { why, effectiveOn, decision, ...body }, { 'if-match': `"${version}"` })
const established = { status: { legalStatus: 'established' } }

describe('a zone that is approved where others are', () => {
  it('is refused over one of its kind that is approved already, although its outline stays', async () => {
    await neighbour('D-4', [900, 0, 1900, 500])
    const answer = refused(await publishOn(desk, 'D-4', established))
    expect([answer.code, answer.findings]).toMatchObject(['change_refused', [{ code: 'overlaps_zone', tier: 'error', on: 'boundary', other: { code: 'D-1' } }]])
    expect(answer.findings[0]?.m2).toBeCloseTo(50_000, -3)
    expect(codes(rehearsed(await desk('POST', '/api/zones/D-4/rehearsals', established)).findings)).toEqual(['overlaps_zone'])
    expect(refused(await publishOn(desk, 'D-4', { ...established, effectiveOn: undefined, correction: true })).code).toBe('change_refused')
  })

  it('asks for a reason over one that is only planned, and for none beside it', async () => {
    await neighbour('D-4', [2000, 0, 3000, 500])
    await neighbour('D-5', [2900, 0, 3900, 500])
    expect(refused(await publishOn(desk, 'D-4', established))).toMatchObject({ got: 'overlaps_other_zone' })
    accepted(await publishOn(desk, 'D-4', { ...established, reasons: { overlaps_other_zone: 'D-5 sẽ vẽ lại' } }))
    expect(codes(refused(await publishOn(desk, 'D-5', established)).findings)).toEqual(['overlaps_zone'])
  })

  it('is looked at only when it becomes so: what was approved before may close, move and operate again', async () => {
    await neighbour('D-4', [900, 0, 1900, 500], ['planned', 'established', 'not_started'])
    accepted(await publishOn(desk, 'D-1', { status: { operationStatus: 'relocating' } }))
    accepted(await publishOn(desk, 'D-1', { status: { planStatus: 'withdrawn', operationStatus: 'closed' }, effectiveOn: '2026-03-01' }, 2))
    expect(codes(refused(await publishOn(desk, 'D-1', { status: { planStatus: 'planned', operationStatus: 'operating' }, effectiveOn: '2026-04-01' }, 3)).findings)).toEqual(['overlaps_zone'])
  })
})

// Each of two publications waits in its transaction for the other: the embedded database has one backend, where no two are open at once.
describe.skipIf(inject('target').kind === 'embedded')('two neighbours that are published at once', () => {
  /** A database whose transactions wait, after their look at what was drawn, until as many look as are awaited, or one is seen that waits for a lock. */
  function meeting(own: Database, awaited: number): Database {
    let here = 0
    let open: () => void = () => undefined
    const all = new Promise<void>((go) => { open = go })
    const on = (of: Database): Database => ({
      ...of, by: (id) => on(of.by(id)),
      transaction: (work) => of.transaction((tx) => work({ ...tx, query: async (statement) => {
        if (!statement.text.includes('rules.checked_change(')) return tx.query(statement)
        const rows = await tx.query(statement) as never
        here += 1
        if (here >= awaited) open()
        await Promise.race([all, someoneWaits()])
        return rows
      } })),
    })
    const someoneWaits = async () => {
      for (;;) {
        const [row] = await db().query<{ n: number }>(sql`select count(*)::int as n from pg_locks where not granted`)
        if ((row?.n ?? 0) > 0) return
        await new Promise((go) => setImmediate(go))
      }
    }
    return on(own)
  }

  it.each<[string, object, object]>([
    ['drawn onto the same ground', { boundary: [2400, 0, 3100, 500] }, { boundary: [2600, 0, 3900, 500] }],
    ['approved on the same ground', {}, {}],
  ])('%s: one is refused', async (_, first, second) => {
    const shared = Object.keys(first).length === 0
    await neighbour('D-4', shared ? [2000, 0, 3000, 500] : [2000, 0, 2500, 500], shared ? undefined : ['planned', 'established', 'not_started'])
    await neighbour('D-5', shared ? [2900, 0, 3900, 500] : [3200, 0, 3900, 500], shared ? undefined : ['planned', 'established', 'not_started'])
    const own = await connectDatabase(inject('target'), { poolSize: 6, onError: console.error })
    const both = await appOn(meeting(own, 2))
    const on = deskOf(both, await signedIn(db()))
    const bodyOf = async (change: { boundary?: Box }) => ({ ...(change.boundary ? { boundary: await drawn(db(), change.boundary) } : established), reasons: { overlaps_other_zone: 'x', far_from_known_place: 'x' } })
    // Each by a decision of its own: else the second waits already to enter what the first is entering.
    const sent = [{ ...await bodyOf(first), decision: { ...decision, number: '81/QĐ-THU' } }, { ...await bodyOf(second), decision: { ...decision, number: '82/QĐ-THU' } }] as const
    const answers = await Promise.all([publishOn(on, 'D-4', sent[0]), publishOn(on, 'D-5', sent[1])])
    await both.close()
    await own.close()
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
    expect(codes(refused(answers.find(({ status }) => status === 422) ?? { status: 0, etag: '', text: '', body: null }).findings)).toContain('overlaps_zone')
  })
})
