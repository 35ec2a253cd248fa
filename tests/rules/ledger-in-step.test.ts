import { describe, expect, inject, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql, type Sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, holdPlot, insertProject } from '../fixtures/grid.ts'
import { box, insertPlaneZone, plotAt, tractAt } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const one = async <T>(tx: Queryable, statement: Sql): Promise<T> => {
  const [row] = await tx.query<{ found: T }>(statement)
  if (!row) throw new Error('the statement gave no row')
  return row.found
}

describe('the ledger of every shipped zone is what it would be if computed now', () => {
  it('sums', async () => {
    const rows = await db().query<{ code: string; kept: Record<string, unknown> | null; anew: Record<string, unknown> }>(sql`
      select z.code, to_jsonb(k) - array['block_count', 'largest_block_m2'] as kept, to_jsonb(a) - array['block_count', 'largest_block_m2'] as anew
      from rules.zone_ledger_at(array(select id from zone), current_date) a join zone z on z.id = a.zone_id left join zone_ledger k on k.zone_id = a.zone_id`)
    expect(rows).toHaveLength(122)
    for (const { code, kept, anew } of rows) {
      for (const [column, value] of Object.entries(anew)) {
        if (typeof value === 'number') expect(kept?.[column], `${code} ${column}`).toBeCloseTo(value, 3)
        else expect(kept?.[column], `${code} ${column}`).toBe(value)
      }
    }
  })

  it('clean land, plot by plot, and it adds up to the sums', async () => {
    expect(await db().query(sql`
      select plot_id from clean_land k full join rules.clean_land_at(array(select id from zone), current_date) a using (plot_id)
      where (k.zone_id, k.state, k.is_whole_plot, k.sme_reserved, k.basis) is distinct from (a.zone_id, a.state, a.is_whole_plot, a.sme_reserved, a.basis)
        or abs(k.ready_m2 - a.ready_m2) > 0.001 or abs(k.available_m2 - a.available_m2) > 0.001`)).toEqual([])
    expect(await db().query(sql`
      select l.zone_id from zone_ledger l left join (select zone_id, sum(ready_m2) as ready, sum(available_m2) as available from clean_land group by zone_id) c on c.zone_id = l.zone_id
        left join (select zone_id, count(*) as n, max(area_m2) as largest from clean_block group by zone_id) b on b.zone_id = l.zone_id
      where abs(l.ready_leasable_m2 - coalesce(c.ready, 0)) > 0.01 or abs(l.available_m2 - coalesce(c.available, 0)) > 0.01
        or l.block_count <> coalesce(b.n, 0) or l.largest_block_m2 is distinct from b.largest or l.available_m2 > l.ready_leasable_m2 + 0.01
        or l.ready_leasable_m2 > l.industrial_m2 + l.warehouse_m2 + l.service_m2 + 0.01`)).toEqual([])
  })
})

