import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { insertZone, square } from '../fixtures/grid.ts'
import { refusal, undone, useDatabase } from '../database.ts'

const db = useDatabase()

const id = async (tx: Queryable, statement: ReturnType<typeof sql>) => {
  const [row] = await tx.query<{ id: number }>(statement)
  if (!row) throw new Error('the statement gave no row')
  return row.id
}

describe('a threshold has no overlap and no gap in time', () => {
  const insert = (from: string | null, to: string | null, province: string | null = null) => sql`
    insert into rule (code, parameter, province_code, operator, value, unit, valid_from, valid_to, legal_basis, confidence)
    values ('test_rule', 'test', ${province}, 'gte', 1, 'ha', ${from}, ${to}, 'fixture', 'own') returning id`
  const atTheEnd = sql`set constraints all immediate`

  it('periods that meet are accepted; an overlap is refused at once', () => undone(db(), async (tx) => {
    await tx.query(insert('2020-01-01', '2022-01-01'))
    await tx.query(insert('2022-01-01', null))
    expect(await refusal(tx, atTheEnd)).toBe('accepted')
    expect(await refusal(tx, insert('2021-12-31', '2022-01-01'))).toBe('rule_is_one_at_a_time')
    expect(await refusal(tx, insert(null, '2020-01-02'))).toBe('rule_is_one_at_a_time')
    expect(await refusal(tx, insert('2021-01-01', null, '15'))).toBe('accepted')
  }))

  it('a gap of one day is refused at the end of the transaction, and may exist inside it', () => undone(db(), async (tx) => {
    await tx.query(insert('2020-01-01', '2022-01-01'))
    const later = await id(tx, insert('2022-01-02', null))
    expect(await refusal(tx, atTheEnd)).toBe('rule_periods_leave_no_gap')
    await tx.query(sql`update rule set valid_from = '2022-01-01' where id = ${later}`)
    expect(await refusal(tx, atTheEnd)).toBe('accepted')
  }))

  it('taking away the middle of three leaves a gap; a corrected row does not count', () => undone(db(), async (tx) => {
    await tx.query(insert('2020-01-01', '2021-01-01'))
    const middle = await id(tx, insert('2021-01-01', '2022-01-01'))
    await tx.query(insert('2022-01-01', null))
    await tx.query(atTheEnd)
    expect(await refusal(tx, sql`delete from rule where id = ${middle}`)).toBe('rule_periods_leave_no_gap')
    expect(await refusal(tx, sql`update rule set replaced_at = now() where id = ${middle}`)).toBe('rule_periods_leave_no_gap')
    await tx.query(sql`set constraints all deferred`)
    await tx.query(sql`update rule set replaced_at = now() where id = ${middle}`)
    await tx.query(insert('2021-01-01', '2022-01-01'))
    expect(await refusal(tx, atTheEnd)).toBe('accepted')
  }))

  it('the one in force: on its first day, not on its last; the most particular wins', () => undone(db(), async (tx) => {
    await tx.query(insert('2020-01-01', '2022-01-01'))
    const second = await id(tx, insert('2022-01-01', null))
    const own = await id(tx, insert('2023-01-01', null, '15'))
    const inForce = async (day: string, province: string | null) =>
      (await tx.query<{ id: number | null }>(sql`select (rules.rule_at('test_rule', 'test', 'industrial_zone', null, ${province}, ${day})).id`))[0]?.id
    expect(await inForce('2019-12-31', '15')).toBeNull()
    expect(await inForce('2022-01-01', '15')).toBe(second)
    expect(await inForce('2023-01-01', '15')).toBe(own)
    expect(await inForce('2023-01-01', '24')).toBe(second)
  }))
})

describe('a share meets a threshold exactly, not as printed', () => {
  it.each([
    ['59.9951', '100', 'gte', '60', false], ['59.996', '100', 'gte', '60', false], ['60', '100', 'gte', '60', true], ['18', '30', 'gte', '60', true],
    ['70', '100', 'gt', '70', false], ['70.004', '100', 'gt', '70', true], ['10.0001', '100', 'lte', '10', false], ['9.9999', '100', 'lt', '10', true],
    // A third of three is one, which no decimal says.
    ['1', '3', 'gte', '33.3333', true], ['1', '3', 'gte', '33.3334', false],
    ['0', '0', 'lte', '10', null], [null, '100', 'gte', '60', null], ['60', null, 'gte', '60', null], ['60', '100', 'gte', null, null], ['60', '100', null, '60', null],
  ] as const)('%s of %s, %s %s %%: %s', async (part, whole, operator, threshold, expected) => {
    const [row] = await db().query(sql`select rules.share_meets(${part}::numeric, ${whole}::numeric, ${operator}, ${threshold}::numeric) as met`)
    expect(row).toEqual({ met: expected })
  })
})

