import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql, type Sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, holdPlot, insertProject } from '../fixtures/grid.ts'
import { box, insertPlaneZone, onPlane, plotAt, tractAt, type Box } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const operating = ['planned', 'established', 'operating'] as const
const offersOf = (tx: Queryable, zone: number) => tx.query<{ plots: string[]; state: string; readyOn: string | null; ha: number }>(sql`
  select array(select p.code from plot p where p.id = any(o.plot_ids) order by p.code) as plots, o.state, o.ready_on::text as "readyOn", rules.round_ha(round(o.area_m2 / 100) * 100) as ha
  from land_offer o where o.zone_id = ${zone} order by o.state desc, o.ready_on nulls last, o.area_m2 desc, o.code`)

/** Plots A, B, C, D of a hectare each from west to east, edge on edge. */
async function insertRow(tx: Queryable, code = 'T-1', axes: readonly [string, string, string] = operating) {
  const zone = await insertPlaneZone(tx, { code, axes })
  const plot = async (name: string, west: number) => plotAt(tx, zone, box([west, 0, west + 100, 100]), { code: name })
  const plots = { A: await plot('A', 0), B: await plot('B', 100), C: await plot('C', 200), D: await plot('D', 300) }
  return { zone, plots, project: await insertProject(tx, zone, `P-${code}`) }
}
const tract = (tx: Queryable, zone: number, ground: Box, code: string, stage = 'ready') => tractAt(tx, zone, box(ground), code, stage)
const forecast = (tx: Queryable, id: number, day: string | null) => tx.query(sql`update clearance set ready_expected_on = ${day}::date, ready_expected_source = 'fixture' where id = ${id}`)

