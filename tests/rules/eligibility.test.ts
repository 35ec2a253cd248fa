import { describe, expect, it } from 'vitest'
import { eligibility, eligibilityPurposes, type Eligibility } from '../../api/contract/eligibility.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { readEligibility } from '../../api/features/eligibility.ts'
import { undone, useDatabase } from '../database.ts'
import { allocate, bringLedgerUp, insertProject, insertZone, layPlots, type ZoneFixture } from '../fixtures/grid.ts'

const db = useDatabase()
// Hà Nội: the shipped data has no zone there, so these are all the zones of the province.
const provinceCode = '01'
const established = ['planned', 'established', 'operating'] as const
const planned = ['planned', 'none', 'not_started'] as const

/** A zone of the province; `occupied`: hectares let of ten, or at another stage. Returns its id. */
async function zoneIn(tx: Queryable, { occupied, stage = 'leased', ...zone }: ZoneFixture & { readonly occupied?: number; readonly stage?: 'approved' | 'leased' | 'in_use' }): Promise<number> {
  const id = await insertZone(tx, { provinceCode, axes: established, ...zone })
  if (occupied !== undefined) {
    const plots = await layPlots(tx, id, [{ code: 'A', ha: 10 }, { code: 'R', ha: 1, landUse: 'road' }])
    if (occupied > 0) await allocate(tx, plots['A'], await insertProject(tx, id, `P-${zone.code}`), stage, occupied)
  }
  return id
}

const condition = (tx: Queryable, zone: number, name: string, isMet: boolean) => tx.query(sql`
  insert into zone_condition (zone_id, condition, is_met, source) values (${zone}, ${name}, ${isMet}, 'fixture')`)
const inCommune = (tx: Queryable, zone: number, name: string) => tx.query(sql`
  with c as (insert into commune (province_code, level, name_vi) values (${provinceCode}, 'commune', ${name}) on conflict (province_code, level, name_vi)
    do update set name_vi = excluded.name_vi returning id)
  insert into zone_commune (zone_id, commune_id) select ${zone}::int, id from c`)
const inDistrict = (tx: Queryable, zone: number, name: string) => tx.query(sql`update zone set district_old = ${name} where id = ${zone}`)

/** What is said of zone T-0 after `prepare`, on a day. */
const asked = (prepare: (tx: Queryable) => Promise<unknown>, { asOf, purpose }: { asOf?: string; purpose?: Eligibility['purpose'] } = {}) => undone(db(), async (tx) => {
  await prepare(tx)
  await bringLedgerUp(tx)
  return eligibility.parse(await readEligibility(tx, 'T-0', asOf, purpose))
})

const stepOf = (found: Eligibility, name: string) => {
  const step = found.steps.find((one) => one.step === name)
  if (!step) throw new Error(`no step ${name} among ${found.steps.map((one) => one.step).join()}`)
  return step
}
const answer = (found: Eligibility, name: string) => stepOf(found, name).answer
const figure = (found: Eligibility, step: string, name: string) => stepOf(found, step).figures.find((one) => one.name === name)?.value
const deciding = (found: Eligibility) => found.steps.filter((step) => step.decides).map((step) => step.step)

