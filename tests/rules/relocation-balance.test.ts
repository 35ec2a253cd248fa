import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { keepPlan, readTask } from '../../api/features/relocation-plan/keep.ts'
import { readPlan } from '../../api/features/relocation-plan/plan.ts'
import { solve } from '../../api/features/relocation-plan/solve.ts'
import { insertZone } from '../fixtures/grid.ts'
import { another, forecast, insertGround, need, quarterDays } from '../fixtures/relocation-ground.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

interface Quarter { quarter: string; neededHa: number; placedHa: number; readyHa: number; clearingHa: number; declaredHa: number; undatedHa: number; availableHa: number; shortHa: number; cases: number; undatedCases: number; unknownArea: number }
const balance = async (tx: Queryable) => (await tx.query<{ found: { balances: { relocations: string[]; receivers: string[] | null; quarters: Quarter[] }[] } }>(sql`select rules.relocation_receivers('37') as found`))[0]
  ?.found.balances.find((one) => one.receivers !== null && one.relocations.includes('R-T'))?.quarters ?? []

describe('the balance over time', () => {
  it('counts land from the quarter it is expected in, and land without a day beside the sum', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    const [first] = await balance(tx)
    expect(first).toMatchObject({ neededHa: 0, clearingHa: 0, declaredHa: 0 })
    expect([Math.round((first?.readyHa ?? 0) * 100) / 100, Math.round((first?.undatedHa ?? 0) * 100) / 100]).toEqual([2, 1])
    // Exactly on the last day of a quarter, and on the first of the next.
    const [days] = await tx.query<{ last: string; next: string }>(sql`select (date_trunc('quarter', current_date) + interval '6 months - 1 day')::date::text as last, (date_trunc('quarter', current_date) + interval '6 months')::date::text as next`)
    await forecast(tx, ground.tract, days?.last ?? '')
    expect((await balance(tx)).slice(0, 3).map(({ clearingHa, undatedHa }) => [Math.round(clearingHa * 100) / 100, undatedHa])).toEqual([[0, 0], [1, 0], [1, 0]])
    await forecast(tx, ground.tract, days?.next ?? '')
    expect((await balance(tx)).slice(0, 3).map(({ clearingHa }) => Math.round(clearingHa * 100) / 100)).toEqual([0, 0, 1])
  }))

  it('needs land from the quarter a case is due in, one that is late in the first; says what is short', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx, { deadline: '2020-01-01' })
    await need(tx, ground, { areaM2: 35_000 })
    const [first] = await balance(tx)
    expect(first?.neededHa).toBe(3.5)
    expect(Math.round((first?.shortHa ?? 0) * 100) / 100).toBe(1.5)
    const [day] = await tx.query<{ next: string }>(sql`select (date_trunc('quarter', current_date) + interval '3 months')::date::text as next`)
    await need(tx, ground, { areaM2: 35_000, neededBy: day?.next ?? '' })
    expect((await balance(tx)).slice(0, 2).map(({ neededHa }) => neededHa)).toEqual([0, 3.5])
  }))

  it('keeps what is due after the last quarter in that', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    await need(tx, ground, { areaM2: 12_345, neededBy: '2190-01-01' })
    const quarters = await balance(tx)
    expect([quarters.length, ...quarters.slice(-2).map(({ neededHa, cases }) => [neededHa, cases])]).toEqual([20, [0, 0], [1.2345, 1]])
  }))

  it('leaves out what nobody dated, and says how many', () => undone(db(), async (tx) => {
    const { relocation } = await insertGround(tx)
    await tx.query(sql`update relocation set deadline = null where id = ${relocation}`)
    const quarters = await balance(tx)
    expect(quarters.every(({ neededHa, undatedCases }) => neededHa === 0 && undatedCases === 1)).toBe(true)
  }))

  it('what is due on the last day of a quarter is needed in it, on the first day of the next in the next', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    const days = await quarterDays(tx)
    const needed = async (day?: string) => { await need(tx, ground, { areaM2: 12_345, neededBy: day ?? '' }); return (await balance(tx)).slice(0, 4).map(({ neededHa, cases }) => [neededHa, cases]) }
    expect(await needed(days[1]?.last)).toEqual([[0, 0], [1.2345, 1], [1.2345, 1], [1.2345, 1]])
    expect(await needed(days[2]?.first)).toEqual([[0, 0], [0, 0], [1.2345, 1], [1.2345, 1]])
    expect(await needed(days[0]?.last)).toEqual([[1.2345, 1], [1.2345, 1], [1.2345, 1], [1.2345, 1]])
  }))

  it('31 December closes the fourth quarter; 1 January opens the first', async () => {
    const quarters = async (from: string, until: string) => (await db().query<{ said: string }>(sql`select to_char(quarter, 'YYYY-"Q"Q ') || last_day as said from rules.relocation_quarters(${from}::date, ${until}::date) order by quarter`)).map(({ said }) => said)
    const year = ['2027-Q1 2027-03-31', '2027-Q2 2027-06-30', '2027-Q3 2027-09-30', '2027-Q4 2027-12-31']
    expect(await quarters('2026-12-31', '2026-12-31')).toEqual(['2026-Q4 2026-12-31', ...year])
    expect(await quarters('2027-01-01', '2027-12-31')).toEqual([...year, '2028-Q1 2028-03-31'])
    expect((await quarters('2027-01-01', '2028-12-31')).at(-1)).toBe('2028-Q4 2028-12-31')
    // Five years at most.
    expect((await quarters('2027-01-01', '2090-12-31'))).toHaveLength(20)
  })

  it('land that is there on the very day on which it is needed is no shortage; a day later into the next quarter is', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx)
    const days = await quarterDays(tx)
    await need(tx, ground, { areaM2: 29_000, neededBy: days[1]?.last ?? '' })
    await forecast(tx, ground.tract, days[1]?.last ?? '')
    const shorts = async () => (await balance(tx)).slice(0, 4).map(({ shortHa }) => Math.round(shortHa * 100) / 100)
    expect(await shorts()).toEqual([0, 0, 0, 0])
    await forecast(tx, ground.tract, days[2]?.first ?? '')
    expect(await shorts()).toEqual([0, 0.9, 0, 0])
  }))

  it('a receiver without a place counts with what is declared of it, less what was given, in every quarter', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx, { deadline: '2020-01-01' })
    const declared = await insertZone(tx, { code: 'T-D', kind: 'relocation_site', provinceCode: '37', axes: ['planned', 'none', 'not_started'] })
    await tx.query(sql`update zone set declared_capacity_ha = 5, declared_capacity_as_of = '2026-07' where id = ${declared}`)
    await tx.query(sql`delete from relocation_receiver where relocation_id = ${ground.relocation}`)
    await tx.query(sql`insert into relocation_receiver (relocation_id, zone_id) values (${ground.relocation}, ${declared})`)
    await need(tx, ground, { areaM2: 62_500 })
    const said = async () => (await balance(tx)).map(({ neededHa, placedHa, readyHa, declaredHa, availableHa, shortHa }) => [neededHa, placedHa, readyHa, declaredHa, availableHa, shortHa].join(' '))
    expect(new Set(await said())).toEqual(new Set(['6.25 0 0 5 5 1.25']))
    const second = await another(tx, ground, 'T-M-2', { areaM2: 12_000 })
    await tx.query(sql`update relocation_case set receiver_zone_id = ${declared}, receiver_m2 = 12000, receiver_since = current_date where project_id = ${second}`)
    expect(new Set(await said())).toEqual(new Set(['6.25 1.2 0 3.8 3.8 2.45']))
  }))

  it('without any receiving land everything is short; a plan says how much, of which sector and by when', () => undone(db(), async (tx) => {
    const ground = await insertGround(tx, { deadline: '2027-12-31' })
    await tx.query(sql`delete from land_offer`)
    await tx.query(sql`delete from relocation_receiver where relocation_id = ${ground.relocation}`)
    await need(tx, ground, { areaM2: 15_000, sector: '26' })
    await another(tx, ground, 'T-M-2', { areaM2: 5000, sector: '26' })
    await another(tx, ground, 'T-M-3', { areaM2: 2500, sector: '10', neededBy: '2027-06-30' })
    await another(tx, ground, 'T-M-4')
    const at = (await balance(tx)).at(-1)
    expect(at).toMatchObject({ neededHa: 2.25, availableHa: 0, shortHa: 2.25, unknownArea: 1 })
    const { actor } = await signedIn(tx, { role: 'official', provinces: ['37'] })
    const found = await readTask(tx, '37', 'all')
    const plan = await keepPlan(tx, actor, { province: '37', name: 'x', sites: 'all', seconds: 1, seed: 1 }, found, await solve(found.task, { seed: 1, seconds: 1 }))
    expect((await readPlan(tx, plan)).missing).toEqual({ ha: 2.25, cases: 3, byNeed: [{ sector: '10', dueOn: '2027-06-30', ha: 0.25, cases: 1 }, { sector: '26', dueOn: '2027-12-31', ha: 2, cases: 2 }] })
  }))
})
