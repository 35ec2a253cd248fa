import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ZoneLayout } from './layout/types.ts'
import type { ShippedData } from './shipped-data.ts'
import { withoutBoundaryBecause } from './zones-to-lay-out.ts'

/** Says of each zone without an outline why it has none, so that nothing is missing silently. */
export async function loadOutlineReasons(client: ClientBase, data: ShippedData, layouts: readonly ZoneLayout[]): Promise<void> {
  const collides = new Set(layouts.filter((layout) => layout.outline === null).map((layout) => layout.code))
  const reasons = data.zones.flatMap((zone) => {
    const because = withoutBoundaryBecause(zone) ?? (collides.has(zone.code) ? 'collides' : null)
    return because === null ? [] : [{ code: zone.code, because }]
  })
  await insertRows(client, 'reasons for a missing outline', 'code text, because text',
    'update zone z set without_boundary_because = g.because from given g where z.code = g.code', reasons)
}