describe('a new industrial zone (Decree 35/2022 art. 9.6)', () => {
  /** Zone T-0 with nothing that exempts it; around it, established land and its occupancy. */
  const candidate = async (tx: Queryable, zone: Partial<ZoneFixture> = {}) => {
    const id = await zoneIn(tx, { code: 'T-0', axes: planned, plannedHa: 300, zoneType: 'ordinary', ...zone })
    await condition(tx, id, 'incentive_area', false)
    return id
  }

  it('D15: below 60 % and more than 1,000 ha established: not eligible', async () => {
    const found = await asked(async (tx) => {
      await candidate(tx)
      await zoneIn(tx, { code: 'T-A', plannedHa: 600, occupied: 7 })
      await zoneIn(tx, { code: 'T-B', plannedHa: 400.0001, occupied: 4.9 })
    })
    expect([found.purpose, found.outcome, deciding(found)]).toEqual(['establish', 'not_eligible', ['average_occupancy']])
    expect([answer(found, 'average_occupancy'), figure(found, 'average_occupancy', 'occupancy')]).toEqual(['no', 59.5])
    expect([answer(found, 'established_land'), figure(found, 'established_land', 'established_land')]).toEqual(['no', 1000.0001])
    expect(stepOf(found, 'average_occupancy').zones.map(({ code, value }) => [code, value])).toEqual([['T-A', 70], ['T-B', 49]])
    expect(stepOf(found, 'average_occupancy').rule).toMatchObject({ value: 60, operator: 'gte', legalBasis: 'Nghị định 35/2022/NĐ-CP, Điều 9 khoản 6' })
    expect(found.basis).toBe('measured')
  })

  it.each([
    ['exactly 60 %', 6, 1200, 'eligible', ['average_occupancy']],
    ['59.99 %', 5.999, 1200, 'not_eligible', ['average_occupancy']],
    ['59.996 %, printed 60 %,', 5.9996, 1200, 'not_eligible', ['average_occupancy']],
    ['exactly 1,000 ha', 0, 1000, 'eligible', ['established_land']],
    ['one square metre more', 0, 1000.0001, 'not_eligible', ['average_occupancy']],
  ] as const)('%s', async (_, occupied, plannedHa, outcome, decides) => {
    const found = await asked(async (tx) => {
      await candidate(tx)
      await zoneIn(tx, { code: 'T-A', plannedHa, occupied })
    })
    expect([found.outcome, deciding(found)]).toEqual([outcome, decides])
  })

  it.each(['eco', 'supporting', 'specialised', 'high_tech'])('a type %s is exempt', async (zoneType) => {
    const found = await asked(async (tx) => {
      await candidate(tx, { zoneType })
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied: 0 })
    })
    expect([found.outcome, deciding(found), stepOf(found, 'exempt_zone_type').rule?.zoneType]).toEqual(['eligible', ['exempt_zone_type'], zoneType])
  })

  it.each([
    ['terminated_infrastructure', async (tx: Queryable, id: number) => condition(tx, id, 'terminated_infrastructure', true)],
    ['incentive_area', async (tx: Queryable, id: number) => tx.query(sql`update zone_condition set is_met = true where zone_id = ${id}`)],
    ['incentive_area', async (tx: Queryable, id: number) => {
      const kkt = await insertZone(tx, { code: 'T-KKT', kind: 'economic_zone', provinceCode, axes: established })
      await tx.query(sql`update zone set parent_id = ${kkt} where id = ${id}`)
    }],
  ])('%s exempts', async (step, exempt) => {
    const found = await asked(async (tx) => {
      await exempt(tx, await candidate(tx))
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied: 0 })
    })
    expect([found.outcome, deciding(found)]).toEqual(['eligible', [step]])
  })

  it('an economic zone that is only planned exempts nothing', async () => {
    const found = await asked(async (tx) => {
      const kkt = await insertZone(tx, { code: 'T-KKT', kind: 'economic_zone', provinceCode, axes: planned })
      await candidate(tx, { parentId: kkt })
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied: 0 })
    })
    expect(found.outcome).toBe('not_eligible')
  })

  it('what nobody recorded and could turn the outcome makes it undetermined, and is named', async () => {
    const prepare = (occupied: number) => async (tx: Queryable) => {
      await zoneIn(tx, { code: 'T-0', axes: planned, plannedHa: 300 })
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied })
    }
    const low = await asked(prepare(5))
    expect([low.outcome, deciding(low)]).toEqual(['undetermined', ['exempt_zone_type', 'incentive_area']])
    const high = await asked(prepare(6))
    expect([high.outcome, deciding(high)]).toEqual(['eligible', ['average_occupancy']])
  })

  it('a zone whose establishment was revoked has ended infrastructure; one never established has none', async () => {
    const prepare = (history: readonly string[]) => asked(async (tx) => {
      const id = await candidate(tx, { on: '2020-01-01' })
      for (const [i, legal] of history.entries()) await tx.query(sql`
        insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, source) values (${id}, 'planned', ${legal}, 'not_started', ${`202${1 + i}`}, 'fixture')`)
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied: 0 })
    })
    expect((await prepare([])).outcome).toBe('not_eligible')
    const revoked = await prepare(['established', 'revoked'])
    expect([revoked.outcome, deciding(revoked), stepOf(revoked, 'terminated_infrastructure').source]).toEqual(['eligible', ['terminated_infrastructure'], 'fixture'])
    expect(answer(await prepare(['established', 'none']), 'terminated_infrastructure')).toBe('unknown')
  })

  it('counts the established zones of the province: not clusters, other provinces, what is planned or revoked; export processing zones are zones', async () => {
    const found = await asked(async (tx) => {
      await candidate(tx, { plannedHa: 5000 })
      await zoneIn(tx, { code: 'T-KCN', plannedHa: 300, approvedHa: 200 })
      await zoneIn(tx, { code: 'T-KCX', kind: 'export_processing_zone', plannedHa: 100 })
      await zoneIn(tx, { code: 'T-APPROVED', plannedHa: 50, axes: ['planned', 'policy_approved', 'not_started'] })
      await zoneIn(tx, { code: 'T-CCN', kind: 'industrial_cluster', plannedHa: 70 })
      await zoneIn(tx, { code: 'T-PLANNED', plannedHa: 900, axes: planned })
      await zoneIn(tx, { code: 'T-GONE', plannedHa: 900, axes: ['withdrawn', 'revoked', 'closed'] })
      await zoneIn(tx, { code: 'T-AWAY', plannedHa: 900, provinceCode: '31' })
    })
    expect(stepOf(found, 'established_land').zones.map(({ code, value }) => [code, value])).toEqual([['T-APPROVED', 50], ['T-KCN', 200], ['T-KCX', 100]])
    expect(figure(found, 'established_land', 'established_land')).toBe(350)
  })

  it('counts a zone from the day it was established', async () => {
    const prepare = async (tx: Queryable) => {
      await candidate(tx)
      await zoneIn(tx, { code: 'T-A', plannedHa: 1000 })
      await zoneIn(tx, { code: 'T-B', plannedHa: 10, axes: ['planned', 'policy_approved', 'not_started'], on: '2026-07-02' })
    }
    expect(answer(await asked(prepare, { asOf: '2026-07-01' }), 'established_land')).toBe('yes')
    expect(answer(await asked(prepare, { asOf: '2026-07-02' }), 'established_land')).toBe('no')
  })

  it('counts the approved area from the day of the approval, the planned until then, and none before the plan', async () => {
    const on = async (asOf: string) => {
      const step = stepOf(await asked(async (tx) => {
        await candidate(tx)
        const id = await zoneIn(tx, { code: 'T-A', plannedHa: 1000, approvedHa: 1000.0001 })
        await tx.query(sql`update zone set planned_as_of = '2024-01-01', approved_on = '2026-07-02' where id = ${id}`)
      }, { asOf }), 'established_land')
      return [step.answer, step.zones[0]?.value]
    }
    expect([await on('2023-12-31'), await on('2024-01-01'), await on('2026-07-01'), await on('2026-07-02')])
      .toEqual([['unknown', null], ['yes', 1000], ['yes', 1000], ['no', 1000.0001]])
  })

  it('cannot tell the established land while the size of a zone is missing, unless the others are too much already', async () => {
    const prepare = (plannedHa: number) => asked(async (tx) => {
      await candidate(tx)
      await zoneIn(tx, { code: 'T-A', plannedHa })
      await zoneIn(tx, { code: 'T-B' })
    })
    expect(answer(await prepare(999), 'established_land')).toBe('unknown')
    expect(answer(await prepare(1001), 'established_land')).toBe('no')
  })

  it.each([
    // 10 ha known; 10 ha of which nobody recorded the leases: the average lies between low and high.
    ['could lift the average', 4, 'unknown', 20, 70],
    ['cannot lift it', 1.9, 'no', 9.5, 59.5],
    ['cannot lower it either', 10, 'unknown', 50, 100],
  ] as const)('a zone whose allocations nobody recorded %s', async (_, occupied, expected, low, high) => {
    const found = await asked(async (tx) => {
      await candidate(tx)
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied })
      await layPlots(tx, await zoneIn(tx, { code: 'T-B', plannedHa: 12, allocationsRecorded: false }), [{ code: 'A', ha: 10 }], [104, 22.5])
    })
    expect(answer(found, 'average_occupancy')).toBe(expected)
    expect(['zones_unknown', 'lowest_possible', 'highest_possible'].map((name) => figure(found, 'average_occupancy', name))).toEqual([1, low, high])
  })

  it('a zone without plots has no more to let than its size', async () => {
    const prepare = (plannedHa?: number) => asked(async (tx) => {
      await candidate(tx)
      await zoneIn(tx, { code: 'T-A', plannedHa: 2000, occupied: 7 })
      await zoneIn(tx, { code: 'T-B', ...(plannedHa === undefined ? {} : { plannedHa }) })
    })
    expect(answer(await prepare(1), 'average_occupancy')).toBe('yes')
    expect(answer(await prepare(2), 'average_occupancy')).toBe('unknown')
    expect(answer(await prepare(), 'average_occupancy')).toBe('unknown')
  })

  it('is about the zone as it is: an established one has nothing to establish', async () => {
    const found = await asked((tx) => zoneIn(tx, { code: 'T-0', plannedHa: 100, occupied: 5 }), { purpose: 'establish' })
    expect([found.outcome, deciding(found), answer(found, 'not_yet_established')]).toEqual(['not_applicable', ['not_yet_established'], 'no'])
  })

  it('is not judged by a rule that was not in force', async () => {
    const prepare = (tx: Queryable) => candidate(tx)
    const before = await asked(prepare, { asOf: '2022-07-14' })
    expect([before.outcome, before.steps.map(({ step }) => step), deciding(before)]).toEqual(['undetermined', ['not_yet_established', 'rule_in_force'], ['rule_in_force']])
    expect((await asked(prepare, { asOf: '2022-07-15' })).outcome).toBe('eligible')
  })

  it.each([[500, 'no', undefined], [500.0001, 'yes', 2], [1500, 'yes', 3]] as const)('phasing of %d ha is a note: %s', async (plannedHa, expected, phases) => {
    const found = await asked((tx) => candidate(tx, { plannedHa }))
    expect([answer(found, 'phasing'), figure(found, 'phasing', 'phases'), found.outcome, stepOf(found, 'phasing').decides]).toEqual([expected, phases, 'eligible', false])
  })
})

