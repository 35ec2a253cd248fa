import type { ChangedPlot } from '../../contract/plot-write.ts'
import type { PlotDetail } from '../../contract/plot.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { found, Problem } from '../../errors.ts'

/** GET /api/zones/{code}/plots: GeoJSON text as the database wrote it. */
export async function readPlots(db: Queryable, code: string): Promise<string> {
  return found(code, await db.query<{ found: string | null }>(sql`select rules.zone_plots(${code})::text as found`))
}

/** GET /api/plots/{id} */
export async function readPlot(db: Queryable, id: number): Promise<PlotDetail> {
  const [row] = await db.query<{ found: PlotDetail | null }>(sql`select rules.plot_detail(${id}) as found`)
  if (!row?.found) throw new Problem('plot_not_found', { field: 'id', got: String(id) })
  return row.found
}

/** The plot after a change, read when the transaction is over: only then is its clean land brought up. */
export const readChanged = async (db: Queryable, id: number, warnings: ChangedPlot['warnings'] = []): Promise<ChangedPlot> => ({ plot: await readPlot(db, id), warnings })
