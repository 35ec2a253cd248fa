import { beforeAll, describe, expect, it } from 'vitest'
import { utilities, utilityKinds, type Utilities } from '../../api/contract/utility.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { readUtilities } from '../../api/features/utility.ts'
import { undone, useDatabase } from '../database.ts'
import { insertZone, square } from '../fixtures/grid.ts'

const db = useDatabase()

interface Works {
  readonly kind?: string
  readonly status?: string | null
  readonly isCentral?: boolean | null
  readonly meetsStandard?: boolean | null
  readonly capacity?: number | null
  readonly committed?: number | null
  readonly unit?: string
  readonly from?: string
  readonly to?: string
}

const insertWorks = (tx: Queryable, zone: number, { kind = 'wastewater', status = 'operating', isCentral = null, meetsStandard = null, capacity = null,
  committed = null, unit = 'm3_per_day', from, to }: Works) => tx.query(sql`
  insert into zone_utility (zone_id, kind, status, is_central, meets_standard, capacity, committed, unit, basis, source, valid_from, valid_to)
  values (${zone}, ${kind}, ${status}, ${isCentral}, ${meetsStandard}, ${capacity}, ${committed}, ${unit}, 'reported', 'fixture', ${from ?? null}, ${to ?? null})`)

const operating = ['planned', 'established', 'operating'] as const

/** What the answer says of one kind, after these works were recorded for an operating zone. */
const withWorks = (works: readonly Works[], asOf?: string, axes: readonly [string, string, string | null] = operating) => undone(db(), async (tx) => {
  const zone = await insertZone(tx, { code: 'T-1', axes })
  for (const one of works) await insertWorks(tx, zone, one)
  const found = utilities.parse(await readUtilities(tx, 'T-1', asOf))
  const kind = works[0]?.kind ?? 'wastewater'
  return { found, of: ofKind(found, kind) }
})

const ofKind = (found: Utilities, kind: string) => {
  const one = found.utilities.find((utility) => utility.kind === kind)
  if (!one) throw new Error(`no ${kind}`)
  return one
}

describe('capacity, committed, headroom', () => {
  it('are summed over the works in operation; what is planned is shown apart', async () => {
    const { of } = await withWorks([
      { capacity: 3000, committed: 2500 }, { capacity: 2000, committed: 1000 }, { status: 'under_construction', capacity: 5000, committed: 400 }, { status: 'planned', capacity: 9000 }])
    expect([of.state, of.capacity, of.committed, of.headroom]).toEqual(['recorded', 5000, 3500, 1500])
    expect(of.works.map((works) => works.status)).toEqual(['operating', 'operating', 'under_construction', 'planned'])
  })

  it('go below nothing when more was promised than there is', async () => {
    const { of } = await withWorks([{ capacity: 1000, committed: 1200 }])
    expect(of.headroom).toBe(-200)
  })

  it.each([
    ['one works does not tell its capacity', [{ capacity: 3000, committed: 1 }, { capacity: null, committed: 1 }], [null, 2, null]],
    ['one works does not tell what it promised', [{ capacity: 3000, committed: 1 }, { capacity: 2000 }], [5000, null, null]],
    ['nobody said that the works runs', [{ status: null, capacity: 3000 }, { status: null, capacity: 2000 }], [null, null, null]],
    ['the works is only planned', [{ status: 'planned', capacity: 3000 }], [null, null, null]],
    ['a source says there is none', [{ status: 'none', isCentral: true }], [0, null, null]],
    ['works are given in two units', [{ kind: 'power', unit: 'MVA', capacity: 40 }, { kind: 'power', unit: 'MW', capacity: 10 }], [null, null, null]],
  ] as const)('are not known, or nothing, where %s', async (_, works, expected) => {
    const { of } = await withWorks(works)
    expect([of.capacity, of.committed, of.headroom]).toEqual(expected)
  })

  it('say unknown for a kind nobody reported, and never 0', async () => {
    const { found } = await withWorks([])
    expect(found.utilities.map(({ kind, state, capacity }) => [kind, state, capacity])).toEqual(utilityKinds.map((kind) => [kind, 'unknown', null]))
    expect(found.basis).toBeNull()
  })

  it('are those of the day asked about', async () => {
    const works = [{ capacity: 1000, to: '2026-01-01' }, { capacity: 4000, from: '2026-01-01' }]
    expect((await withWorks(works, '2025-12-31')).of.capacity).toBe(1000)
    expect((await withWorks(works, '2026-01-01')).of.capacity).toBe(4000)
  })
})

