import { describe, expect, it } from 'vitest'
import { smeQuota } from '../../api/contract/sme-quota.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { allocate, bringLedgerUp, holdPlot, insertProject, insertZone, layPlots, type PlotFixture, type ZoneFixture } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

const asked = async (tx: Queryable, asOf?: string) => {
  await bringLedgerUp(tx)
  const [row] = await tx.query<{ found: unknown }>(sql`select rules.zone_sme_quota('T-1', ${asOf ?? null}) as found`)
  return smeQuota.parse(row?.found)
}
const decree = async (tx: Queryable, asOf?: string) => (await asked(tx, asOf)).decree35
const resolution = async (tx: Queryable, asOf?: string) => (await asked(tx, asOf)).resolution198

const bound: Partial<ZoneFixture> = { axes: ['planned', 'policy_approved', 'not_started'], on: '2023-05-01' }
const zoneOf = (tx: Queryable, zone: Partial<ZoneFixture> = bound) => insertZone(tx, { code: 'T-1', ...zone })
const reserve = (ha: number, rest: number) => [{ code: 'R', ha, smeReserved: true }, { code: 'A', ha: rest }]

async function judged(plots: readonly (PlotFixture & { readonly ha: number })[], zone: Partial<ZoneFixture> = bound, asOf?: string) {
  return undone(db(), async (tx) => {
    await layPlots(tx, await zoneOf(tx, zone), plots)
    return decree(tx, asOf)
  })
}

describe('the arithmetic of Decree 35/2022 art. 9.4: 5 ha or 3 %', () => {
  const minimum = async (industrial: string | null, area: number | null = 5, share: number | null = 3) => (await db().query(sql`
    select share_ha::float8 as share, required_ha::float8 as required, advice_ha::float8 as advice
    from rules.sme_minimum(${industrial}::numeric, ${area}::numeric, ${share}::numeric)`))[0]

  it.each([
    ['120', 3.6, 3.6, 5],
    ['166.6666', 5, 5, 5],
    ['166.66', 4.9998, 4.9998, 5],
    ['166.67', 5.0001, 5, 5.0001],
    ['300', 9, 5, 9],
    ['0', 0, 0, 5],
  ])('%s ha of industrial land: the share is %d, the minimum %d, the advice %d', async (industrial, share, required, advice) => {
    expect(await minimum(industrial)).toEqual({ share, required, advice })
  })

  it('the limbs meet at 500/3 ha', async () => {
    const [row] = await db().query(sql`select required_ha::float8 as required, advice_ha::float8 as advice from rules.sme_minimum(500 / 3::numeric, 5, 3)`)
    expect(row).toEqual({ required: 5, advice: 5 })
  })

  it('unknown land has no minimum; one limb alone decides', async () => {
    expect(await minimum(null)).toEqual({ share: null, required: null, advice: null })
    expect(await minimum('120', null)).toEqual({ share: 3.6, required: 3.6, advice: 3.6 })
    expect(await minimum('120', 5, null)).toEqual({ share: null, required: 5, advice: 5 })
  })
})

