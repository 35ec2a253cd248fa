import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql, type Sql } from '../../api/database/sql.ts'
import { insertZone, square } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const one = async (tx: Queryable, statement: Sql) => {
  const [row] = await tx.query<{ id: number }>(statement)
  if (!row) throw new Error('the statement gave no row')
  return row.id
}

describe('the status of a zone follows its changes', () => {
  const status = async (tx: Queryable, id: number) => (await tx.query(sql`select plan_status, legal_status, operation_status, status from zone where id = ${id}`))[0]
  const axes = (plan: string | null, legal: string | null, operation: string | null, headline: string) =>
    ({ plan_status: plan, legal_status: legal, operation_status: operation, status: headline })
  const change = (tx: Queryable, zone: number, operation: string, on: string | null) => one(tx, sql`
    insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, source)
    values (${zone}, 'planned', 'established', ${operation}, ${on}, 'fixture') returning id`)

  it('entered, edited, taken back; without any it is unknown', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    expect(await status(tx, zone)).toEqual(axes(null, null, null, 'unknown'))
    const first = await change(tx, zone, 'not_started', null)
    expect(await status(tx, zone)).toEqual(axes('planned', 'established', 'not_started', 'established'))
    const second = await change(tx, zone, 'operating', '2020')
    expect(await status(tx, zone)).toEqual(axes('planned', 'established', 'operating', 'operating'))
    await tx.query(sql`update zone_status_change set operation_status = 'relocating' where id = ${second}`)
    expect(await status(tx, zone)).toEqual(axes('planned', 'established', 'relocating', 'relocating'))
    await tx.query(sql`delete from zone_status_change where id = ${second}`)
    expect(await status(tx, zone)).toEqual(axes('planned', 'established', 'not_started', 'established'))
    await tx.query(sql`delete from zone_status_change where id = ${first}`)
    expect(await status(tx, zone)).toEqual(axes(null, null, null, 'unknown'))
  }))

  it('a change that was entered for the wrong zone leaves it and reaches the right one', () => undone(db(), async (tx) => {
    const [wrong, right] = [await insertZone(tx, { code: 'T-1' }), await insertZone(tx, { code: 'T-2' })]
    const id = await change(tx, wrong, 'operating', '2020')
    await tx.query(sql`update zone_status_change set zone_id = ${right} where id = ${id}`)
    expect(await status(tx, wrong)).toEqual(axes(null, null, null, 'unknown'))
    expect(await status(tx, right)).toEqual(axes('planned', 'established', 'operating', 'operating'))
  }))

  it('a corrected record and one of the future do not count', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const id = await change(tx, zone, 'operating', '2020')
    await change(tx, zone, 'closed', '2999')
    expect(await status(tx, zone)).toMatchObject({ status: 'operating' })
    await tx.query(sql`update zone_status_change set replaced_at = now() where id = ${id}`)
    expect(await status(tx, zone)).toEqual(axes(null, null, null, 'unknown'))
  }))

  it('and its kind: policy approval establishes an industrial zone, never a cluster', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', kind: 'industrial_cluster', axes: ['planned', 'policy_approved', 'not_started'] })
    expect(await status(tx, zone)).toMatchObject({ status: 'planned' })
    await tx.query(sql`update zone set kind = 'industrial_zone' where id = ${zone}`)
    expect(await status(tx, zone)).toMatchObject({ status: 'established' })
  }))
})