describe('what is offered', () => {
  it('is clean land nobody has, in blocks; what touches a leased plot ends at it, a hold takes a plot out', () => undone(db(), async (tx) => {
    const { zone, plots, project } = await insertRow(tx)
    await tract(tx, zone, [-10, -10, 410, 110], 'T')
    await bringLedgerUp(tx)
    expect(await offersOf(tx, zone)).toEqual([{ plots: ['A', 'B', 'C', 'D'], state: 'ready', readyOn: null, ha: 4 }])
    await allocate(tx, plots.B, project, 'approved', 1)
    await bringLedgerUp(tx)
    expect(await offersOf(tx, zone)).toEqual([{ plots: ['C', 'D'], state: 'ready', readyOn: null, ha: 2 }, { plots: ['A'], state: 'ready', readyOn: null, ha: 1 }])
    await holdPlot(tx, plots.D, project, '2000-01-01', '2100-01-01')
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => offer.plots)).toEqual([['A'], ['C']].sort())
  }))

  it('is land under way too, by the day it is expected, a plot cut by two tracts by the later; with no part ready, none outside', () => undone(db(), async (tx) => {
    const { zone, plots } = await insertRow(tx)
    const [west, east] = [await tract(tx, zone, [-10, -10, 150, 110], 'W', 'compensated'), await tract(tx, zone, [150, -10, 350, 110], 'E', 'handed_over')]
    await bringLedgerUp(tx)
    // D lies in part outside.
    expect(await offersOf(tx, zone)).toEqual([{ plots: ['A', 'B', 'C'], state: 'being_cleared', readyOn: null, ha: 3 }])
    await forecast(tx, west, '2190-01-01')
    await bringLedgerUp(tx)
    expect(await offersOf(tx, zone)).toEqual([{ plots: ['A'], state: 'being_cleared', readyOn: '2190-01-01', ha: 1 }, { plots: ['B', 'C'], state: 'being_cleared', readyOn: null, ha: 2 }])
    await forecast(tx, east, '2191-01-01')
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => [offer.plots, offer.readyOn])).toEqual([[['A'], '2190-01-01'], [['B', 'C'], '2191-01-01']])
    // A day that has passed without it says nothing.
    await forecast(tx, east, '2020-01-01')
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => [offer.plots, offer.readyOn])).toEqual([[['A'], '2190-01-01'], [['B', 'C'], null]])
    await tx.query(sql`update clearance set ready_expected_on = null, stage = 'ready' where id = ${west}`)
    await bringLedgerUp(tx)
    // Half of B is ready: that half is offered as ready, and the other half is not offered a second time.
    expect(await offersOf(tx, zone)).toEqual([{ plots: ['A', 'B'], state: 'ready', readyOn: null, ha: 1.5 }, { plots: ['C'], state: 'being_cleared', readyOn: null, ha: 1 }])
    await holdPlot(tx, plots.C, await insertProject(tx, zone, 'P-H'), '2000-01-01', '2100-01-01')
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => offer.plots)).toEqual([['A', 'B']])
  }))

  it('is no sliver: 500 m² are offered, 498 are not; without the rule every block is', () => undone(db(), async (tx) => {
    const { zone } = await insertRow(tx)
    await tract(tx, zone, [0, -10, 5, 110], 'T')
    await tract(tx, zone, [200, -10, 204.98, 110], 'U')
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => offer.plots)).toEqual([['A']])
    await tx.query(sql`delete from rule where code = 'clean_block' and parameter = 'least_offered'`)
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => offer.plots)).toEqual([['A'], ['C']])
  }))

  const none: Record<string, (tx: Queryable, zone: number) => Promise<unknown>> = {
    'is withdrawn': (tx, zone) => tx.query(sql`insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, source) values (${zone}, 'withdrawn', 'revoked', 'closed', '2026-01-01', 'fixture')`),
    'is being moved': (tx, zone) => tx.query(sql`insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, source) values (${zone}, 'withdrawn', 'established', 'relocating', '2026-01-01', 'fixture')`),
    'must move as a whole by a decision': (tx, zone) => tx.query(sql`insert into relocation (code, zone_id, source) values ('RL-T', ${zone}, 'fixture')`),
    'has allocations nobody recorded': (tx, zone) => tx.query(sql`update zone set allocations_recorded = false where id = ${zone}`),
    'is for those who must move': (tx, zone) => tx.query(sql`update zone set kind = 'relocation_site' where id = ${zone}`),
    'is an economic zone': (tx, zone) => tx.query(sql`update zone set kind = 'economic_zone' where id = ${zone}`),
    'has lost its plots': (tx, zone) => tx.query(sql`delete from plot where zone_id = ${zone}`),
  }
  it.each(Object.entries(none))('is nothing of a zone that %s', async (_, change) => undone(db(), async (tx) => {
    const { zone } = await insertRow(tx)
    await tract(tx, zone, [-10, -10, 100, 110], 'T')
    await tract(tx, zone, [200, -10, 410, 110], 'U', 'handed_over')
    await bringLedgerUp(tx)
    expect((await offersOf(tx, zone)).map((offer) => offer.plots)).toEqual([['A'], ['C', 'D']])
    await change(tx, zone)
    await bringLedgerUp(tx)
    expect(await offersOf(tx, zone)).toEqual([])
  }))

  it('nor where there is no plot, or no tract', () => undone(db(), async (tx) => {
    const { zone } = await insertRow(tx)
    await bringLedgerUp(tx)
    expect(await offersOf(tx, zone)).toEqual([])
  }))
})