describe('land counted', () => {
  it('industrial and warehouse plots are the base, service land is not; exactly 3 % is met', async () => {
    expect(await judged([...reserve(3.6, 96.4), { code: 'W', ha: 20, landUse: 'warehouse' }, { code: 'S', ha: 10, landUse: 'service', smeReserved: true }])).toMatchObject({
      verdict: 'met', reason: null, wouldBe: null, industrialHa: 120, industrialOf: 'plots', minimumAreaHa: 5, minimumSharePct: 3, shareHa: 3.6,
      requiredHa: 3.6, adviceHa: 5, reservedHa: 3.6, leasedToEligibleHa: 0, countedHa: 3.6, shortfallHa: 0, shortOfAdviceHa: 1.4,
    })
  })

  it.each([
    ['one m² less than 3 %', 3.5999, 116.4001, { verdict: 'short', requiredHa: 3.6, shortfallHa: 0.0001 }],
    ['exactly 5 ha', 5, 295, { verdict: 'met', requiredHa: 5, adviceHa: 9, shortfallHa: 0, shortOfAdviceHa: 4 }],
    ['one m² less than 5 ha', 4.9999, 295.0001, { verdict: 'short', requiredHa: 5, shortfallHa: 0.0001 }],
    ['500/3 ha of industrial land', 5, 500 / 3 - 5, { verdict: 'met', industrialHa: 166.6667, requiredHa: 5, adviceHa: 5, shortOfAdviceHa: 0 }],
    ['a hair below it', 5, 161.66, { verdict: 'met', industrialHa: 166.66, requiredHa: 4.9998, adviceHa: 5 }],
    ['a hair above it', 5, 161.67, { verdict: 'met', industrialHa: 166.67, requiredHa: 5, adviceHa: 5.0001, shortOfAdviceHa: 0.0001 }],
    ['nothing', 0.0001, 99.9999, { verdict: 'short', requiredHa: 3, shortfallHa: 2.9999 }],
  ])('%s', async (_, reserved, rest, expected) => { expect(await judged(reserve(reserved, rest))).toMatchObject(expected) })

  it('leased to eligible firms counts, the reserve that others got is lost', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, [{ code: 'R', ha: 3, smeReserved: true }, { code: 'A', ha: 2 }, { code: 'B', ha: 95 }])
    expect(await decree(tx)).toMatchObject({ verdict: 'met', reservedHa: 3, leasedToEligibleHa: 0 })
    const large = await allocate(tx, plots.R, await insertProject(tx, zone, 'T-P1', { isSme: false }), 'leased', 1)
    expect(await asked(tx)).toMatchObject({
      decree35: { verdict: 'short', reservedHa: 2, leasedToEligibleHa: 0, shortfallHa: 1 },
      plots: [{ code: 'R', ha: 1, counts: 'lost' }, { code: 'R', ha: 2, counts: 'reserved' }],
    })
    await allocate(tx, plots.A, await insertProject(tx, zone, 'T-P2', { isSme: true }), 'in_use', 1)
    expect(await asked(tx)).toMatchObject({ decree35: { verdict: 'met', reservedHa: 2, leasedToEligibleHa: 1, countedHa: 3 } })
    await tx.query(sql`update plot_allocation set valid_to = '2024-01-01' where id = ${large}`)
    expect(await decree(tx)).toMatchObject({ verdict: 'met', reservedHa: 3, leasedToEligibleHa: 1 })
    expect(await decree(tx, '2023-12-31')).toMatchObject({ reservedHa: 2 })
  }))

  it.each([
    ['sme', 1], ['supporting_industry', 1], ['innovative', 1], ['investment_incentive', 1], ['premises_priority', 1], ['private_high_tech', 0], [undefined, 0],
  ])('a firm of group %s: %d ha', (priorityGroup, ha) => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 1 }, { code: 'B', ha: 9 }])
    const fixture = priorityGroup === 'sme' ? { isSme: true } : priorityGroup === undefined ? {} : { priorityGroup }
    await allocate(tx, plots.A, await insertProject(tx, zone, 'T-P1', fixture), 'leased', 1)
    expect(await decree(tx)).toMatchObject({ leasedToEligibleHa: ha })
  }))

  it('ready-built space counts by its land share', async () => {
    expect(await judged([{ code: 'R', ha: 10, smeReserved: true, buildingLandShareM2: 29_999 }, { code: 'A', ha: 90 }]))
      .toMatchObject({ verdict: 'short', reservedHa: 2.9999, shortfallHa: 0.0001 })
    expect(await judged([{ code: 'R', ha: 10, smeReserved: true, buildingLandShareM2: 30_000 }, { code: 'A', ha: 90 }])).toMatchObject({ verdict: 'met', reservedHa: 3 })
  })

  it('promised to a firm that counts, a reserve stays one; promised to another it is lost', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, [...reserve(3, 96), { code: 'B', ha: 1 }])
    await allocate(tx, plots.R, await insertProject(tx, zone, 'T-P1', { isSme: true }), 'approved', 2)
    expect(await decree(tx)).toMatchObject({ reservedHa: 3, leasedToEligibleHa: 0, countedHa: 3, verdict: 'met' })
    await allocate(tx, plots.R, await insertProject(tx, zone, 'T-P2'), 'approved', 1)
    expect(await decree(tx)).toMatchObject({ reservedHa: 2, countedHa: 2, verdict: 'short' })
  }))

  it('promised to nobody else than a firm that does not count, it is lost', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, reserve(3, 97))
    await allocate(tx, plots.R, await insertProject(tx, zone, 'T-P1'), 'approved', 3)
    expect(await decree(tx)).toMatchObject({ reservedHa: 0, countedHa: 0, verdict: 'short' })
  }))

  it('where nobody recorded who leases, the reserve alone may meet it, and short nobody can say', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, reserve(3, 97))
    await tx.query(sql`update zone set allocations_recorded = false where id = ${zone}`)
    expect(await decree(tx)).toMatchObject({ verdict: 'met', reason: null })
    await tx.query(sql`update plot set sme_reserved = false where id = ${plots.R}`)
    expect(await decree(tx)).toMatchObject({ verdict: 'undetermined', reason: 'allocations_not_recorded', shortfallHa: null })
  }))

  it('ready-built space that small firms lease is counted once', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, [{ code: 'R', ha: 10, smeReserved: true, buildingLandShareM2: 30_000 }, { code: 'A', ha: 90 }])
    await allocate(tx, plots.R, await insertProject(tx, zone, 'T-P1', { isSme: true }), 'leased', 1)
    expect(await decree(tx)).toMatchObject({ reservedHa: 2, leasedToEligibleHa: 1, countedHa: 3, verdict: 'met' })
  }))
})

