import { describe, expect, it } from 'vitest'
import { reportedComparison } from '../../api/contract/reported-indicator.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()
const read = async (tx: Queryable, province: string | null = null) => reportedComparison.parse((await tx.query<{ found: unknown }>(sql`select rules.reported_indicators(${province}) as found`))[0]?.found)

describe('ratios of reported figures', () => {
  const ratio = async (name: string, subject: string | RegExp, period?: string) => {
    const found = (await read(db())).ratios.filter((one) => one.ratio === name && (typeof subject === 'string' ? one.subject.name === subject : subject.test(one.subject.name)) && (period === undefined || one.period === period))
    expect([name, found.length]).toEqual([name, 1])
    return found[0]
  }
  const eleven = /^11 ban quản lý/

  it('the eleven boards of 2019: wastewater, disbursement with its base, workers and capital per hectare, average size', async () => {
    expect((await ratio('wastewater_share', eleven))?.value).toBe(84.34)
    expect(await ratio('fdi_disbursement', eleven)).toMatchObject({ value: 53.58, printed: 54, numerator: { value: 3156, unit: 'million_usd' }, denominator: { indicator: 'registered_capital_fdi', value: 5.89, unit: 'billion_usd' } })
    expect(await ratio('ddi_disbursement', eleven)).toMatchObject({ value: 148.8, printed: 149, denominator: { indicator: 'registered_capital_ddi', value: 47217 } })
    expect((await ratio('workers_per_ha', eleven))?.value).toBeCloseTo(60.8, 1)
    expect((await ratio('capital_per_ha', eleven))?.value).toBe(3.14)
    expect((await ratio('average_zone_size', eleven))?.value).toBeCloseTo(217.2, 1)
  })

  it('Bắc Giang 2024: more than 84.4 workers a hectare, in what is Bắc Ninh today', async () => {
    expect(await ratio('workers_per_ha', 'Bắc Giang')).toMatchObject({ value: 84.37, qualifier: 'above', subject: { kind: 'former_province', provinceCode: '24' } })
  })

  it('Lào Cai 2026: wastewater 1 of 3, clearance against plan, clean land against the target, as printed within 0.02 points', async () => {
    expect(await ratio('wastewater_share', /Lào Cai$/)).toMatchObject({ value: 33.33, subject: { kind: 'board', provinceCode: '15' } })
    expect((await ratio('clearance_against_plan', 'Lào Cai'))?.value).toBe(80.24)
    expect(await ratio('clean_land_against_target', 'Lào Cai', '2026-07-20')).toMatchObject({ value: 56.07, printed: 56.06, denominator: { indicator: 'target', value: 500 } })
    expect((await ratio('clean_land_against_target', 'Lào Cai', '2026-09-20'))?.value).toBe(72.29)
    expect((await ratio('occupancy', 'Phía Nam'))?.value).toBe(91.54)
    expect((await ratio('occupancy', 'Lào Cai'))?.value).toBe(29.02)
    for (const one of (await read(db())).ratios.filter(({ printed, ratio: name }) => printed !== null && !name.endsWith('disbursement'))) expect(Math.abs(one.value - (one.printed ?? NaN))).toBeLessThanOrEqual(0.02)
  })

  it('are made of one document, one subject and one time only', () => undone(db(), async (tx) => {
    const before = (await read(tx, '31')).ratios.length
    const report = (indicator: string, value: number, period: string, source: string) => tx.query(sql`
      insert into reported_indicator (province_code, zone_kind, indicator, value, unit, period, source) values ('31', 'industrial_zone', ${indicator}, ${value}, 'count', ${period}, ${source})`)
    await report('operating_zone_count', 10, '2025', 'A')
    await report('wastewater_zone_count', 5, '2024', 'A')
    await report('wastewater_zone_count', 6, '2025', 'B')
    expect((await read(tx, '31')).ratios).toHaveLength(before)
    await report('wastewater_zone_count', 7, '2025-06', 'A')
    expect((await read(tx, '31')).ratios.map((one) => [one.value, one.period])).toEqual([[70, '2025-06']])
  }))
})

describe('figures of a province of today', () => {
  it('are its own, those of its former provinces, of its zones and of its board; never those of several boards together', async () => {
    const { figures } = await read(db(), '15')
    expect(new Set(figures.map((figure) => figure.subject.kind))).toEqual(new Set(['board', 'province', 'zone']))
    expect(figures.every((figure) => figure.subject.provinceCode === '15')).toBe(true)
    expect((await read(db(), '24')).figures.filter((figure) => figure.subject.kind === 'former_province').map((figure) => figure.subject.name)).toContain('Bắc Giang')
    expect((await read(db())).figures.find((figure) => figure.subject.name.startsWith('11 ban'))?.subject.provinceCode).toBeNull()
    expect(await read(db(), '99')).toEqual({ figures: [], ratios: [] })
  })

  it('keep what a source is not sure of', async () => {
    const { figures } = await read(db(), '37')
    expect(figures.find((figure) => figure.indicator === 'established_area_ha' && figure.period === '2025-10')).toMatchObject({ value: 7400, qualifier: 'about' })
  })

  it('lose a figure that was corrected', () => undone(db(), async (tx) => {
    await tx.query(sql`update reported_indicator set replaced_at = now() where indicator = 'wastewater_zone_count'`)
    expect((await read(tx)).ratios.filter((one) => one.ratio === 'wastewater_share')).toEqual([])
  }))
})