describe('extending an industrial zone (Decree 35/2022 art. 9.8)', () => {
  const all = ['environmental_infrastructure', 'technical_links', 'workers_housing']
  const extended = (occupied: number, met: readonly string[], unmet: readonly string[] = [], more?: (tx: Queryable, id: number) => Promise<unknown>) => asked(async (tx) => {
    const id = await zoneIn(tx, { code: 'T-0', plannedHa: 100, occupied })
    for (const name of met) await condition(tx, id, name, true)
    for (const name of unmet) await condition(tx, id, name, false)
    await more?.(tx, id)
  })

  it.each([
    ['all is met at exactly 60 %', 6, all, [], 'eligible', ['zone_occupancy', 'environmental_infrastructure', 'technical_links', 'workers_housing']],
    ['59.99 %', 5.999, all, [], 'not_eligible', ['zone_occupancy']],
    ['59.996 %', 5.9996, all, [], 'not_eligible', ['zone_occupancy']],
    ['all infrastructure completed instead of the environmental', 6, ['all_infrastructure_completed', 'technical_links', 'workers_housing'], ['environmental_infrastructure'],
      'eligible', ['zone_occupancy', 'all_infrastructure_completed', 'technical_links', 'workers_housing']],
    ['neither', 6, ['technical_links', 'workers_housing'], ['environmental_infrastructure', 'all_infrastructure_completed'], 'not_eligible',
      ['environmental_infrastructure', 'all_infrastructure_completed']],
    ['no links', 6, ['environmental_infrastructure', 'workers_housing'], ['technical_links'], 'not_eligible', ['technical_links']],
    ['housing nobody recorded', 6, ['environmental_infrastructure', 'technical_links'], [], 'undetermined', ['workers_housing']],
    ['one that fails decides over one nobody recorded', 5, ['technical_links'], [], 'not_eligible', ['zone_occupancy']],
  ] as const)('%s', async (_, occupied, met, unmet, outcome, decides) => {
    const found = await extended(occupied, met, unmet)
    expect([found.purpose, found.outcome, deciding(found)]).toEqual(['extend', outcome, decides])
  })

  it('knows the day all infrastructure was completed, and that a zone without central wastewater has no environmental infrastructure', async () => {
    const found = await extended(6, ['technical_links', 'workers_housing'], [], async (tx, id) => {
      await tx.query(sql`update zone set infrastructure_completed_on = current_date where id = ${id}`)
      await tx.query(sql`insert into zone_utility (zone_id, kind, status, is_central, unit, basis, source) values (${id}, 'wastewater', 'none', true, 'm3_per_day', 'reported', 'by whose word')`)
    })
    expect([answer(found, 'environmental_infrastructure'), stepOf(found, 'environmental_infrastructure').source]).toEqual(['no', 'by whose word'])
    expect([answer(found, 'all_infrastructure_completed'), found.outcome]).toEqual(['yes', 'eligible'])
  })

  it('has nothing to extend before it is established', async () => {
    const found = await asked((tx) => zoneIn(tx, { code: 'T-0', axes: planned, plannedHa: 100 }), { purpose: 'extend' })
    expect([found.outcome, deciding(found)]).toEqual(['not_applicable', ['established']])
  })

  it('shows by whose word a condition is met', async () => {
    expect(stepOf(await extended(6, all), 'workers_housing').source).toBe('fixture')
  })
})

