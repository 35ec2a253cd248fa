import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, insertProject } from '../fixtures/grid.ts'
import { box, insertPlaneZone, plotAt } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

/** A zone that must move by 31 December 2090: plots A, B, C of a hectare each from west to east; firm P-1 on A and half of B, firm P-2 on C. */
async function insertMoving(tx: Queryable, code = 'T-M') {
  const zone = await insertPlaneZone(tx, { code, axes: ['withdrawn', 'established', 'relocating'] })
  const plot = (name: string, west: number) => plotAt(tx, zone, box([west, 0, west + 100, 100]), { code: name })
  const plots = { A: await plot('A', 0), B: await plot('B', 100), C: await plot('C', 200) }
  const [one, two] = [await insertProject(tx, zone, `${code}-1`), await insertProject(tx, zone, `${code}-2`)]
  await allocate(tx, plots.A, one, 'in_use', 0.9)
  await allocate(tx, plots.B, one, 'leased', 0.5)
  await allocate(tx, plots.C, two, 'in_use', 1)
  const [row] = await tx.query<{ id: number }>(sql`insert into relocation (code, zone_id, deadline, source) values (${`R-${code}`}, ${zone}, '2090-12-31', 'fixture') returning id`)
  return { zone, plots, projects: [one, two] as const, relocation: row?.id ?? 0 }
}
const record = async (tx: Queryable, relocation: number, project: number, columns: { areaM2?: number; neededBy?: string } = {}) => {
  const [row] = await tx.query<{ id: number }>(sql`insert into relocation_case (relocation_id, project_id, area_m2, needed_by) values (${relocation}, ${project}, ${columns.areaM2 ?? null}, ${columns.neededBy ?? null}) returning id`)
  return row?.id ?? 0
}
const step = (tx: Queryable, id: number, stage: string, reachedOn: string | null, plannedOn: string | null = null) =>
  tx.query(sql`insert into relocation_step (case_id, stage, planned_on, reached_on, source) values (${id}, ${stage}, ${plannedOn}, ${reachedOn}, 'fixture')`)
const cases = (tx: Queryable, relocation: number, asOf = '2080-06-01') => tx.query(sql`
  select j.code, c.plots, rules.round_ha(c.area_m2) as ha, c.area_is_recorded as recorded, c.stage, c.due_on::text as due, c.ended_on::text as ended, c.outcome
  from rules.relocation_cases('15', ${asOf}) c join project j on j.id = c.project_id where c.relocation_id = ${relocation} order by j.code`)
const isDone = async (tx: Queryable, relocation: number, asOf = '2080-06-01') =>
  (await tx.query<{ done: boolean | null }>(sql`select is_done as done from rules.relocation_progress('15', ${asOf}) where relocation_id = ${relocation}`))[0]?.done

