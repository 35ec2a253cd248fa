import type { ClientBase } from 'pg'
import { layOutZones } from '../geodata/layout/lay-out.ts'
import { syntheticZones } from '../geodata/layout/synthetic.ts'
import type { ZoneLayout } from '../geodata/layout/types.ts'
import { loadLayouts } from '../geodata/load-layouts.ts'
import { insertRows } from '../geodata/insert-rows.ts'

export interface Dataset {
  /** Loads the next zones, up to `total` zones in all; gives the number of plots then. */
  loadUpTo(total: number): Promise<number>
}

/** Invented zones with their plots, tracts and allocations, the same on every run. */
export async function dataset(client: ClientBase, zones: number, plotsPerZone: number): Promise<Dataset> {
  // A large import brings the ledger up once, not edit by edit.
  await client.query(`select set_config('matbang.ledger_by_hand', 'on', false)`)
  await client.query(`insert into province (code, name_vi, name_en, source) values ('99', 'Thử', 'Test', 'bench')`)
  const layouts = layOutZones(syntheticZones(zones, 1), { plotsPerZone })
  let loaded = 0
  return {
    loadUpTo: async (total) => {
      while (loaded < total) {
        const batch = take(layouts, Math.min(300, total - loaded))
        if (batch.length === 0) break
        await insertRows(client, 'zones', 'code text, lng float8, lat float8, kind text, status text', `
          insert into zone (code, kind, name_vi, province_code, planned_ha, centre, confidence, source)
          select code, kind, 'Thử nghiệm ' || code, '99', null, ST_SetSRID(ST_Point(lng, lat), 4326), 'high', 'bench' from given`,
        batch.map(({ code, centre }, i) => ({ code, lng: centre[0], lat: centre[1], kind: i % 2 ? 'industrial_zone' : 'industrial_cluster' })))
        await client.query(`insert into zone_status_change (zone_id, plan_status, legal_status, operation_status, source)
          select id, 'planned', 'established', 'operating', 'bench' from zone where plan_status is null`)
        await client.query('begin')
        await loadLayouts(client, batch, new Map(), () => undefined)
        await client.query('commit')
        loaded += batch.length
        process.stderr.write(`\r  ${loaded} zones`)
      }
      process.stderr.write('\n')
      await client.query('vacuum analyze')
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from plot')
      return rows[0]?.n ?? 0
    },
  }
}

function take(layouts: Iterator<ZoneLayout>, most: number): ZoneLayout[] {
  const batch: ZoneLayout[] = []
  while (batch.length < most) {
    const next = layouts.next()
    if (next.done) break
    batch.push(next.value)
  }
  return batch
}