/** A zone of two plots side by side, ready as a whole. */
async function insertReadyZone(tx: Queryable, code: string) {
  const zone = await insertPlaneZone(tx, { code })
  const plots = [await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' }), await plotAt(tx, zone, box([100, 0, 200, 100]), { code: 'B' })] as const
  const tract = await tractAt(tx, zone, box([-10, -10, 210, 110]), 'T')
  const project = await insertProject(tx, zone, `P-${code}`)
  await bringLedgerUp(tx)
  return { zone, plots, tract, project }
}

const availableHa = (tx: Queryable, zone: number) =>
  one<number>(tx, sql`select round((available_m2 / 10000)::numeric, 1)::float8 as found from zone_ledger where zone_id = ${zone}`)

describe('a change brings its zone up in its own transaction', () => {
  type Ready = Awaited<ReturnType<typeof insertReadyZone>>
  const changes: Record<string, { change: (tx: Queryable, ready: Ready) => Promise<unknown>; ha: number }> = {
    'an allocation': { change: (tx, { plots, project }) => allocate(tx, plots[0], project, 'leased', 0.5), ha: 1.5 },
    'a hold': { change: (tx, { plots, project }) => holdPlot(tx, plots[0], project, '2000-01-01', '2100-01-01'), ha: 1 },
    'the use of a plot': { change: (tx, { plots }) => tx.query(sql`update plot set land_use = 'green' where id = ${plots[0]}`), ha: 1 },
    'the shape of a plot': { change: (tx, { plots }) => tx.query(sql`update plot set geom = (select geom from plot where id = ${plots[0]}) where id = ${plots[1]}`), ha: 1 },
    'a plot taken away': { change: (tx, { plots }) => tx.query(sql`delete from plot where id = ${plots[0]}`), ha: 1 },
    'a plot found wrong': { change: (tx, { plots }) => tx.query(sql`update plot set replaced_at = now() where id = ${plots[0]}`), ha: 1 },
    'a stage': { change: (tx, { tract }) => tx.query(sql`update clearance set stage = 'handed_over' where id = ${tract}`), ha: 0 },
    'a new tract': { change: (tx, { zone, tract }) => tx.query(sql`delete from clearance where id = ${tract}`).then(() => tractAt(tx, zone, box([0, 0, 50, 100]), 'N')), ha: 0.5 },
    'whether allocations are recorded': { change: (tx, { zone }) => tx.query(sql`update zone set allocations_recorded = false where id = ${zone}`), ha: 0 },
  }
  it.each(Object.entries(changes))('%s', async (_, { change, ha }) => undone(db(), async (tx) => {
    const [ready, other] = [await insertReadyZone(tx, 'T-1'), await insertReadyZone(tx, 'T-2')]
    expect([await availableHa(tx, ready.zone), await availableHa(tx, other.zone)]).toEqual([2, 2])
    await change(tx, ready)
    await bringLedgerUp(tx)
    expect([await availableHa(tx, ready.zone), await availableHa(tx, other.zone)]).toEqual([ha, 2])
    expect(await one(tx, sql`select count(*)::int as found from zone_ledger_stale`)).toBe(0)
  }))

  it('who counts for the quota: a firm becomes small, a project changes hands, the rule is taken away', () => undone(db(), async (tx) => {
    const { zone, plots, project } = await insertReadyZone(tx, 'T-1')
    await allocate(tx, plots[0], project, 'leased', 0.5)
    const leasedHa = async () => {
      await bringLedgerUp(tx)
      return one<number>(tx, sql`select rules.round_ha(sme_leased_m2) as found from zone_ledger where zone_id = ${zone}`)
    }
    expect(await leasedHa()).toBe(0)
    await tx.query(sql`update firm set is_sme = true where id = (select firm_id from project where id = ${project})`)
    expect(await leasedHa()).toBe(0.5)
    await tx.query(sql`insert into firm (code, name_vi) values ('T-LARGE', 'Lớn')`)
    await tx.query(sql`update project set firm_id = (select id from firm where code = 'T-LARGE') where id = ${project}`)
    expect(await leasedHa()).toBe(0)
    await tx.query(sql`update firm set priority_group = 'innovative' where code = 'T-LARGE'`)
    expect(await leasedHa()).toBe(0.5)
    await tx.query(sql`update rule set replaced_at = now() where code = 'sme_quota' and parameter = 'eligible_innovative'`)
    expect(await leasedHa()).toBe(0)
  }))

  it('a plot entered for the wrong zone leaves it and reaches the right one, where it lies on another', () => undone(db(), async (tx) => {
    const [wrong, right] = [await insertReadyZone(tx, 'T-1'), await insertReadyZone(tx, 'T-2')]
    await tx.query(sql`update plot set zone_id = ${right.zone}, code = 'C' where id = ${wrong.plots[0]}`)
    await bringLedgerUp(tx)
    expect([await availableHa(tx, wrong.zone), await availableHa(tx, right.zone)]).toEqual([1, 2])
    expect(await one(tx, sql`select plot_count || ' plots, ' || round(overlap_m2) || ' m² twice' as found from zone_ledger where zone_id = ${right.zone}`)).toBe('3 plots, 10002 m² twice')
  }))

  it('and only it: no other zone is written, and of its own plots and blocks only what differs', () => undone(db(), async (tx) => {
    const { plots, zone, project } = await insertReadyZone(tx, 'T-1')
    const far = await plotAt(tx, zone, box([1000, 0, 1100, 100]), { code: 'C' })
    await tractAt(tx, zone, box([990, -10, 1110, 110]), 'T-2')
    await bringLedgerUp(tx)
    const state = async () => ({
      ledger: await tx.query<{ zone: number; place: string }>(sql`select zone_id as zone, ctid::text as place from zone_ledger order by 1`),
      land: await tx.query<{ plot: number; place: string }>(sql`select plot_id as plot, ctid::text as place from clean_land order by 1`),
      blocks: await tx.query<{ id: number; plots: number[] }>(sql`select id, plot_ids as plots from clean_block order by 1`),
    })
    const before = await state()
    await allocate(tx, plots[0], project, 'leased', 0.5)
    await bringLedgerUp(tx)
    const after = await state()
    expect(after.ledger.filter((row) => row.zone !== zone)).toEqual(before.ledger.filter((row) => row.zone !== zone))
    expect(after.land.filter((row) => row.plot !== plots[0])).toEqual(before.land.filter((row) => row.plot !== plots[0]))
    expect(after.land).not.toEqual(before.land)
    const others = (blocks: typeof before.blocks) => blocks.filter((block) => !block.plots.includes(plots[1]))
    expect(others(after.blocks)).toEqual(others(before.blocks))
    expect(others(after.blocks).some((block) => block.plots.includes(far))).toBe(true)
    expect(after.blocks.filter((block) => block.plots.includes(plots[1])).map((block) => block.plots)).toEqual([[plots[1]]])
  }))

  it('what is rolled back leaves the ledger as it was', async () => {
    const before = await db().query(sql`select to_jsonb(l) as row from zone_ledger l order by zone_id`)
    await undone(db(), async (tx) => {
      await tx.query(sql`update plot set land_use = 'green', sme_reserved = false where land_use = 'industrial' and zone_id = (select zone_id from clean_land order by plot_id limit 1)`)
      await bringLedgerUp(tx)
      expect(await tx.query(sql`select to_jsonb(l) as row from zone_ledger l order by zone_id`)).not.toEqual(before)
    })
    expect(await db().query(sql`select to_jsonb(l) as row from zone_ledger l order by zone_id`)).toEqual(before)
  })

  // The embedded database has one backend: there one transaction waits for the other by itself.
  if (inject('target').kind === 'server') {
    it('two transactions that change one zone at the same time leave the sums of both changes', async () => {
      const { zone, plots, project } = await db().transaction((tx) => insertReadyZone(tx, 'T-1'))
      try {
        const waiting = await db().transaction(async (tx) => {
          await allocate(tx, plots[0], project, 'leased', 0.5)
          const other = db().transaction((another) => allocate(another, plots[1], project, 'leased', 0.25))
          // It meets the mark of this one and waits for its end.
          while (!await one<boolean>(db(), sql`select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into plot_allocation%') as found`)) continue
          return { other }
        })
        await waiting.other
        expect(await availableHa(db(), zone)).toBe(1.3)
      } finally {
        await db().query(sql`delete from plot_allocation where project_id = ${project}`)
        await db().query(sql`delete from project where id = ${project}`)
        await db().query(sql`delete from zone where id = ${zone}`)
        await db().query(sql`delete from firm where code = 'F-P-T-1'`)
      }
    })

    it('an edit at the moment everything is brought up waits, and is in the sums', async () => {
      const { zone, plots, project } = await db().transaction((tx) => insertReadyZone(tx, 'T-1'))
      try {
        const waiting = await db().transaction(async (tx) => {
          await tx.query(sql`select rules.refresh()`)
          const edit = db().transaction((another) => allocate(another, plots[0], project, 'leased', 0.5))
          while (!await one<boolean>(db(), sql`select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into plot_allocation%') as found`)) continue
          return { edit }
        })
        await waiting.edit
        expect(await availableHa(db(), zone)).toBe(1.5)
        expect(await db().query(sql`select zone_id from zone_ledger_stale`)).toEqual([])
      } finally {
        await db().query(sql`delete from plot_allocation where project_id = ${project}`)
        await db().query(sql`delete from project where id = ${project}`)
        await db().query(sql`delete from zone where id = ${zone}`)
        await db().query(sql`delete from firm where code = 'F-P-T-1'`)
      }
    })
  }
})
