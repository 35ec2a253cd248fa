import pg from 'pg'
import { migrate } from '../migrations/migrate.ts'
import { corridors } from './corridor.ts'
import { dataset } from './dataset.ts'
import { landOffers } from './land-offers.ts'
import { editCosts, ledger } from './ledger.ts'
import { median, ratio } from './measure.ts'
import { cachedTiles, liveTiles, plotCounts, plotTileTimes, tileCases } from './tiles.ts'
import { zoneList } from './zone-list.ts'

const url = process.env['DATABASE_URL']
if (!url) throw new Error('bench/run.sh gives DATABASE_URL')
const zones = Number(process.env['BENCH_ZONES'] ?? 1500)
const plotsPerZone = Number(process.env['BENCH_PLOTS_PER_ZONE'] ?? 200)

const client = new pg.Client({ connectionString: url })
await client.connect()
await migrate(client, () => undefined)
const { rows: [about] } = await client.query<{ pg: string; postgis: string }>('select version() as pg, postgis_version() as postgis')
console.log(`${about?.pg.split(' on ')[0]}, PostGIS ${about?.postgis}; times are of this machine, ratios are what counts`)

const data = await dataset(client, zones, plotsPerZone)
if (process.env['BENCH_ONLY'] === 'land-offers') {
  await data.loadUpTo(zones)
  await landOffers(client)
  await client.end()
  process.exit()
}
if (process.env['BENCH_ONLY'] === 'corridor') {
  await data.loadUpTo(zones)
  await corridors(client)
  await client.end()
  process.exit()
}
const fewPlots = await data.loadUpTo(Math.round(zones / 10))
const fewCases = await tileCases(client)
const editsBefore = await editCosts(url)
const [countsBefore, timesBefore] = [await plotCounts(client, fewCases), await plotTileTimes(fewCases)]
const manyPlots = await data.loadUpTo(zones)
const [countsAfter, timesAfter] = [await plotCounts(client, fewCases), await plotTileTimes(fewCases)]

console.log(`\nGrowth: tiles that draw the very same plots, with ${fewPlots} plots in the country and with ${manyPlots}`)
for (const z of [12, 14]) {
  // A tile where new zones came into sight has more to draw: it says nothing about growth.
  const same = [...timesBefore.keys()].filter((tile) => tile.startsWith(`${z}/`) && countsBefore.get(tile) === countsAfter.get(tile))
  const [before, after] = [timesBefore, timesAfter].map((times) => median(same.map((tile) => times.get(tile) ?? 0)))
  console.log(`  plot z${z}, ${same.length} tiles: ${before?.toFixed(2)} ms → ${after?.toFixed(2)} ms, ${ratio((after ?? 0) / (before ?? 1))}`)
}

const cases = await tileCases(client)
await liveTiles(url, cases)
await cachedTiles(cases)
await zoneList(client)
await ledger(url, { zones: Math.round(zones / 10), costs: editsBefore }, zones)
await landOffers(client)
await corridors(client)
await client.end()