describe('the label point of a zone', () => {
  const [west, east] = [square(104, 22.3, 0.01), square(104.1, 22.3, 0.01)]
  const boundary = (tx: Queryable, zone: number, outline: string) => one(tx, sql`
    insert into zone_boundary (zone_id, geom, basis, source) values (${zone}, ST_GeomFromText(${outline}, 4326), 'measured', 'fixture') returning id`)
  const place = async (tx: Queryable, id: number) => {
    const [row] = await tx.query<{ place: string | null }>(sql`
      select case when label_point_3857 is null then null
        when ST_DWithin(ST_Transform(label_point_3857, 4326), centre, 1e-9) then 'centre'
        when ST_Within(ST_Transform(label_point_3857, 4326), ST_GeomFromText(${west}, 4326)) then 'west'
        when ST_Within(ST_Transform(label_point_3857, 4326), ST_GeomFromText(${east}, 4326)) then 'east' else 'elsewhere' end as place
      from zone where id = ${id}`)
    return row?.place
  }
  const insertPlaced = async (tx: Queryable, code: string) => {
    const id = await insertZone(tx, { code })
    await tx.query(sql`update zone set centre = ST_SetSRID(ST_MakePoint(104.05, 22.35), 4326) where id = ${id}`)
    return id
  }

  it('stands at the centre until there is an outline, then inside that, wherever it goes', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    expect(await place(tx, zone)).toBeNull()
    await tx.query(sql`update zone set centre = ST_SetSRID(ST_MakePoint(104.05, 22.35), 4326) where id = ${zone}`)
    expect(await place(tx, zone)).toBe('centre')
    const id = await boundary(tx, zone, west)
    expect(await place(tx, zone)).toBe('west')
    await tx.query(sql`update zone_boundary set geom = ST_GeomFromText(${east}, 4326) where id = ${id}`)
    expect(await place(tx, zone)).toBe('east')
    await tx.query(sql`update zone_boundary set replaced_at = now() where id = ${id}`)
    expect(await place(tx, zone)).toBe('centre')
    await tx.query(sql`update zone_boundary set replaced_at = null where id = ${id}`)
    await tx.query(sql`delete from zone_boundary where id = ${id}`)
    expect(await place(tx, zone)).toBe('centre')
    await tx.query(sql`update zone set centre = null where id = ${zone}`)
    expect(await place(tx, zone)).toBeNull()
  }))

  it('an outline that was entered for the wrong zone takes its label along', () => undone(db(), async (tx) => {
    const [wrong, right] = [await insertPlaced(tx, 'T-1'), await insertPlaced(tx, 'T-2')]
    const id = await boundary(tx, wrong, west)
    await tx.query(sql`update zone_boundary set zone_id = ${right} where id = ${id}`)
    expect([await place(tx, wrong), await place(tx, right)]).toEqual(['centre', 'west'])
  }))
})

describe('what a search may hit', () => {
  const found = async (tx: Queryable, word: string) =>
    (await tx.query<{ code: string }>(sql`select code from zone where strpos(search_text, ${word}) > 0 order by code`)).map((zone) => zone.code)

  it('follows name, alias and commune', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1', name: 'Thử Mới' })
    expect(await found(tx, 'thu moi')).toEqual(['T-1'])
    await tx.query(sql`update zone set name_vi = 'Thử Khác' where id = ${zone}`)
    expect([await found(tx, 'thu moi'), await found(tx, 'thu khac')]).toEqual([[], ['T-1']])
    await tx.query(sql`insert into zone_alias (zone_id, name, kind) values (${zone}, 'Tên Xưa Lắm', 'former')`)
    expect(await found(tx, 'ten xua lam')).toEqual(['T-1'])
    await tx.query(sql`delete from zone_alias where zone_id = ${zone}`)
    expect(await found(tx, 'ten xua lam')).toEqual([])
    const commune = await one(tx, sql`insert into commune (province_code, level, name_vi) values ('15', 'commune', 'Xã Thử Nghiệm') returning id`)
    await tx.query(sql`insert into zone_commune (zone_id, commune_id) values (${zone}, ${commune})`)
    expect(await found(tx, 'xa thu nghiem')).toEqual(['T-1'])
    await tx.query(sql`delete from zone_commune where zone_id = ${zone}`)
    expect(await found(tx, 'xa thu nghiem')).toEqual([])
  }))

  it('an alias that was entered for the wrong zone leaves it', () => undone(db(), async (tx) => {
    const [wrong, right] = [await insertZone(tx, { code: 'T-1' }), await insertZone(tx, { code: 'T-2' })]
    await tx.query(sql`insert into zone_alias (zone_id, name, kind) values (${wrong}, 'Tên Xưa Lắm', 'former')`)
    await tx.query(sql`update zone_alias set zone_id = ${right} where zone_id = ${wrong}`)
    expect(await found(tx, 'ten xua lam')).toEqual(['T-2'])
  }))

  it('follows the name of a commune', () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const commune = await one(tx, sql`insert into commune (province_code, level, name_vi) values ('15', 'commune', 'Xã Thử Nghiệm') returning id`)
    await tx.query(sql`insert into zone_commune (zone_id, commune_id) values (${zone}, ${commune})`)
    await tx.query(sql`update commune set name_vi = 'Xã Sau Sáp Nhập' where id = ${commune}`)
    expect([await found(tx, 'xa thu nghiem'), await found(tx, 'xa sau sap nhap')]).toEqual([[], ['T-1']])
  }))
})