describe('whom the decree binds', () => {
  const enough = reserve(3, 97)
  const since = (on: string | undefined): Partial<ZoneFixture> => ({ axes: ['planned', 'policy_approved', 'not_started'], ...(on ? { on } : {}) })
  it.each([
    ['2022-07-14', 'not_applicable', 'established_before_rule', 'met'],
    ['2022-07-15', 'met', null, null],
    ['2022-07-16', 'met', null, null],
    ['2021', 'not_applicable', 'established_before_rule', 'met'],
    ['2022-06', 'not_applicable', 'established_before_rule', 'met'],
    ['2022-07', 'undetermined', 'establishment_date_unknown', 'met'],
    ['2022', 'undetermined', 'establishment_date_unknown', 'met'],
    ['2023', 'met', null, null],
    [undefined, 'undetermined', 'establishment_date_unknown', 'met'],
  ])('a zone established %s: %s, %s', async (on, verdict, reason, wouldBe) => {
    expect(await judged(enough, since(on))).toMatchObject({ verdict, reason, wouldBe })
  })

  it('an older zone that is short: not a violation, and the shortfall is said', async () => {
    expect(await judged(reserve(2, 98), since('2009'))).toMatchObject({ verdict: 'not_applicable', reason: 'established_before_rule', wouldBe: 'short', shortfallHa: 1 })
  })

  it('nobody before the decree was in force', async () => {
    expect(await judged(enough, since('2020'), '2022-07-14')).toMatchObject({ verdict: 'not_applicable', reason: 'no_rule_in_force', requiredHa: null, shortfallHa: null, rules: [] })
    expect(await judged(enough, since('2020'), '2022-07-15')).toMatchObject({ verdict: 'not_applicable', reason: 'established_before_rule' })
  })

  it.each(['eco', 'supporting', 'specialised', 'high_tech'])('a zone of type %s is exempt', async (zoneType) => {
    const answer = await judged([{ code: 'A', ha: 100 }], { ...bound, zoneType })
    expect(answer).toMatchObject({ verdict: 'exempt', reason: 'exempt_zone_type', requiredHa: null, shortfallHa: null })
    expect(answer.rules.map((rule) => rule.parameter)).toContain('exempt_zone_type')
  })

  it.each([
    ['industrial_zone', 'met', null], ['export_processing_zone', 'met', null], ['industrial_cluster', 'not_applicable', 'not_an_industrial_zone'],
    ['economic_zone', 'not_applicable', 'not_an_industrial_zone'], ['relocation_site', 'not_applicable', 'not_an_industrial_zone'],
  ])('kind %s: %s', async (kind, verdict, reason) => { expect(await judged(enough, { ...bound, kind })).toMatchObject({ verdict, reason }) })

  it('a planned zone is judged ahead; one that was withdrawn is not', async () => {
    expect(await judged(enough, { axes: ['planned', 'none', 'not_started'] })).toMatchObject({ verdict: 'met', reason: 'not_established' })
    expect(await judged(reserve(1, 99), { axes: ['planned', 'none', 'not_started'] })).toMatchObject({ verdict: 'short', reason: 'not_established', shortfallHa: 2 })
    expect(await judged(reserve(1, 99), { axes: ['withdrawn', 'none', 'closed'] })).toMatchObject({ verdict: 'not_applicable', reason: 'not_established', wouldBe: 'short' })
  })

  it('without plots the land is unknown; a reported figure gives the requirement, not the verdict', async () => {
    expect(await judged([])).toMatchObject({ verdict: 'undetermined', reason: 'land_unknown', industrialHa: null, industrialOf: null, requiredHa: null, shortfallHa: null })
    expect(await judged([], { ...bound, industrialHa: 120 })).toMatchObject({
      verdict: 'undetermined', reason: 'land_unknown', industrialHa: 120, industrialOf: 'reported', requiredHa: 3.6, adviceHa: 5, shortfallHa: null })
    expect(await judged([{ code: 'S', ha: 10, landUse: 'service' }], { ...bound, industrialHa: 120 })).toMatchObject({ verdict: 'undetermined', industrialOf: 'reported' })
  })

  it('a later decree binds the zones established under it; the older ones keep theirs', () => undone(db(), async (tx) => {
    await tx.query(sql`update rule set valid_to = '2027-01-01' where code = 'sme_quota' and parameter like 'minimum%'`)
    await tx.query(sql`insert into rule (code, parameter, zone_kind, operator, value, unit, valid_from, legal_basis, confidence)
      values ('sme_quota', 'minimum_area', 'industrial_zone', 'gte', 10, 'ha', '2027-01-01', 'thử', 'own'), ('sme_quota', 'minimum_share', 'industrial_zone', 'gte', 4, 'percent', '2027-01-01', 'thử', 'own')`)
    const zone = await zoneOf(tx)
    await layPlots(tx, zone, enough)
    expect(await decree(tx, '2028-01-01')).toMatchObject({ verdict: 'met', requiredHa: 3 })
    await tx.query(sql`update zone_status_change set effective_on = '2027-01-01' where zone_id = ${zone}`)
    expect(await decree(tx, '2028-01-01')).toMatchObject({ verdict: 'short', requiredHa: 4, shortfallHa: 1 })
    await tx.query(sql`update zone_status_change set effective_on = '2022-07-14' where zone_id = ${zone}`)
    expect(await decree(tx, '2028-01-01')).toMatchObject({ verdict: 'not_applicable', reason: 'established_before_rule', wouldBe: 'short', requiredHa: 4 })
  }))

  it('and the law it was held against is named', async () => {
    const { rules } = await judged(enough)
    expect(rules.map((rule) => [rule.parameter, rule.validFrom])).toEqual([
      ['minimum_area', '2022-07-15'], ['minimum_share', '2022-07-15'], ['eligible_innovative', '2022-07-15'], ['eligible_investment_incentive', '2022-07-15'],
      ['eligible_premises_priority', '2022-07-15'], ['eligible_sme', '2022-07-15'], ['eligible_supporting_industry', '2022-07-15'],
    ])
    expect(rules.every((rule) => rule.legalBasis.includes('35/2022'))).toBe(true)
  })
})

