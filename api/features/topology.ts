import type { Topology } from '../contract/topology.ts'
import type { PlotShapes } from '../contract/zone-change.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { drawnJson, drawnPlotsJson } from '../drawn.ts'
import { found, Problem } from '../errors.ts'

/** POST /api/zones/{code}/topology: writes nothing. @throws Problem zone_not_found, too_complex when more plots lie on each other than are compared */
export async function readTopology(db: Queryable, code: string, drawn: { readonly boundary?: unknown; readonly plots?: PlotShapes | undefined }): Promise<Topology> {
  const { isTooMuch, ...topology } = found(code, await db.query<{ found: Topology & { isTooMuch: boolean } | null }>(sql`
    select rules.zone_topology(z.id, ${drawnJson(drawn.boundary)}::jsonb, ${drawnPlotsJson(drawn.plots)}::jsonb, current_date) as found from zone z where z.code = ${code}`))
  if (isTooMuch) throw new Problem('too_complex', { field: 'plots' })
  return topology
}
