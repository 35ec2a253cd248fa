import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { keepPlan, readTask } from '../../api/features/relocation-plan/keep.ts'
import { readPlan } from '../../api/features/relocation-plan/plan.ts'
import { solve } from '../../api/features/relocation-plan/solve.ts'
import { another, give, insertGround, insertSharedWorks, need, quarterDays, works } from '../fixtures/relocation-ground.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

type Ground = Awaited<ReturnType<typeof insertGround>>
/** What T-N has left, quarter by quarter: free, taken, left, the least from then on. */
const headroom = async (tx: Queryable, { zone }: Ground, kind = 'wastewater') => (await tx.query<{ said: (number | null)[] }>(sql`
  select jsonb_build_array(free, taken, left_over, from_then_on) as said from rules.relocation_headroom('37') where zone_id = ${zone} and kind = ${kind} order by quarter limit 4`)).map(({ said }) => said)
const verdict = async (tx: Queryable, project: string, what = 'wastewater') => (await tx.query<{ said: string; left: number | null; unstated: number }>(sql`
  select case when ${what} = any(f.met) then 'met' when ${what} = any(f.missed) then 'missed' when ${what} = any(f.unknown) then 'unknown' else 'not judged' end as said,
    f.wastewater_left_m3 as "left", f.wastewater_unstated as unstated from rules.relocation_fits('37', 'R-T', ${project}, true) f join rules.relocation_sites('37') s on s.code = f.site where s.kind = 'ready'`))[0]

describe('what a zone has left', () => {
  it('goes to all who come there together: two who each fit do not both', () => undone(db(), async (tx) => {
    const ground = await insertSharedWorks(tx, [2000, 500], { areaM2: 1000, water: 1000 }, { areaM2: 1000, water: 501 })
    expect([await verdict(tx, 'T-M-1'), await verdict(tx, 'T-M-2')]).toEqual([{ said: 'met', left: 1500, unstated: 0 }, { said: 'met', left: 1500, unstated: 0 }])
    await give(tx, ground, ground.project)
    expect(await verdict(tx, 'T-M-2')).toEqual({ said: 'missed', left: 500, unstated: 0 })
    // It is not in its own way.
    expect(await verdict(tx, 'T-M-1')).toEqual({ said: 'met', left: 1500, unstated: 0 })
    await need(tx, { ...ground, project: ground.second }, { areaM2: 1000, water: 500 })
    expect(await verdict(tx, 'T-M-2')).toMatchObject({ said: 'met' })
  }))

  it('power likewise, and neither takes from the other', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    await works(tx, ground.zone, 'power', 40, 30)
    await works(tx, ground.zone, 'wastewater', 100, 0)
    await need(tx, ground, { areaM2: 1000, mva: 6, water: 0 })
    await another(tx, ground, 'T-M-2', { areaM2: 1000, mva: 4.1, water: 100 })
    await give(tx, ground, ground.project)
    expect((await verdict(tx, 'T-M-2', 'power'))?.said).toBe('missed')
    expect((await verdict(tx, 'T-M-2'))?.said).toBe('met')
    expect((await headroom(tx, ground, 'power'))[3]).toEqual([10, 0, 10, 4])
  }))

  it('is counted by quarter: works run from the one they begin in, a case takes from the one it is due in', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    const days = await quarterDays(tx)
    await works(tx, ground.zone, 'wastewater', 300, 0)
    await works(tx, ground.zone, 'wastewater', 700, 0, days[2]?.first)
    await need(tx, ground, { areaM2: 1000, water: 200, neededBy: days[1]?.last ?? '' })
    await give(tx, ground, ground.project)
    expect(await headroom(tx, ground)).toEqual([[300, 0, 300, 100], [300, 200, 100, 100], [1000, 200, 800, 800], [1000, 200, 800, 800]])
    // One day decides: due when the new works run, or the day before.
    await another(tx, ground, 'T-M-2', { areaM2: 1000, water: 800, neededBy: days[2]?.first ?? '' })
    expect(await verdict(tx, 'T-M-2')).toMatchObject({ said: 'met', left: 800 })
    await another(tx, ground, 'T-M-3', { areaM2: 1000, water: 800, neededBy: days[1]?.last ?? '' })
    expect(await verdict(tx, 'T-M-3')).toMatchObject({ said: 'missed', left: 100 })
  }))

  it('nobody knows where nobody told: not judged; a need nobody recorded counts nothing and is said', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    await need(tx, ground, { areaM2: 1000, water: 5 })
    expect(await verdict(tx, 'T-M-1')).toEqual({ said: 'unknown', left: null, unstated: 0 })
    // Works that do not tell what they promised leave it unknown too.
    await works(tx, ground.zone, 'wastewater', 5, 0)
    await tx.query(sql`update zone_utility set committed = null where zone_id = ${ground.zone}`)
    expect(await verdict(tx, 'T-M-1')).toEqual({ said: 'unknown', left: null, unstated: 0 })
    await tx.query(sql`delete from zone_utility where zone_id = ${ground.zone}`)
    await works(tx, ground.zone, 'wastewater', 5, 0)
    const silent = await another(tx, ground, 'T-M-2', { areaM2: 1000 })
    expect((await verdict(tx, 'T-M-2'))?.said).toBe('not judged')
    await give(tx, ground, silent)
    expect(await verdict(tx, 'T-M-1')).toEqual({ said: 'met', left: 5, unstated: 1 })
  }))

  it('who gave up takes nothing; who has moved does until the works are recorded anew', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    await works(tx, ground.zone, 'wastewater', 300, 0)
    await tx.query(sql`update zone_utility set recorded_at = now() - interval '1 year' where zone_id = ${ground.zone}`)
    await need(tx, ground, { areaM2: 1000, water: 200, neededBy: '2020-01-01' })
    await give(tx, ground, ground.project)
    const left = async () => (await headroom(tx, ground))[0]?.[2]
    await tx.query(sql`update relocation_case set closed_on = current_date, outcome = 'withdrawn' where project_id = ${ground.project}`)
    expect(await left()).toBe(300)
    await tx.query(sql`update relocation_case set outcome = 'moved' where project_id = ${ground.project}`)
    expect(await left()).toBe(100)
    await tx.query(sql`update zone_utility set committed = 200, recorded_at = now() where zone_id = ${ground.zone}`)
    expect(await left()).toBe(100)
    expect((await headroom(tx, ground))[0]?.[1]).toBe(0)
  }))
})