describe('a new cluster (Decree 32/2024; from 15 September 2026 Decree 303/2026)', () => {
  const before = '2026-09-14'
  const after = '2026-09-15'
  /** Cluster T-0 of an ordinary type, alone in its commune and its district. */
  const cluster = async (tx: Queryable, plannedHa: number, zone: Partial<ZoneFixture> = {}) => {
    const id = await zoneIn(tx, { code: 'T-0', kind: 'industrial_cluster', axes: planned, plannedHa, zoneType: 'ordinary', ...zone })
    await condition(tx, id, 'mountain_district', false)
    await inCommune(tx, id, 'Xã thử')
    await inDistrict(tx, id, 'Huyện thử')
    return id
  }
  const neighbour = async (tx: Queryable, code: string, occupied: number, place: { commune?: string; district?: string } = { commune: 'Xã thử', district: 'Huyện thử' },
    stage: 'approved' | 'leased' | 'in_use' = 'leased') => {
    const id = await zoneIn(tx, { code, kind: 'industrial_cluster', plannedHa: 20, occupied, stage })
    if (place.commune) await inCommune(tx, id, place.commune)
    if (place.district) await inDistrict(tx, id, place.district)
  }

  it.each([
    [75, before, 'eligible'], [75.0001, before, 'not_eligible'], [75, after, 'eligible'], [75.0001, after, 'not_eligible'],
    [10, before, 'eligible'], [9.9999, before, 'not_eligible'], [5, after, 'eligible'], [4.9999, after, 'not_eligible'],
  ] as const)('%d ha on %s: %s', async (plannedHa, asOf, outcome) => {
    expect((await asked((tx) => cluster(tx, plannedHa), { asOf })).outcome).toBe(outcome)
  })

  it.each([
    ['in a mountain district', 'ordinary', true, 5, 'yes'], ['in a mountain district', 'ordinary', true, 4.9999, 'no'],
    ['of a craft village', 'craft_village', false, 5, 'yes'], ['of a craft village', 'craft_village', false, 4.9999, 'no'],
    ['of a type nobody recorded', null, false, 7, 'unknown'], ['of a type nobody recorded', null, false, 4.9999, 'no'],
    ['in a place nobody called mountainous or not', 'ordinary', null, 7, 'unknown'], ['in such a place', 'ordinary', null, 10, 'yes'],
  ] as const)('before 15 September a cluster %s (%s, %s) of %d ha is large enough: %s', async (_, zoneType, mountain, plannedHa, expected) => {
    const found = await asked(async (tx) => {
      const id = await cluster(tx, plannedHa)
      await tx.query(sql`update zone set zone_type = ${zoneType} where id = ${id}`)
      if (mountain === null) await tx.query(sql`delete from zone_condition where zone_id = ${id}`)
      else await tx.query(sql`update zone_condition set is_met = ${mountain} where zone_id = ${id}`)
    }, { asOf: before })
    expect(answer(found, 'area_min')).toBe(expected)
  })

  // Ten hectares a cluster: `occupied` hectares of them are let.
  it.each([
    ['50 % is not above 50 %, but 5 ha are not too much', [5], after, 'eligible', 'no', 'yes'],
    ['50.004 %, printed 50 %, is above it', [5.0004], after, 'eligible', 'yes', 'yes'],
    ['50.01 %', [5.001], after, 'eligible', 'yes', 'yes'],
    ['six clusters half let leave 30 ha', [5, 5, 5, 5, 5, 5], after, 'eligible', 'no', 'yes'],
    ['ten clusters half let leave exactly 50 ha', Array<number>(10).fill(5), after, 'eligible', 'no', 'yes'],
    ['a hair more than 50 ha', [...Array<number>(9).fill(5), 4.999], after, 'not_eligible', 'no', 'no'],
    ['the same before 15 September: at most 100 ha', [...Array<number>(9).fill(5), 4.999], before, 'eligible', 'no', 'yes'],
    ['no cluster there yet: nothing is unlet', [], after, 'eligible', 'unknown', 'yes'],
  ] as const)('%s', async (_, occupied, asOf, outcome, occupancy, unleased) => {
    const found = await asked(async (tx) => {
      await cluster(tx, 20)
      for (const [i, ha] of occupied.entries()) await neighbour(tx, `T-N${i}`, ha)
    }, { asOf })
    const place = asOf === after ? 'commune' : 'district'
    expect([found.outcome, answer(found, `average_occupancy_${place}`), answer(found, `unleased_land_${place}`)]).toEqual([outcome, occupancy, unleased])
  })

  it.each([['approved', 'not_eligible', 'no', 60], ['leased', 'eligible', 'yes', 30], ['in_use', 'eligible', 'yes', 30]] as const)(
    'half of six clusters %s: %s; land that is only approved counts as occupied, not as leased', async (stage, outcome, expected, unleasedHa) => {
      const found = await asked(async (tx) => {
        await cluster(tx, 20)
        for (let i = 0; i < 6; i++) await neighbour(tx, `T-N${i}`, 5, undefined, stage)
      }, { asOf: after })
      expect(figure(found, 'average_occupancy_commune', 'occupancy')).toBe(50)
      expect([found.outcome, answer(found, 'unleased_land_commune'), figure(found, 'unleased_land_commune', 'unleased_land')]).toEqual([outcome, expected, unleasedHa])
    })

  it('looks at the district before 15 September and at the commune from then on', async () => {
    const prepare = async (tx: Queryable) => {
      await cluster(tx, 20)
      await neighbour(tx, 'T-COMMUNE', 1, { commune: 'Xã thử', district: 'Huyện khác' })
      await neighbour(tx, 'T-DISTRICT', 2, { commune: 'Xã khác', district: 'Huyện thử' })
    }
    expect(stepOf(await asked(prepare, { asOf: before }), 'average_occupancy_district').zones.map(({ code, value }) => [code, value])).toEqual([['T-DISTRICT', 20]])
    expect(stepOf(await asked(prepare, { asOf: after }), 'average_occupancy_commune').zones.map(({ code, value }) => [code, value])).toEqual([['T-COMMUNE', 10]])
  })

  it('cannot tell while the commune of the cluster, or of another, is not recorded', async () => {
    const nowhere = await asked(async (tx) => { const id = await cluster(tx, 20); await tx.query(sql`delete from zone_commune where zone_id = ${id}`) }, { asOf: after })
    expect([nowhere.outcome, deciding(nowhere)]).toEqual(['undetermined', ['average_occupancy_commune', 'unleased_land_commune']])
    const somewhere = await asked(async (tx) => { await cluster(tx, 20); await neighbour(tx, 'T-A', 9, {}) }, { asOf: after })
    expect([somewhere.outcome, figure(somewhere, 'unleased_land_commune', 'zones_without_place')]).toEqual(['undetermined', 1])
  })

  it.each([[4, 'yes'], [5, 'unknown'], [11, 'no']] as const)('%d empty clusters and one whose leases nobody recorded (10 ha of them): at most 50 ha unlet: %s', async (empty, expected) => {
    const found = await asked(async (tx) => {
      await cluster(tx, 20)
      for (let i = 0; i < empty; i++) await neighbour(tx, `T-N${i}`, 0)
      const id = await zoneIn(tx, { code: 'T-U', kind: 'industrial_cluster', plannedHa: 12, allocationsRecorded: false, occupied: 0 })
      await inCommune(tx, id, 'Xã thử')
    }, { asOf: after })
    expect([answer(found, 'unleased_land_commune'), figure(found, 'unleased_land_commune', 'zones_unknown')]).toEqual([expected, 1])
  })

  it.each([['high_tech', after, 'eligible'], ['eco', after, 'eligible'], ['supporting', after, 'not_eligible'], ['high_tech', before, 'not_eligible']] as const)(
    'a %s cluster on %s: %s', async (zoneType, asOf, outcome) => {
      const found = await asked(async (tx) => {
        await cluster(tx, 20, { zoneType })
        for (let i = 0; i < 11; i++) await neighbour(tx, `T-N${i}`, 0)
      }, { asOf })
      expect(found.outcome).toBe(outcome)
    })

  it('is not judged before its decree', async () => {
    expect(deciding(await asked((tx) => cluster(tx, 20), { asOf: '2024-04-30' }))).toEqual(['rule_in_force'])
    expect((await asked((tx) => cluster(tx, 20), { asOf: '2024-05-01' })).outcome).toBe('eligible')
  })
})

