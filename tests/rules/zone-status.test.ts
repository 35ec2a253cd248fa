import { describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { insertZone } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

// The mapping table of the model, row by row: kind, plan, legal, operation → headline.
const mapping: [kind: string, plan: string | null, legal: string | null, operation: string | null, headline: string][] = [
  ['industrial_zone', 'planned', 'none', 'not_started', 'planned'],
  ['industrial_cluster', 'planned_after_2030', 'none', 'not_started', 'planned'],
  ['industrial_zone', 'planned', 'policy_approved', 'not_started', 'established'],
  ['industrial_cluster', 'planned', 'established', 'not_started', 'established'],
  ['industrial_zone', 'planned', 'policy_approved', 'under_construction', 'established'],
  ['industrial_cluster', 'planned', 'established', 'under_construction', 'established'],
  ['industrial_zone', 'planned', 'established', 'operating', 'operating'],
  ['industrial_zone', 'withdrawn', 'established', 'relocating', 'relocating'],
  ['economic_zone', 'planned', 'established', 'operating', 'operating'],
  ['industrial_cluster', 'withdrawn', 'none', 'closed', 'withdrawn'],
  ['industrial_cluster', 'withdrawn', 'established', 'operating', 'operating'],
  ['industrial_cluster', 'withdrawn', 'converted', 'closed', 'withdrawn'],
  ['industrial_cluster', 'withdrawn', 'revoked', 'closed', 'withdrawn'],
  ['industrial_zone', 'planned', 'none', null, 'unknown'],
  // And what the order of the headline decides.
  ['industrial_cluster', 'planned', 'policy_approved', 'not_started', 'planned'],
  ['industrial_cluster', 'planned', 'none', 'operating_unestablished', 'operating'],
  ['industrial_zone', 'planned', 'zoning_plan_approved', 'not_started', 'planned'],
  ['industrial_zone', 'planned', 'established', 'closed', 'withdrawn'],
  ['industrial_zone', 'withdrawn', 'policy_approved', 'not_started', 'withdrawn'],
  ['industrial_zone', null, null, null, 'unknown'],
]

describe('headline status', () => {
  it.each(mapping)('%s, %s / %s / %s is %s', async (kind, plan, legal, operation, headline) => {
    const [row] = await db().query(sql`select rules.zone_headline_status(${kind}::zone_kind, ${plan}::plan_status, ${legal}::legal_status, ${operation}::operation_status) as status`)
    expect(row).toEqual({ status: headline })
  })

  it('follows the latest change in effect, and a correction is no change', () => undone(db(), async (tx) => {
    const id = await insertZone(tx, { code: 'T-1', axes: ['planned', 'none', 'not_started'] })
    const status = async () => (await tx.query<{ status: string }>(sql`select status from zone where id = ${id}`))[0]?.status
    expect(await status()).toBe('planned')

    await tx.query(sql`insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, source)
      values (${id}, 'planned', 'established', 'operating', '2019-05', 'fixture')`)
    expect(await status()).toBe('operating')

    await tx.query(sql`insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, effective_on, source)
      values (${id}, 'withdrawn', 'established', 'relocating', '2999', 'fixture')`)
    expect(await status()).toBe('operating')

    await tx.query(sql`update zone_status_change set replaced_at = now() where zone_id = ${id} and effective_on = '2019-05'`)
    expect(await status()).toBe('planned')
  }))
})