describe('in step', () => {
  const one = async <T>(tx: Queryable, statement: Sql): Promise<T | undefined> => (await tx.query<{ found: T }>(statement))[0]?.found
  const facts: Record<string, { change: (tx: Queryable, zone: number) => Promise<unknown>; found: Sql; before: unknown; after: unknown }> = {
    'free wastewater': {
      change: (tx, zone) => tx.query(sql`insert into zone_utility (zone_id, kind, status, capacity, committed, unit, basis, source) values (${zone}, 'wastewater', 'operating', 5000, 3500, 'm3_per_day', 'reported', 'fixture')`),
      found: sql`wastewater_free_m3`, before: null, after: 1500,
    },
    'free power in MVA': {
      change: (tx, zone) => tx.query(sql`insert into zone_utility (zone_id, kind, status, capacity, committed, unit, basis, source) values (${zone}, 'power', 'operating', 63, 40, 'MVA', 'reported', 'fixture')`),
      found: sql`power_free_mva`, before: null, after: 23,
    },
    'power in MW is not converted': {
      change: (tx, zone) => tx.query(sql`insert into zone_utility (zone_id, kind, status, capacity, committed, unit, basis, source) values (${zone}, 'power', 'operating', 63, 40, 'MW', 'reported', 'fixture')`),
      found: sql`power_free_mva`, before: null, after: null,
    },
    'the rent for the whole term with the infrastructure fee': {
      change: (tx, zone) => tx.query(sql`insert into zone_fee (zone_id, kind, amount, currency, per, source) values (${zone}, 'land_rent', 90, 'USD', 'm2', 'fixture'), (${zone}, 'infrastructure_fee', 4.5, 'USD', 'm2', 'fixture'), (${zone}, 'management_fee', 0.5, 'USD', 'm2_year', 'fixture')`),
      found: sql`fee_usd_m2`, before: null, after: 94.5,
    },
    'a rent in đồng is not converted': {
      change: (tx, zone) => tx.query(sql`insert into zone_fee (zone_id, kind, amount, currency, per, source) values (${zone}, 'land_rent', 2000000, 'VND', 'm2', 'fixture')`),
      found: sql`fee_usd_m2`, before: null, after: null,
    },
    'the term': { change: (tx, zone) => tx.query(sql`insert into zone_land_term (zone_id, term_until, source) values (${zone}, '2070-01-01', 'fixture')`), found: sql`term_until::text`, before: null, after: '2070-01-01' },
    'what is reserved': { change: (tx, zone) => tx.query(sql`update plot set sme_reserved = true where zone_id = ${zone} and code = 'A'`), found: sql`choice_m2[33]`, before: 0, after: 10000 },
    'what it is for': { change: (tx, zone) => tx.query(sql`update plot set land_use = 'warehouse', is_logistics = true where zone_id = ${zone} and code = 'A'`), found: sql`choice_m2[5]`, before: 0, after: 10000 },
    'a building that stands': { change: (tx, zone) => tx.query(sql`update plot set building_footprint_m2 = 3000 where zone_id = ${zone} and code = 'A'`), found: sql`choice_m2[17]`, before: 0, after: 10000 },
  }
  it.each(Object.entries(facts))('%s', async (_, { change, found, before, after }) => undone(db(), async (tx) => {
    const { zone } = await insertRow(tx)
    await tract(tx, zone, [-10, -10, 100, 110], 'T')
    await bringLedgerUp(tx)
    const read = () => one(tx, sql`select case when jsonb_typeof(v) = 'number' then to_jsonb(round((v #>> '{}')::numeric / 5) * 5) else v end as found from (select to_jsonb(${found}) as v from land_offer where zone_id = ${zone}) o`)
    const rounded = (value: unknown) => (typeof value === 'number' ? Math.round(value / 5) * 5 : value)
    expect(await read()).toEqual(before)
    await change(tx, zone)
    await bringLedgerUp(tx)
    expect(await read()).toEqual(rounded(after))
  }))

  it('the nearest existing station, from the edge; a planned one is none', () => undone(db(), async (tx) => {
    const { zone } = await insertRow(tx)
    await tract(tx, zone, [-10, -10, 100, 110], 'T')
    await bringLedgerUp(tx)
    const station = async () => (await tx.query(sql`select rail_station_code as code, round(rail_station_m)::int as m from land_offer where zone_id = ${zone}`))[0]
    const far = await station()
    const at = await onPlane(tx, box([1100, 40, 1101, 41]))
    await tx.query(sql`insert into infrastructure (code, kind, name_vi, status, geom, source) values ('ga-thu', 'rail_station', 'Ga thử', 'planned', ST_Centroid(ST_GeomFromText(${at}, 4326)), 'fixture')`)
    expect(await station()).toEqual(far)
    await tx.query(sql`update infrastructure set status = 'existing' where code = 'ga-thu'`)
    // To ten metres.
    expect(await station()).toEqual({ code: 'ga-thu', m: 1000 })
    await tx.query(sql`delete from infrastructure where code = 'ga-thu'`)
    expect(await station()).toEqual(far)
    expect(await tx.query(sql`select zone_id from zone_ledger_stale`)).toEqual([])
  }))

  it('the kept offers of all zones are those worked out anew, no plot in two, and all that is available is offered, but for slivers', async () => {
    expect(await db().query(sql`
      select coalesce(k.code, f.code) as code from (select * from rules.offered_land(array(select id from zone))) f full join land_offer k on k.code = f.code
      where (k.zone_id, k.state, k.ready_on, k.plot_ids, k.lineage_ids, k.choice_m2, k.area_m2, k.sme_reserved_m2, k.fitting_widths_m, k.basis) is distinct from
        (f.zone_id, f.state, f.ready_on, f.plot_ids, f.lineage_ids, f.choice_m2, f.area_m2, f.sme_reserved_m2, f.fitting_widths_m, f.basis)`)).toEqual([])
    expect(await db().query(sql`select p from land_offer o, unnest(o.lineage_ids) p group by p having count(*) > 1`)).toEqual([])
    expect(await db().query(sql`
      select z.code from zone z join zone_ledger l on l.zone_id = z.id left join (select zone_id, sum(area_m2) as m2 from land_offer where state = 'ready' group by zone_id) o on o.zone_id = z.id
      where rules.offers_land(z) and abs(coalesce(o.m2, 0) - (select coalesce(sum(c.available_m2), 0) from clean_land c where c.zone_id = z.id and c.state = 'available')
        + (select coalesce(sum(b.area_m2), 0) from clean_block b where b.zone_id = z.id and round(b.area_m2) < 500)) > 0.01`)).toEqual([])
    expect(await db().query(sql`select o.code from land_offer o where abs(o.area_m2 - o.choice_m2[1]) > 1 or o.choice_m2[1] <> o.choice_m2[33] + o.choice_m2[65] and abs(o.choice_m2[1] - o.choice_m2[33] - o.choice_m2[65]) > 1`)).toEqual([])
  })
})