describe('extending a cluster', () => {
  const old = ['roads', 'water_supply', 'wastewater']
  const extended = (asOf: string, plannedHa: number, occupied: number, met: readonly string[], unmet: readonly string[] = []) => asked(async (tx) => {
    const id = await zoneIn(tx, { code: 'T-0', kind: 'industrial_cluster', plannedHa, occupied })
    for (const name of met) await condition(tx, id, name, true)
    for (const name of unmet) await condition(tx, id, name, false)
  }, { asOf })

  it.each([
    ['60 % and 75 ha', '2026-09-14', 75, 6, old, [], 'eligible'],
    ['59.99 %', '2026-09-14', 75, 5.999, old, ['demand_exceeds_land'], 'not_eligible'],
    ['59.99 % where demand exceeds the land', '2026-09-14', 75, 5.999, [...old, 'demand_exceeds_land'], [], 'eligible'],
    ['59.99 % where nobody recorded the demand', '2026-09-14', 75, 5.999, old, [], 'undetermined'],
    ['59.996 %', '2026-09-14', 75, 5.9996, old, ['demand_exceeds_land'], 'not_eligible'],
    ['a hair over 75 ha', '2026-09-14', 75.0001, 6, old, [], 'not_eligible'],
    ['75 ha from the next day', '2026-09-15', 75, 6, [...old, 'solid_waste', 'fire_safety'], [], 'eligible'],
    ['a hair over 75 ha from the next day', '2026-09-15', 75.0001, 6, [...old, 'solid_waste', 'fire_safety'], [], 'not_eligible'],
    ['300 ha from the next day', '2026-09-15', 300, 6, [...old, 'solid_waste', 'fire_safety'], [], 'not_eligible'],
    ['50 % from the next day, with solid waste and fire safety', '2026-09-15', 75, 5, [...old, 'solid_waste', 'fire_safety'], [], 'eligible'],
    ['49.99 %', '2026-09-15', 75, 4.999, [...old, 'solid_waste', 'fire_safety'], ['demand_exceeds_land'], 'not_eligible'],
    ['without fire safety', '2026-09-15', 75, 6, [...old, 'solid_waste'], ['fire_safety'], 'not_eligible'],
    ['fire safety that nobody recorded', '2026-09-15', 75, 6, [...old, 'solid_waste'], [], 'undetermined'],
    ['without water', '2026-09-14', 75, 6, ['roads', 'wastewater'], ['water_supply'], 'not_eligible'],
  ] as const)('%s on %s', async (_, asOf, plannedHa, occupied, met, unmet, outcome) => {
    expect((await extended(asOf, plannedHa, occupied, met, unmet)).outcome).toBe(outcome)
  })

  it('holds the whole to the size limit under both decrees', async () => {
    const legalBasis = async (asOf: string) => stepOf(await extended(asOf, 300, 6, old), 'total_area').rule?.legalBasis
    expect([await legalBasis('2026-09-14'), await legalBasis('2026-09-15')]).toEqual(['Nghị định 32/2024/NĐ-CP', 'Nghị định 303/2026/NĐ-CP'])
  })

  it('asks for solid waste and fire safety only from 15 September 2026', async () => {
    const names = async (asOf: string) => (await extended(asOf, 75, 6, old)).steps.map(({ step }) => step)
    expect(await names('2026-09-14')).toEqual(['established', 'total_area', 'zone_occupancy', 'demand_exceeds_land', ...old])
    expect(await names('2026-09-15')).toEqual(['established', 'total_area', 'zone_occupancy', 'demand_exceeds_land', ...old, 'solid_waste', 'fire_safety'])
  })
})