describe('the cases of a moving zone', () => {
  it('are its projects with land, by themselves; one on several plots is one case', () => undone(db(), async (tx) => {
    const { relocation } = await insertMoving(tx)
    expect(await cases(tx, relocation)).toEqual([
      { code: 'T-M-1', plots: 2, ha: 1.4, recorded: false, stage: null, due: '2090-12-31', ended: null, outcome: null },
      { code: 'T-M-2', plots: 1, ha: 1, recorded: false, stage: null, due: '2090-12-31', ended: null, outcome: null },
    ])
  }))

  it('are those recorded too, also a firm without land; what is recorded wins over what is derived', () => undone(db(), async (tx) => {
    const { zone, relocation, projects } = await insertMoving(tx)
    const without = await insertProject(tx, zone, 'T-M-3')
    await record(tx, relocation, without)
    await record(tx, relocation, projects[0], { areaM2: 20_000, neededBy: '2085-03-01' })
    expect(await cases(tx, relocation)).toMatchObject([{ code: 'T-M-1', plots: 2, ha: 2, recorded: true, due: '2085-03-01' }, { code: 'T-M-2', ha: 1, recorded: false }, { code: 'T-M-3', plots: 0, ha: null }])
  }))

  it('end exactly on the day they are closed, or on which the old site is cleared', () => undone(db(), async (tx) => {
    const { relocation, projects } = await insertMoving(tx)
    const [one, two] = [await record(tx, relocation, projects[0]), await record(tx, relocation, projects[1])]
    await tx.query(sql`update relocation_case set closed_on = '2080-06-01', outcome = 'ceased_operating' where id = ${one}`)
    await step(tx, two, 'moved', '2080-05-01')
    await step(tx, two, 'old_site_cleared', '2080-06-02')
    expect(await cases(tx, relocation, '2080-05-31')).toMatchObject([{ ended: null }, { ended: null, stage: 'moved' }])
    expect(await cases(tx, relocation, '2080-06-01')).toMatchObject([{ ended: '2080-06-01', outcome: 'ceased_operating' }, { ended: null }])
    expect(await cases(tx, relocation, '2080-06-02')).toMatchObject([{ ended: '2080-06-01' }, { ended: '2080-06-02', outcome: 'moved', stage: 'old_site_cleared' }])
  }))

  it('are overdue the day after they are due, and late the day after a step was planned', () => undone(db(), async (tx) => {
    const { relocation, projects } = await insertMoving(tx)
    await step(tx, await record(tx, relocation, projects[0]), 'compensated', null, '2080-06-01')
    const shown = async (day: string) => (await tx.query<{ items: { project: string; isOverdue: boolean; isLate: boolean }[] }>(sql`select rules.relocation_cases_json('15', ${day}, 'R-T-M', 'T-M-1') as items`))[0]?.items
    expect(await shown('2080-06-01')).toMatchObject([{ isOverdue: false, isLate: false }])
    expect(await shown('2080-06-02')).toMatchObject([{ isOverdue: false, isLate: true }])
    expect(await shown('2090-12-31')).toMatchObject([{ isOverdue: false }])
    expect(await shown('2091-01-01')).toMatchObject([{ isOverdue: true }])
  }))
})

describe('a relocation is done', () => {
  it('not known while nobody reported, not done while a recorded case is open, done when all have ended', () => undone(db(), async (tx) => {
    const { relocation, projects } = await insertMoving(tx)
    expect(await isDone(tx, relocation)).toBeNull()
    const one = await record(tx, relocation, projects[0])
    expect(await isDone(tx, relocation)).toBe(false)
    await tx.query(sql`update relocation_case set closed_on = '2080-05-01', outcome = 'moved' where id = ${one}`)
    // Nobody said anything of the other, who is there by the ledger alone.
    expect(await isDone(tx, relocation)).toBeNull()
    await step(tx, await record(tx, relocation, projects[1]), 'old_site_cleared', '2080-05-20')
    expect([await isDone(tx, relocation, '2080-05-19'), await isDone(tx, relocation, '2080-05-20')]).toEqual([false, true])
  }))

  it('by who moved or ceased, not by who was withdrawn: those alone leave it not known', () => undone(db(), async (tx) => {
    const { relocation, projects } = await insertMoving(tx)
    const [one, two] = [await record(tx, relocation, projects[0]), await record(tx, relocation, projects[1])]
    const close = (id: number, outcome: string) => tx.query(sql`update relocation_case set closed_on = '2080-05-01', outcome = ${outcome} where id = ${id}`)
    const counted = () => tx.query(sql`select cases, ended, rules.round_ha(ended_m2) as "endedHa", is_done as done from rules.relocation_progress('15', '2080-06-01') where relocation_id = ${relocation}`)
    await close(one, 'withdrawn')
    expect(await counted()).toEqual([{ cases: 1, ended: 0, endedHa: 0, done: false }])
    await close(two, 'withdrawn')
    expect(await counted()).toEqual([{ cases: 0, ended: 0, endedHa: 0, done: null }])
    const weeks = () => tx.query(sql`select sum(ended)::int as n, sum(ended_ha) as ha from rules.relocation_weeks('15', '2080-06-01')`)
    expect(await weeks()).toEqual([{ n: 0, ha: 0 }])
    await close(two, 'ceased_operating')
    expect(await counted()).toEqual([{ cases: 1, ended: 1, endedHa: 1, done: true }])
    expect(await weeks()).toEqual([{ n: 1, ha: 1 }])
  }))

  it('also when its own stage says so', () => undone(db(), async (tx) => {
    const { relocation } = await insertMoving(tx)
    await tx.query(sql`update relocation set stage = 'compensated' where id = ${relocation}`)
    expect(await isDone(tx, relocation)).toBe(false)
    await tx.query(sql`update relocation set stage = 'moved' where id = ${relocation}`)
    expect(await isDone(tx, relocation)).toBe(true)
  }))

  it('and target LC-4 counts it', () => undone(db(), async (tx) => {
    const { relocation, projects } = await insertMoving(tx)
    await tx.query(sql`insert into relocation_case (relocation_id, project_id, closed_on, outcome) select ${relocation}, p, '2026-01-01', 'moved' from unnest(${[...projects]}::int[]) p`)
    const [count] = await tx.query(sql`select yes, no, unknown from rules.relocation_completed_count('15', 'industrial_zone', current_date, null)`)
    // Đông Phố Mới beside it: nobody reported.
    expect(count).toEqual({ yes: 1, no: 0, unknown: 1 })
  }))
})