it('the solver is given what cases share, where it could be too much, and not what nobody knows', () => undone(db(), async (tx) => {
  const ground = await insertGround(tx)
  const days = await quarterDays(tx)
  await need(tx, ground, { areaM2: 1000, water: 1000, neededBy: days[1]?.last ?? '' })
  await another(tx, ground, 'T-M-2', { areaM2: 1000, water: 900, neededBy: days[2]?.last ?? '' })
  await another(tx, ground, 'T-M-3', { areaM2: 1000 })
  const limits = async () => (await readTask(tx, '37', 'named')).task.limits.map(({ sites, needs, most }) => ({ sites: sites.length, needs, most }))
  expect(await limits()).toEqual([])
  await works(tx, ground.zone, 'wastewater', 1900, 0)
  expect(await limits()).toEqual([])
  await tx.query(sql`update zone_utility set capacity = 1899 where zone_id = ${ground.zone}`)
  // Once, not for every quarter from then on.
  expect(await limits()).toEqual([{ sites: 1, needs: [1000, 900, 0], most: 1899 }])
  // Less until the third quarter begins: what is due before is bounded by that too, what is due later is not.
  await works(tx, ground.zone, 'wastewater', 0, 999.5)
  await tx.query(sql`update zone_utility set valid_to = ${days[2]?.first ?? ''} where zone_id = ${ground.zone} and committed = 999.5`)
  expect(await limits()).toEqual([{ sites: 1, needs: [1000, 0, 0], most: 899.5 }, { sites: 1, needs: [1000, 900, 0], most: 1899 }])
}))

it('a plan tells the quarter in which it is too much, also where later there is enough', () => undone(db(), async (tx) => {
  const ground = await insertGround(tx)
  const days = await quarterDays(tx)
  await works(tx, ground.zone, 'wastewater', 300, 0)
  await need(tx, ground, { areaM2: 1000, water: 100, neededBy: days[1]?.last ?? '' })
  const { actor } = await signedIn(tx, { role: 'official', provinces: ['37'] })
  const found = await readTask(tx, '37', 'named')
  const plan = await keepPlan(tx, actor, { province: '37', name: 'x', sites: 'named', seconds: 1, seed: 1 }, found, await solve(found.task, { seed: 1, seconds: 1 }))
  const told = async () => (await readPlan(tx, plan)).utilities.filter(({ kind }) => kind === 'wastewater').map(({ used, left, unstated, isOver }) => ({ used, left, unstated, isOver }))
  expect(await told()).toEqual([{ used: 100, left: 300, unstated: 0, isOver: false }])
  await works(tx, ground.zone, 'wastewater', 0, 250)
  await tx.query(sql`update zone_utility set valid_to = ${days[2]?.first ?? ''} where zone_id = ${ground.zone} and committed = 250`)
  expect(await told()).toEqual([{ used: 100, left: 50, unstated: 0, isOver: true }])
}))