describe('zones that operate without central wastewater treatment', () => {
  it.each([
    ['a source says there is none', [{ status: 'none', isCentral: true }], operating, true],
    ['central works run', [{ isCentral: true }], operating, false],
    ['works run beside a recorded none', [{ status: 'none', isCentral: true }, { isCentral: true }], operating, false],
    ['works run, but nobody said whether they are central', [{ capacity: 3000 }], operating, null],
    ['central works are still being built', [{ status: 'under_construction', isCentral: true }], operating, null],
    ['nothing is recorded', [], operating, null],
    ['there is none, and the zone is being moved but still works', [{ status: 'none', isCentral: true }], ['withdrawn', 'established', 'relocating'], true],
    ['there is none, and nobody works there yet', [{ status: 'none', isCentral: true }], ['planned', 'established', 'under_construction'], false],
    ['there is none, and nobody said whether it operates', [{ status: 'none', isCentral: true }], ['planned', 'established', null], null],
  ] as const)('%s', async (_, works, axes, expected) => {
    expect((await withWorks(works, undefined, axes)).found.operatesWithoutWastewater).toBe(expected)
  })

  it.each([
    ['all are to standard', [{ isCentral: true, meetsStandard: true }, { meetsStandard: true }], true],
    ['one is not', [{ isCentral: true, meetsStandard: true }, { meetsStandard: false }], false],
    ['nobody said of one', [{ isCentral: true, meetsStandard: true }, {}], null],
    ['the one to standard is not built yet', [{ status: 'planned', meetsStandard: true }], null],
  ] as const)('to standard: %s', async (_, works, expected) => {
    expect((await withWorks(works)).of.meetsStandard).toBe(expected)
  })

  it('gives one answer a zone, also for a zone of which nothing is recorded', () => undone(db(), async (tx) => {
    const zones = [await insertZone(tx, { code: 'T-1' }), await insertZone(tx, { code: 'T-2' }), await insertZone(tx, { code: 'T-3' })]
    await insertWorks(tx, zones[0] ?? 0, { isCentral: true })
    await insertWorks(tx, zones[1] ?? 0, { status: 'none' })
    const rows = await tx.query(sql`select has_central as has from rules.wastewater_at(${zones}::int[], current_date) order by zone_id`)
    expect(rows).toEqual([{ has: true }, { has: false }, { has: null }])
  }))
})

