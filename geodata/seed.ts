import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg, { type ClientBase } from 'pg'
import { layOutZones } from './layout/lay-out.ts'
import type { ZoneLayout } from './layout/types.ts'
import { loadCorridors } from './load-corridors.ts'
import { loadLayouts, type Report } from './load-layouts.ts'
import { loadOutlineReasons } from './load-outline-reasons.ts'
import { loadPlaces } from './load-places.ts'
import { loadRules } from './load-rules.ts'
import { loadUtilities } from './load-utilities.ts'
import { loadZoneDetails } from './load-zone-details.ts'
import { loadZones } from './load-zones.ts'
import { readShippedData, type ShippedData } from './shipped-data.ts'
import { zonesToLayOut, type ZoneToLayOut } from './zones-to-lay-out.ts'

/** Whether nothing was ever loaded: the only database that is seeded. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    'select not exists (select from province) and not exists (select from zone) as empty')
  return rows[0]?.empty ?? false
}

/**
 * Loads the shipped facts and the schematic land into a migrated, empty database, in one transaction.
 * @throws BadRow when a shipped file is wrong; Error when the database is not empty. Then nothing is written.
 */
export async function seed(client: ClientBase, report: Report): Promise<void> {
  if (!await isEmpty(client)) throw new Error('The database already holds zones: shipped data is loaded into an empty one only.')
  report('shipped files')
  const data = readShippedData()
  await client.query('begin')
  // The ledger is brought up once, when everything is in.
  await client.query(`select set_config('statement_timeout', '0', true), set_config('matbang.ledger_by_hand', 'on', true)`)
  try {
    await load(client, data, report)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function load(client: ClientBase, data: ShippedData, report: Report) {
  report('places and decisions')
  await loadPlaces(client, data)
  report('zones')
  await loadZones(client, data)
  await loadZoneDetails(client, data)
  await loadUtilities(client, data)
  report('corridors and relocations')
  await loadCorridors(client, data)
  report('rules, targets, reported figures')
  await loadRules(client, data)
  const zones = zonesToLayOut(data)
  const layouts = await layOutAll(zones, report)
  await loadOutlineReasons(client, data, layouts)
  await loadLayouts(client, layouts, new Map(zones.map((zone) => [zone.code, zone.occupiedIn])), report)
}

async function layOutAll(zones: readonly ZoneToLayOut[], report: Report): Promise<ZoneLayout[]> {
  const layouts: ZoneLayout[] = []
  for (const layout of layOutZones(zones)) {
    layouts.push(layout)
    report('schematic layouts', layouts.length, zones.length)
    // The server may be answering while it loads: one zone at a time.
    await setImmediate()
  }
  return layouts
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('Set DATABASE_URL to the migrated, empty database to load. The embedded one is loaded at its first start.')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await seed(client, (step, done, total) => console.log(total === undefined ? step : `${step} ${done}/${total}`))
  } finally {
    await client.end()
  }
}
