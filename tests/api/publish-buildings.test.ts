import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { drawn, drawZone, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import type { Box } from '../fixtures/plane.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { accepted, codes, deskOf, refused, rehearsed, why, type Desk } from './desk-client.ts'

const db = useDatabase()
let app: FastifyInstance
let desk: Desk
let at: DrawnZone
beforeAll(async () => { app = await appOn(db()); desk = deskOf(app, await signedIn(db())) })
afterAll(() => app.close())
beforeEach(async () => {
  at = await drawZone(db())
  await db().query(sql`update plot set building_land_share_m2 = 60000, building_footprint_m2 = 30000, building_floors = 2, sme_reserved = true where id = ${at.plots.A}`)
})
afterEach(() => takeDrawnZonesAway(db()))

const publish = async (plots: object, { version = 1, effectiveOn = '2026-02-01' } = {}) => desk('POST', '/api/zones/D-1/revisions', { why, plots, effectiveOn }, { 'if-match': `"${version}"` })
const named = async (id: number) => (await db().query<{ id: number; version: number }>(sql`select id, version from plot where id = ${id}`))[0] ?? { id: 0, version: 0 }
const idOf = async (code: string) => (await db().query<{ id: number; version: number }>(sql`select id, version from rules.plot_now where zone_id = ${at.zone} and code = ${code}`))[0] ?? { id: 0, version: 0 }
const begin = async (code: string, shape: Box, from: readonly number[] = [], more: object = {}) => ({ code, landUse: 'industrial', smeReserved: true, geometry: await drawn(db(), shape), from, ...more })
const split = async (west: object = {}) => ({ begun: [await begin('A1', [0, 0, 100, 400], [at.plots.A], west), await begin('A2', [100, 0, 300, 400], [at.plots.A])], ended: [await named(at.plots.A)] })
/** Ready-built space of today by plot: land in thousands of m², ground floor in thousands, floors. */
const built = async () => Object.fromEntries((await db().query<{ code: string; land: number; ground: number; floors: number }>(sql`
  select code, round(building_land_share_m2 / 1000) as land, round(building_footprint_m2 / 1000) as ground, building_floors as floors
  from rules.plot_now where zone_id = ${at.zone} and building_land_share_m2 is not null order by code`)).map(({ code, ...one }) => [code, Object.values(one)]))

describe('ready-built space', () => {
  it('is shared by the parts of a plot that is split, by their ground, and adds up', async () => {
    accepted(await publish(await split()))
    expect(await built()).toEqual({ A1: [20, 10, 2], A2: [40, 20, 2] })
    expect(await db().query(sql`select sum(building_land_share_m2)::float8 as land from rules.plot_now where zone_id = ${at.zone}`)).toEqual([{ land: expect.closeTo(60_000, 2) as number }])
  })

  it('goes to the parts that can be let', async () => {
    accepted(await publish(await split({ landUse: 'road', smeReserved: false })))
    expect(await built()).toEqual({ A2: [60, 30, 2] })
  })

  it('is joined where plots are merged; floors only where they agree', async () => {
    await db().query(sql`update plot set building_land_share_m2 = 20000, building_floors = 5 where id = ${at.plots.B}`)
    accepted(await publish({ begun: [await begin('AB', [0, 0, 600, 400], [at.plots.A, at.plots.B])], ended: [await named(at.plots.A), await named(at.plots.B)] }))
    expect(await built()).toEqual({ AB: [80, 30, null] })
  })

  it('goes along with a part that a plot gives away, and with one it takes in', async () => {
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [100, 0, 300, 400]) }], begun: [await begin('A1', [0, 0, 100, 400], [at.plots.A])] }))
    expect(await built()).toEqual({ A: [40, 20, 2], A1: [20, 10, 2] })
    const a1 = await idOf('A1')
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 300, 400]), from: [a1.id] }], ended: [a1] }, { version: 2, effectiveOn: '2026-03-01' }))
    expect(await built()).toEqual({ A: [60, 30, 2] })
  })

  it('stays with a plot that is only redrawn, and comes back with one that is restored', async () => {
    accepted(await publish({ redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 290, 400]) }] }))
    expect(await built()).toEqual({ A: [60, 30, 2] })
    const parts = [await begin('A1', [0, 0, 100, 400], [at.plots.A]), await begin('A2', [100, 0, 290, 400], [at.plots.A])]
    accepted(await publish({ begun: parts, ended: [await named(at.plots.A)] }, { version: 2, effectiveOn: '2026-03-01' }))
    accepted(await desk('POST', '/api/zones/D-1/revisions/1/restorations', { why, correction: true }, { 'if-match': '"3"' }))
    expect(await built()).toEqual({ A: [60, 30, 2] })
  })

  it('counts for the quota as before', async () => {
    const reserved = async () => (await db().query<{ ha: string }>(sql`select counted_ha as ha from rules.sme_judgements(${at.zone}, current_date) where law = 'decree35'`))[0]?.ha
    const before = await reserved()
    accepted(await publish(await split()))
    expect(Number(await reserved())).toBeCloseTo(Number(before), 2)
  })
})

describe('ready-built space that has no place any more is a finding', () => {
  it.each<[string, () => Promise<object>]>([
    ['where nothing takes the land', async () => ({ ended: [await named(at.plots.A)] })],
    ['where a road takes it', async () => ({ ended: [await named(at.plots.A)], begun: [await begin('A1', [0, 0, 300, 400], [at.plots.A], { landUse: 'road', smeReserved: false })] })],
    ['where half of it is left over', async () => ({ ended: [await named(at.plots.A)], begun: [await begin('A1', [0, 0, 200, 400], [at.plots.A])] })],
  ])('%s', async (_, change) => {
    const { code, findings } = refused(await publish(await change()))
    expect([code, findings.filter(({ tier }) => tier === 'error')]).toMatchObject(['change_refused', [{ code: 'buildings_unplaced', plot: 'A', m2: 60_000, where: { type: 'MultiPolygon' } }]])
  })

  it('where what remains is too small for it: rehearsed as published', async () => {
    const change = { redrawn: [{ ...await named(at.plots.A), geometry: await drawn(db(), [0, 0, 100, 400]) }] }
    const { findings, effect } = rehearsed(await desk('POST', '/api/zones/D-1/rehearsals', { plots: change }))
    expect(effect).toBeNull()
    expect(findings).toMatchObject([{ code: 'building_does_not_fit', tier: 'error', plot: 'A', got: '60000.0', expected: expect.stringMatching(/^(39|40)\d{3}/) as string,
      detail: expect.stringMatching(/^Nhà xưởng xây sẵn trên lô A chiếm 60\.000 m² đất, lớn hơn cả lô (39|40)/) as string }])
    expect(codes(refused(await publish(change)).findings)).toEqual(['building_does_not_fit'])
  })
})
