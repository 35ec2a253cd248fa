import type { Topology } from '../contract/topology.ts'
import type { PlotShapes } from '../contract/zone-change.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { drawnJson, drawnPlotsJson } from '../drawn.ts'
import { found } from '../errors.ts'

/** POST /api/zones/{code}/topology: writes nothing. @throws Problem zone_not_found */
export async function readTopology(db: Queryable, code: string, drawn: { readonly boundary?: unknown; readonly plots?: PlotShapes | undefined }): Promise<Topology> {
  return found(code, await db.query<{ found: Topology | null }>(sql`
    select rules.zone_topology(z.id, ${drawnJson(drawn.boundary)}::jsonb, ${drawnPlotsJson(drawn.plots)}::jsonb, current_date) as found from zone z where z.code = ${code}`))
}