describe('what to earmark', () => {
  it('is the free plots that reach it with the least land; accepted, the quota is met', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    // 3 % of 100 ha is 3 ha: 1.4 + 1.7 ha waste 0.1, while the held 3 ha, the let and the warehouse-size others would waste nothing or more.
    const plots = await layPlots(tx, zone, [
      { code: 'A', ha: 1.4 }, { code: 'B', ha: 1.7, landUse: 'warehouse' }, { code: 'C', ha: 2.5 }, { code: 'D', ha: 5 }, { code: 'H', ha: 3 }, { code: 'L', ha: 3 },
      { code: 'S', ha: 3, landUse: 'service' }, { code: 'Z', ha: 83.4 }])
    const other = await insertProject(tx, zone, 'T-P1')
    await holdPlot(tx, plots.H, other, '2020-01-01', '2999-01-01')
    await allocate(tx, plots.L, other, 'approved', 3)
    const { suggestion, decree35 } = await asked(tx)
    expect(decree35).toMatchObject({ verdict: 'short', shortfallHa: 3 })
    expect(suggestion).toMatchObject({ neededHa: 3, totalHa: 3.1, surplusHa: 0.1, suffices: true, plots: [{ code: 'A', ha: 1.4 }, { code: 'B', ha: 1.7 }] })
    await tx.query(sql`update plot set sme_reserved = true where id = any(${suggestion?.plots.map((plot) => plot.id)})`)
    expect(await asked(tx)).toMatchObject({ decree35: { verdict: 'met', shortfallHa: 0 }, suggestion: null })
  }))

  it('tells when nothing suffices, and takes no plot of whose leases nobody knows', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx)
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 1 }, { code: 'Z', ha: 99 }])
    await allocate(tx, plots.Z, await insertProject(tx, zone, 'T-P1'), 'leased', 99)
    expect((await asked(tx)).suggestion).toMatchObject({ neededHa: 3, totalHa: 1, surplusHa: 0, suffices: false, plots: [{ code: 'A' }] })
    await tx.query(sql`update zone set allocations_recorded = false where id = ${zone}`)
    expect(await asked(tx)).toMatchObject({ decree35: { reason: 'allocations_not_recorded' }, suggestion: null })
  }))
})