describe('outside the fence', () => {
  const outside = (prepare: (tx: Queryable) => Promise<unknown>) => undone(db(), async (tx) => {
    await tx.query(sql`delete from infrastructure`)
    await prepare(tx)
    return utilities.parse(await readUtilities(tx, 'T-1', undefined)).outside
  })
  const insertPlace = (tx: Queryable, code: string, kind: string, [lng, lat]: readonly [number, number], status = 'existing', uncertaintyM: number | null = 1000) => tx.query(sql`
    insert into infrastructure (code, kind, name_vi, status, geom, uncertainty_m, source)
    values (${code}, ${kind}, ${code}, ${status}, ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326), ${uncertaintyM}, 'fixture')`)

  it('names the nearest of each kind, existing and planned apart', async () => {
    const found = await outside(async (tx) => {
      await insertZone(tx, { code: 'T-1', outline: square(104, 22, 0.01) })
      await insertPlace(tx, 'near', 'rail_station', [104.2, 22])
      await insertPlace(tx, 'far', 'rail_station', [104.5, 22])
      await insertPlace(tx, 'nearer-but-planned', 'rail_station', [104.1, 22], 'planned')
      await insertPlace(tx, 'gate', 'border_gate', [104.3, 22])
    })
    expect(found.map(({ code, status }) => [code, status])).toEqual([['nearer-but-planned', 'planned'], ['near', 'existing'], ['gate', 'existing']])
  })

  it('measures from the outline: half a degree of a meridian from its edge is 55.4 km', async () => {
    const [found] = await outside(async (tx) => {
      await insertZone(tx, { code: 'T-1', outline: square(104, 21, 0.01) })
      await insertPlace(tx, 'north', 'airport', [104.005, 21.51])
    })
    // 21.01° to 21.51° of latitude on the ellipsoid, by the meridian arc.
    expect(found?.distanceKm).toBeCloseTo(55.36, 1)
  })

  it('measures from the centre where no outline is known, and adds up what is uncertain', async () => {
    const [found] = await outside(async (tx) => {
      const id = await insertZone(tx, { code: 'T-1' })
      await tx.query(sql`update zone set centre = ST_SetSRID(ST_MakePoint(104, 21), 4326), centre_uncertainty_m = 800 where id = ${id}`)
      await insertPlace(tx, 'here', 'seaport', [104, 21], 'existing', 2000)
    })
    expect([found?.distanceKm, found?.uncertaintyKm]).toEqual([0, 2.8])
  })

  it('has no uncertainty of the zone\'s own place where the outline was measured, and says nothing where one is not known', async () => {
    const [found] = await outside(async (tx) => {
      await insertZone(tx, { code: 'T-1', outline: square(104, 21, 0.01) })
      await insertPlace(tx, 'a', 'seaport', [104.5, 21], 'existing', 2000)
    })
    expect(found?.uncertaintyKm).toBe(2)
    const [unsure] = await outside(async (tx) => {
      await insertZone(tx, { code: 'T-1', outline: square(104, 21, 0.01) })
      await insertPlace(tx, 'a', 'seaport', [104.5, 21], 'existing', null)
    })
    expect(unsure?.uncertaintyKm).toBeNull()
  })

  it('is empty for a zone without a place', async () => {
    expect(await outside(async (tx) => { await insertZone(tx, { code: 'T-1' }); await insertPlace(tx, 'a', 'seaport', [104, 21]) })).toEqual([])
  })
})

describe('the shipped data', () => {
  const read = async (code: string, asOf?: string) => utilities.parse(await readUtilities(db(), code, asOf))

  it('knows that Bắc Duyên Hải works without central treatment, and does not know it of Tằng Loỏng', async () => {
    const without = await read('MB-0002')
    expect([without.operatesWithoutWastewater, ofKind(without, 'wastewater').capacity]).toEqual([true, 0])
    const unsure = await read('MB-0003')
    expect([unsure.operatesWithoutWastewater, ofKind(unsure, 'wastewater').capacity]).toEqual([null, null])
    expect(ofKind(unsure, 'wastewater').works.map(({ status, capacity }) => [status, capacity])).toEqual([[null, 3000], [null, 2000]])
  })

  it('keeps a power shortage with the part of the zone the document names, from the day of the document', async () => {
    expect(ofKind(await read('MB-0091'), 'power').shortages.map(({ part, asOf }) => [part, asOf])).toEqual([['Phần mở rộng', '2024-03-12']])
    expect(ofKind(await read('MB-0097'), 'power').shortages.map(({ part }) => part)).toEqual([null])
    expect(ofKind(await read('MB-0097', '2024-03-11'), 'power').shortages).toEqual([])
    expect(ofKind(await read('MB-0097'), 'power').state).toBe('unknown')
  })

  let codes: string[] = []
  beforeAll(async () => { codes = (await db().query<{ code: string }>(sql`select code from zone order by id`)).map(({ code }) => code) })
  it.each(['1900-01-01', '2024-03-12', '2026-09-15', undefined])('every zone as of %s keeps the contract', async (asOf) => {
    expect(codes.length).toBeGreaterThan(100)
    for (const code of codes) expect((await read(code, asOf)).zone.code).toBe(code)
  })
})
