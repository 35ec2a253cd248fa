import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

interface Excess extends Record<string, unknown> { readonly kind: 'wastewater' | 'power'; readonly needed: number; readonly free: number }

function refuse([worst]: readonly Excess[], field: string): void {
  if (worst) throw new Problem(worst.kind === 'wastewater' ? 'relocation_wastewater_exceeded' : 'relocation_power_exceeded', { field, got: String(worst.needed), expected: String(worst.free) })
}

/** Of what the case of a row needs: all rows sent to its zone together, against what is left there. Who needs nothing exceeds nothing. @throws Problem relocation_wastewater_exceeded, relocation_power_exceeded */
export async function refuseExcess(tx: Transaction, planId: number, rowId: number): Promise<void> {
  refuse(await tx.query<Excess>(sql`
    select u.kind, round(u.used::numeric, 3)::float8 as needed, round(greatest(0, u.left_over)::numeric, 3)::float8 as free
    from relocation_plan_row w join relocation_plan_site s on s.id = w.site_id join relocation_case c on c.relocation_id = w.relocation_id and c.project_id = w.project_id
      join rules.relocation_plan_utilities(${planId}) u on u.zone_id = s.zone_id and case u.kind when 'wastewater' then c.wastewater_m3_per_day else c.power_mva end > 0
    where w.id = ${rowId} and u.is_over order by u.kind desc, u.used - u.left_over desc limit 1`), 'site')
}

/** Of what accepted rows need: all cases that were given land in their zones, these among them, against what is free there. @throws Problem relocation_wastewater_exceeded, relocation_power_exceeded */
export async function refuseOverdraft(tx: Transaction, planId: number, rowIds: readonly number[]): Promise<void> {
  refuse(await tx.query<Excess>(sql`
    select h.kind, round(h.taken::numeric, 3)::float8 as needed, round(h.free::numeric, 3)::float8 as free
    from relocation_plan g cross join lateral rules.relocation_headroom(g.province_code) h
    where g.id = ${planId} and h.left_over < -1e-6 and exists (
      select from relocation_plan_row w join relocation_plan_site s on s.id = w.site_id join relocation_case c on c.relocation_id = w.relocation_id and c.project_id = w.project_id
      where w.id = any(${[...rowIds]}::int[]) and s.zone_id = h.zone_id and case h.kind when 'wastewater' then c.wastewater_m3_per_day else c.power_mva end > 0)
    order by h.kind desc, h.left_over limit 1`), 'rows')
}