it('week by week: what was done against what must be', () => undone(db(), async (tx) => {
  const { zone, relocation, projects } = await insertMoving(tx)
  await tx.query(sql`update relocation set deadline = '2080-06-23' where id = ${relocation}`)
  await tx.query(sql`update zone set province_code = '24', former_province = null where id = ${zone}`)
  await tx.query(sql`update relocation_case set closed_on = '2080-05-28', outcome = 'moved' where id = ${await record(tx, relocation, projects[0])}`)
  // 5 June 2080 is a Wednesday; its week begins on the 3rd, that of the 23rd (a Sunday) on the 17th: two weeks are left after this one.
  const weeks = await tx.query(sql`select week::text, ended, ended_ha as "endedHa", left_over as "left", left_ha as "leftHa", needed_a_week::float8 as needed from rules.relocation_weeks('24', '2080-06-05')`)
  expect(weeks.slice(-3)).toEqual([
    { week: '2080-05-20', ended: 0, endedHa: 0, left: 2, leftHa: 2.4, needed: 0.5 }, { week: '2080-05-27', ended: 1, endedHa: 1.4, left: 1, leftHa: 1, needed: 0.3 }, { week: '2080-06-03', ended: 0, endedHa: 0, left: 1, leftHa: 1, needed: 0.5 },
  ])
  // Who ended on a Monday ended in the week that begins then, and was left in the week before.
  await tx.query(sql`update relocation_case set closed_on = '2080-06-03' where project_id = ${projects[0]}`)
  const later = await tx.query(sql`select ended, left_over as "left" from rules.relocation_weeks('24', '2080-06-05')`)
  expect(later.slice(-3)).toEqual([{ ended: 0, left: 2 }, { ended: 0, left: 2 }, { ended: 1, left: 1 }])
}))