describe('allocations of a plot', () => {
  // A square of 0.002° near Lào Cai: about 206 × 221 m, 4.5 ha.
  const plotWithProject = async (tx: Queryable) => {
    const zone = await insertZone(tx, { code: 'T-1', axes: ['planned', 'established', 'operating'] })
    const firm = await id(tx, sql`insert into firm (code, name_vi) values ('T-F', 'Thử') returning id`)
    const project = await id(tx, sql`insert into project (code, firm_id, zone_id, name_vi, basis, source) values ('T-P', ${firm}, ${zone}, 'Thử', 'measured', 'fixture') returning id`)
    const plot = await id(tx, sql`insert into plot (zone_id, code, land_use, geom, basis, source)
      values (${zone}, 'A1', 'industrial', ST_GeomFromText(${square(104, 22.3, 0.002)}, 4326), 'measured', 'fixture') returning id`)
    return { plot, project }
  }
  const allocate = ({ plot, project }: { plot: number; project: number }, ha: number, from: string | null, to: string | null) => sql`
    insert into plot_allocation (plot_id, project_id, stage, area_m2, valid_from, valid_to, basis, source)
    values (${plot}, ${project}, 'leased', ${ha * 10000}, ${from}, ${to}, 'measured', 'fixture')`

  it('fit it together on every day: one after the other, not one beside the other', () => undone(db(), async (tx) => {
    const at = await plotWithProject(tx)
    await tx.query(allocate(at, 3, '2020-01-01', '2024-01-01'))
    expect(await refusal(tx, allocate(at, 3, '2024-01-01', null))).toBe('accepted')
    expect(await refusal(tx, allocate(at, 3, '2023-12-31', null))).toBe('plot_allocations_fit_together')
    expect(await refusal(tx, allocate(at, 3, null, null))).toBe('plot_allocations_fit_together')
    expect(await refusal(tx, allocate(at, 1, null, null))).toBe('accepted')
    expect(await refusal(tx, allocate(at, 5, '2030-01-01', null))).toBe('plot_allocation_fits_its_plot')
  }))

  it('a period made longer, and a plot redrawn smaller, are asked too', () => undone(db(), async (tx) => {
    const at = await plotWithProject(tx)
    await tx.query(allocate(at, 3, '2020-01-01', '2024-01-01'))
    await tx.query(allocate(at, 3, '2024-01-01', null))
    expect(await refusal(tx, sql`update plot_allocation set valid_to = '2025-01-01' where valid_to is not null and plot_id = ${at.plot}`)).toBe('plot_allocations_fit_together')
    expect(await refusal(tx, sql`update plot set geom = ST_GeomFromText(${square(104, 22.3, 0.001)}, 4326) where id = ${at.plot}`)).toBe('plot_allocations_fit_together')
  }))

  it.each(['NaN', 'Infinity', '0', '-1'])('an area of %s m² is refused', (m2) => undone(db(), async (tx) => {
    const { plot, project } = await plotWithProject(tx)
    expect(await refusal(tx, sql`insert into plot_allocation (plot_id, project_id, stage, area_m2, basis, source)
      values (${plot}, ${project}, 'leased', ${m2}::float8, 'measured', 'fixture')`)).toMatch(/^plot_allocation_(area|fits)/)
  }))

  it('an end before the beginning is refused', () => undone(db(), async (tx) => {
    const at = await plotWithProject(tx)
    expect(await refusal(tx, allocate(at, 1, '2024-01-01', '2023-01-01'))).toBe('plot_allocation_period_is_ordered')
    expect(await refusal(tx, allocate(at, 1, '2024-01-01', '2024-01-01'))).toBe('plot_allocation_period_is_ordered')
  }))
})

describe('what a zone is said to have', () => {
  it.each([
    ['a reserve of NaN', sql`insert into sme_reserve (zone_id, area_ha, decision_id, source) select z.id, 'NaN', d.id, 'fixture' from zone z, decision d where z.code = 'T-1' limit 1`, 'sme_reserve_area_is_not_negative'],
    ['a negative reserve', sql`insert into sme_reserve (zone_id, area_ha, decision_id, source) select z.id, -1, d.id, 'fixture' from zone z, decision d where z.code = 'T-1' limit 1`, 'sme_reserve_area_is_not_negative'],
    ['wastewater in MW', sql`insert into zone_utility (zone_id, kind, status, capacity, unit, basis, source) select id, 'wastewater', 'operating', 1, 'MW', 'reported', 'fixture' from zone where code = 'T-1'`, 'zone_utility_unit_fits_kind'],
    ['a capacity below nothing', sql`insert into zone_utility (zone_id, kind, status, capacity, unit, basis, source) select id, 'power', 'operating', -1, 'MW', 'reported', 'fixture' from zone where code = 'T-1'`, 'zone_utility_capacity_is_not_negative'],
    ['a planned area of NaN', sql`update zone set planned_ha = 'NaN' where code = 'T-1'`, 'zone_planned_area_is_a_number'],
    ['a plan for a period that ends before it begins', sql`insert into clearance_plan (province_code, period_from, period_to, area_ha, source) values ('15', '2026-12-31', '2026-01-01', 1, 'fixture')`, 'clearance_plan_period_is_ordered'],
  ])('%s is refused', (_, statement, constraint) => undone(db(), async (tx) => {
    await insertZone(tx, { code: 'T-1' })
    expect(await refusal(tx, statement)).toBe(constraint)
  }))

  it('a condition is met or not, never both on one day', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const say = (isMet: boolean, from: string) => sql`insert into zone_condition (zone_id, condition, is_met, valid_from, source) values (${zone}, 'roads', ${isMet}, ${from}, 'fixture')`
    await tx.query(say(false, '2026-01-01'))
    expect(await refusal(tx, say(true, '2026-06-01'))).toBe('zone_condition_is_one_at_a_time')
  }))
})

describe('a date as precise as its source', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'], ['2026-02', '2026-02-01', '2026-02-28'], ['2026-09-11', '2026-09-11', '2026-09-11'],
    ['2021/2022', '2021-01-01', '2022-12-31'], ['2025-05-05/2026-07', '2025-05-05', '2026-07-31'],
  ])('%s lies between %s and %s', async (date, first, last) => {
    const [days] = await db().query(sql`select edtf_first_day(${date})::text as first, edtf_last_day(${date})::text as last`)
    expect(days).toEqual({ first, last })
  })
})
