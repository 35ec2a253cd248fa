import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'

const db = useDatabase()

type Axes = readonly [plan: string | null, legal: string | null, operation: string | null, headline: string]

// The table of the model: a status word of zones.csv, with the kind where it matters → plan, legal, operation, headline.
const table: Record<string, Axes> = {
  'planned': ['planned', 'none', 'not_started', 'planned'],
  'planned_after_2030': ['planned_after_2030', 'none', 'not_started', 'planned'],
  'industrial_zone policy_approved': ['planned', 'policy_approved', 'not_started', 'established'],
  'established': ['planned', 'established', 'not_started', 'established'],
  'industrial_zone under_construction': ['planned', 'policy_approved', 'under_construction', 'established'],
  'industrial_cluster under_construction': ['planned', 'established', 'under_construction', 'established'],
  'operating': ['planned', 'established', 'operating', 'operating'],
  'operating_relocating': ['withdrawn', 'established', 'relocating', 'relocating'],
  'operating_converting': ['planned', 'established', 'operating', 'operating'],
  'economic_zone economic_zone': ['planned', 'established', 'operating', 'operating'],
  'withdrawn_from_plan': ['withdrawn', 'none', 'closed', 'withdrawn'],
  'converted': ['withdrawn', 'converted', 'closed', 'withdrawn'],
  'revoked': ['withdrawn', 'revoked', 'closed', 'withdrawn'],
  'unknown': ['planned', 'none', null, 'unknown'],
}

// Where a note says more than the word.
const exceptions: Record<string, readonly [because: string, ...axes: Axes]> = {
  'MB-0022': ['reception site: only its detailed plan is approved', 'planned', 'zoning_plan_approved', 'under_construction', 'planned'],
  'MB-0023': ['reception site: its decision was not read', 'planned', null, 'under_construction', 'planned'],
  'MB-0062': ['operating, its establishment unfinished', 'planned', 'none', 'operating_unestablished', 'operating'],
  'MB-0080': ['withdrawn yet occupied', 'withdrawn', 'established', 'operating', 'operating'],
  'MB-0081': ['withdrawn yet occupied', 'withdrawn', 'established', 'operating', 'operating'],
}

interface Row { code: string; kind: string; status: string }
const rows = parse<Row>(readFileSync(new URL('../../geodata/zones.csv', import.meta.url)), { columns: true, bom: true })

it('every headline status follows the model\'s table, row by row', async () => {
  const zones = await db().query<Record<'code' | 'kind' | 'status', string> & Record<'plan' | 'legal' | 'operation', string | null>>(
    sql`select code, kind, plan_status as plan, legal_status as legal, operation_status as operation, status from zone order by code`)
  const stored = Object.fromEntries(zones.map((zone) => [zone.code, [zone.kind, zone.plan, zone.legal, zone.operation, zone.status]]))
  const byTable = ({ kind, status }: Row) => table[status] ?? table[`${kind} ${status}`]
  const expected = Object.fromEntries(rows.map((row) => [row.code, [row.kind, ...(exceptions[row.code]?.slice(1) ?? byTable(row) ?? [`not in the table: ${row.status}`])]]))
  expect(rows).toHaveLength(122)
  expect(stored).toEqual(expected)
  // An exception that no longer differs from the table is none.
  expect(rows.filter((row) => exceptions[row.code] && exceptions[row.code]?.slice(1).join() === byTable(row)?.join())).toEqual([])
})

it('only a zone that is being converted says what into', async () => {
  const converting = await db().query<{ code: string }>(sql`select code from zone where converting_to is not null order by code`)
  expect(converting.map((zone) => zone.code)).toEqual(rows.filter((row) => row.status === 'operating_converting').map((row) => row.code))
})