describe('an offer keeps its name', () => {
  it('while it grows and splits: every plot leads to the offer it is in; what did not change is not written', () => undone(db(), async (tx) => {
    const { zone, plots, project } = await insertRow(tx)
    const other = await insertRow(tx, 'T-2')
    await tract(tx, other.zone, [-10, -10, 410, 110], 'T')
    await tract(tx, zone, [-10, -10, 310, 110], 'T')
    await bringLedgerUp(tx)
    const offers = () => tx.query<{ id: number; code: string; written: string }>(sql`select id, code, xmin::text || ctid::text as written from land_offer where zone_id in (${zone}, ${other.zone}) order by code`)
    const [first, elsewhere] = await offers()
    expect(first?.code).toBe(`T-1.${plots.A}`)
    await tract(tx, zone, [310, -10, 410, 110], 'U')
    await tx.query(sql`update clearance set geom = ST_GeomFromText(${await onPlane(tx, box([-10, -10, 410, 110]))}, 4326) where zone_id = ${zone} and code = 'T'`)
    await bringLedgerUp(tx)
    const [grown, same] = await offers()
    expect([grown?.id, grown?.code]).toEqual([first?.id, first?.code])
    expect(same).toEqual(elsewhere)
    await allocate(tx, plots.B, project, 'leased', 1)
    await bringLedgerUp(tx)
    expect((await offers()).map((offer) => offer.code)).toEqual([`T-1.${plots.A}`, `T-1.${plots.C}`, `T-2.${other.plots.A}`])
    const leadsTo = async (plot: number) => (await tx.query<{ code: string | null }>(sql`select (rules.offer_of(${`T-1.${plot}`})).code as code`))[0]?.code
    expect([await leadsTo(plots.A), await leadsTo(plots.B), await leadsTo(plots.D)]).toEqual([`T-1.${plots.A}`, null, `T-1.${plots.C}`])
    expect(await tx.query(sql`select rules.offers_left('T-1') as codes`)).toEqual([{ codes: [`T-1.${plots.C}`, `T-1.${plots.A}`] }])
  }))

  it('nothing is written when all is brought up and nothing changed', () => undone(db(), async (tx) => {
    const before = await tx.query(sql`select id, xmin::text || ctid::text as written from land_offer order by id`)
    await tx.query(sql`select rules.refresh_land_offers(array(select id from zone))`)
    expect(await tx.query(sql`select id, xmin::text || ctid::text as written from land_offer order by id`)).toEqual(before)
    expect(before.length).toBeGreaterThan(50)
  }))
})