describe('land kept for a case', () => {
  /** A clean zone beside with plots X and Y of a hectare; X is kept for both cases. */
  async function insertKept(tx: Queryable) {
    const moving = await insertMoving(tx)
    const zone = await insertPlaneZone(tx, { code: 'T-N', axes: ['planned', 'established', 'operating'] })
    const [X, Y] = [await plotAt(tx, zone, box([1000, 0, 1100, 100]), { code: 'X' }), await plotAt(tx, zone, box([1100, 0, 1200, 100]), { code: 'Y' })]
    const hold = async (plot: number, from: string) => (await tx.query<{ id: number }>(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to) values (${plot}, ${moving.relocation}, 'x', ${from}, '9999-12-31') returning id`))[0]?.id ?? 0
    const ids = [await record(tx, moving.relocation, moving.projects[0]), await record(tx, moving.relocation, moving.projects[1])] as const
    const [shared, own] = [await hold(X, '2020-01-01'), await hold(Y, '2020-01-01')]
    await tx.query(sql`insert into relocation_case_hold (case_id, hold_id, area_m2) values (${ids[0]}, ${shared}, 5000), (${ids[1]}, ${shared}, 4000), (${ids[0]}, ${own}, 9000)`)
    const held = async () => (await tx.query<{ code: string }>(sql`select p.code from rules.holds_at(current_date) h join plot p on p.id = h.plot_id where h.relocation_id = ${moving.relocation} order by p.code`)).map(({ code }) => code)
    return { ...moving, ids, held }
  }

  it('goes to the parts of a plot that was split before cases went with it (0026); what no case has is let go', () => undone(db(), async (tx) => {
    const { ids, relocation } = await insertKept(tx)
    const [{ zone, X, hold } = { zone: 0, X: 0, hold: 0 }] = await tx.query<{ zone: number; X: number; hold: number }>(sql`
      update hold h set valid_to = '2026-02-01' from plot p where p.id = h.plot_id and p.code = 'X' and h.relocation_id = ${relocation} returning p.zone_id as zone, p.id as "X", h.id as hold`)
    await tx.query(sql`update plot set valid_to = '2026-02-01' where id = ${X}`)
    const parts = [await plotAt(tx, zone, box([1000, 0, 1040, 100]), { code: 'X1', from: '2026-02-01' }), await plotAt(tx, zone, box([1040, 0, 1100, 100]), { code: 'X2', from: '2026-02-01' }), await plotAt(tx, zone, box([1300, 0, 1400, 100]), { code: 'W' })]
    await tx.query(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to) select p, ${relocation}, 'x', '2026-02-01', '9999-12-31' from unnest(${parts}::int[]) p`)
    await tx.query(sql`insert into hold (plot_id, relocation_id, reason, valid_from, valid_to) values (${parts[2]}, ${relocation}, 'by hand', '2026-02-01', '9999-12-31')`)
    await tx.query(sql`update hold set reason = 'Giữ cho doanh nghiệp di dời, đến khi hồ sơ di dời kết thúc' where relocation_id = ${relocation} and reason = 'x'`)
    await tx.query(sql`update relocation_case set closed_on = current_date, outcome = 'moved' where id = ${ids[1]}`)
    await tx.query({ text: readFileSync(new URL('../../migrations/0026-case-holds.sql', import.meta.url), 'utf8'), values: [] })
    expect(await tx.query(sql`
      select p.code, l.case_id as "caseId", round(l.area_m2) as m2, h.reason = 'by hand' as "byHand", h.valid_to > current_date as "isHeld" from hold h join plot p on p.id = h.plot_id left join relocation_case_hold l on l.hold_id = h.id
      where h.relocation_id = ${relocation} and h.id <> ${hold} order by 1, 4`)).toEqual([
      { code: 'W', caseId: null, m2: null, byHand: false, isHeld: false }, { code: 'W', caseId: null, m2: null, byHand: true, isHeld: true },
      { code: 'X1', caseId: ids[0], m2: 2000, byHand: false, isHeld: true }, { code: 'X2', caseId: ids[0], m2: 3000, byHand: false, isHeld: true }, { code: 'Y', caseId: ids[0], m2: 9000, byHand: false, isHeld: true },
    ])
  }))

  it('is let go when the case is closed, but for what another open case shares', () => undone(db(), async (tx) => {
    const { ids, held } = await insertKept(tx)
    await bringLedgerUp(tx)
    expect(await held()).toEqual(['X', 'Y'])
    await tx.query(sql`update relocation_case set closed_on = current_date, outcome = 'withdrawn' where id = ${ids[0]}`)
    expect(await held()).toEqual(['X'])
    await tx.query(sql`update relocation_case set closed_on = current_date, outcome = 'moved' where id = ${ids[1]}`)
    expect(await held()).toEqual([])
  }))

  it('is let go when the old site is cleared', () => undone(db(), async (tx) => {
    const { ids, held } = await insertKept(tx)
    await step(tx, ids[0], 'moved', '2026-01-01')
    expect(await held()).toEqual(['X', 'Y'])
    await step(tx, ids[0], 'old_site_cleared', '2026-01-02')
    expect(await held()).toEqual(['X'])
  }))
})
