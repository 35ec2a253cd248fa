import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { undone, useDatabase } from '../database.ts'
import { check, codesOf, polygon, squareRing } from '../fixtures/drawn.ts'

const db = useDatabase()

const migration = ['0015-boundary-check', '0019-desk-limits'].map((name) => readFileSync(new URL(`../../migrations/${name}.sql`, import.meta.url), 'utf8')).join('\n')
const thresholds = (tx: Database) => tx.query<{ parameter: string }>(sql`
  select parameter, operator, value, unit, valid_from, valid_to, legal_basis, confidence, note from rule where code = 'boundary_check' and replaced_at is null order by parameter`)

describe('the thresholds of the checks', () => {
  it('come with the shipped rules, and into a database that was loaded before there were any: the same', async () => {
    const shipped = await thresholds(db())
    expect(shipped.map(({ parameter }) => parameter)).toEqual(['edge_gap_width', 'known_place_distance', 'max_vertices', 'outline_ratio', 'overlap_min_m2', 'plot_gap_min_m2', 'plot_overlap_min_m2', 'plot_pairs', 'plot_width', 'seam_m2', 'whole_plot_share'])
    await undone(db(), async (tx) => {
      await tx.query(sql`delete from rule where code = 'boundary_check'`)
      await tx.query({ text: migration, values: [] })
      expect(await thresholds(tx)).toEqual(shipped)
      await tx.query({ text: migration, values: [] })
      expect(await thresholds(tx)).toEqual(shipped)
    })
  })

  it('do not come before the others: an empty database is loaded as a whole', async () => undone(db(), async (tx) => {
    await tx.query(sql`delete from rule`)
    await tx.query({ text: migration, values: [] })
    expect(await thresholds(tx)).toEqual([])
  }))

  it('are read on the day, for the zone: a province may set its own', async () => undone(db(), async (tx) => {
    const square = polygon(squareRing(104, 22.6, 0.01))
    await tx.query(sql`update rule set valid_to = '2190-01-01' where code = 'boundary_check' and parameter = 'max_vertices'`)
    await tx.query(sql`insert into rule (code, parameter, operator, value, unit, valid_from, legal_basis, confidence) values ('boundary_check', 'max_vertices', 'lte', 4, 'vertex', '2190-01-01', 'fixture', 'own')`)
    expect(codesOf(await check(tx, { boundary: square }))).toEqual([])
    expect((await check(tx, { boundary: square, asOf: '2190-01-01' })).findings).toMatchObject([{ code: 'too_many_vertices', got: '5', expected: '4' }])
  }))
})
