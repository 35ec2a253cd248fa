import type { PlotShapes } from '../../contract/zone-change.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { etagOf, refuseUntimely } from '../../precondition.ts'
import { Problem } from '../../errors.ts'
import type { CheckedChange } from './check.ts'
import type { StandingZone } from './lock.ts'

/** Shapes to write; `like` names the row of a plot whose basis, source and buildings come back with its shape. */
export interface PlotChanges {
  readonly redrawn: (PlotShapes['redrawn'][number] & { readonly like?: number })[]
  readonly begun: (PlotShapes['begun'][number] & ComesBack)[]
  readonly ended: PlotShapes['ended']
}

/** How a plot begins that was there before, and whose record is corrected: from rules.restoration. */
export interface ComesBack {
  readonly like?: number
  /** Row of the plot that goes on as if it had not ended, until a day. */
  readonly reopens?: number | null
  readonly until?: string | null
  /** Its days, where nothing is reopened. */
  readonly period?: { readonly from: string | null; readonly to: string | null } | null
}

/** A plot that begins or is redrawn, as rules.ground_taken reads it. */
export interface Taker {
  readonly no: number
  readonly code: string
  /** Id of a redrawn plot, or one that is reopened. */
  readonly own: number | null
  readonly like: number | null
  readonly from: readonly number[]
  readonly landUse: string
  readonly geom: string
}

/** A plot that a change names, locked until the transaction ends. */
export interface NamedPlot {
  readonly id: number
  readonly currentId: number | null
  readonly zoneId: number
  readonly zoneCode: string
  readonly code: string
  readonly version: number
  readonly landUse: string
  readonly validFrom: string | null
}

/**
 * The plots that a change names. Locked in the order of their ids, before anything is written, so that nobody who changes one of them waits for us while we wait for them.
 * @throws Problem plot_not_found, other_zone, past_version, precondition_failed, effective_too_early
 */
export async function namedPlots(
  tx: Transaction, zone: StandingZone, { redrawn, begun, ended }: PlotChanges, effectiveOn: string | null, { locks, versionsMatter }: { readonly locks: boolean; readonly versionsMatter: boolean },
): Promise<ReadonlyMap<number, NamedPlot>> {
  const changed = [...redrawn, ...ended]
  const ids = [...new Set([...changed.map((plot) => plot.id), ...[...redrawn, ...begun].flatMap((plot) => plot.from ?? [])])]
  const rows = await tx.query<NamedPlot & Record<string, unknown>>(sql`
    select p.id, rules.current_plot(p.id) as "currentId", p.zone_id as "zoneId", z.code as "zoneCode", p.code, p.version, p.land_use as "landUse",
      p.valid_from::text as "validFrom"
    from plot p join zone z on z.id = p.zone_id where p.id = any(${ids}::int[]) order by p.id ${locks ? sql`for no key update of p` : sql``}`)
  const plots = new Map(rows.map((row) => [row.id, row]))
  for (const id of ids) {
    const plot = plots.get(id)
    if (!plot) throw new Problem('plot_not_found', { field: 'plots', got: String(id) })
    if (plot.zoneId !== zone.zoneId) throw new Problem('other_zone', { field: 'plots', got: `${plot.code} (${plot.zoneCode})`, expected: zone.code })
    if (plot.currentId !== id) throw new Problem('past_version', { field: 'plots', got: `${id} (${plot.code})`, expected: String(plot.currentId ?? '–') })
  }
  for (const { id, version } of changed) {
    const plot = plots.get(id)
    if (versionsMatter && plot && plot.version !== version) {
      throw new Problem('precondition_failed', { field: 'plots', got: `${plot.code}: ${version}`, expected: `${plot.code}: ${plot.version}` }, { etag: etagOf(zone.version) })
    }
    if (effectiveOn !== null && plot) refuseUntimely(effectiveOn, plot.validFrom, zone.today)
  }
  return plots
}

/** The plots that are redrawn, then those that begin, in the order they were sent, with the shapes the checks accepted; null while one of them is no shape. */
export function takersOf({ redrawn, begun, ended }: PlotChanges, plots: ReadonlyMap<number, NamedPlot>, checked: CheckedChange['plots']): Taker[] | null {
  // Only what gives land up can hand on what stands on it.
  const giving = new Set([...redrawn, ...ended].map((plot) => plot.id))
  const fromOf = (plot: { readonly from?: readonly number[] | undefined }) => (plot.from ?? []).filter((id) => giving.has(id))
  const losing = new Set([...redrawn, ...begun].flatMap(fromOf))
  const takers: Taker[] = []
  for (const [i, taker] of redrawn.entries()) {
    const [{ id }, from] = [taker, fromOf(taker)]
    const [plot, geom] = [plots.get(id), checked.redrawn[i]?.geometry]
    if (!plot || !geom) return null
    // What keeps part of its land keeps that part of what stands on it.
    takers.push({ no: takers.length, code: plot.code, own: id, like: taker.like ?? null, from: losing.has(id) ? [...new Set([...from, id])] : from, landUse: plot.landUse, geom })
  }
  for (const [i, taker] of begun.entries()) {
    const geom = checked.begun[i]?.geometry
    if (!geom) return null
    takers.push({ no: takers.length, code: taker.code, own: taker.reopens ?? null, like: taker.like ?? null, from: fromOf(taker), landUse: taker.landUse, geom })
  }
  return takers
}
