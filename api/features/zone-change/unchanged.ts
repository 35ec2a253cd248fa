import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { drawnJson } from '../../drawn.ts'
import type { Change } from './apply.ts'
import type { CheckedChange } from './check.ts'
import type { StandingZone } from './lock.ts'
import type { PlotChanges } from './plots.ts'

interface Unchanged {
  /** Measures of a boundary that was sent as it already is; null: it is another. */
  readonly boundary: Pick<CheckedChange, 'measures' | 'againstM2'> | null
  /** Ids of plots that were sent as they already are. */
  readonly plots: readonly number[]
}

/** What a screen sends back untouched is no change: neither checked nor written again. What it rests on is part of it. */
export async function findUnchanged(tx: Transaction, { zoneId }: StandingZone, { boundary, basis, boundaryLike, srid }: Change, { redrawn }: PlotChanges): Promise<Unchanged> {
  const shapes = redrawn.map((plot) => ({ id: plot.id, basis: plot.basis, geometry: drawnJson(plot.geometry) }))
  const [row] = await tx.query<{ measures: CheckedChange['measures']; plots: number[] }>(sql`
    select (
      select rules.drawn_measures(b.geom, coalesce(${srid ?? null}, z.vn2000_srid)) from rules.zone_boundary_now b join zone z on z.id = b.zone_id
      where b.zone_id = ${zoneId} and ${boundary !== undefined && boundaryLike === undefined} and b.basis::text = coalesce(${basis ?? null}, b.basis::text)
        and rules.same_shape((rules.read_drawn(${drawnJson(boundary)}::jsonb, current_date)).geom, b.geom)) as measures,
      array(select p.id from jsonb_to_recordset(${JSON.stringify(shapes)}::jsonb) as s(id int, basis text, geometry text)
        join plot p on p.id = s.id where p.basis::text = coalesce(s.basis, p.basis::text) and rules.same_shape((rules.read_drawn(s.geometry::jsonb, current_date)).geom, p.geom)) as plots`)
  return { boundary: row?.measures ? { measures: row.measures, againstM2: { added: 0, removed: 0 } } : null, plots: row?.plots ?? [] }
}
