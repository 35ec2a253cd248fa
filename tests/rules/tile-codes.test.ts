import { describe, expect, it } from 'vitest'
import { cleanLandStates } from '../../api/contract/clean-land.ts'
import { clearanceStages } from '../../api/contract/clearance.ts'
import { landUses, leaseStatuses } from '../../api/contract/plot.ts'
import { sql } from '../../api/database/sql.ts'
import { cleanNumbers, cleanSwatches, clearanceNumbers, clearanceSwatches, landUseNumbers, landUseSwatches, leaseNumbers, leaseSwatches } from '../../client/map/palette.ts'
import { insertZone, square } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

/** A word's code is its place in the contract's list. */
const coded = (words: readonly string[], from: number) => Object.fromEntries(words.map((word, i) => [word, i + from]))

const lists = {
  landUse: { words: landUses, from: 1, client: landUseNumbers, swatches: landUseSwatches, constraint: 'land_use_is_known' },
  lease: { words: leaseStatuses, from: 0, client: leaseNumbers, swatches: leaseSwatches, constraint: 'lease_status_is_known' },
  clearance: { words: clearanceStages, from: 1, client: clearanceNumbers, swatches: clearanceSwatches, constraint: 'clearance_stage_is_known' },
  cleanLand: { words: cleanLandStates, from: 1, client: cleanNumbers, swatches: cleanSwatches, constraint: 'clean_land_state_is_known' },
} as const

describe.each(Object.entries(lists))('the small codes of %s', (_, { words, from, client, swatches, constraint }) => {
  it('are those of the client, and each has a colour', () => {
    expect(client).toEqual(coded(words, from))
    expect(Object.keys(swatches).map(Number)).toEqual(Object.values(coded(words, from)))
  })

  it('stand for just the words the database knows', async () => {
    const [row] = await db().query<{ words: string[] }>(sql`
      select array(select m[1] from regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g') m) as words
      from pg_constraint where conname = ${constraint}`)
    expect(row?.words.sort()).toEqual([...words].sort())
  })
})

it('the tiles carry the code of each word, in every shipped row and in one row of every word', () => undone(db(), async (tx) => {
  const id = await insertZone(tx, { code: 'T-1' })
  const outline = square(104, 22.3, 0.01)
  await tx.query(sql`insert into plot (zone_id, code, land_use, lease_status, geom, basis, source)
    select ${id}::int, 'U-' || u, u, null, ST_GeomFromText(${outline}, 4326), 'measured', 'fixture' from unnest(${[...landUses]}::text[]) u
    union all
    select ${id}::int, 'L-' || l, 'industrial', l, ST_GeomFromText(${outline}, 4326), 'measured', 'fixture' from unnest(${[...leaseStatuses]}::text[]) l`)
  await tx.query(sql`insert into clearance (zone_id, code, stage, geom, basis, source)
    select ${id}::int, 'C-' || s, s, ST_GeomFromText(${outline}, 4326), 'measured', 'fixture' from unnest(${[...clearanceStages]}::text[]) s`)

  const pairs = (rows: { word: string; code: number | null }[]) => rows.map(({ word, code }) => [word, code]).sort()
  const expected = (words: readonly string[], from: number) => Object.entries(coded(words, from)).sort()
  expect(pairs(await tx.query(sql`select distinct p.land_use::text as word, t.land_use as code from plot p join rules.tile_plot t using (id)`)))
    .toEqual(expected(landUses, 1))
  // A road has no label.
  expect(pairs(await tx.query(sql`select distinct p.land_use::text as word, t.land_use as code from plot p join rules.tile_plot_point t using (id)`)))
    .toEqual(expected(landUses, 1).filter(([word]) => word !== 'road'))
  expect(pairs(await tx.query(sql`select distinct coalesce(p.lease_status::text, 'none') as word, t.lease as code from plot p join rules.tile_plot t using (id)`)))
    .toEqual([...expected(leaseStatuses, 0), ['none', null]].sort())
  expect(pairs(await tx.query(sql`select distinct c.stage::text as word, t.stage as code from clearance c join rules.tile_clearance t using (id)`)))
    .toEqual(expected(clearanceStages, 1))
  await tx.query(sql`insert into clean_land (plot_id, zone_id, state, is_whole_plot, sme_reserved, ready_m2, available_m2, geom, basis)
    select p.id, p.zone_id, s, true, false, 1, 1, p.geom, 'measured' from unnest(${[...cleanLandStates]}::text[]) with ordinality w(s, n)
      join (select *, row_number() over (order by id) as n from plot where zone_id = ${id}) p using (n)`)
  expect(pairs(await tx.query(sql`select distinct c.state as word, t.state as code from clean_land c join rules.tile_clean_land t on t.id = c.plot_id`)))
    .toEqual(expected(cleanLandStates, 1))
}))

it('leasable land comes first in the list: the client tells it by the code', async () => {
  const leasable = await db().query<{ word: string }>(sql`select u as word from unnest(${[...landUses]}::text[]) with ordinality l(u, place) where rules.is_leasable(u::land_use) order by place`)
  expect(leasable.map((row) => row.word)).toEqual(landUses.slice(0, landUseNumbers.service))
})
