import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbedded } from '../../api/database/embedded.ts'
import { connectDatabase, type Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { migrate } from '../../migrations/migrate.ts'

let db: Database
let close: () => Promise<void>
beforeAll(async () => {
  const embedded = await openEmbedded('memory://')
  db = await connectDatabase({ kind: 'embedded', socketFolder: embedded.socketFolder }, { poolSize: 1, onError: console.error })
  close = async () => { await db.close(); await embedded.close() }
}, 120_000)
afterAll(() => close())

it('changes a table whose row type the rules of the version before use', async () => {
  const steps: string[] = []
  await db.withClient((client) => migrate(client, () => undefined))
  // As 0027 found it: its columns not there yet, and a rule that takes whole rows of the table.
  await db.query(sql`drop schema rules cascade`)
  await db.query(sql`drop function take_from_receiving_land(int)`)
  await db.query(sql`alter table relocation_plan drop column unknown_area`)
  await db.query(sql`alter table relocation_plan_row drop column ways`)
  await db.query(sql`delete from schema_migration where name = '0027-plan-ways.sql'`)
  await db.query(sql`create schema rules`)
  await db.query(sql`create function rules.plan_name(p relocation_plan) returns text language sql begin atomic select (p).name; end`)
  await db.withClient((client) => migrate(client, (step) => steps.push(step)))
  expect(steps[0]).toBe('schema 0027-plan-ways.sql')
  expect(steps[1]).toMatch(/^rules \(\d+ files\)$/)
  const [made] = await db.query<{ columns: number; rules: boolean; leftOver: boolean }>(sql`
    select (select count(*)::int from information_schema.columns where table_name = 'relocation_plan' and column_name = 'unknown_area') as columns,
      to_regprocedure('rules.relocation_plan_head(relocation_plan)') is not null as rules, to_regprocedure('rules.plan_name(relocation_plan)') is not null as "leftOver"`)
  expect(made).toEqual({ columns: 1, rules: true, leftOver: false })
}, 120_000)