describe('the lease status of a plot', () => {
  const lease = async (tx: Queryable, id: number) => (await tx.query<{ lease: string | null }>(sql`select lease_status as lease from plot where id = ${id}`))[0]?.lease
  const insertPlot = (tx: Queryable, zone: number, code: string, use: string) => one(tx, sql`
    insert into plot (zone_id, code, land_use, geom, basis, source)
    values (${zone}, ${code}, ${use}, ST_GeomFromText(${square(104, 22.3, 0.01)}, 4326), 'measured', 'fixture') returning id`)
  const allocate = (tx: Queryable, plot: number, project: number, stage: string, from: string | null = null, to: string | null = null) => one(tx, sql`
    insert into plot_allocation (plot_id, project_id, stage, area_m2, valid_from, valid_to, basis, source)
    values (${plot}, ${project}, ${stage}, 1000, ${from}, ${to}, 'measured', 'fixture') returning id`)
  const insertHold = (tx: Queryable, plot: number, project: number, from: string, to: string) => one(tx, sql`
    insert into hold (plot_id, project_id, reason, valid_from, valid_to) values (${plot}, ${project}, 'fixture', ${from}, ${to}) returning id`)

  async function setting(tx: Queryable) {
    const zone = await insertZone(tx, { code: 'T-1' })
    const firm = await one(tx, sql`insert into firm (code, name_vi) values ('T-F', 'Thử') returning id`)
    const project = (code: string) => one(tx, sql`
      insert into project (code, firm_id, zone_id, name_vi, basis, source) values (${code}, ${firm}, ${zone}, 'Thử', 'measured', 'fixture') returning id`)
    return { zone, first: await project('T-P1'), second: await project('T-P2'), plot: await insertPlot(tx, zone, 'A', 'industrial') }
  }

  it('is that of its most advanced allocation in effect', () => undone(db(), async (tx) => {
    const { plot, first, second } = await setting(tx)
    expect(await lease(tx, plot)).toBe('free')
    await allocate(tx, plot, first, 'in_use', '2001-01-01', '2002-01-01')
    await allocate(tx, plot, first, 'in_use', '2999-01-01')
    expect(await lease(tx, plot)).toBe('free')
    const approved = await allocate(tx, plot, first, 'approved')
    expect(await lease(tx, plot)).toBe('approved')
    const other = await allocate(tx, plot, second, 'leased', '2020-01-01')
    expect(await lease(tx, plot)).toBe('leased')
    await tx.query(sql`update plot_allocation set stage = 'in_use' where id = ${other}`)
    expect(await lease(tx, plot)).toBe('in_use')
    await tx.query(sql`update plot_allocation set replaced_at = now() where id = ${other}`)
    expect(await lease(tx, plot)).toBe('approved')
    await tx.query(sql`delete from plot_allocation where id = ${approved}`)
    expect(await lease(tx, plot)).toBe('free')
  }))

  it('goes with an allocation that moves to another plot', () => undone(db(), async (tx) => {
    const { zone, plot, first } = await setting(tx)
    const other = await insertPlot(tx, zone, 'B', 'warehouse')
    const id = await allocate(tx, plot, first, 'leased')
    await tx.query(sql`update plot_allocation set plot_id = ${other} where id = ${id}`)
    expect([await lease(tx, plot), await lease(tx, other)]).toEqual(['free', 'leased'])
  }))

  it('is held while a hold lasts, unless somebody has it', () => undone(db(), async (tx) => {
    const { plot, first, second } = await setting(tx)
    await insertHold(tx, plot, first, '2001-01-01', '2002-01-01')
    expect(await lease(tx, plot)).toBe('free')
    const hold = await insertHold(tx, plot, first, '2020-01-01', '2999-01-01')
    expect(await lease(tx, plot)).toBe('hold')
    const id = await allocate(tx, plot, second, 'approved')
    expect(await lease(tx, plot)).toBe('approved')
    await tx.query(sql`delete from plot_allocation where id = ${id}`)
    expect(await lease(tx, plot)).toBe('hold')
    await tx.query(sql`update hold set valid_to = '2021-01-01' where id = ${hold}`)
    expect(await lease(tx, plot)).toBe('free')
    await tx.query(sql`update hold set valid_to = '2999-01-01' where id = ${hold}`)
    await tx.query(sql`delete from hold where id = ${hold}`)
    expect(await lease(tx, plot)).toBe('free')
  }))

  it('is none on land that is not leasable, and comes back with the use', () => undone(db(), async (tx) => {
    const { zone, plot, first } = await setting(tx)
    expect(await lease(tx, await insertPlot(tx, zone, 'G', 'green'))).toBeNull()
    await allocate(tx, plot, first, 'leased')
    await tx.query(sql`update plot set land_use = 'green' where id = ${plot}`)
    expect(await lease(tx, plot)).toBeNull()
    await tx.query(sql`update plot set land_use = 'service' where id = ${plot}`)
    expect(await lease(tx, plot)).toBe('leased')
  }))

  it('is unknown, never free, where nobody recorded the allocations', () => undone(db(), async (tx) => {
    const { zone, plot, first } = await setting(tx)
    await tx.query(sql`update zone set allocations_recorded = false where id = ${zone}`)
    expect([await lease(tx, plot), await lease(tx, await insertPlot(tx, zone, 'B', 'service')), await lease(tx, await insertPlot(tx, zone, 'R', 'road'))])
      .toEqual(['unknown', 'unknown', null])
    const id = await allocate(tx, plot, first, 'leased')
    expect(await lease(tx, plot)).toBe('leased')
    await tx.query(sql`delete from plot_allocation where id = ${id}`)
    expect(await lease(tx, plot)).toBe('unknown')
    await tx.query(sql`update zone set allocations_recorded = true where id = ${zone}`)
    expect(await lease(tx, plot)).toBe('free')
  }))
})

it('rules.refresh() finds every kept column right, and makes it right where it is not', () => undone(db(), async (tx) => {
  const kept = async () => [
    await tx.query(sql`select code, plan_status, legal_status, operation_status, status, search_text, ST_AsText(label_point_3857, 3) as label from zone order by code`),
    await tx.query(sql`select id, lease_status from plot order by id`),
  ]
  const before = await kept()
  expect(JSON.stringify(before)).toContain('POINT')
  await tx.query(sql`select rules.refresh()`)
  expect(await kept()).toEqual(before)
  // Wrong in two ways: a null, and another value.
  await tx.query(sql`update zone set plan_status = null, legal_status = null, operation_status = null, status = 'unknown', search_text = '',
    label_point_3857 = case when id % 2 = 0 then ST_SetSRID(ST_MakePoint(0, 0), 3857) end`)
  await tx.query(sql`update plot set lease_status = case when id % 2 = 0 then 'hold' end where rules.is_leasable(land_use)`)
  await tx.query(sql`select rules.refresh()`)
  expect(await kept()).toEqual(before)
}))