describe('the least land that reaches a need', () => {
  const least = async (areas: readonly number[], needed: number) => {
    const [row] = await db().query<{ ids: number[] }>(sql`select rules.least_land(${areas.map((_, i) => i)}::int[], ${areas}::float8[], ${needed}::float8) as ids`)
    return row?.ids ?? []
  }
  const total = (areas: readonly number[], chosen: readonly number[]) => chosen.reduce((sum, i) => sum + (areas[i] ?? NaN), 0)

  it('is what trying every set finds', async () => {
    let state = 7
    const random = (below: number) => { state = (state * 48_271) % 2_147_483_647; return state % below }
    for (let round = 0; round < 60; round += 1) {
      const areas = Array.from({ length: 1 + random(10) }, () => 10 * (1 + random(300)))
      const needed = 10 * (1 + random(900))
      const sums = Array.from({ length: 2 ** areas.length }, (_, set) => areas.reduce((sum, area, i) => sum + ((set >> i) & 1 ? area : 0), 0))
      const best = Math.min(...sums.filter((sum) => sum >= needed))
      const chosen = await least(areas, needed)
      expect(new Set(chosen).size, 'each plot once').toBe(chosen.length)
      expect(total(areas, chosen), `${needed} of ${areas.join(', ')}`).toBe(Number.isFinite(best) ? best : sums.at(-1))
    }
  })

  it('of equal sets takes the one earliest in the list', async () => {
    expect(await least([100, 200, 300, 300], 300)).toEqual([0, 1])
    expect(await least([300, 100, 200], 300)).toEqual([0])
    expect(await least([500, 300, 300], 300)).toEqual([1])
  })

  it('surely reaches the need: areas count down, the need counts up', async () => {
    expect(await least([99.9, 109.9], 100)).toEqual([1])
    expect(await least([100, 20], 100.1)).toEqual([0, 1])
    expect(await least([100], 100.1)).toEqual([0])
    expect([await least([], 100), await least([100], 0)]).toEqual([[], []])
  })
})