it.each(['economic_zone', 'relocation_site'])('a kind without such conditions (%s) has no steps', async (kind) => {
  const found = await asked((tx) => zoneIn(tx, { code: 'T-0', kind }))
  expect([found.outcome, found.steps]).toEqual(['not_applicable', []])
})

describe('the shipped data', () => {
  // Every zone on one of the days, a fifth of them at a time: a statement has its time limit.
  it.each([['1900-01-01', [0]], ['2024-06-01', [1]], ['2026-09-14', [2]], ['2026-11-22', [3, 4]]] as const)('zones, both purposes, as of %s keep the contract, and say what their outcome rests on', async (asOf, fifths) => {
    for (const purpose of eligibilityPurposes) {
      const zones = new Set<string>()
      for (const fifth of fifths) {
        for (const row of await db().query<{ found: unknown }>(sql`select rules.zone_eligibility(code, ${asOf}, ${purpose}) as found from zone where id % 5 = ${fifth}`)) {
          const found = eligibility.parse(row.found)
          expect(found.steps.length === 0 || deciding(found).length > 0, `${found.zone.code} ${purpose}`).toBe(true)
          zones.add(found.zone.code)
        }
      }
      expect(zones.size).toBeGreaterThanOrEqual(24 * fifths.length)
    }
  })

  it('counts the twelve established zones of Lào Cai: 3,421.12 ha, far over 1,000', async () => {
    const found = eligibility.parse(await readEligibility(db(), 'MB-0009', '2026-11-22', 'establish'))
    expect([figure(found, 'established_land', 'established_land'), figure(found, 'established_land', 'zones_counted'), answer(found, 'established_land')]).toEqual([3421.12, 12, 'no'])
  })
})