describe('Resolution 198/2025, art. 7', () => {
  const young: Partial<ZoneFixture> = { axes: ['planned', 'established', 'not_started'], on: '2025-06-01', kind: 'industrial_cluster' }
  const decide = (tx: Queryable, zone: number, ha: number, from: string | null = null) => tx.query(sql`
    insert into sme_reserve (zone_id, area_ha, decision_id, source, valid_from) select ${zone}, ${ha}, min(id), 'thử', ${from} from decision`)

  it.each([
    ['2025-05-16', false, 'not_applicable', 'under_other_rule'],
    ['2025-05-16', undefined, 'undetermined', 'state_money_unknown'],
    ['2025-05-17', undefined, 'undetermined', 'no_provincial_decision'],
    ['2025', undefined, 'undetermined', 'establishment_date_unknown'],
    [undefined, undefined, 'undetermined', 'establishment_date_unknown'],
    ['2010', true, 'undetermined', 'no_provincial_decision'],
    ['2010', false, 'not_applicable', 'under_other_rule'],
  ] as const)('established %s, State money %s: %s, %s', (on, stateFunded, verdict, reason) => undone(db(), async (tx) => {
    await zoneOf(tx, { axes: ['planned', 'established', 'not_started'], kind: 'industrial_cluster', ...(on ? { on } : {}), ...(stateFunded === undefined ? {} : { stateFunded }) })
    expect(await resolution(tx)).toMatchObject({ verdict, reason, decided: null })
  }))

  it('the province decides the area: exactly that is met, one m² less is short', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx, young)
    await layPlots(tx, zone, reserve(2, 8))
    await decide(tx, zone, 2, '2026-01-01')
    expect(await resolution(tx)).toMatchObject({ verdict: 'met', reason: null, decided: { ha: 2, validFrom: '2026-01-01' }, countedHa: 2, shortfallHa: 0 })
    expect(await resolution(tx, '2025-12-31')).toMatchObject({ verdict: 'undetermined', reason: 'no_provincial_decision' })
    await tx.query(sql`update sme_reserve set area_ha = 2.0001 where zone_id = ${zone}`)
    expect(await resolution(tx)).toMatchObject({ verdict: 'short', shortfallHa: 0.0001 })
  }))

  it('counts its own circle of firms: private high-tech, not supporting industry', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx, young)
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 1 }, { code: 'B', ha: 2 }, { code: 'C', ha: 7 }])
    await decide(tx, zone, 1)
    await allocate(tx, plots.B, await insertProject(tx, zone, 'T-P1', { priorityGroup: 'supporting_industry' }), 'leased', 2)
    expect(await resolution(tx)).toMatchObject({ verdict: 'short', countedHa: 0 })
    await allocate(tx, plots.A, await insertProject(tx, zone, 'T-P2', { priorityGroup: 'private_high_tech' }), 'leased', 1)
    expect(await resolution(tx)).toMatchObject({ verdict: 'met', countedHa: 1 })
  }))

  it('the reserve is released two years after the infrastructure, not a day sooner', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx, { ...young, infrastructureCompletedOn: '2025-08-01', stateFunded: false })
    const plots = await layPlots(tx, zone, [{ code: 'A', ha: 1 }, { code: 'B', ha: 9 }])
    await decide(tx, zone, 2)
    expect(await resolution(tx, '2027-07-31')).toMatchObject({ verdict: 'short', releaseOn: '2027-08-01', isReleased: false })
    expect(await resolution(tx, '2027-08-01')).toMatchObject({ verdict: 'not_applicable', reason: 'released', releaseOn: '2027-08-01', isReleased: true })
    // Somebody eligible came after the release: that takes nothing back. Before it: the reserve stays.
    const lease = await allocate(tx, plots.A, await insertProject(tx, zone, 'T-P1', { isSme: true }), 'leased', 1, '2027-09-01')
    expect(await resolution(tx, '2028-01-01')).toMatchObject({ releaseOn: '2027-08-01', isReleased: true })
    await tx.query(sql`update plot_allocation set valid_from = '2027-07-31' where id = ${lease}`)
    expect(await resolution(tx, '2028-01-01')).toMatchObject({ verdict: 'short', releaseOn: null, isReleased: false })
    await tx.query(sql`delete from plot_allocation where id = ${lease}`)
    await tx.query(sql`update zone set state_funded_infrastructure = true where id = ${zone}`)
    expect(await resolution(tx, '2028-01-01')).toMatchObject({ releaseOn: null, isReleased: false, stateFunded: true })
  }))

  it('binds nobody before it took effect, and never an economic zone', () => undone(db(), async (tx) => {
    const zone = await zoneOf(tx, { ...young, on: '2020' })
    expect(await resolution(tx, '2025-05-16')).toMatchObject({ verdict: 'not_applicable', reason: 'no_rule_in_force', rules: [] })
    await tx.query(sql`update zone set kind = 'economic_zone' where id = ${zone}`)
    expect(await resolution(tx)).toMatchObject({ verdict: 'not_applicable', reason: 'not_an_industrial_zone', rules: [] })
  }))
})

it('the verdicts of many zones at once are those of each', async () => {
  const rows = await db().query<{ same: boolean }>(sql`
    select q.verdict = j.d ->> 'verdict' and q.reason is not distinct from j.d ->> 'reason' and q.would_be is not distinct from j.d ->> 'wouldBe'
      and q.shortfall_ha::float8 is not distinct from (j.d ->> 'shortfallHa')::float8 as same
    from rules.sme_quota_at(array(select id from zone), current_date) q join zone z on z.id = q.zone_id and z.id % 6 = 0
      cross join lateral (select rules.zone_sme_quota(z.code, null) -> 'decree35' as d) j`)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.every((row) => row.same)).toBe(true)
})

it('the plots that make up the figure sum to the kept one', async () => {
  const rows = await db().query(sql`
    select l.zone_id from zone_ledger l cross join lateral (
      select coalesce(sum(p.reserved_m2), 0) as reserved, coalesce(sum(p.leased_m2), 0) as leased from rules.sme_plots_at(l.zone_id, 'sme_quota', l.as_of) p) p
    where abs(l.sme_reserved_m2 - p.reserved) > 0.01 or abs(l.sme_leased_m2 - p.leased) > 0.01`)
  expect(rows).toEqual([])
})
